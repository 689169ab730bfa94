import en from '../../../reference/messages/tokens.en.json' with { type: 'json' }
import ky from '../../../reference/messages/tokens.ky.json' with { type: 'json' }
import ru from '../../../reference/messages/tokens.ru.json' with { type: 'json' }

const catalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = { ky, ru, en }
export const languages = Object.keys(catalogues)

let current = 'ky'

export const language = (): string => current
export function speak(wanted: string): void {
  current = languages.includes(wanted) ? wanted : 'ky'
}

/** A text of the page in the language spoken, with its blanks filled in. */
export function t(key: string, blanks: Readonly<Record<string, string | number>> = {}): string {
  const text = catalogues[current]![key] ?? key
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(blanks[name] ?? ''))
}
