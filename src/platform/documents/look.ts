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

/** Room a letter of a table takes, about, and what lies beside the text in a cell; in points. */
const LETTER = 5.4
const CELL_EDGES = 10
/** A word longer than this may be broken, so that one long word does not starve the other columns. */
const MOST_WORD = 16

/**
 * Widths of a table's columns in points, `contentWidth` together: first room for each column's longest word, then the
 * rest in proportion to how much text each holds. When the words alone do not fit, all columns shrink alike.
 */
export function columnWidths(columns: string[], rows: (string | null)[][], contentWidth: number): number[] {
  const texts = columns.map((name, column) => [name, ...rows.map((row) => row[column] ?? '')])
  const least = texts.map((column) => longestWord(column) * LETTER + CELL_EDGES)
  const weights = texts.map((column) => Math.max(...column.map((text) => Math.min(text.length, 80)), 1))
  const spare = contentWidth - sum(least)
  if (spare <= 0) return least.map((width) => (width / sum(least)) * contentWidth)
  return least.map((width, column) => width + (spare * (weights[column] ?? 0)) / sum(weights))
}

function longestWord(texts: string[]): number {
  return texts.reduce((longest, text) => {
    const words = text.slice(0, 500).split(/\s+/)
    return Math.max(longest, ...words.map((word) => Math.min(word.length, MOST_WORD)))
  }, 0)
}

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0)
