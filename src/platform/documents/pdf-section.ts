import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces.js'
import { color, columnWidths, size } from './look.ts'
import type { FormField, FormTable, Section } from './model.ts'
import { cutParagraphs, type Shown, shownValue } from './rules.ts'
import type { Words } from './words.ts'

/** What every part of a page needs: the fixed words, a way to make text drawable, and the width in points. */
export type Sheet = { words: Words; draw: (text: string) => string; width: number }

/** A table cell with text in it. */
export type TextCell = {
  text: string | { text: string; color?: string; fontSize?: number }[]
  bold?: boolean
  italics?: boolean
  fontSize?: number
  color?: string
  marginLeft?: number
  marginTop?: number
  lineHeight?: number
  colSpan?: number
  border?: [boolean, boolean, boolean, boolean]
}

/** One row of a printed table and whether a thin line is drawn under it. */
type Row = { cells: TableCell[]; lineBelow: boolean }

/** Longest paragraph that is never torn across pages, in characters: some eight lines across the page. */
const MOST_PARAGRAPH = 700
const LABEL_SHARE = 0.34
const GAP = 10
/** Thickness of a table's lines in points. */
const LINE = 0.5

/**
 * One section. Its heading is the repeated header row of a table, which keeps it with its first row and prints it
 * again when the section runs on to another page.
 */
export function pdfSection(section: Section, sheet: Sheet): Content[] {
  const rows = [...fieldRows(section.fields ?? [], sheet), ...paragraphRows(section.paragraphs ?? [], sheet)]
  const note = section.note ? [noteCell(section.note, sheet)] : []
  if (!section.table) return [headedRows(section.heading, note, rows, sheet)]
  if (rows.length === 0) return [dataTable(section.table, sheet, section.heading, note)]
  return [headedRows(section.heading, note, rows, sheet), dataTable(section.table, sheet)]
}

/** Cells spanning a whole row: the library wants an empty cell for each one covered. */
function across(
  cell: TextCell,
  columns: number,
  border: TextCell['border'] = [true, true, true, true],
): TableCell[] {
  const covered = Array.from({ length: columns - 1 }, () => ({ text: '', border }))
  return [{ ...cell, border, colSpan: columns }, ...covered]
}

export function headingCell(heading: string, sheet: Sheet): TextCell {
  return {
    text: sheet.draw(heading),
    bold: true,
    fontSize: size.heading,
    color: `#${color.teal}`,
    marginTop: 8,
  }
}

function headedRows(heading: string, note: TextCell[], rows: Row[], sheet: Sheet): ContentTable {
  const label = sheet.width * LABEL_SHARE
  const head: Row = { cells: across(headingCell(heading, sheet), 2), lineBelow: true }
  const notes: Row[] = note.map((cell) => ({ cells: across(cell, 2), lineBelow: false }))
  const body = [head, ...notes, ...rows]
  return {
    marginTop: 4,
    table: {
      headerRows: 1,
      keepWithHeaderRows: Math.min(body.length - 1, note.length + 1),
      dontBreakRows: true,
      widths: [label - GAP, sheet.width - label],
      body: body.map((row) => row.cells),
    },
    layout: {
      hLineWidth: (line) => (line > 0 && body[line - 1]?.lineBelow ? (line === 1 ? 1 : LINE) : 0),
      hLineColor: (line) => `#${line === 1 ? color.teal : color.line}`,
      vLineWidth: () => 0,
      paddingLeft: (column) => (column === 0 ? 0 : GAP),
      paddingRight: () => 0,
      paddingTop: () => 3,
      paddingBottom: () => 3,
    },
  }
}

function noteCell(note: string, sheet: Sheet): TextCell {
  return { text: sheet.draw(note), fontSize: size.table, color: `#${color.ink2}`, italics: true }
}

/** Label beside value; a long account goes under its label instead, over the whole width. */
function fieldRows(fields: FormField[], sheet: Sheet): Row[] {
  return fields.flatMap((field): Row[] => {
    const shown = shownValue(field.value)
    const label = {
      text: sheet.draw(field.label),
      color: `#${color.ink2}`,
      fontSize: size.table,
      marginTop: 1,
    }
    if (shown.kind === 'blank') {
      const line = ruledLine(sheet.width * (1 - LABEL_SHARE), 17)
      return [{ cells: [{ ...label, marginTop: 7 }, line], lineBelow: false }]
    }
    const pieces = textPieces(shown, sheet, MOST_PARAGRAPH)
    const [first = '', ...more] = pieces
    if (more.length === 0) return [{ cells: [label, { text: first }], lineBelow: true }]
    const labelled = [{ ...label, text: `${label.text}\n` }, { text: first }]
    return [labelled, ...more].map((text, index) => ({
      cells: across({ text }, 2),
      lineBelow: index === more.length,
    }))
  })
}

function paragraphRows(paragraphs: string[], sheet: Sheet): Row[] {
  const pieces = paragraphs.flatMap((paragraph) => cutParagraphs(sheet.draw(paragraph), MOST_PARAGRAPH))
  return pieces.map((text) => ({ cells: across({ text, marginTop: 3 }, 2), lineBelow: false }))
}

/** A line to write on by hand, `height` points under the top of its cell. */
export function ruledLine(width: number, height: number): Content {
  const line = { x1: 0, y1: height, x2: width, y2: height, lineWidth: 0.7, lineColor: `#${color.lineStrong}` }
  return { canvas: [{ type: 'line', ...line }] }
}

/** A value's text in pieces that each fit in a row: list items get bullets, long text is cut into paragraphs. */
function textPieces(shown: Exclude<Shown, { kind: 'blank' }>, sheet: Sheet, most: number): string[] {
  if (shown.kind === 'unknown') return [sheet.words['documents.unknown']]
  const bullet = shown.items.length > 1 ? '• ' : ''
  const lines = shown.items.map((item) => `${bullet}${sheet.draw(item)}`)
  return cutParagraphs(lines.join('\n'), most)
}

/** A table with its own repeated header row, under the section's heading when one is given. */
function dataTable(table: FormTable, sheet: Sheet, heading?: string, note: TextCell[] = []): ContentTable {
  const count = table.columns.length
  const padding = 4
  const widths = columnWidths(table.columns, table.rows, sheet.width - (count + 1) * LINE).map(
    (width) => width - 2 * padding,
  )
  const indent = { marginLeft: -padding }
  const title =
    heading === undefined
      ? []
      : [across({ ...headingCell(heading, sheet), ...indent }, count, [false, false, false, true])]
  const notes = note.map((cell) => across({ ...cell, ...indent }, count, [false, true, false, true]))
  const names = table.columns.map((name) => ({
    text: sheet.draw(name),
    bold: true,
    fontSize: size.table,
    fillColor: `#${color.tealSoft}`,
  }))
  const above = [...title, ...notes]
  return {
    marginTop: heading === undefined ? 8 : 4,
    table: {
      headerRows: above.length + 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths,
      body: [...above, names, ...dataRows(table, widths, sheet)],
    },
    layout: {
      hLineWidth: (line) => (line === 0 && title.length > 0 ? 0 : line === 1 && title.length > 0 ? 1 : LINE),
      hLineColor: (line) => `#${line === 1 && title.length > 0 ? color.teal : color.lineStrong}`,
      vLineWidth: () => LINE,
      vLineColor: () => `#${color.lineStrong}`,
      paddingLeft: () => padding,
      paddingRight: () => padding,
      paddingTop: () => 3,
      paddingBottom: () => 3,
    },
  }
}

function dataRows(table: FormTable, widths: number[], sheet: Sheet): TableCell[][] {
  if (table.rows.length === 0) {
    const empty = { text: sheet.words['documents.noRows'], fontSize: size.table, color: `#${color.ink2}` }
    return [across(empty, table.columns.length)]
  }
  return table.rows.flatMap((row) => dataRow(row, widths, sheet))
}

/** One row, cut into several when a cell holds more than a narrow column can show on half a page. */
function dataRow(row: (string | null)[], widths: number[], sheet: Sheet): TableCell[][] {
  const cells = widths.map((width, column) => {
    const shown = shownValue(row[column] ?? null)
    if (shown.kind === 'blank') return [ruledLine(width, 11)]
    const most = Math.max(40, Math.floor((width / size.table) * 2) * 25)
    return textPieces(shown, sheet, most).map((text) => ({ text, fontSize: size.table }))
  })
  const height = Math.max(...cells.map((pieces) => pieces.length))
  return Array.from({ length: height }, (_, line) => cells.map((pieces) => pieces[line] ?? { text: '' }))
}
