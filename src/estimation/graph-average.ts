import { type DecomposableGraph, decomposableGraphs } from './decomposable-graphs.ts'
import { logGamma } from './special-functions.ts'
import { sizeOf } from './subsets.ts'
import { type Table, totalOf } from './table.ts'

/** The posterior of the number of people over a grid of values, equally spaced. */
export interface Posterior {
  /** Lowest value of N, and the step to the next. */
  from: number
  step: number
  /** Probability of each value; they sum to one. */
  probabilities: Float64Array
  graphs: number
  /** Prior cases in each cell. */
  delta: number
}

const MOST_POINTS = 20_000
const NEGLIGIBLE = -25

/**
 * Bayesian model averaging over all decomposable graphs (Madigan and York 1997; the method of the R package dga), with
 * equal prior weights of the graphs, a hyper-Dirichlet prior of δ cases a cell and a prior of N proportional to 1/N.
 * δ = 2^−lists, so that the prior weighs as much as one case altogether; a larger one pulls sparse tables to what was seen.
 */
export const averageGraphs = (table: Table): Posterior => {
  const graphs = decomposableGraphs(table.lists)
  const weigh = weigher(table, graphs)
  const { lowest, highest } = support(weigh, totalOf(table))
  const step = Math.max(1, Math.ceil((highest - lowest) / MOST_POINTS))
  const logs = Float64Array.from(
    { length: Math.floor((highest - lowest) / step) + 1 },
    (_, at) => weigh(lowest + at * step),
  )
  const most = logs.reduce((a, b) => Math.max(a, b), -Infinity)
  const weights = logs.map((value) => Math.exp(value - most))
  const sum = weights.reduce((a, b) => a + b, 0)
  return {
    from: totalOf(table) + lowest,
    step,
    probabilities: weights.map((weight) => weight / sum),
    graphs: graphs.length,
    delta: 2 ** -table.lists,
  }
}

/** The log of prior times likelihood, summed over the graphs, as a function of how many were never seen. */
const weigher = (table: Table, graphs: readonly DecomposableGraph[]) => {
  const seen = totalOf(table)
  const factors = factorsOf(table)
  const flat = graphs.map((graph) => [...graph.entries()])
  const values = new Float64Array(factors.length)
  const perGraph = new Float64Array(graphs.length)
  return (unseen: number): number => {
    // All prior cases together are one, so each factor is normalized by ln Γ(1) − ln Γ(1 + N).
    const normalizer = logGamma(1 + seen + unseen)
    for (let set = 1; set < factors.length; set += 1) {
      const { constant, onNone, prior } = factors[set]!
      values[set] = constant + logGamma(onNone + unseen + prior) - normalizer
    }
    let most = -Infinity
    flat.forEach((graph, at) => {
      let value = 0
      for (const [set, power] of graph) value += power * values[set]!
      perGraph[at] = value
      if (value > most) most = value
    })
    let sum = 0
    for (const value of perGraph) if (value > most - 40) sum += Math.exp(value - most)
    const arrangements = logGamma(seen + unseen + 1) - logGamma(unseen + 1)
    return most + Math.log(sum) + arrangements - Math.log(seen + unseen)
  }
}

interface Factor {
  /** Everything of the factor that does not depend on the unseen. */
  constant: number
  /** People seen, but on none of the lists of this set. */
  onNone: number
  /** Prior cases in each cell of this marginal table. */
  prior: number
}

/** The Dirichlet-multinomial factor of each set of lists, made ready. */
const factorsOf = (table: Table): Factor[] =>
  Array.from(table.cells, (_, set) => {
    const marginal = new Map<number, number>()
    table.cells.forEach((count, cell) => {
      marginal.set(cell & set, (marginal.get(cell & set) ?? 0) + count)
    })
    const prior = 2 ** -sizeOf(set)
    let constant = -marginal.size * logGamma(prior)
    for (const [cell, count] of marginal) if (cell !== 0) constant += logGamma(count + prior)
    return { constant, onNone: marginal.get(0) ?? 0, prior }
  })

/** Where the posterior is not negligible, found on a grid that widens by a few per cent a step. */
const support = (weigh: (unseen: number) => number, seen: number): { lowest: number; highest: number } => {
  const points: { at: number; log: number }[] = []
  let most = -Infinity
  for (let at = 0; at <= 1e4 * seen; at = Math.max(at + 1, Math.floor(at * 1.05))) {
    // The step to the next point grows with it, and so does the mass that the point stands for.
    const log = weigh(at) + Math.log(1 + at * 0.05)
    points.push({ at, log })
    most = Math.max(most, log)
    if (log < most + NEGLIGIBLE && at > seen) break
  }
  const inside = points.filter(({ log }) => log > most + NEGLIGIBLE)
  return { lowest: inside[0]!.at, highest: inside.at(-1)!.at }
}
