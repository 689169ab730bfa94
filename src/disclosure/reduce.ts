import type { Highs } from 'highs'
import { type Found, type OpenProgram, openProgram, type Program } from './solver.ts'

type Rows = Program['rows']

/** A program whose upper bounds are where a search stops looking, and beside them those that are really `known`. */
export type BoundedProgram = Program & { readonly known: Float64Array }

/** An unknown count as others added up: how often each of them counts in it, and what is left over. */
type Sum = {
  readonly terms: ReadonlyMap<number, number>
  readonly rest: number
  readonly row: Rows[number]
}
type Sums = ReadonlyMap<number, Sum>

/**
 * Opens a program without the columns that others add up to: a hidden whole is the sum of its hidden parts and of what is
 * shown, so its parts say all of it. The answers are the same, in half the time or less.
 *
 * Only a whole that its parts keep within `known` is left out; an upper bound of `maximize` does not hold for it. Prices are not given.
 */
export function openReduced(highs: Highs, program: BoundedProgram): OpenProgram {
  const sums = sumsOf({ ...program, upper: program.known })
  const kept = [...program.lower.keys()].filter((column) => !sums.has(column))
  const pick = (all: Float64Array) => Float64Array.from(kept, (column) => all[column]!)
  const opened = openProgram(highs, {
    lower: pick(program.lower),
    upper: pick(program.upper),
    rows: reduceRows(program.rows, sums, new Map(kept.map((column, index) => [column, index]))),
  })
  const maximize = (weights: Float64Array, upper?: Float64Array): Found => {
    const found = opened.maximize(pick(handDown(weights, sums)), upper && pick(upper))
    return found && addUp(found, kept, sums, weights.length)
  }
  return { ...opened, maximize, prices: () => new Float64Array() }
}

/** What a whole is worth is worth in each of its parts. */
function handDown(weights: Float64Array, sums: Sums): Float64Array {
  const all = weights.slice()
  for (const [column, { terms }] of sums)
    if (weights[column] !== 0) for (const [term, times] of terms) all[term]! += weights[column]! * times
  return all
}

/** All columns, out of those that were kept. */
function addUp(found: Float64Array, kept: readonly number[], sums: Sums, many: number): Float64Array {
  const all = new Float64Array(many)
  for (const [index, column] of kept.entries()) all[column] = found[index]!
  for (const [column, { terms, rest }] of sums) {
    all[column] = rest
    for (const [term, times] of terms) all[column]! += times * all[term]!
  }
  return all
}

/** For each column that is left out, what it is in the columns that stay. */
function sumsOf(program: Program): Sums {
  const chosen = wholesOf(program)
  const sums = new Map<number, Sum>()
  const sumOf = (column: number, row: Rows[number]): Sum => {
    const known = sums.get(column)
    if (known) return known
    const terms = new Map<number, number>()
    let rest = -row.lower
    for (const part of row.columns.slice(1)) {
      const whole = chosen.get(part)
      const sum = whole ? sumOf(part, whole) : { terms: [[part, 1] as const], rest: 0 }
      rest += sum.rest
      for (const [term, times] of sum.terms) terms.set(term, (terms.get(term) ?? 0) + times)
    }
    const sum = { terms, rest, row }
    sums.set(column, sum)
    return sum
  }
  for (const [column, row] of chosen) sumOf(column, row)
  return sums
}

/** For each column that may be left out, the row that says what it adds up to: the one of fewest parts. */
function wholesOf({ lower, upper, rows }: Program): Map<number, Rows[number]> {
  const chosen = new Map<number, Rows[number]>()
  for (const row of rows) {
    if (!row.whole || row.values[0] !== -1) continue
    const [whole, ...parts] = row.columns
    const least = parts.reduce((sum, part) => sum + lower[part]!, -row.lower)
    const most = parts.reduce((sum, part) => sum + upper[part]!, -row.lower)
    if (least < lower[whole!]! || most > upper[whole!]!) continue
    const known = chosen.get(whole!)
    if (!known || row.columns.length < known.columns.length) chosen.set(whole!, row)
  }
  return chosen
}

/** The rows over the columns that stay; of those that follow from each other, the shortest. */
function reduceRows(rows: Rows, sums: Sums, place: ReadonlyMap<number, number>): Rows {
  const defined = new Set([...sums.values()].map(({ row }) => row.whole))
  const reduced = new Map<object, Rows[number]>()
  for (const row of rows) {
    if (defined.has(row.whole)) continue
    const now = reduceRow(row, sums, place)
    const shortest = reduced.get(row.whole ?? row)
    if (now.columns.length > 0 && !(shortest && shortest.columns.length <= now.columns.length))
      reduced.set(row.whole ?? row, now)
  }
  return [...reduced.values()]
}

function reduceRow(row: Rows[number], sums: Sums, place: ReadonlyMap<number, number>): Rows[number] {
  const terms = new Map<number, number>()
  let known = row.lower
  for (const [index, column] of row.columns.entries()) {
    const value = row.values[index]!
    const sum = sums.get(column)
    known -= value * (sum?.rest ?? 0)
    for (const [term, times] of sum?.terms ?? [[column, 1] as const])
      terms.set(term, (terms.get(term) ?? 0) + value * times)
  }
  const left = [...terms].filter(([, value]) => value !== 0)
  return {
    columns: left.map(([term]) => place.get(term)!),
    values: left.map(([, value]) => value),
    lower: known,
    upper: known,
  }
}
