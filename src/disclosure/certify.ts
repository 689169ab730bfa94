import type { Highs } from 'highs'
import { isLarge, type Need, type Part, type Puzzle, type Row, splitPuzzle, type Unmet } from './puzzle.ts'
import { repeatable } from './random.ts'
import { openSearch, type Search, type Solution } from './search.ts'

/** Least and most that other solutions of the puzzle were found to have, for each unknown count. */
export type Seen = { readonly low: Float64Array; readonly high: Float64Array }

/** In large parts, pushing many at once goes on while a round meets this share of what is left, and only so often. */
const WORTHWHILE = 0.04
const QUESTIONS = 14

/** What every count of a large part is worth at most, either way: with nothing to choose between answers a solver takes half as long again. */
const TILT = 0.03

const SLACK = 1e-6

export const startSeen = (truth: Float64Array): Seen => ({ low: truth.slice(), high: truth.slice() })

const isMet = (need: Need, seen: Seen): boolean => reached(need, seen, true) && reached(need, seen, false)

/** Whether a count was seen to go as far one way as its need asks. */
const reached = ({ column, low, high, width }: Need, seen: Seen, up: boolean): boolean =>
  seen.high[column]! - seen.low[column]! >= width - SLACK &&
  (up ? seen.high[column]! >= high - SLACK : seen.low[column]! <= low + SLACK)

/**
 * Shows that needs are met, by other solutions of the puzzle that reach them, noted in `seen`. Returns the needs for which
 * none was found: those may not be met; those it does not return are, and a solution proves it.
 */
export function certify(highs: Highs, puzzle: Puzzle, seen: Seen): Unmet[] {
  return splitPuzzle(puzzle).flatMap((part) => {
    const mine = new Set(part.columns)
    const needs = puzzle.needs.filter((need) => mine.has(need.column) && !isMet(need, seen))
    return needs.length > 0 ? searchPart(highs, puzzle, part, needs, seen) : []
  })
}

function searchPart(highs: Highs, puzzle: Puzzle, part: Part, needs: readonly Need[], seen: Seen): Unmet[] {
  const search = openSearch(highs, puzzle, part)
  try {
    pushMany(search, needs, seen)
    const left = needs.filter((need) => !isMet(need, seen))
    return left.flatMap((need) => {
      // In large parts it is quicker to hide more than to ask about each.
      const held = isLarge(part) ? [] : pushOne(search, need, seen)
      return isMet(need, seen) ? [] : [{ need, held }]
    })
  } finally {
    search.close()
  }
}

/**
 * Pushes many counts that still have somewhere to go at once: up those that share no row, so that each can have all it
 * needs, and down the others. Which ones changes by the round.
 */
function pushMany(search: Search, needs: readonly Need[], seen: Seen): void {
  const { columns, rows } = search.part
  const local = new Map(columns.map((column, index) => [column, index]))
  const rowsOf = indexRows(rows, local)
  const random = repeatable(columns.length)
  const large = isLarge(search.part)
  const most = large ? QUESTIONS : Number.POSITIVE_INFINITY
  for (
    let left = countLeft(needs, seen), misses = 0, asked = 0;
    left > 0 && misses < 2 && asked < most;
    asked += 1
  ) {
    const weights = Float64Array.from(columns, () => (large ? TILT * (random() - 0.5) : 0))
    const upper = search.roof.slice()
    const taken = new Uint8Array(rows.length)
    for (const need of shuffled(needs, random)) {
      if (isMet(need, seen)) continue
      const index = local.get(need.column)!
      const near = rowsOf[index]!
      if (!reached(need, seen, true) && !near.some((row) => taken[row])) {
        for (const row of near) taken[row] = 1
        weights[index] = 1 + random()
        upper[index] = Math.min(upper[index]!, Math.max(goalOf(need, seen), seen.high[need.column]!))
      } else if (!reached(need, seen, false)) weights[index] = -0.1 * random()
    }
    record(columns, search.most(weights, upper), seen)
    const now = countLeft(needs, seen)
    misses = now > left * (1 - (large ? WORTHWHILE : 0.01)) ? misses + 1 : 0
    left = now
  }
}

/** How many ways are left that counts have to go. */
const countLeft = (needs: readonly Need[], seen: Seen): number =>
  needs.reduce(
    (left, need) => left + (reached(need, seen, true) ? 0 : 1) + (reached(need, seen, false) ? 0 : 1),
    0,
  )

/** For each column of a part, by its place in it, the numbers of its rows. */
function indexRows(rows: readonly Row[], local: ReadonlyMap<number, number>): readonly (readonly number[])[] {
  const index: number[][] = Array.from({ length: local.size }, () => [])
  for (const [number, { columns }] of rows.entries())
    for (const column of columns) index[local.get(column)!]!.push(number)
  return index
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
}

/**
 * Pushes one count by itself, as far as it goes: what an attacker who wants to know just this one would do. Gives the rows
 * that held it back where it did not get as far as it must.
 */
function pushOne(search: Search, need: Need, seen: Seen): Unmet['held'] {
  const { columns } = search.part
  const weights = new Float64Array(columns.length)
  let held: Unmet['held'] = []
  for (const up of [true, false]) {
    if (isMet(need, seen) || reached(need, seen, up)) continue
    weights[columns.indexOf(need.column)] = up ? 1 : -1
    record(columns, search.most(weights), seen)
    if (reached(need, seen, up)) continue
    held = search.holding()
    record(columns, search.mostInWhole(weights), seen)
  }
  return held
}

const goalOf = (need: Need, seen: Seen) => Math.max(need.high, seen.low[need.column]! + need.width)

function record(columns: Part['columns'], found: Solution | null, seen: Seen): void {
  if (!found) return
  for (const [index, column] of columns.entries()) {
    if (found[index]! < seen.low[column]!) seen.low[column] = found[index]!
    if (found[index]! > seen.high[column]!) seen.high[column] = found[index]!
  }
}
