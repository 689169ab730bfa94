import type { Computed, EstimateOptions } from './computed.ts'
import { explainFinding } from './explain.ts'
import type { Estimation, Finding } from './model.ts'
import { average, poolBootstraps } from './pool-draws.ts'
import { poolBest, poolFitted, stepwiseOf } from './pooled-models.ts'
import { summarizePosteriors } from './posterior.ts'
import { countOn, disagreement, doubtsOf, finding, mergeDraws, refusalsOf } from './rules.ts'
import { chaoBounds, estimateTwoLists } from './simple-estimates.ts'
import { totalOf } from './table.ts'

/** The whole answer, in the shape of `contracts.md`, from one draw or several. */
export const answerFrom = (draws: readonly Computed[], options: EstimateOptions): Estimation => {
  const { lists } = draws[0]!.data
  const linkage = draws.length > 1 ? 'drawn' : options.linkage
  const refusals = [
    ...mergeDraws(draws.map((draw) => [...refusalsOf(draw.data), ...withoutEstimate(draw)])),
    ...(linkage === 'not-reviewed' ? [finding('linkage-not-reviewed')] : []),
  ]
  const seen = draws.map(({ table }) => totalOf(table))
  const { independence, stepwise, chao, bootstrap, ...others } = figuresOf(draws, options)
  const doubts = [
    ...mergeDraws(draws.map(({ data }) => doubtsOf(data))),
    ...disagreement(others.range.lowest ?? 0, others.range.highest ?? 0),
    ...(linkage === 'not-stated' ? [finding('linkage-not-stated')] : []),
    ...bootstrapDoubts(bootstrap),
  ]
  return {
    n: average(seen),
    lists,
    independence,
    stepwise,
    chao,
    bootstrap,
    estimable: refusals.length === 0,
    why: refusals.map((finding) => explainFinding('refusal', finding)),
    warnings: doubts.map((finding) => explainFinding('warning', finding)),
    refusals,
    doubts,
    ...others,
    onOneList: average(draws.map(({ data }) => countOn(data, 1))),
    onTwoLists: average(draws.map(({ data }) => countOn(data, 2))),
    draws: { count: draws.length, fewestSeen: Math.min(...seen), mostSeen: Math.max(...seen) },
    linkage,
  }
}

type Figures = Pick<
  Estimation,
  'independence' | 'stepwise' | 'chao' | 'bootstrap' | 'twoLists' | 'models' | 'graphs' | 'range'
>

const figuresOf = (draws: readonly Computed[], options: EstimateOptions): Figures => {
  const bounds = draws.map(({ table }) => chaoBounds(table))
  const independence = poolFitted(draws, ({ independence }) => independence)
  const stepwise = stepwiseOf(draws)
  const models = {
    hierarchical: poolBest(draws, ({ models }) => models?.all ?? null),
    pairwise: poolBest(draws, ({ models }) => models?.pairwise ?? null),
  }
  const graphs = graphsOf(draws)
  const chosen = [models.pairwise, models.hierarchical].flatMap((best) => [best?.aic, best?.bic])
  const estimates = [independence, stepwise, ...chosen]
    .map((each) => each?.estimate ?? graphs?.mean)
    .filter((value) => typeof value === 'number')
  return {
    independence,
    stepwise,
    chao: {
      estimate: averageOrNull(bounds.map(({ estimate }) => estimate)),
      biasCorrected: average(bounds.map(({ biasCorrected }) => biasCorrected)),
    },
    bootstrap: bootstrapOf(draws, options),
    // Two lists have one model, and so nothing to choose or to average.
    twoLists: draws.length === 1 ? estimateTwoLists(draws[0]!.table) : null,
    models,
    graphs,
    range:
      estimates.length === 0
        ? { lowest: null, highest: null }
        : { lowest: Math.min(...estimates), highest: Math.max(...estimates) },
  }
}

/** Independence is the smallest model; without its estimate there is none. */
const withoutEstimate = ({ independence }: Computed): Finding[] =>
  independence === null ? [finding('no-finite-estimate')] : []

const bootstrapDoubts = (bootstrap: Estimation['bootstrap']): Finding[] =>
  bootstrap !== null && bootstrap.withoutEstimate > 0
    ? [
        finding('replicates-without-estimate', {
          count: bootstrap.withoutEstimate,
          replicates: bootstrap.replicates,
        }),
      ]
    : []

const averageOrNull = (numbers: readonly (number | null)[]): number | null => {
  const known = numbers.filter((each) => each !== null)
  return known.length < numbers.length ? null : average(known)
}

const graphsOf = (draws: readonly Computed[]): Estimation['graphs'] => {
  const posteriors = draws.flatMap(({ posterior }) => (posterior === null ? [] : [posterior]))
  const [first] = posteriors
  if (!first) return null
  return { ...summarizePosteriors(posteriors), graphs: first.graphs, delta: first.delta }
}

const bootstrapOf = (
  draws: readonly Computed[],
  { replicates, seed }: EstimateOptions,
): Estimation['bootstrap'] => {
  if (replicates === null) return null
  const distributions = draws.flatMap(({ bootstrap }) => (bootstrap === null ? [] : [bootstrap]))
  const whole = distributions.length === draws.length
  const { lower, upper } = whole ? poolBootstraps(distributions) : { lower: null, upper: null }
  return {
    lower: finiteOrNull(lower),
    upper: finiteOrNull(upper),
    replicates,
    seed,
    withoutEstimate: distributions
      .map(({ replicates }) => replicates.filter((value) => value === Infinity).length)
      .reduce((sum, each) => sum + each, 0),
  }
}

const finiteOrNull = (value: number | null): number | null =>
  value !== null && Number.isFinite(value) ? value : null
