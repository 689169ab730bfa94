import type { ContentTable, TableCell } from 'pdfmake/interfaces.js'
import { color, columnWidths, size } from './look.ts'
import type { FormTable } from './model.ts'
import { across, headingCell, LINE, ruledLine, type Sheet, type TextCell, textPieces } from './pdf-cells.ts'
import { shownValue } from './rules.ts'

/** A table with its own repeated header row, under the section's heading when one is given. */
export function dataTable(
  table: FormTable,
  sheet: Sheet,
  heading?: string,
  note: TextCell[] = [],
): ContentTable {
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
