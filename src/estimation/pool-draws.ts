import { type BcaDistribution, bcaQuantile, bcaShareBelow } from './bootstrap.ts'
import type { Fit } from './log-linear.ts'
import { normalBelow } from './special-functions.ts'

/*
 * Which records are one person is itself uncertain. When linkages are drawn from what the linkage thinks possible, the
 * estimate is made for each and the answers are mixed with equal weight (Sadinle 2018, linkage-averaging), so that the
 * interval is as wide as both uncertainties together. With one draw every function gives the answer of that draw.
 */

/** A fit as a distribution of N: n + exp of a normal distribution. */
export type DrawnFit = Pick<Fit, 'estimate' | 'lower' | 'upper' | 'logUnseen' | 'standardError'> & {
  seen: number
}

export interface PooledRange {
  estimate: number
  lower: number
  upper: number
}

export const average = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum + each, 0) / numbers.length

/** Mean of the estimates, and the 2.5 % and 97.5 % points of the mixed distribution. */
export const poolFits = (fits: readonly DrawnFit[]): PooledRange => {
  const [only] = fits
  if (fits.length === 1 && only) return { estimate: only.estimate, lower: only.lower, upper: only.upper }
  const below = (value: number) =>
    average(
      fits.map(({ seen, logUnseen, standardError }) =>
        value <= seen ? 0 : normalBelow((Math.log(value - seen) - logUnseen) / standardError),
      ),
    )
  const bounds: Bounds = [
    Math.min(...fits.map(({ seen }) => seen)),
    Math.max(...fits.map(({ upper, estimate }) => 2 * upper + estimate)),
  ]
  return {
    estimate: average(fits.map(({ estimate }) => estimate)),
    lower: invert(below, 0.025, bounds),
    upper: invert(below, 0.975, bounds),
  }
}

/** The BCa interval of the mixed bootstrap distributions. */
export const poolBootstraps = (
  distributions: readonly BcaDistribution[],
): { lower: number; upper: number } => {
  const [only] = distributions
  const at = (share: number) => {
    if (distributions.length === 1 && only) return bcaQuantile(only, share)
    const finite = distributions.flatMap(({ replicates }) => [...replicates].filter(Number.isFinite))
    const lowest = finite.reduce((a, b) => Math.min(a, b), Infinity)
    const highest = finite.reduce((a, b) => Math.max(a, b), -Infinity)
    const below = (value: number) => average(distributions.map((each) => bcaShareBelow(each, value)))
    return below(highest) < share ? Infinity : invert(below, share, [lowest, highest])
  }
  return { lower: at(0.025), upper: at(0.975) }
}

type Bounds = [low: number, high: number]

/** Where a rising function reaches the wanted value, by halving. */
const invert = (below: (value: number) => number, wanted: number, [from, to]: Bounds): number => {
  let [low, high] = [from, to]
  for (let step = 0; step < 200 && high - low > 1e-12 * high; step += 1) {
    const middle = (low + high) / 2
    if (below(middle) < wanted) low = middle
    else high = middle
  }
  return (low + high) / 2
}
