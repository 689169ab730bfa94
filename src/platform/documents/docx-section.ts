import { HeadingLevel, ImageRun, Paragraph, Table, TableRow } from 'docx'
import {
  cell,
  fixed,
  flush,
  noBorders,
  paragraph,
  quiet,
  runs,
  type Sheet,
  strong,
  thin,
  twips,
  valueParagraphs,
} from './docx-parts.ts'
import { color, columnWidths, size } from './look.ts'
import type { FormField, FormTable, Picture, Section } from './model.ts'
import { shownValue } from './rules.ts'

const LABEL_SHARE = 0.34

/** Rows with more text than this may be torn across pages; shorter ones are kept whole. */
const MOST_UNTORN = 900

/** One section: a real heading kept with what follows, then note, fields, paragraphs and table. */
export function docxSection(section: Section, sheet: Sheet): (Paragraph | Table)[] {
  const fields = section.fields ?? []
  return [
    docxHeading(section.heading),
    ...(section.note ? [paragraph(section.note, { ...quiet, italics: true, after: 4, keepNext: true })] : []),
    ...(fields.length > 0 ? [fieldTable(fields, sheet)] : []),
    ...(section.paragraphs ?? []).map((text) => paragraph(text, { before: 4 })),
    ...(section.picture ? [docxPicture(section.picture, sheet)] : []),
    // Word joins tables that touch; an empty line of no height keeps them apart.
    ...(fields.length > 0 && section.table ? [paragraph('', { size: 3 })] : []),
    ...(section.table ? [dataTable(section.table, sheet)] : []),
  ]
}

/** Points to the pixels that Word counts pictures in. */
const PIXELS = 96 / 72

function docxPicture({ svg, fallback, width, height, alt }: Picture, sheet: Sheet): Paragraph {
  const scale = Math.min(1, sheet.width / width) * PIXELS
  const transformation = { width: Math.round(width * scale), height: Math.round(height * scale) }
  const image = new ImageRun({
    type: 'svg',
    data: Buffer.from(svg),
    transformation,
    fallback: { type: 'png', data: Buffer.from(fallback) },
    altText: { name: alt.slice(0, 60), title: alt.slice(0, 60), description: alt },
  })
  return new Paragraph({ children: [image], spacing: { before: twips(6), after: twips(4) } })
}

/** A heading of the document's outline; the teal line under it belongs to its style. */
export function docxHeading(text: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(text) })
}

function fieldTable(fields: FormField[], sheet: Sheet): Table {
  const widths = [sheet.width * LABEL_SHARE, sheet.width * (1 - LABEL_SHARE)] as const
  return new Table({
    layout: fixed,
    columnWidths: widths.map(twips),
    width: { size: twips(sheet.width), type: 'dxa' },
    borders: noBorders,
    rows: fields.map((field) => fieldRow(field, widths, sheet)),
  })
}

/** Label beside value; a long account goes under its label instead, over the whole width. */
function fieldRow(
  field: FormField,
  [labelWidth, valueWidth]: readonly [number, number],
  sheet: Sheet,
): TableRow {
  const value = valueParagraphs(field.value, sheet, size.body)
  if (!isShort([field.value].flat())) {
    const label = paragraph(field.label, quiet)
    const whole = cell([label, ...value], sheet.width, { ...flush, borders: { bottom: thin }, columnSpan: 2 })
    return new TableRow({ children: [whole] })
  }
  // A ruled line is a line already; a second one under it would leave two to choose from when writing.
  const borders = shownValue(field.value).kind === 'blank' ? {} : { bottom: thin }
  const cells = [
    cell([paragraph(field.label, quiet)], labelWidth, { ...flush, borders }),
    cell(value, valueWidth, { borders }),
  ]
  return new TableRow({ cantSplit: true, children: cells })
}

/** Whether text stays low enough to keep whole; each line counts as half a line of letters even when nearly empty. */
function isShort(texts: (string | null)[], most = MOST_UNTORN): boolean {
  const lines = texts.flatMap((text) => text?.split('\n') ?? [])
  return lines.reduce((sum, line) => sum + Math.max(40, line.length), 0) <= most
}

/** A bordered table whose row of column names is repeated on every page it reaches. */
function dataTable(table: FormTable, sheet: Sheet): Table {
  const widths = columnWidths(table.columns, table.rows, sheet.width)
  const names = table.columns.map((name, column) =>
    cell([paragraph(name, { bold: true, size: size.table, keepNext: true })], widths[column] ?? 0, {
      shading: { type: 'clear', color: 'auto', fill: color.tealSoft },
    }),
  )
  const sides = { top: strong, bottom: strong, left: strong, right: strong }
  return new Table({
    layout: fixed,
    columnWidths: widths.map(twips),
    width: { size: twips(sheet.width), type: 'dxa' },
    borders: { ...sides, insideHorizontal: strong, insideVertical: strong },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: names }),
      ...dataRows(table, widths, sheet),
    ],
  })
}

function dataRows(table: FormTable, widths: number[], sheet: Sheet): TableRow[] {
  if (table.rows.length === 0) {
    const empty = paragraph(sheet.words['documents.noRows'], quiet)
    return [new TableRow({ children: [cell([empty], sheet.width, { columnSpan: widths.length })] })]
  }
  return table.rows.map((row) => {
    const cells = widths.map((width, column) =>
      cell(valueParagraphs(row[column] ?? null, sheet, size.table), width),
    )
    // A narrow column makes the same text taller, so the limit shrinks with the number of columns.
    return new TableRow({
      cantSplit: row.every((text) => isShort([text], MOST_UNTORN / Math.sqrt(widths.length))),
      children: cells,
    })
  })
}
