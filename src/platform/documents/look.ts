/** The colors of `design/tokens.css` that stand on paper, as `RRGGBB`. Paper itself stays white. */
export const color = {
  ink: '1b2a2e',
  ink2: '52646a',
  line: 'd9dedb',
  lineStrong: '8a9a9a',
  teal: '12505b',
  tealSoft: 'e3eeee',
} as const

/** Font sizes in points, set for A4 read at arm's length. */
export const size = { title: 17, subtitle: 11, heading: 12, body: 10, table: 9, small: 8 } as const

/** A4 in points; margins leave room for the binding on the left, the header and two lines of footer. */
export const page = { short: 595.28, long: 841.89, left: 56, right: 42, top: 58, bottom: 62 } as const

/** A table with more columns than this turns the whole form on its side, or its words would be cut to pieces. */
const MOST_UPRIGHT_COLUMNS = 7

/** Upright or sideways, and how wide the text may be, in points. */
export function pageShape(columnCounts: number[]): { landscape: boolean; contentWidth: number } {
  const landscape = Math.max(0, ...columnCounts) > MOST_UPRIGHT_COLUMNS
  return { landscape, contentWidth: (landscape ? page.long : page.short) - page.left - page.right }
}

/**
 * Widths of a table's columns in points, in proportion to the longest word group each holds, but none under half
 * or over twice an even share, so that a column of numbers does not take the room of a column of sentences.
 */
export function columnWidths(columns: string[], rows: (string | null)[][], contentWidth: number): number[] {
  const share = contentWidth / columns.length
  const lengths = columns.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => Math.min(row[column]?.length ?? 0, 60))),
  )
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
  const weights = lengths.map((length) => Math.min(2, Math.max(0.5, length / Math.max(1, average))))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => (weight / total) * share * columns.length)
}
