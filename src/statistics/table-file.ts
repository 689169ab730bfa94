import { stringify } from 'csv-stringify/sync'
import writeXlsx from 'write-excel-file/node'
import type { Language } from '../platform/i18n.ts'

export interface Table {
  /** What it is, how it is made and that it is not for publication: above the table, a line each. */
  notes: string[]
  columns: string[]
  rows: (string | number | null)[][]
}

/** A spreadsheet would run text that begins like a formula; a quote before it keeps it text. */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const cell = (value: string | number | null) => (typeof value === 'string' ? harmless(value) : value)

const BYTE_ORDER_MARK = '\uFEFF'

/** RFC 4180, UTF-8 with the mark by which Excel reads Cyrillic. What is not known is an empty field, never 0. */
export const csvOf = ({ notes, columns, rows }: Table): Buffer =>
  Buffer.from(
    BYTE_ORDER_MARK +
      stringify(
        [
          ...notes.map((note) => [harmless(note)]),
          [],
          columns.map(harmless),
          ...rows.map((row) => row.map(cell)),
        ],
        {
          record_delimiter: '\r\n',
        },
      ),
  )

export const xlsxOf = ({ notes, columns, rows }: Table, sheet: string): Promise<Buffer> => {
  const text = (value: string, bold = false) => ({
    value: harmless(value),
    type: String,
    ...(bold ? { fontWeight: 'bold' as const } : {}),
  })
  const data = [
    ...notes.map((note) => [text(note)]),
    [],
    columns.map((column) => text(column, true)),
    ...rows.map((row) =>
      row.map((value) =>
        value === null ? null : typeof value === 'number' ? { value, type: Number } : text(value),
      ),
    ),
  ]
  return writeXlsx(data, { sheet }).toBuffer()
}

/** Nothing identifying in a file name: what is counted and until when. */
export const fileName = (
  indicator: string,
  period: { from: string; to: string },
  format: string,
  language: Language,
) => `umai-${indicator}-${period.from}-${period.to}-${language}.${format}`
