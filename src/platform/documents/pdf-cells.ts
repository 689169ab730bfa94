import type { Content, TableCell } from 'pdfmake/interfaces.js'
import { color, size } from './look.ts'
import { cutParagraphs, type Shown } from './rules.ts'
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

/** Thickness of a table's lines in points. */
export const LINE = 0.5

/** Cells spanning a whole row: the library wants an empty cell for each one covered. */
export function across(
  cell: TextCell,
  columns: number,
  border: TextCell['border'] = [true, true, true, true],
): TableCell[] {
  const covered = Array.from({ length: columns - 1 }, () => ({ text: '', border }))
  return [{ ...cell, border, colSpan: columns }, ...covered]
}

/** A section's heading, in the look all headings share. */
export function headingCell(heading: string, sheet: Sheet): TextCell {
  return {
    text: sheet.draw(heading),
    bold: true,
    fontSize: size.heading,
    color: `#${color.teal}`,
    marginTop: 8,
  }
}

/** A line to write on by hand, `height` points under the top of its cell. */
export function ruledLine(width: number, height: number): Content {
  const line = { x1: 0, y1: height, x2: width, y2: height, lineWidth: 0.7, lineColor: `#${color.lineStrong}` }
  return { canvas: [{ type: 'line', ...line }] }
}

/** A value's text in pieces that each fit in a row: list items get bullets, long text is cut into paragraphs. */
export function textPieces(shown: Exclude<Shown, { kind: 'blank' }>, sheet: Sheet, most: number): string[] {
  if (shown.kind === 'unknown') return [sheet.words['documents.unknown']]
  const bullet = shown.items.length > 1 ? '• ' : ''
  const lines = shown.items.map((item) => `${bullet}${sheet.draw(item)}`)
  return cutParagraphs(lines.join('\n'), most)
}
