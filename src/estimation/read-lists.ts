import { type CsvError, parse } from 'csv-parse/sync'
import { COUNT, checkHeader, checkRows, type ListProblem, problem, type Row } from './check-lists.ts'
import type { CaptureLists } from './model.ts'

/** The table, or everything that is wrong with the file at once. */
export type ReadLists = { data: CaptureLists; problems: [] } | { data: null; problems: ListProblem[] }

const MOST_PROBLEMS = 50

/**
 * Reads a capture-history table: one column a list with 0 or 1, and a column `count`; comma, semicolon or tab between
 * them. The row of people on no list must be absent: nobody knows it.
 */
export const readLists = (bytes: Uint8Array): ReadLists => {
  const text = decode(bytes)
  if (typeof text !== 'string') return wrong(problem(text.line, 'not-utf8', {}, text.column))
  const rows = split(text)
  if ('code' in rows) return wrong(rows)
  const [header, ...body] = rows
  if (header === undefined) return wrong(problem(1, 'empty-file'))
  const problems = checkHeader(header)
  if (problems.length === 0) problems.push(...checkRows(header.cells, body))
  if (problems.length > 0) return wrong(...problems)
  return { data: toLists(header.cells, body), problems: [] }
}

const wrong = (...problems: ListProblem[]): ReadLists => {
  const over = problems.length - MOST_PROBLEMS
  if (over <= 0) return { data: null, problems }
  const shown = problems.slice(0, MOST_PROBLEMS)
  return { data: null, problems: [...shown, problem(problems[MOST_PROBLEMS]!.line, 'more', { count: over })] }
}

/** The text, or where the first byte stands that is no UTF-8. */
const decode = (bytes: Uint8Array): string | { line: number; column: number } => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // The lenient reader puts U+FFFD where the strict one stopped.
    const before = new TextDecoder('utf-8').decode(bytes).split('\u{fffd}', 1)[0]!
    const lines = before.split('\n')
    return { line: lines.length, column: lines.at(-1)!.length + 1 }
  }
}

const split = (text: string): Row[] | ListProblem => {
  const [first = ''] = text.split('\n', 1)
  const delimiter = [';', '\t'].find((each) => first.includes(each) && !first.includes(',')) ?? ','
  try {
    const records = parse(text, {
      delimiter,
      trim: true,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }))
  } catch (error) {
    const { lines, message } = error as CsvError & { lines?: number }
    return problem(lines ?? 1, 'not-csv', { found: message.replace(/\s+/g, ' ') })
  }
}

const toLists = (header: readonly string[], rows: readonly Row[]): CaptureLists => {
  const columns = header.map((_, column) => column).filter((column) => header[column] !== COUNT)
  return {
    lists: columns.map((column) => header[column]!),
    histories: rows.map(({ cells }) => ({
      set: columns.reduce((set, column, list) => (cells[column] === '1' ? set | (1 << list) : set), 0),
      count: Number(cells[header.indexOf(COUNT)]),
    })),
  }
}
