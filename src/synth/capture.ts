import type { SynthOptions } from './model.ts'
import { type Draws, weightedIndex } from './random.ts'

/** Which lists hold a person: bit i is list i. */
export type Cell = number

/**
 * How likely each combination of lists is, the last included in which nobody sees the person: a log-linear model
 * with one main effect a list (the log-odds of its share) and one interaction a dependence, as multiple systems
 * estimation assumes it. Index = cell; adds up to one.
 */
export function cellProbabilities({
  lists,
  dependence,
}: Pick<SynthOptions, 'lists' | 'dependence'>): number[] {
  const place = new Map(lists.map(({ name }, index) => [name, index]))
  const pairs = dependence.map(({ lists: [one, other], logOdds }) => ({
    mask: (1 << place.get(one)!) | (1 << place.get(other)!),
    odds: Math.exp(logOdds),
  }))
  const weights = Array.from({ length: 1 << lists.length }, (_, cell) => {
    const alone = lists.reduce(
      (weight, { share }, index) => weight * (isOn(cell, index) ? share : 1 - share),
      1,
    )
    return pairs.reduce((weight, { mask, odds }) => weight * ((cell & mask) === mask ? odds : 1), alone)
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}

export const drawCell = (probabilities: readonly number[]): ((draws: Draws) => Cell) =>
  weightedIndex(probabilities)

export const isOn = (cell: Cell, list: number): boolean => ((cell >> list) & 1) === 1
