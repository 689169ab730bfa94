import { type CsvError, parse } from 'csv-parse/sync'
import { type CaptureLists, MOST_LISTS, MOST_PEOPLE } from './model.ts'

/** Everything wrong with a file at once, ready to print: `file:line: NG (column 2): expected …, found …`. */
export type ReadLists = { data: CaptureLists; problems: [] } | { data: null; problems: string[] }

const COUNT = 'count'
const MOST_PROBLEMS = 50

interface Row {
  line: number
  cells: string[]
}

/**
 * Reads a capture-history table: one column a list with 0 or 1, and a column `count`; comma, semicolon or tab between
 * them. The row of people on no list must be absent: nobody knows it. `name` is how the file is called in the problems.
 */
export const readLists = (name: string, bytes: Uint8Array): ReadLists => {
  const text = decode(bytes)
  if (typeof text !== 'string')
    return wrong(
      `${name}:${text.line}: column ${text.column}: expected text in UTF-8, found other bytes (save the file as CSV UTF-8)`,
    )
  const rows = split(name, text)
  if ('problem' in rows) return wrong(rows.problem)
  const [header, ...body] = rows
  if (header === undefined) return wrong(`${name}:1: expected a header and rows, found an empty file`)
  const problems = checkHeader(name, header)
  if (problems.length === 0) problems.push(...checkRows(name, header.cells, body))
  if (problems.length > 0) return wrong(...shorten(name, problems))
  return { data: toLists(header.cells, body), problems: [] }
}

const wrong = (...problems: string[]): ReadLists => ({ data: null, problems })

const shorten = (name: string, problems: string[]): string[] =>
  problems.length <= MOST_PROBLEMS
    ? problems
    : [...problems.slice(0, MOST_PROBLEMS), `${name}: and ${problems.length - MOST_PROBLEMS} problems more`]

/** The text, or where the first byte stands that is no UTF-8. */
const decode = (bytes: Uint8Array): string | { line: number; column: number } => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // The lenient reader puts U+FFFD where the strict one stopped.
    const before = new TextDecoder('utf-8').decode(bytes).split('�', 1)[0]!
    const lines = before.split('\n')
    return { line: lines.length, column: lines.at(-1)!.length + 1 }
  }
}

const split = (name: string, text: string): Row[] | { problem: string } => {
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
    return { problem: `${name}:${lines ?? 1}: expected CSV, found: ${message.replace(/\s+/g, ' ')}` }
  }
}

const checkHeader = (name: string, { line, cells }: Row): string[] => {
  const at = (column: number) => `${name}:${line}: column ${column + 1}`
  const lists = cells.filter((cell) => cell !== COUNT)
  const problems = cells.flatMap((cell, column) => {
    if (!/^\P{Cc}{1,60}$/u.test(cell))
      return [`${at(column)}: expected the name of a list (1 to 60 characters), found ${describe(cell)}`]
    const before = cells.indexOf(cell)
    return before < column
      ? [`${at(column)}: expected each name once, found "${cell}" also in column ${before + 1}`]
      : []
  })
  if (!cells.includes(COUNT))
    problems.push(`${name}:${line}: expected a column "${COUNT}", found ${quoted(cells)}`)
  else if (lists.length < 2 || lists.length > MOST_LISTS)
    problems.push(
      `${name}:${line}: expected 2 to ${MOST_LISTS} columns of lists beside "${COUNT}", found ${lists.length}`,
    )
  return problems
}

const quoted = (cells: readonly string[]): string => cells.map(describe).join(', ')

const checkRows = (name: string, header: readonly string[], rows: readonly Row[]): string[] => {
  if (rows.length === 0) return [`${name}:2: expected a row for each pattern of lists, found none`]
  const seen = new Map<string, number>()
  const problems = rows.flatMap((row) => checkRow(name, header, row, seen))
  if (problems.length > 0) return problems
  const total = rows.reduce((sum, { cells }) => sum + Number(cells[header.indexOf(COUNT)]), 0)
  if (total > 0 && total <= MOST_PEOPLE) return []
  const expected = total === 0 ? 'somebody on a list' : `at most ${MOST_PEOPLE} people altogether`
  return [`${name}:2: ${COUNT} (column ${header.indexOf(COUNT) + 1}): expected ${expected}, found ${total}`]
}

const checkRow = (
  name: string,
  header: readonly string[],
  { line, cells }: Row,
  seen: Map<string, number>,
): string[] => {
  if (cells.length !== header.length)
    return [`${name}:${line}: expected ${header.length} columns as in the header, found ${cells.length}`]
  const problems = cells.flatMap((cell, column) => {
    const expected = header[column] === COUNT ? wrongCount(cell) : /^[01]$/.test(cell) ? null : '0 or 1'
    return expected === null
      ? []
      : [
          `${name}:${line}: ${header[column]} (column ${column + 1}): expected ${expected}, found ${describe(cell)}`,
        ]
  })
  if (problems.length > 0) return problems
  const pattern = cells.filter((_, column) => header[column] !== COUNT).join('')
  const before = seen.get(pattern)
  seen.set(pattern, line)
  if (before !== undefined)
    return [`${name}:${line}: expected each pattern once, found ${pattern} also in line ${before}`]
  return pattern.includes('1')
    ? []
    : [
        `${name}:${line}: expected no row for people on no list, found ${pattern} (that number is what is estimated)`,
      ]
}

const wrongCount = (cell: string): string | null =>
  /^\d+$/.test(cell) && Number(cell) <= MOST_PEOPLE ? null : `a whole number from 0 to ${MOST_PEOPLE}`

const describe = (cell: string): string =>
  cell === '' ? 'nothing' : `"${cell.replace(/\p{Cc}/gu, ' ').slice(0, 40)}"`

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
