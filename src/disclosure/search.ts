import type { Highs } from 'highs'
import { isLarge, linkColumns, type Part, type Puzzle, type Row, type Unmet } from './puzzle.ts'
import { type BoundedProgram, openReduced } from './reduce.ts'
import { type OpenProgram, openProgram, type Program } from './solver.ts'

/** How far above the truth the search looks where nothing bounds a count, unless a need asks for more. */
const ROOF = 1000

/** Up to so many counts that hang together, only whole numbers count as another solution. Beyond, fractions do too. */
const WHOLE = 300

/** By how much an answer in fractions may be off. */
const SLACK = 1e-5

/** Another solution of a puzzle: for each column of the part, its count there. */
export type Solution = Float64Array

/** A part of a puzzle, ready to be asked for the solution that has most of something. `close` it. */
export type Search = {
  readonly part: Part
  /** Most that each column may have, as far as the search looks. */
  readonly roof: Float64Array
  /** The solution with the largest weighted sum, in whole numbers where the part is small; null when it gave up. */
  most(weights: Float64Array, upper?: Float64Array): Solution | null
  /** The same where the quick way ended in fractions: slower, and only in whole numbers. */
  mostInWhole(weights: Float64Array): Solution | null
  /** The rows that kept the last answer from being more. */
  holding(): Unmet['held']
  close(): void
}

export function openSearch(highs: Highs, puzzle: Puzzle, part: Part): Search {
  const program = programOf(puzzle, part)
  const { upper: roof, rows } = program
  const facts = { ...program, upper: program.known }
  const truth = Float64Array.from(part.columns, (column) => puzzle.truth[column]!)
  const whole = part.columns.length <= WHOLE
  const open = () => (isLarge(part) ? openReduced(highs, program) : openProgram(highs, program))
  let opened: OpenProgram | undefined
  return {
    part,
    roof,
    most(weights, upper = roof) {
      opened ??= open()
      const found = opened.maximize(weights, upper)
      const solution = found && whole ? wholePart(found, truth, rows) : found
      return solution && solves(solution, facts) ? solution : null
    },
    mostInWhole(weights) {
      if (!whole) return null
      const found = openProgram(highs, { ...program, whole })
        .once(weights)
        ?.map(Math.round)
      return found && solves(found, facts) ? found : null
    },
    holding: () =>
      [...(opened?.prices() ?? [])].flatMap((price, row) =>
        Math.abs(price) > 1e-6 ? [{ row: part.rows[row]!, price }] : [],
      ),
    close: () => opened?.close(),
  }
}

/** What is known of a part, as a linear program. */
export function programOf(puzzle: Puzzle, part: Part): BoundedProgram {
  const local = new Map(part.columns.map((column, index) => [column, index]))
  const reach = puzzle.needs.reduce((most, { high, width }) => Math.max(most, 2 * high, 2 * width), ROOF)
  const known = Float64Array.from(part.columns, (column) => puzzle.upper[column]!)
  return {
    lower: Float64Array.from(part.columns, (column) => puzzle.lower[column]!),
    upper: known.map((most, index) => Math.min(most, puzzle.truth[part.columns[index]!]! + reach)),
    known,
    rows: part.rows.map((row) => localRow(row, local, puzzle.truth)),
  }
}

/** Summed up anew: no answer of a solver counts for what it says of itself. */
function solves(found: Solution, { lower, upper, rows }: Program): boolean {
  if (found.some((count, column) => !(count >= lower[column]! - SLACK && count <= upper[column]! + SLACK)))
    return false
  return rows.every((row) => {
    const sum = row.columns.reduce((total, column, index) => total + row.values[index]! * found[column]!, 0)
    return Math.abs(sum - row.lower) <= SLACK + Math.abs(row.lower) * 1e-12
  })
}

/** A row over the columns of the part; the other columns of the row are taken as they are. */
function localRow(
  { columns, values, ...rest }: Row,
  local: ReadonlyMap<number, number>,
  truth: Float64Array,
) {
  const row = { ...rest, columns: [] as number[], values: [] as number[], lower: 0, upper: 0 }
  for (const [index, column] of columns.entries()) {
    row.columns.push(local.get(column)!)
    row.values.push(values[index]!)
    row.lower += values[index]! * truth[column]!
  }
  row.upper = row.lower
  return row
}

/**
 * The parts of a solution that are in whole numbers, the truth elsewhere: still a solution, because parts that hang
 * together by no row change independently of each other.
 */
function wholePart(
  found: Float64Array,
  truth: Float64Array,
  rows: readonly { columns: readonly number[] }[],
): Solution {
  const isWhole = (value: number) => Math.abs(value - Math.round(value)) < 1e-5
  if (found.every(isWhole)) return found.map(Math.round)
  const changed = (index: number) => Math.abs(found[index]! - truth[index]!) > 1e-6
  const group = linkColumns(found.length, rows, changed)
  const bad = new Set([...found.keys()].flatMap((index) => (isWhole(found[index]!) ? [] : [group[index]!])))
  return found.map((value, index) => (bad.has(group[index]!) ? truth[index]! : Math.round(value)))
}
