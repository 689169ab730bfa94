/** Text that is HTML already; only {@link html} and {@link trusted} make it, so a plain string is always escaped. */
export class Markup {
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }
  toString(): string {
    return this.#text
  }
}

type Part = string | number | null | undefined | false | Markup | readonly Part[]

/**
 * A page or a part of one as a template: whatever is put in is escaped, lists are joined, and what is not there (null,
 * false) leaves nothing. JSX would need a build of the server, which runs its `.ts` files as they are.
 */
export const html = (texts: TemplateStringsArray, ...parts: Part[]): Markup =>
  new Markup(texts.reduce((page, text, index) => page + shown(parts[index - 1]) + text))

/** HTML or SVG made by the program itself, never text from outside. */
export const trusted = (text: string): Markup => new Markup(text)

const shown = (part: Part): string => {
  if (part === null || part === undefined || part === false) return ''
  if (part instanceof Markup) return part.toString()
  if (isList(part)) return part.map(shown).join('')
  return String(part).replace(/[&<>"']/g, (letter) => ENTITIES[letter]!)
}

const isList = (part: Part): part is readonly Part[] => Array.isArray(part)

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
