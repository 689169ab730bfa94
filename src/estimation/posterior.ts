import type { Posterior } from './graph-average.ts'

export interface PosteriorSummary {
  mean: number
  median: number
  mode: number
  lower: number
  upper: number
}

/** The average of several posteriors of equal weight, as a function P[N ≤ x] and what is read from it. */
export const summarizePosteriors = (posteriors: readonly Posterior[]): PosteriorSummary => {
  const share = 1 / posteriors.length
  const below = posteriors.map(cumulative)
  const atMost = (value: number) => share * below.reduce((sum, each) => sum + each(value), 0)
  const lowest = Math.min(...posteriors.map(({ from }) => from))
  const highest = Math.max(...posteriors.map(({ from, step, probabilities }) => from + step * probabilities.length))
  const quantile = (wanted: number) => invert(atMost, wanted, lowest, highest)
  return {
    mean: share * posteriors.reduce((sum, each) => sum + meanOf(each), 0),
    median: quantile(0.5),
    mode: modeOf(posteriors),
    lower: quantile(0.025),
    upper: quantile(0.975),
  }
}

const meanOf = ({ from, step, probabilities }: Posterior): number =>
  probabilities.reduce((sum, probability, at) => sum + probability * (from + at * step), 0)

const cumulative = ({ from, step, probabilities }: Posterior): ((value: number) => number) => {
  const sums = new Float64Array(probabilities.length)
  let sum = 0
  probabilities.forEach((probability, at) => {
    sum += probability
    sums[at] = sum
  })
  return (value) => {
    const at = Math.floor((value - from) / step)
    return at < 0 ? 0 : at >= sums.length ? 1 : sums[at]!
  }
}

/** The smallest whole number with at least the wanted probability below it. */
const invert = (atMost: (value: number) => number, wanted: number, lowest: number, highest: number): number => {
  let [low, high] = [lowest - 1, highest]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (atMost(middle) >= wanted) high = middle
    else low = middle
  }
  return high
}

/** The most probable value of the average, looked for among the values of every posterior's grid. */
const modeOf = (posteriors: readonly Posterior[]): number => {
  const density = (value: number) =>
    posteriors.reduce((sum, { from, step, probabilities }) => {
      const at = Math.round((value - from) / step)
      return sum + (at >= 0 && at < probabilities.length ? probabilities[at]! / step : 0)
    }, 0)
  let best = { value: 0, density: -1 }
  for (const { from, step, probabilities } of posteriors) {
    const at = probabilities.reduce((top, value, index) => (value > probabilities[top]! ? index : top), 0)
    const value = from + at * step
    if (density(value) > best.density) best = { value, density: density(value) }
  }
  return best.value
}
