import { factorize, type Matrix, solveFactorized } from './cholesky.ts'
import { logGamma, Z95 } from './special-functions.ts'
import { sumOverSubsets, sumOverSupersets } from './subsets.ts'
import { type Table, totalOf } from './table.ts'

/**
 * Terms of a Poisson log-linear model as sets of lists: the empty set for the constant, one list for a main effect, two
 * for a pair and so on. log μ(s) is the sum of the coefficients of all terms contained in s.
 */
export type Terms = readonly number[]

export interface Fit {
  /** n + e^β0: everybody, those on no list included. */
  estimate: number
  /** 95 % interval n + exp(β0 ± 1.96 SE(β0)), the one of SparseMSE. */
  lower: number
  upper: number
  deviance: number
  /** −2 log L + 2k and −2 log L + k log n, where k counts the terms at minus infinity too. */
  aic: number
  bic: number
  /** β0 = log of the number never seen, and its standard error. */
  logUnseen: number
  standardError: number
  /** By term; −∞ for a term whose lists have nobody in common. */
  coefficients: Map<number, number>
  /** People expected on at least this set of lists. */
  expectedMargins: Float64Array
}

export const mainEffects = (lists: number): number[] => [
  0,
  ...Array.from({ length: lists }, (_, list) => 1 << list),
]

/**
 * What is left to fit once terms without a single case have gone to minus infinity (Chan, Silverman and Vincent 2021,
 * section 2): the finite terms, and the cells that do not contain an empty term.
 */
export const withoutEmpty = (table: Table, terms: Terms): { finite: number[]; cells: number[] } => {
  const finite = terms.filter((term) => table.margins[term]! > 0)
  const empty = terms.filter((term) => table.margins[term] === 0)
  const cells: number[] = []
  for (let set = 1; set < table.cells.length; set += 1)
    if (!empty.some((term) => (set & term) === term)) cells.push(set)
  return { finite, cells }
}

const MOST_STEPS = 200
/** Newton's decrement at which the likelihood cannot be told from its maximum. */
const EXACT = 1e-22
/** Below this each step squares the error; one that does not even quarter it has met the rounding of large counts. */
const CLOSE = 1e-6

interface State {
  beta: Float64Array
  mu: Float64Array
  margins: Float64Array
  likelihood: number
}

/**
 * Maximum likelihood by Newton's method with step halving. Null when it cannot be found; ask `checkModel` first
 * whether it exists. Gradient and Hessian entries are sums of μ over the cells that contain one or two terms, so
 * one pass over the sets gives all of them.
 */
export const fitModel = (table: Table, terms: Terms, start?: Fit): Fit | null => {
  const { finite, cells } = withoutEmpty(table, terms)
  const size = finite.length
  const hessian = new Float64Array(size * size)
  const first = startFrom(table, finite, cells, start)
  if (first === null) return null
  let state = evaluate(table, finite, cells, first)
  let before = Infinity
  for (let step = 0; step < MOST_STEPS; step += 1) {
    fillHessian(hessian, finite, state.margins)
    if (!factorize(hessian, size)) return null
    const gradient = finite.map((term) => table.margins[term]! - state.margins[term]!)
    const move = solveFactorized(hessian, size, Float64Array.from(gradient))
    const decrement = gradient.reduce((sum, each, at) => sum + each * move[at]!, 0)
    if (decrement < EXACT || (decrement < CLOSE && decrement > before / 4))
      return describeFit(table, terms, finite, cells, state, hessian)
    before = decrement
    const next = moveOn(table, finite, cells, state, move)
    if (next === null) return describeFit(table, terms, finite, cells, state, hessian)
    state = next
  }
  return null
}

const startFrom = (
  table: Table,
  finite: readonly number[],
  cells: readonly number[],
  start: Fit | undefined,
): Float64Array | null => {
  if (start) return Float64Array.from(finite, (term) => start.coefficients.get(term) ?? 0)
  // Weighted least squares on log counts, the usual first step of a generalized linear model.
  const weights = new Float64Array(table.cells.length)
  const weighted = new Float64Array(table.cells.length)
  for (const set of cells) {
    const value = table.cells[set]! + 0.1
    weights[set] = value
    weighted[set] = value * Math.log(value)
  }
  sumOverSupersets(weights)
  sumOverSupersets(weighted)
  const matrix = new Float64Array(finite.length ** 2)
  fillHessian(matrix, finite, weights)
  if (!factorize(matrix, finite.length)) return null
  return solveFactorized(
    matrix,
    finite.length,
    Float64Array.from(finite, (term) => weighted[term]!),
  )
}

const fillHessian = (hessian: Matrix, finite: readonly number[], margins: Float64Array): void => {
  const size = finite.length
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column <= row; column += 1)
      hessian[row * size + column] = margins[finite[row]! | finite[column]!]!
}

const evaluate = (
  table: Table,
  finite: readonly number[],
  cells: readonly number[],
  beta: Float64Array,
): State => {
  const linear = new Float64Array(table.cells.length)
  for (let at = 0; at < finite.length; at += 1) linear[finite[at]!] = beta[at]!
  sumOverSubsets(linear)
  const mu = new Float64Array(table.cells.length)
  let likelihood = 0
  for (const set of cells) {
    const value = Math.exp(linear[set]!)
    mu[set] = value
    likelihood += table.cells[set]! * linear[set]! - value
  }
  return { beta, mu, margins: sumOverSupersets(mu.slice()), likelihood }
}

/** One step, halved until the likelihood does not fall; null when no step helps any more. */
const moveOn = (
  table: Table,
  finite: readonly number[],
  cells: readonly number[],
  state: State,
  move: Float64Array,
): State | null => {
  const slack = 1e-12 * (1 + Math.abs(state.likelihood))
  for (let share = 1; share > 1e-8; share /= 2) {
    const beta = state.beta.map((value, at) => value + share * move[at]!)
    const next = evaluate(table, finite, cells, beta)
    if (next.likelihood >= state.likelihood - slack) return next
  }
  return null
}

const describeFit = (
  table: Table,
  terms: Terms,
  finite: readonly number[],
  cells: readonly number[],
  state: State,
  factor: Matrix,
): Fit => {
  const unit = new Float64Array(finite.length)
  unit[0] = 1
  const standardError = Math.sqrt(solveFactorized(factor, finite.length, unit)[0]!)
  const logUnseen = state.beta[0]!
  const total = totalOf(table)
  let deviance = 0
  let logLikelihood = 0
  for (const set of cells) {
    const count = table.cells[set]!
    const mu = state.mu[set]!
    deviance += 2 * (mu - count + (count > 0 ? count * Math.log(count / mu) : 0))
    logLikelihood += (count > 0 ? count * Math.log(mu) : 0) - mu - logGamma(count + 1)
  }
  const coefficients = new Map(terms.map((term) => [term, -Infinity]))
  finite.forEach((term, at) => {
    coefficients.set(term, state.beta[at]!)
  })
  return {
    estimate: total + Math.exp(logUnseen),
    lower: total + Math.exp(logUnseen - Z95 * standardError),
    upper: total + Math.exp(logUnseen + Z95 * standardError),
    deviance,
    aic: -2 * logLikelihood + 2 * terms.length,
    bic: -2 * logLikelihood + Math.log(total) * terms.length,
    logUnseen,
    standardError,
    coefficients,
    expectedMargins: state.margins,
  }
}
