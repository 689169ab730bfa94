import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces.js'
import { color, size } from './look.ts'
import type { FormField, Picture, Section } from './model.ts'
import { across, headingCell, LINE, ruledLine, type Sheet, type TextCell, textPieces } from './pdf-cells.ts'
import { dataTable } from './pdf-table.ts'
import { cutParagraphs, shownValue } from './rules.ts'

/** One row of a printed table and whether a thin line is drawn under it. */
type Row = { cells: TableCell[]; lineBelow: boolean }

/** Longest paragraph that is never torn across pages, in characters: some eight lines across the page. */
const MOST_PARAGRAPH = 700
const LABEL_SHARE = 0.34
const GAP = 10
/** Letters of a picture come out at the size of a table's. */
const PICTURE_SCALE = 0.8
const MOST_ROWS_KEPT = 4

/**
 * One section. Its heading is the repeated header row of a table, which keeps it with its first row and prints it
 * again when the section runs on to another page.
 */
export function pdfSection(section: Section, sheet: Sheet): Content[] {
  const rows = [...fieldRows(section.fields ?? [], sheet), ...paragraphRows(section.paragraphs ?? [], sheet)]
  const note = section.note ? [noteCell(section.note, sheet)] : []
  if (section.picture)
    return drawnSection(section.picture, section.table, headedRows(section.heading, note, rows, sheet), sheet)
  if (!section.table) return [headedRows(section.heading, note, rows, sheet)]
  if (rows.length === 0) return [dataTable(section.table, sheet, section.heading, note)]
  return [headedRows(section.heading, note, rows, sheet), dataTable(section.table, sheet)]
}

/** What stands above a picture stays on its page, unless that would be more than a page. */
function drawnSection(
  { svg, width }: Picture,
  table: Section['table'],
  above: ContentTable,
  sheet: Sheet,
): Content[] {
  const drawing = { svg, width: Math.min(width * PICTURE_SCALE, sheet.width), marginTop: 8 }
  const short = above.table.body.length <= MOST_ROWS_KEPT
  const head: Content[] = short ? [{ stack: [above, drawing], unbreakable: true }] : [above, drawing]
  return [...head, ...(table ? [dataTable(table, sheet)] : [])]
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
