import type { Policy } from './model.ts'
import type { Need, Puzzle, Row } from './puzzle.ts'
import type { Universe } from './universe.ts'

/** Why a cell is not shown: too small, all of a small group in one cell, or because others would tell of such a cell. */
export const SHOWN = 0
export const SMALL = 1
export const GROUP = 2
export const SECONDARY = 3

/** The smallest count that may be shown of a cell. A count is never rounded to zero: zero is nobody. */
export function thresholdOf(policy: Policy, crossed: readonly string[]): number {
  const { national, threshold } = policy
  const isNational =
    national && crossed.length <= national.crossed && !crossed.some((name) => national.areas.includes(name))
  return shownFrom(policy, isNational ? national.threshold : threshold)
}

/** A count under half the base would be rounded to zero. */
export const shownFrom = ({ rounding }: Policy, threshold: number) =>
  Math.max(threshold, Math.ceil(rounding / 2))

/**
 * The interval that must stay possible goes up to one less than this: the threshold or, where the whole country has a
 * lower one, that; where only so few are in the whole country, nobody can be promised more for a part of it.
 */
export const protectionOf = (policy: Policy): number =>
  shownFrom(policy, Math.min(policy.threshold, policy.national?.threshold ?? policy.threshold))

export const thresholdsOf = (policy: Policy, universe: Universe): Float64Array =>
  Float64Array.from(universe.crossed, (crossed) => thresholdOf(policy, crossed))

/** Cells that may not be shown for what they are. */
export function hidePrimary(universe: Universe, counts: Float64Array, policy: Policy): Uint8Array {
  const thresholds = thresholdsOf(policy, universe)
  const hidden = Uint8Array.from(counts, (count, cell) =>
    count > 0 && count < thresholds[cell]! ? SMALL : SHOWN,
  )
  for (const sum of universe.sums) {
    const [whole, ...parts] = sum
    if (isSmallGroup(counts[whole!]!, thresholds[whole!]!, policy))
      hideGroup(universe, counts, hidden, whole!, parts)
  }
  return hidden
}

/** Large enough to be shown, too small for all of it to be shown in one place. */
const isSmallGroup = (count: number, threshold: number, { groupsBelowThresholds }: Policy): boolean =>
  count > 0 && count >= threshold && count < groupsBelowThresholds * threshold

/** Hides the one part that has all of a group, and the empty parts that its members could have been in. */
function hideGroup(
  universe: Universe,
  counts: Float64Array,
  hidden: Uint8Array,
  whole: number,
  parts: readonly number[],
): void {
  if (!parts.some((part) => counts[part] === counts[whole])) return
  const possible = parts.filter((part) => counts[part]! > 0 || !isInEmptyWhole(universe, counts, part))
  if (possible.length < 2) return
  for (const part of possible) if (hidden[part] === SHOWN) hidden[part] = GROUP
}

/** Whether a larger shown zero already says that nobody is here. */
const isInEmptyWhole = (universe: Universe, counts: Float64Array, cell: number): boolean =>
  universe.sumsOf[cell]!.some((number) => {
    const whole = universe.sums[number]![0]!
    return whole !== cell && counts[whole] === 0
  })

/** What must stay possible for a hidden cell: all of 1 … k-1 where it is too small, else a range k-1 wide. */
export function needOf(column: number, why: number, threshold: number): Need {
  const width = Math.max(1, threshold - 1)
  return why === SMALL
    ? { column, low: 1, high: threshold - 1, width: 1 }
    : { column, low: Number.POSITIVE_INFINITY, high: 0, width }
}

/** Which true counts a shown cell may have, as everybody knows who knows the rules: rounded, and none under k but 0. */
export function shownRange(
  count: number,
  rounding: number,
  threshold: number,
): { low: number; high: number } {
  const value = Math.round(count / rounding) * rounding
  if (value === 0) return { low: 0, high: 0 }
  const low = Math.max(threshold, value - Math.floor(rounding / 2))
  return { low, high: value + Math.ceil(rounding / 2) - 1 }
}

/**
 * What whoever sees a table has to solve to find its hidden cells; column numbers are those of `cells`. A shown cell is
 * known exactly, unless it is rounded: then it is one more unknown, within narrow bounds.
 */
export function puzzleOf(
  universe: Universe,
  counts: Float64Array,
  hidden: Uint8Array,
  policy: Policy,
): Puzzle & { readonly cells: readonly number[] } {
  const { rounding } = policy
  const isUnknown = (cell: number) => hidden[cell] !== SHOWN || (rounding > 1 && counts[cell]! > 0)
  const cells = [...hidden.keys()].filter(isUnknown)
  const columns = new Map(cells.map((cell, column) => [cell, column]))
  const ranges = cells.map((cell) =>
    hidden[cell] === SHOWN
      ? shownRange(counts[cell]!, rounding, thresholdOf(policy, universe.crossed[cell]!))
      : { low: 0, high: Number.POSITIVE_INFINITY },
  )
  return {
    cells,
    truth: Float64Array.from(cells, (cell) => counts[cell]!),
    lower: Float64Array.from(ranges, ({ low }) => low),
    upper: Float64Array.from(ranges, ({ high }) => high),
    rows: rowsOf(universe, columns),
    needs: cells.flatMap((cell, column) =>
      hidden[cell] === SHOWN ? [] : [needOf(column, hidden[cell]!, protectionOf(policy))],
    ),
  }
}

/** The sums that say something of hidden cells, over their columns. */
export function rowsOf(universe: Universe, columns: ReadonlyMap<number, number>): Row[] {
  const rows: Row[] = []
  const wholes = new Map<string, object>()
  for (const [number, sum] of universe.sums.entries()) {
    const name = `${universe.tableOfSum[number]} ${sum[0]}`
    const whole = wholes.get(name) ?? {}
    wholes.set(name, whole)
    const row = { columns: [] as number[], values: [] as number[], sum: number, whole }
    for (const [index, cell] of sum.entries()) {
      const column = columns.get(cell)
      if (column === undefined) continue
      row.columns.push(column)
      row.values.push(index === 0 ? -1 : 1)
    }
    if (row.columns.length > 0) rows.push(row)
  }
  return rows
}
