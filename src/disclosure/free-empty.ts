import { SHOWN } from './hidden.ts'
import type { Universe } from './universe.ts'

/**
 * Empty cells to hide so that an empty hidden cell can be thought to have somebody in it. An empty whole is the sum of empty
 * parts in every direction, so one hidden part tells nothing: it takes a smallest cell below it, where somebody could be as
 * far as larger cells say, and every cell between the two. Empty when nothing below it can be hidden any more.
 */
export function freeEmpty(
  universe: Universe,
  counts: Float64Array,
  hidden: Uint8Array,
  cell: number,
  fixed?: Uint8Array,
): number[] {
  const below = reach(cell, (at) => partsOf(universe, at))
  let best: number[] = []
  let most = Number.NEGATIVE_INFINITY
  for (const leaf of below) {
    if (partsOf(universe, leaf).length > 0) continue
    const above = reach(leaf, (at) => wholesOf(universe, at))
    const between = [...above].filter((at) => below.has(at) && hidden[at] === SHOWN)
    const outside = [...above].filter((at) => !below.has(at))
    if (between.length === 0 || between.some((at) => fixed?.[at])) continue
    if (outside.some((at) => counts[at] === 0 && hidden[at] === SHOWN)) continue
    const freedom = freedomOf(outside, counts, hidden)
    if (freedom <= most) continue
    best = between
    most = freedom
  }
  return best
}

/** How easily somebody more could be in a cell: its wholes are hidden, or have people who could be in it instead. */
const freedomOf = (wholes: readonly number[], counts: Float64Array, hidden: Uint8Array): number =>
  wholes.reduce((sum, at) => sum + (hidden[at] === SHOWN ? 0 : 4) + Math.log2(1 + counts[at]!), 0) /
  wholes.length

const partsOf = ({ sums, sumsOf }: Universe, cell: number): number[] =>
  sumsOf[cell]!.flatMap((sum) => (sums[sum]![0] === cell ? [...sums[sum]!.subarray(1)] : []))

const wholesOf = ({ sums, sumsOf }: Universe, cell: number): number[] =>
  sumsOf[cell]!.flatMap((sum) => (sums[sum]![0] === cell ? [] : [sums[sum]![0]!]))

/** A cell and all that is reached from it, step by step. */
function reach(from: number, next: (cell: number) => readonly number[]): Set<number> {
  const reached = new Set([from])
  for (const at of reached) for (const other of next(at)) reached.add(other)
  return reached
}
