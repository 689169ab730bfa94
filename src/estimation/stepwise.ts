import { canBeFitted } from './existence.ts'
import type { FindsDescent } from './linear-program.ts'
import { type Fit, fitModel, mainEffects } from './log-linear.ts'
import { poissonTails } from './special-functions.ts'
import { pairsOf } from './subsets.ts'
import type { Table } from './table.ts'

export interface Stepwise {
  fit: Fit
  /** Pairs of lists in the order they were added. */
  pairs: number[]
}

/** A pair is added while its Poisson p-value is below this (Chan, Silverman and Vincent 2021). */
const THRESHOLD = 0.02
/** p-values closer than this, relative to their size, are a tie; the pair that comes first in list order is taken. */
const TIE = 1e-9

/** All lists independent of each other; null when no finite estimate exists. */
export const fitIndependence = (table: Table, findsDescent: FindsDescent): Fit | null => {
  const terms = mainEffects(table.lists)
  return canBeFitted(table, terms, findsDescent) ? fitModel(table, terms) : null
}

/**
 * From independence, adds the pair of lists whose overlap is the least expected, until none is below the threshold. A
 * pair whose enlarged model has no finite or no unique estimate is passed over.
 */
export const chooseStepwise = (table: Table, findsDescent: FindsDescent): Stepwise | null => {
  let fit = fitIndependence(table, findsDescent)
  if (fit === null) return null
  const pairs: number[] = []
  for (;;) {
    const next = addPair(table, fit, pairs, findsDescent)
    if (next === null) return { fit, pairs }
    fit = next.fit
    pairs.push(next.pair)
  }
}

const addPair = (
  table: Table,
  fit: Fit,
  pairs: readonly number[],
  findsDescent: FindsDescent,
): { fit: Fit; pair: number } | null => {
  const candidates = pairsOf(table.lists)
    .filter((pair) => !pairs.includes(pair))
    .map((pair) => ({ pair, p: overlapProbability(table, fit, pair) }))
    .filter(({ p }) => p < THRESHOLD)
  while (candidates.length > 0) {
    const [best] = candidates.splice(smallest(candidates), 1)
    const { pair } = best!
    const terms = [...mainEffects(table.lists), ...pairs, pair]
    const enlarged = canBeFitted(table, terms, findsDescent) ? fitModel(table, terms, fit) : null
    if (enlarged !== null) return { fit: enlarged, pair }
  }
  return null
}

/** The smaller Poisson tail of the overlap that was seen under what the model expects. */
const overlapProbability = (table: Table, fit: Fit, pair: number): number =>
  Math.min(...poissonTails(table.margins[pair]!, fit.expectedMargins[pair]!))

const smallest = (candidates: readonly { p: number }[]): number => {
  let best = 0
  candidates.forEach(({ p }, at) => {
    if (p < candidates[best]!.p * (1 - TIE)) best = at
  })
  return best
}
