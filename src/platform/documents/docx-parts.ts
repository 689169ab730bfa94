import { BorderStyle, Paragraph, TableCell, TableLayoutType, TextRun } from 'docx'
import { color, size } from './look.ts'
import { cleanText, shownValue } from './rules.ts'
import type { Words } from './words.ts'

/** What every part of the document needs: the fixed words and the width of the text in points. */
export type Sheet = { words: Words; width: number }

/** Word measures lengths in twentieths of a point … */
export const twips = (points: number): number => Math.round(points * 20)
/** … and letters in half points. */
export const halfPoints = (points: number): number => Math.round(points * 2)

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
export const thin = { style: BorderStyle.SINGLE, size: 4, color: color.line } as const
export const strong = { style: BorderStyle.SINGLE, size: 4, color: color.lineStrong } as const
export const noBorders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
} as const
export const fixed = TableLayoutType.FIXED

type RunLook = { bold?: boolean; italics?: boolean; size?: number; color?: string }

/**
 * Text as runs, one for each line. Only this puts text into the document: as escaped characters of a run, which Word
 * never reads as a field, a link or a formula.
 */
export function runs(text: string, look: RunLook = {}): TextRun[] {
  const style = { ...look, ...(look.size ? { size: halfPoints(look.size) } : {}) }
  return cleanText(text)
    .split('\n')
    .map((line, index) => new TextRun({ ...style, text: line, ...(index > 0 ? { break: 1 } : {}) }))
}

export function paragraph(
  text: string,
  look: RunLook & { before?: number; after?: number; keepNext?: boolean } = {},
): Paragraph {
  const { before = 0, after = 0, keepNext = false, ...runLook } = look
  return new Paragraph({
    children: runs(text, runLook),
    keepNext,
    spacing: { before: twips(before), after: twips(after) },
  })
}

/** An empty paragraph with a line under it, to write on by hand; `height` in points. */
export function ruledLine(height: number): Paragraph {
  return new Paragraph({ border: { bottom: strong }, spacing: { before: twips(height) } })
}

/** A value as paragraphs: a ruled line, the word for unknown, or one paragraph an item with bullets for a list. */
export function valueParagraphs(
  value: string | string[] | null,
  { words }: Sheet,
  textSize: number,
): Paragraph[] {
  const shown = shownValue(value)
  if (shown.kind === 'blank') return [ruledLine(4)]
  if (shown.kind === 'unknown') return [paragraph(words['documents.unknown'], { size: textSize })]
  const bullet = shown.items.length > 1 ? '• ' : ''
  return shown.items.map((item) => paragraph(`${bullet}${item}`, { size: textSize }))
}

/** Margins of a cell whose text stands flush with the headings. */
export const flush = { margins: { top: twips(3), bottom: twips(3), left: 0, right: twips(10) } } as const

/** A cell `width` points wide; columns never move, however long a word is. */
export function cell(
  children: Paragraph[],
  width: number,
  options: Partial<ConstructorParameters<typeof TableCell>[0]> = {},
): TableCell {
  return new TableCell({
    margins: { top: twips(3), bottom: twips(3), left: twips(4), right: twips(4) },
    ...options,
    children,
    width: { size: twips(width), type: 'dxa' },
  })
}

/** Small gray text, for labels, notes and captions. */
export const quiet = { color: color.ink2, size: size.table } as const
