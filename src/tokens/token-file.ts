import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import { BITS } from './encode.ts'
import { FEATURES, type TokenRow } from './model.ts'

/** A token file: `id,token,filled,key`; the key's fingerprint stands in every row, so that rows cannot be mixed up. */
export const TOKEN_COLUMNS = 'id,token,filled,key'

/** What may go along behind those four, if the agreement says so; nothing in them names anybody. */
export const ALONG_COLUMNS = ['sex', 'birth_year', 'district', 'exploitation', 'consent'] as const
export type AlongColumn = (typeof ALONG_COLUMNS)[number]

/** One line of a token file. */
export function toLine({ id, token, filled }: TokenRow, fingerprint: string): string {
  const text = btoa(String.fromCharCode(...token))
  return `${/[",\r\n]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id},${text},${filled},${fingerprint}\n`
}

export interface TokenFile {
  fingerprint: string
  rows: TokenRow[]
  /** Which columns of `ALONG_COLUMNS` the file has. */
  columns: AlongColumn[]
  /** Line of each row in the file, and what went along, in the order of `rows`. */
  along: { line: number; values: Partial<Record<AlongColumn, string>> }[]
}

/** Something wrong with a token file: a kind, where it stands, and what was expected and found. */
export interface TokenProblem {
  kind: 'broken' | 'columns' | 'empty' | 'uneven' | 'length' | 'ones' | 'letters' | 'key' | 'repeated'
  line: number
  expected: string
  found: string
}

const LETTERS = new RegExp(`^[${Object.values(FEATURES).join('')}]+$`)

/** Reads a token file; every line that is not one is a problem, `line N: expected …, found …`. */
export function readTokenFile(text: string): { file: TokenFile } | { problems: string[] } {
  const read = readTokens(text)
  return 'file' in read ? read : { problems: read.problems.map(sentence) }
}

const sentence = ({ line, expected, found }: TokenProblem): string =>
  `line ${line}: expected ${expected}, found ${found}`

/** The same with the problems as values, for whoever says them in another language. */
export function readTokens(text: string): { file: TokenFile } | { problems: TokenProblem[] } {
  const read = readLines(text)
  if ('problems' in read) return read
  const [head, ...rest] = read.lines
  const columns = (head?.cells.slice(4) ?? []) as AlongColumn[]
  const right = head?.cells.slice(0, 4).join() === TOKEN_COLUMNS && columns.every(isAlong)
  if (!right || new Set(columns).size < columns.length)
    return problem('columns', 1, TOKEN_COLUMNS, head?.cells.join().slice(0, 200) ?? 'nothing')
  if (rest.length === 0) return problem('empty', 2, 'a token', 'nothing')
  const fingerprint = rest[0]!.cells[3] ?? ''
  const rows = rest.map(({ cells: [id = '', token = '', filled = ''] }) => ({
    id,
    token: decode(token),
    filled,
  }))
  const first = new Map<string, number>()
  const problems = rest.flatMap(({ line, cells }, place) => [
    ...wrongWith(line, cells, rows[place]!, fingerprint, 4 + columns.length),
    ...repeated(first, line, cells[0] ?? ''),
  ])
  if (problems.length > 0) return { problems }
  const along = rest.map(({ line, cells }) => ({
    line,
    values: Object.fromEntries(columns.map((name, place) => [name, cells[4 + place]!.trim()])),
  }))
  return { file: { fingerprint, rows, columns, along } }
}

const isAlong = (name: string) => (ALONG_COLUMNS as readonly string[]).includes(name)

type Line = { line: number; cells: string[] }

function readLines(text: string): { lines: Line[] } | { problems: TokenProblem[] } {
  try {
    const read: { record: string[]; info: { lines: number } }[] = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as never
    return { lines: read.map(({ record, info }) => ({ line: info.lines, cells: record })) }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return problem('broken', Number(error.lines) || 1, 'CSV', error.code)
  }
}

const problem = (kind: TokenProblem['kind'], line: number, expected: string, found: string) => ({
  problems: [{ kind, line, expected, found }],
})

function wrongWith(
  line: number,
  cells: string[],
  { token, filled }: TokenRow,
  fingerprint: string,
  wide: number,
): TokenProblem[] {
  const key = cells[3] ?? ''
  const wrong = (kind: TokenProblem['kind'], expected: string, found: string) => [
    { kind, line, expected, found },
  ]
  const ones = token.reduce((sum, byte) => sum + onesOf(byte), 0)
  const long = token.length === BITS / 8
  return [
    ...(cells.length === wide ? [] : wrong('uneven', `${wide} cells`, String(cells.length))),
    ...(long ? [] : wrong('length', `a token of ${BITS} bits`, String(token.length * 8))),
    // Half of a token's bits are ones; a damaged one has more or fewer.
    ...(!long || ones === BITS / 2 ? [] : wrong('ones', `a token with ${BITS / 2} ones`, String(ones))),
    ...(LETTERS.test(filled) ? [] : wrong('letters', 'letters of fields', filled || 'nothing')),
    ...(key === fingerprint && key !== '' ? [] : wrong('key', `key ${fingerprint}`, key || 'none')),
  ]
}

function onesOf(byte: number): number {
  let ones = 0
  for (let rest = byte; rest > 0; rest >>= 1) ones += rest & 1
  return ones
}

/**
 * A number that stands twice is a row sent twice. Two equal tokens under two numbers are not: two people may have one
 * name and year.
 */
function repeated(first: Map<string, number>, line: number, id: string): TokenProblem[] {
  const before = first.get(id)
  if (before === undefined) first.set(id, line)
  if (before === undefined) return []
  return [{ kind: 'repeated', line, expected: 'each id once', found: `that of line ${before} again` }]
}

function decode(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
}
