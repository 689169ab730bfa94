/**
 * What an attacker has to solve: unknown counts, and what is known of them. Every whole-number solution is a country
 * that would have published the same; the attacker cannot tell it from the real one.
 */
export type Puzzle = {
  /** What the unknown counts really are. It solves the puzzle; the search for other solutions starts from it. */
  readonly truth: Float64Array
  /** The attacker knows that each count is at least this. */
  readonly lower: Float64Array
  /** … and at most this; Infinity where nothing says so. */
  readonly upper: Float64Array
  readonly rows: readonly Row[]
  readonly needs: readonly Need[]
}

/** `Σ values · counts` is known exactly: it is what the truth gives. */
export type Row = {
  readonly columns: readonly number[]
  readonly values: readonly number[]
  /** Number of the sum of the universe that it is, where it is one. */
  readonly sum?: number
  /** Sums of the same whole of one table share this: each follows from any other and from the sums of what is finer. */
  readonly whole?: object
}

/** What must stay possible for one unknown count: values from `low` or below to `high` or above, and so wide a range. */
export type Need = {
  readonly column: number
  readonly low: number
  readonly high: number
  readonly width: number
}

/** A need for which no solution was found, and the rows that held it back, each with how much it did. */
export type Unmet = {
  readonly need: Need
  readonly held: readonly { readonly row: Row; readonly price: number }[]
}

/** A part of a puzzle: some of its unknown counts, the others taken as they are, and the rows these are in. */
export type Part = { readonly columns: readonly number[]; readonly rows: readonly Row[] }

/** A part in which a question takes a solver long: what is asked of it is chosen with care, and asked in fewer columns. */
export const isLarge = ({ columns }: Part): boolean => columns.length > 800

/** Columns that share no row cannot tell of each other: each group is a puzzle of its own. */
export function splitPuzzle(puzzle: Puzzle): Part[] {
  const group = linkColumns(puzzle.truth.length, puzzle.rows)
  const needed = new Set(puzzle.needs.map(({ column }) => group[column]!))
  const parts = new Map<number, { columns: number[]; rows: Row[] }>()
  for (const id of needed) parts.set(id, { columns: [], rows: [] })
  for (const [column, id] of group.entries()) parts.get(id)?.columns.push(column)
  for (const row of puzzle.rows) parts.get(group[row.columns[0]!]!)?.rows.push(row)
  return [...parts.values()]
}

/** For each column the number of the group of columns it hangs together with. */
export function linkColumns(
  count: number,
  rows: readonly { readonly columns: readonly number[] }[],
  counts = (_: number): boolean => true,
): Int32Array {
  const above = Int32Array.from({ length: count }, (_, column) => column)
  const top = (column: number): number => {
    let at = column
    while (above[at] !== at) {
      above[at] = above[above[at]!]!
      at = above[at]!
    }
    return at
  }
  for (const { columns } of rows) {
    let first = -1
    for (const column of columns) {
      if (!counts(column)) continue
      if (first < 0) first = top(column)
      else above[top(column)] = first
    }
  }
  return above.map((_, column) => top(column))
}
