import { type CsvError, parse } from 'csv-parse/sync'
import readExcelFile from 'read-excel-file/node'
import type { ListProblem, Sheet } from './model.ts'

/** A zip archive begins so, and an XLSX is one. */
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1')

const MOST_ROWS = 5000
const MOST_COLUMNS = 60

/** A list from the bytes of its file: CSV in UTF-8, UTF-16 or Windows-1251, or the first sheet of an XLSX. */
export const readListFile = async (bytes: Buffer): Promise<{ sheet: Sheet } | { problem: ListProblem }> => {
  if (bytes.length === 0) return wrong(1, 'empty-file')
  const read = bytes.subarray(0, 4).equals(ZIP) ? await readWorkbook(bytes) : readText(bytes)
  return 'code' in read ? { problem: read } : check(read)
}

const wrong = (line: number, code: string) => ({ problem: { line, column: null, code } })

type Lines = { lines: { line: number; cells: string[] }[]; encoding: Sheet['encoding'] }

const readWorkbook = async (bytes: Buffer): Promise<Lines | ListProblem> => {
  try {
    const sheets = await readExcelFile(bytes)
    const rows = sheets[0]?.data ?? []
    const lines = rows.map((row, index) => ({ line: index + 1, cells: row.map(textOf) }))
    return { lines: lines.filter(({ cells }) => cells.some((cell) => cell !== '')), encoding: 'xlsx' }
  } catch {
    return { line: 1, column: null, code: 'not-xlsx' }
  }
}

/** Dates of a workbook are days without a zone, kept as midnight UTC. */
const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value).trim()
}

const readText = (bytes: Buffer): Lines | ListProblem => {
  const { text, encoding } = decode(bytes)
  if (text.includes('\u0000')) return { line: 1, column: null, code: 'not-text' }
  try {
    const records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      trim: true,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    const lines = records.map(({ record, info }) => ({ line: info.lines, cells: record }))
    return { lines: lines.filter(({ cells }) => cells.some((cell) => cell !== '')), encoding }
  } catch (error) {
    return {
      line: Number((error as CsvError & { lines?: number }).lines) || 1,
      column: null,
      code: 'not-csv',
    }
  }
}

/** UTF-8 when the bytes are that; else Windows-1251, which older offices of the region write. */
const decode = (bytes: Buffer): { text: string; encoding: Sheet['encoding'] } => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return { text: new TextDecoder('windows-1251').decode(bytes), encoding: 'windows-1251' }
  }
}

/** Whichever separator the head has most of. */
const delimiterOf = (text: string): string => {
  const head = text.slice(0, text.search(/[\r\n]|$/))
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: head.split(sign).length }))
  return counts.sort((one, other) => other.count - one.count)[0]!.sign
}

const check = ({ lines, encoding }: Lines): { sheet: Sheet } | { problem: ListProblem } => {
  const [head, ...rows] = lines
  if (!head) return wrong(1, 'empty-file')
  if (rows.length === 0) return wrong(head.line, 'no-rows')
  if (rows.length > MOST_ROWS) return wrong(rows[MOST_ROWS]!.line, 'too-many-rows')
  if (head.cells.length > MOST_COLUMNS) return wrong(head.line, 'too-many-columns')
  const repeated = head.cells.find((name, index) => name !== '' && head.cells.indexOf(name) !== index)
  if (repeated !== undefined)
    return { problem: { line: head.line, column: repeated, code: 'repeated-column' } }
  return { sheet: { columns: head.cells, rows, encoding } }
}
