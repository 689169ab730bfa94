import type { Posterior } from './graph-average.ts'

export interface PosteriorSummary {
  mean: number
  median: number
  mode: number
  /** The middle 95 %. */
  lower: number
  upper: number
}

/** Mean, median, mode and interval of several posteriors of equal weight taken together. */
export const summarizePosteriors = (posteriors: readonly Posterior[]): PosteriorSummary => {
  const below = posteriors.map(cumulative)
  const atMost = (value: number) => average(below.map((each) => each(value)))
  const highest = Math.max(...posteriors.map(({ values }) => values.at(-1)!))
  const quantile = (wanted: number) => invert(atMost, wanted, highest)
  return {
    mean: average(posteriors.map(meanOf)),
    median: quantile(0.5),
    mode: modeOf(posteriors),
    lower: quantile(0.025),
    upper: quantile(0.975),
  }
}

const average = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length

/** How many whole numbers the value at this place stands for. */
const gapAt = ({ values }: Posterior, at: number): number =>
  at + 1 < values.length ? values[at + 1]! - values[at]! : 1

const meanOf = (posterior: Posterior): number =>
  posterior.probabilities.reduce(
    (sum, share, at) => sum + share * (posterior.values[at]! + (gapAt(posterior, at) - 1) / 2),
    0,
  )

/** P[N ≤ x]; between two values of the grid the probability is spread evenly. */
const cumulative = (posterior: Posterior): ((value: number) => number) => {
  const { values, probabilities } = posterior
  let sum = 0
  const before = probabilities.map((share) => {
    sum += share
    return sum - share
  })
  return (value) => {
    const at = lastAtMost(values, value)
    if (at < 0) return 0
    const inside = Math.min(1, (value - values[at]! + 1) / gapAt(posterior, at))
    return before[at]! + inside * probabilities[at]!
  }
}

/** Place of the last value that is not above; −1 when all are. */
const lastAtMost = (values: Float64Array, wanted: number): number => {
  let [low, high] = [-1, values.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (values[middle]! <= wanted) low = middle
    else high = middle
  }
  return low
}

/** The smallest whole number up to which at least the wanted probability lies. */
const invert = (atMost: (value: number) => number, wanted: number, highest: number): number => {
  let [low, high] = [-1, highest]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (atMost(middle) >= wanted) high = middle
    else low = middle
  }
  return high
}

/** The most probable value of all together, looked for where each alone is highest. */
const modeOf = (posteriors: readonly Posterior[]): number => {
  const density = (posterior: Posterior, at: number) => posterior.probabilities[at]! / gapAt(posterior, at)
  const together = (value: number) =>
    average(
      posteriors.map((each) => {
        const at = lastAtMost(each.values, value)
        return at < 0 ? 0 : density(each, at)
      }),
    )
  const peaks = posteriors.map((each) => {
    let top = 0
    each.values.forEach((_, at) => {
      if (density(each, at) > density(each, top)) top = at
    })
    return each.values[top]! + Math.floor((gapAt(each, top) - 1) / 2)
  })
  return peaks.reduce((best, value) => (together(value) > together(best) ? value : best))
}
