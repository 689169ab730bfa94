import { type FormField, type PrintedForm, UNKNOWN } from './model.ts'

/** How one value is to be shown: nothing known of it yet, known to be unknown, or text (one item a line). */
export type Shown = { kind: 'blank' } | { kind: 'unknown' } | { kind: 'text'; items: string[] }

/** Characters XML 1.0 forbids, except lone surrogates, which `toWellFormed` takes care of. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g

/** Marks that turn or hide text: bidirectional overrides and isolates, zero-width characters, soft hyphen. */
const INVISIBLE = /\u00AD|\u061C|[\u200B-\u200F]|[\u202A-\u202E]|[\u2060-\u2069]|\uFEFF/g

/**
 * Text as it may stand on paper: the letters stay, whatever could reorder, hide or break them goes.
 * Line ends become `\n`, tabs a space, and accents are joined to their letters (Unicode NFC).
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(CONTROL, '')
    .replace(INVISIBLE, '')
    .normalize('NFC')
}

/** Decides between a ruled line, the word for unknown, and text. Items that are empty are left out. */
export function shownValue(value: string | string[] | null): Shown {
  const given = value === null ? [] : Array.isArray(value) ? value : [value]
  const items = given.map((item) => cleanText(item).trim()).filter((item) => item !== '')
  if (items.length === 0) return { kind: 'blank' }
  if (items.length === 1 && items[0] === UNKNOWN) return { kind: 'unknown' }
  return { kind: 'text', items }
}

/**
 * How many of a form's fields the program filled in, so that nobody typed them. A field marked as filled that has
 * nothing in it does not count. Table cells and paragraphs are not counted.
 */
export function shareFilled(form: PrintedForm): { filled: number; total: number } {
  const fields: FormField[] = form.sections.flatMap((section) => section.fields ?? [])
  const filled = fields.filter((field) => field.filled && shownValue(field.value).kind !== 'blank')
  return { filled: filled.length, total: fields.length }
}

/** The name to store the file under: the case code only, in letters every file system takes. Never a name. */
export function fileName(form: PrintedForm, extension: 'pdf' | 'docx'): string {
  const code = form.reference.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  return `${code || 'form'}.${extension}`
}

/**
 * `printedAt` in the form's language, in the wall-clock time it is written in ("23.11.2026 14:05").
 * Throws a RangeError when it is not an ISO 8601 date or instant.
 */
export function printedAtText(form: Pick<PrintedForm, 'printedAt' | 'language'>): string {
  const wallClock = form.printedAt.replace(/(Z|[+-]\d\d:?\d\d)$/, '')
  const withTime = wallClock.includes('T')
  const instant = new Date(withTime ? `${wallClock}Z` : `${wallClock}T00:00Z`)
  if (Number.isNaN(instant.getTime())) throw new RangeError('printedAt is not an ISO 8601 date or instant')
  if (form.language !== 'en') return numericDate(instant, withTime)
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(instant)
  return withTime ? `${date}, ${instant.toISOString().slice(11, 16)}` : date
}

/** DD.MM.YYYY [HH:MM], as Kyrgyz and Russian papers write it, whatever locale data the machine has. */
function numericDate(instant: Date, withTime: boolean): string {
  const iso = instant.toISOString()
  const date = `${iso.slice(8, 10)}.${iso.slice(5, 7)}.${iso.slice(0, 4)}`
  return withTime ? `${date} ${iso.slice(11, 16)}` : date
}

/** Most lines in one piece of cut text: a list of short items is high long before it is long. */
const MOST_LINES = 15

/**
 * Cuts long text into paragraphs of at most `most` characters and 15 lines, at a line end, else after a sentence,
 * else at a space, else within the word. Nothing but white space at the cuts is lost. Paper needs it: a table row
 * that must not be torn across pages must fit on one.
 */
export function cutParagraphs(text: string, most: number): string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (true) {
    const head = firstLines(rest).slice(0, most)
    if (head.length === rest.length) return [...pieces, rest]
    const cut = rest[head.length] === '\n' ? head.length : cutPosition(head)
    pieces.push(rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
}

function firstLines(text: string): string {
  let end = -1
  for (let line = 0; line < MOST_LINES; line++) {
    end = text.indexOf('\n', end + 1)
    if (end === -1) return text
  }
  return text.slice(0, end)
}

function cutPosition(head: string): number {
  const tooSoon = head.length / 3
  const lineEnd = head.lastIndexOf('\n')
  if (lineEnd > tooSoon) return lineEnd
  const sentence = Math.max(...['. ', '! ', '? ', '; '].map((end) => head.lastIndexOf(end)))
  if (sentence > tooSoon) return sentence + 1
  const space = head.lastIndexOf(' ')
  if (space > 0) return space
  const splitsPair = /[\uD800-\uDBFF]$/.test(head)
  return splitsPair ? head.length - 1 : head.length
}
