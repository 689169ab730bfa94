import type { BestModels, FittedModel } from './best-models.ts'
import type { Computed } from './computed.ts'
import type { Fit, Terms } from './log-linear.ts'
import type { BestOf, ChosenModel, Estimation } from './model.ts'
import { average, type DrawnFit, poolFits } from './pool-draws.ts'
import { membersOf, sizeOf } from './subsets.ts'
import { totalOf } from './table.ts'

/** Null as soon as one draw has no estimate: then the mixture has none either. */
const fitsOf = (draws: readonly Computed[], pick: (draw: Computed) => Fit | null) => {
  const fits = draws.map((draw) => ({ fit: pick(draw), seen: totalOf(draw.table) }))
  return fits.every((each): each is { fit: Fit; seen: number } => each.fit !== null) ? fits : null
}

const NOTHING = { estimate: null, lower: null, upper: null, deviance: null }

export const poolFitted = (draws: readonly Computed[], pick: (draw: Computed) => Fit | null) => {
  const fits = fitsOf(draws, pick)
  if (fits === null) return NOTHING
  const drawn: DrawnFit[] = fits.map(({ fit, seen }) => ({ ...fit, seen }))
  return { ...poolFits(drawn), deviance: average(fits.map(({ fit }) => fit.deviance)) }
}

export const stepwiseOf = (draws: readonly Computed[]): Estimation['stepwise'] => {
  const pooled = poolFitted(draws, ({ stepwise }) => stepwise?.fit ?? null)
  const fits = fitsOf(draws, ({ stepwise }) => stepwise?.fit ?? null)
  const { lists } = draws[0]!.data
  const pairs = commonPairs(draws)
  const empty = pairs.filter((pair) => draws.every(({ table }) => table.margins[pair] === 0))
  const [only] = draws.length === 1 && fits ? fits : []
  return {
    ...pooled,
    pairs: pairs.map((pair) => namesOf(lists, pair) as [string, string]),
    emptyPairs: empty.map((pair) => namesOf(lists, pair) as [string, string]),
    coefficients: only ? coefficientsOf(lists, only.fit) : null,
    aic: fits && average(fits.map(({ fit }) => fit.aic)),
    bic: fits && average(fits.map(({ fit }) => fit.bic)),
  }
}

/** The pairs chosen in more than half of the draws, in the order of the first draw that has them. */
const commonPairs = (draws: readonly Computed[]): number[] => {
  const chosen = draws.map(({ stepwise }) => stepwise?.pairs ?? [])
  const often = (pair: number) => 2 * chosen.filter((pairs) => pairs.includes(pair)).length > draws.length
  return [...new Set(chosen.flat())].filter(often)
}

const namesOf = (lists: readonly string[], set: number): string[] =>
  membersOf(set).map((list) => lists[list]!)

/** `intercept` is the log of the number never seen; null for a parameter at minus infinity. */
const coefficientsOf = (lists: readonly string[], { coefficients }: Fit): Record<string, number | null> =>
  Object.fromEntries(
    [...coefficients].map(([term, value]) => [
      term === 0 ? 'intercept' : namesOf(lists, term).join(':'),
      Number.isFinite(value) ? value : null,
    ]),
  )

export const poolBest = (
  draws: readonly Computed[],
  pick: (draw: Computed) => BestModels | null,
): BestOf | null => {
  const best = draws.map(pick)
  const [first] = best
  if (!first || best.includes(null)) return null
  return {
    models: first.models,
    fitted: Math.min(...best.map((each) => each!.fitted)),
    aic: chosenOf(draws, (draw) => pick(draw)!.aic),
    bic: chosenOf(draws, (draw) => pick(draw)!.bic),
  }
}

/** With several draws the terms are those of the first; each draw chose its own. */
const chosenOf = (draws: readonly Computed[], pick: (draw: Computed) => FittedModel): ChosenModel => {
  const models = draws.map(pick)
  return {
    ...poolFitted(draws, (draw) => pick(draw).fit),
    terms: beyondLists(models[0]!.terms).map((term) => namesOf(draws[0]!.data.lists, term)),
    aic: average(models.map(({ fit }) => fit.aic)),
    bic: average(models.map(({ fit }) => fit.bic)),
  }
}

const beyondLists = (terms: Terms): number[] => terms.filter((term) => sizeOf(term) > 1)
