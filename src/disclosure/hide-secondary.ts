import { SECONDARY, SHOWN } from './hidden.ts'
import type { Universe } from './universe.ts'

/** The sum of everybody is what every reader looks for; it goes last. */
const EVERYBODY = 20

/** What hiding a cell costs, so that the cheapest is chosen: small counts before large, parts before wholes. */
export const costOf = (universe: Universe, counts: Float64Array, cell: number): number =>
  Math.log2(1 + counts[cell]!) * (1 + 0.5 * wholesOf(universe, cell)) +
  (universe.crossed[cell]!.length === 0 ? EVERYBODY : 0)

const wholesOf = (universe: Universe, cell: number): number =>
  universe.sumsOf[cell]!.reduce((times, sum) => times + (universe.sums[sum]![0] === cell ? 1 : 0), 0)

/**
 * Hides more cells until no single sum gives a hidden one away: in each sum at least two are hidden, and together they
 * are as large as `demands` of each says, so that it can reach the end of its interval. Quick, and not enough by itself: sums can be combined, and
 * the audit tries. `fixed` marks
 * cells that are public already. Zeros are never taken: who knows that something cannot occur would not be misled by them.
 */
export function hideSecondary(
  universe: Universe,
  counts: Float64Array,
  demands: Float64Array,
  hidden: Uint8Array,
  fixed?: Uint8Array,
): void {
  const waiting = new Set(universe.sums.keys())
  const order = [...universe.sums.keys()].sort(
    (a, b) =>
      universe.crossed[universe.sums[a]![0]!]!.length - universe.crossed[universe.sums[b]![0]!]!.length,
  )
  for (let queue = order; queue.length > 0; queue = [...waiting]) {
    for (const sum of queue) {
      waiting.delete(sum)
      const added = mendSum(universe, counts, demands, hidden, sum, fixed)
      if (added < 0) continue
      for (const other of universe.sumsOf[added]!) waiting.add(other)
      waiting.add(sum)
    }
  }
}

/** The cell newly hidden so that this sum tells less; -1 when it tells nothing as it is, or nothing is left to hide. */
function mendSum(
  universe: Universe,
  counts: Float64Array,
  demands: Float64Array,
  hidden: Uint8Array,
  sum: number,
  fixed?: Uint8Array,
): number {
  if (!tells(universe.sums[sum]!, counts, demands, hidden)) return -1
  let best = -1
  let least = Number.POSITIVE_INFINITY
  for (const cell of universe.sums[sum]!) {
    if (hidden[cell] !== SHOWN || counts[cell] === 0 || fixed?.[cell]) continue
    const cost = costOf(universe, counts, cell) + sideEffects(universe, counts, demands, hidden, cell, sum)
    if (cost >= least) continue
    best = cell
    least = cost
  }
  if (best >= 0) hidden[best] = SECONDARY
  return best
}

/** Whether a sum by itself fixes a hidden cell of it, or holds it in too narrow a range. */
export function tells(
  cells: Int32Array,
  counts: Float64Array,
  demands: Float64Array,
  hidden: Uint8Array,
): boolean {
  let many = 0
  let parts = 0
  let needed = 0
  for (const [index, cell] of cells.entries()) {
    if (hidden[cell] === SHOWN) continue
    many += 1
    needed = Math.max(needed, demands[cell]!)
    if (index > 0) parts += counts[cell]!
  }
  if (many === 0) return false
  if (needed === 0) return false
  return many === 1 || (hidden[cells[0]!] === SHOWN && parts < needed)
}

/** More for each other sum that would begin to tell if this cell went too, less for each that would stop. */
export function sideEffects(
  universe: Universe,
  counts: Float64Array,
  demands: Float64Array,
  hidden: Uint8Array,
  cell: number,
  besides: number,
): number {
  let effect = 0
  for (const sum of universe.sumsOf[cell]!) {
    if (sum === besides) continue
    const cells = universe.sums[sum]!
    const before = tells(cells, counts, demands, hidden)
    hidden[cell] = SECONDARY
    const after = tells(cells, counts, demands, hidden)
    hidden[cell] = SHOWN
    if (after && !before) effect += 3
    if (before && !after) effect -= 3
  }
  return effect
}
