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

/** Every so many points of the grid the graphs are compared; below e^−30 of the best a graph counts for nothing. */
const PROBE = 64
const NOTHING = 30

/**
 * Bayesian model averaging over all decomposable graphs (Madigan and York 1997; the method of the R package dga), with
 * equal prior weights of the graphs, a hyper-Dirichlet prior of δ cases a cell and a prior of N proportional to 1/N.
 * δ = 2^−lists, so that the prior weighs as much as one case altogether; a larger one pulls sparse tables to what was
 * seen. At least one person was not seen: at none, a prior this thin has a spike of its own (dga starts at 1 as well).
 */
export const averageGraphs = (table: Table): Posterior => {
  const graphs = decomposableGraphs(table.lists)
  const seen = totalOf(table)
  const grid = gridUpTo(MOST_UNSEEN_A_SEEN * seen)
  const weigh = weigher(table, likelyGraphs(table, graphs, grid))
  const values = grid.map(({ unseen }) => seen + unseen)
  const logs = grid.map(({ unseen, gap }) => weigh(unseen + (gap - 1) / 2).log + Math.log(gap))
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

const gridUpTo = (most: number): { unseen: number; gap: number }[] => {
  const grid: { unseen: number; gap: number }[] = []
  for (let unseen = 1, gap = 1; unseen <= most; unseen += gap) {
    gap = Math.max(1, Math.floor(unseen / EVERY_ONE))
    grid.push({ unseen, gap })
  }
  return grid
}

/** Graphs that weigh something anywhere; most of them never come near the best. */
const likelyGraphs = (
  table: Table,
  graphs: readonly DecomposableGraph[],
  grid: readonly { unseen: number }[],
): DecomposableGraph[] => {
  const weigh = weigher(table, graphs)
  const best = new Float64Array(graphs.length).fill(-Infinity)
  let most = -Infinity
  for (let at = 0; at < grid.length; at += PROBE) {
    const { log, perGraph } = weigh(grid[at]!.unseen)
    most = Math.max(most, log)
    perGraph.forEach((value, graph) => {
      best[graph] = Math.max(best[graph]!, value)
    })
  }
  return graphs.filter((_, graph) => best[graph]! > most - NOTHING)
}

/** The log of prior times likelihood, of each graph and summed over them, by how many were never seen. */
const weigher = (table: Table, graphs: readonly DecomposableGraph[]) => {
  const seen = totalOf(table)
  const factors = factorsOf(table)
  const flat = graphs.map((graph) => Int32Array.from([...graph].flat()))
  const values = new Float64Array(factors.length)
  const perGraph = new Float64Array(graphs.length)
  return (unseen: number): { log: number; perGraph: Float64Array } => {
    // All prior cases together are one, so each factor is normalized by ln Γ(1) − ln Γ(1 + N).
    const normalizer = logGamma(1 + seen + unseen)
    for (let set = 1; set < factors.length; set += 1) {
      const { constant, onNone, prior } = factors[set]!
      values[set] = constant + logGamma(onNone + unseen + prior) - normalizer
    }
    const common = logGamma(seen + unseen + 1) - logGamma(unseen + 1) - Math.log(seen + unseen)
    let most = -Infinity
    for (let graph = 0; graph < flat.length; graph += 1) {
      const parts = flat[graph]!
      let value = common
      for (let at = 0; at < parts.length; at += 2) value += parts[at + 1]! * values[parts[at]!]!
      perGraph[graph] = value
      if (value > most) most = value
    }
    let sum = 0
    for (const value of perGraph) if (value > most - NOTHING) sum += Math.exp(value - most)
    return { log: most + Math.log(sum), perGraph }
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
