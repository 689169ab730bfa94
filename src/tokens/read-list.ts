import { CsvError, parse } from 'csv-parse/browser/esm/sync'

/** A list as read: the words of its head, and its rows with the line each begins on. */
export interface List {
  columns: string[]
  rows: { line: number; cells: string[] }[]
  encoding: 'utf-8' | 'windows-1251'
}

/** Something wrong with a list, as a kind with what the sentence about it needs. */
export interface ListProblem {
  kind: 'empty' | 'broken' | 'uneven' | 'repeated-column' | 'missing-column' | 'repeated-id' | 'no-names'
  line?: number
  what?: string
}

/**
 * Reads a CSV list. UTF-8 when its bytes are that, else Windows-1251, which older offices write; commas, semicolons
 * or tabs, whichever its head has most of.
 */
export function readList(bytes: Uint8Array): { list: List } | { problems: ListProblem[] } {
  const { text, encoding } = decode(bytes)
  if (text.trim() === '') return { problems: [{ kind: 'empty' }] }
  try {
    const read: { record: string[]; info: { lines: number } }[] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as never
    return check(
      read.map(({ record, info }) => ({ line: info.lines, cells: record })),
      encoding,
    )
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { problems: [{ kind: 'broken', line: Number(error.lines) || 1, what: error.code }] }
  }
}

function decode(bytes: Uint8Array): { text: string; encoding: List['encoding'] } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return { text: new TextDecoder('windows-1251').decode(bytes), encoding: 'windows-1251' }
  }
}

function delimiterOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]|$/))
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: head.split(sign).length }))
  return counts.sort((one, other) => other.count - one.count)[0]!.sign
}

function check(read: List['rows'], encoding: List['encoding']): { list: List } | { problems: ListProblem[] } {
  const [head, ...rows] = read
  if (head === undefined || rows.length === 0) return { problems: [{ kind: 'empty' }] }
  const repeated = head.cells.filter((name, place) => head.cells.indexOf(name) !== place)
  const problems: ListProblem[] = [
    ...[...new Set(repeated)].map((what): ListProblem => ({ kind: 'repeated-column', what })),
    ...rows
      .filter(({ cells }) => cells.length !== head.cells.length)
      .map(({ line }): ListProblem => ({ kind: 'uneven', line })),
  ]
  return problems.length > 0 ? { problems } : { list: { columns: head.cells, rows, encoding } }
}
