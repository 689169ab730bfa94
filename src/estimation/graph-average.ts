import { type DecomposableGraph, decomposableGraphs } from './decomposable-graphs.ts'
import { logGamma } from './special-functions.ts'
import { sizeOf } from './subsets.ts'
import { type Table, totalOf } from './table.ts'

/** The posterior of the number of people. */
export interface Posterior {
  /** Values of N in rising order; each stands for itself and the whole numbers up to the next. */
  values: Float64Array
  /** Probability of each value with those it stands for; they sum to one. */
  probabilities: Float64Array
  graphs: number
  /** Prior cases in each cell. */
  delta: number
}

/** Up to here every number of unseen people is weighed; above, the middle of each stretch of 1/2000. */
const EVERY_ONE = 2000
/** No more unseen people for each one seen are thought possible; the tail falls slowly, so this moves the mean a little. */
export const MOST_UNSEEN_A_SEEN = 20

/**
 * Bayesian model averaging over all decomposable graphs (Madigan and York 1997; the method of the R package dga), with
 * equal prior weights of the graphs, a hyper-Dirichlet prior of δ cases a cell and a prior of N proportional to 1/N.
 * δ = 2^−lists, so that the prior weighs as much as one case altogether; a larger one pulls sparse tables to what was
 * seen. At least one person was not seen: at none, a prior this thin has a spike of its own (dga starts at 1 as well).
 */
export const averageGraphs = (table: Table): Posterior => {
  const graphs = decomposableGraphs(table.lists)
  const weigh = weigher(table, graphs)
  const seen = totalOf(table)
  const values: number[] = []
  const logs: number[] = []
  for (let unseen = 1, gap = 1; unseen <= MOST_UNSEEN_A_SEEN * seen; unseen += gap) {
    gap = Math.max(1, Math.floor(unseen / EVERY_ONE))
    values.push(seen + unseen)
    logs.push(weigh(unseen + (gap - 1) / 2) + Math.log(gap))
  }
  const most = logs.reduce((a, b) => Math.max(a, b), -Infinity)
  const weights = Float64Array.from(logs, (log) => Math.exp(log - most))
  const sum = weights.reduce((a, b) => a + b, 0)
  return {
    values: Float64Array.from(values),
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
