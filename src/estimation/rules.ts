import type { CaptureLists, Estimation, Finding } from './model.ts'

/**
 * When the data can carry an estimate. Our own gates, informed by the papers on sparse data (research/standards.md
 * section 10.5); they are not law, and stricter than what the methods need to give a number.
 */
export const GATES = {
  lists: 3,
  /** Different pairs of lists that share at least one person. */
  overlappingPairs: 2,
  people: 100,
  onTwoLists: 10,
  /** Below this even the lower bound is not shown. */
  onTwoListsForBound: 5,
} as const

/** Point estimates that differ by more than this factor are said to disagree. */
const DISAGREE = 1.25

export const finding = (code: string, params: Finding['params'] = {}): Finding => ({ code, params })

/** Why these lists cannot carry an estimate; empty when they can. */
export const refusalsOf = (data: CaptureLists): Finding[] => {
  const people = listPeople(data)
  const refusals: Finding[] = []
  const refuse = (code: string, params: Finding['params'] = {}) => refusals.push(finding(code, params))
  const used = people.filter((list) => list.total > 0)
  if (used.length < GATES.lists) refuse('too-few-lists', { lists: used.length, needed: GATES.lists })
  for (const { name } of people.filter((list) => list.total === 0)) refuse('empty-list', { list: name })
  for (const { inner, outer } of listsInside(data, people)) refuse('list-inside', { inner, outer })
  const overlapping = people.flatMap((list, at) =>
    list.shared.filter((count, other) => other > at && count > 0),
  )
  if (overlapping.length < GATES.overlappingPairs)
    refuse('too-few-overlaps', { pairs: overlapping.length, needed: GATES.overlappingPairs })
  const n = sum(data.histories.map(({ count }) => count))
  if (n < GATES.people) refuse('too-few-people', { people: n, needed: GATES.people })
  const onTwo = countOn(data, 2)
  if (onTwo < GATES.onTwoLists) refuse('too-few-on-two', { people: onTwo, needed: GATES.onTwoLists })
  return refusals
}

/** What a reader must know about the lists although an estimate can be made. */
export const doubtsOf = (data: CaptureLists): Finding[] =>
  listPeople(data)
    .filter((list, at) => list.total > 0 && list.shared.every((count, other) => other === at || count === 0))
    .map(({ name }) => finding('list-apart', { list: name }))

/** Said when the methods give clearly different answers: then the model, not the data, decides. */
export const disagreement = (lowest: number, highest: number): Finding[] =>
  highest > lowest * DISAGREE ? [finding('models-disagree', { lowest, highest })] : []

/** The same finding in several linkages is said once, with the number of linkages it holds in. */
export const mergeDraws = (draws: readonly (readonly Finding[])[]): Finding[] => {
  const merged = new Map<string, { finding: Finding; inDraws: number }>()
  for (const finding of draws.flat()) {
    const { code, params } = finding
    const key = [code, params.list, params.inner, params.outer].join('|')
    const known = merged.get(key)
    merged.set(key, { finding: known?.finding ?? finding, inDraws: (known?.inDraws ?? 0) + 1 })
  }
  return [...merged.values()].map(({ finding, inDraws }) =>
    draws.length === 1
      ? finding
      : { ...finding, params: { ...finding.params, inDraws, draws: draws.length } },
  )
}

/**
 * What may be shown to people: when the data cannot carry an estimate, the figures of all models are taken out, and the
 * lower bound stays only with enough people on two lists.
 */
export const withholdUnlessEstimable = (whole: Estimation): Estimation => {
  if (whole.estimable) return whole
  const none = { estimate: null, lower: null, upper: null, deviance: null }
  const bound = whole.onTwoLists >= GATES.onTwoListsForBound
  const aboutLists = whole.doubts.map(({ code }) => !ABOUT_FIGURES.includes(code))
  return {
    ...whole,
    doubts: whole.doubts.filter((_, at) => aboutLists[at]),
    warnings: whole.warnings.filter((_, at) => aboutLists[at]),
    independence: none,
    stepwise: { ...none, pairs: [], emptyPairs: [], coefficients: null, aic: null, bic: null },
    chao: bound ? whole.chao : { estimate: null, biasCorrected: null },
    bootstrap: null,
    twoLists: null,
    models: { hierarchical: null, pairwise: null },
    graphs: null,
    range: { lowest: null, highest: null },
  }
}

/** Doubts that would tell the figures that are withheld. */
const ABOUT_FIGURES = ['models-disagree', 'replicates-without-estimate']

interface ListPeople {
  name: string
  total: number
  /** People shared with each list, in list order; with itself, all of them. */
  shared: number[]
}

const listPeople = ({ lists, histories }: CaptureLists): ListPeople[] =>
  lists.map((name, list) => {
    const shared = lists.map((_, other) =>
      sum(histories.filter(({ set }) => (set >> list) & (set >> other) & 1).map(({ count }) => count)),
    )
    return { name, total: shared[list]!, shared }
  })

/** Lists with people all of whom are on another list too: such a list tells nothing about who was missed. */
const listsInside = ({ lists }: CaptureLists, people: readonly ListPeople[]) =>
  people.flatMap(({ name, total, shared }, at) =>
    lists
      .filter((_, other) => other !== at && total > 0 && shared[other] === total)
      .map((outer) => ({ inner: name, outer })),
  )

/** People on exactly so many lists. */
export const countOn = ({ histories }: CaptureLists, size: number): number =>
  sum(histories.filter(({ set }) => bits(set) === size).map(({ count }) => count))

const bits = (set: number): number => set.toString(2).replaceAll('0', '').length

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
