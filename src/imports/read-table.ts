import { parse } from 'csv-parse/sync'
import readSheet from 'read-excel-file/node'
import type { Table } from './rules.ts'

export interface ReadFile {
  format: 'csv' | 'xlsx'
  encoding: 'utf-8' | 'windows-1251' | null
  table: Table
}

/** Why a file is no list; the code is a message key under `refusal.`. */
export class NoList {
  readonly code: string
  constructor(code: 'empty-list' | 'not-a-list' | 'no-heading-line') {
    this.code = code
  }
}

/** Reads a CSV file (UTF-8 or Windows-1251, comma, semicolon or tab) or the first sheet of an XLSX file. */
export const readTable = async (content: Buffer): Promise<ReadFile | NoList> => {
  if (content.length === 0) return new NoList('empty-list')
  const zipped = content.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))
  try {
    return zipped ? await readXlsx(content) : readCsv(content)
  } catch {
    return new NoList('not-a-list')
  }
}

const readXlsx = async (content: Buffer): Promise<ReadFile | NoList> => {
  const [sheet] = await readSheet(content)
  const rows = (sheet?.data ?? []).map((cells, index) => ({
    line: index + 1,
    cells: cells.map(textOf),
  }))
  return asTable(rows, 'xlsx', null)
}

/** A date cell is a day and not a moment: the sheet has no time zone. */
const textOf = (cell: unknown): string =>
  cell === null || cell === undefined
    ? ''
    : cell instanceof Date
      ? cell.toISOString().slice(0, 10)
      : String(cell)

const readCsv = (content: Buffer): ReadFile | NoList => {
  if (content.includes(0)) return new NoList('not-a-list')
  const { text, encoding } = decode(content)
  const first = text.split(/\r?\n/, 1)[0] ?? ''
  const delimiter = [';', '\t', ','].reduce((best, each) =>
    first.split(each).length > first.split(best).length ? each : best,
  )
  const records = parse(text, {
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: false,
  }) as unknown as { info: { lines: number }; record: string[] }[]
  let line = 1
  const rows = records.map(({ info, record }) => {
    const begins = line
    line = info.lines + 1
    return { line: begins, cells: record }
  })
  return asTable(rows, 'csv', encoding)
}

/** Valid UTF-8 is UTF-8; anything else is the eight-bit encoding of the region's office programs. */
const decode = (content: Buffer): { text: string; encoding: 'utf-8' | 'windows-1251' } => {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(content), encoding: 'utf-8' }
  } catch {
    return { text: new TextDecoder('windows-1251').decode(content), encoding: 'windows-1251' }
  }
}

const asTable = (
  rows: Table['rows'],
  format: ReadFile['format'],
  encoding: ReadFile['encoding'],
): ReadFile | NoList => {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const [heading, ...rest] = filled
  if (!heading) return new NoList('empty-list')
  if (rest.length === 0) return new NoList('no-heading-line')
  return { format, encoding, table: { columns: heading.cells.map((cell) => cell.trim()), rows: rest } }
}
