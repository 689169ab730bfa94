import { freeEmpty } from './free-empty.ts'
import { SECONDARY, SHOWN } from './hidden.ts'
import { costOf, sideEffects } from './hide-secondary.ts'
import type { Unmet } from './puzzle.ts'
import type { Universe } from './universe.ts'

/** A hidden cell of which too much could be computed, and the rows by which, where they were asked for. */
export type Exposed = { readonly cell: number; readonly held: Unmet['held'] }

/**
 * Hides one more cell for each exposed one, the cheapest that helps: of the cells whose being shown held it back, where
 * that is known, or of its own sums, or of the nearest sums that still show something. False when nothing was left to
 * hide. A zero may help only another zero; `fixed` cells are public already.
 */
export function hideAround(
  universe: Universe,
  counts: Float64Array,
  demands: Float64Array,
  hidden: Uint8Array,
  exposed: readonly Exposed[],
  fixed?: Uint8Array,
): boolean {
  let more = false
  const before = hidden.slice()
  for (const { cell, held } of exposed) {
    const empty =
      counts[cell] === 0 && held.length === 0 ? freeEmpty(universe, counts, hidden, cell, fixed) : []
    for (const other of empty) hidden[other] = SECONDARY
    if (empty.length > 0) {
      more = true
      continue
    }
    const may = (other: number) =>
      before[other] === SHOWN && !fixed?.[other] && (counts[other]! > 0 || counts[cell] === 0)
    const helpful = holdingCells(universe, held).filter(may)
    const near = helpful.length > 0 ? helpful : nearestShown(universe, before, cell, may)
    if (near.length === 0) continue
    more = true
    if (near.some((other) => hidden[other] !== SHOWN)) continue
    const costs = near.map(
      (other) => costOf(universe, counts, other) + sideEffects(universe, counts, demands, hidden, other, -1),
    )
    hidden[near[costs.indexOf(Math.min(...costs))]!] = SECONDARY
  }
  return more
}

/** Cells that would let a count go further if they were unknown: the prices of their rows do not cancel out. */
function holdingCells(universe: Universe, held: Unmet['held']): number[] {
  const worth = new Map<number, number>()
  for (const { row, price } of held) {
    if (row.sum === undefined) continue
    for (const [index, cell] of universe.sums[row.sum]!.entries())
      worth.set(cell, (worth.get(cell) ?? 0) + (index === 0 ? -price : price))
  }
  return [...worth].filter(([, price]) => Math.abs(price) > 1e-6).map(([cell]) => cell)
}

/** Shown cells that share a sum with the cell or, where none does, with what shares a sum with it, and so on. */
function nearestShown(
  universe: Universe,
  hidden: Uint8Array,
  cell: number,
  may: (other: number) => boolean,
): number[] {
  const reached = new Set([cell])
  for (let edge = [cell]; edge.length > 0; ) {
    const next = edge.flatMap((at) => universe.sumsOf[at]!.flatMap((sum) => [...universe.sums[sum]!]))
    const found = next.filter(may)
    if (found.length > 0) return [...new Set(found)]
    edge = [...new Set(next)].filter((other) => hidden[other] !== SHOWN && !reached.has(other))
    for (const other of edge) reached.add(other)
  }
  return []
}
