import { because } from './explain.ts'
import {
  DIMENSIONS,
  type Dimension,
  type IndicatorAnswers,
  type IndicatorList,
  type Rating,
  type ScreeningResult,
} from './indicator-model.ts'
import type { Because } from './model.ts'

/** How many indicators of a dimension were answered yes, by rating; `unrated` in an unverified list. */
type YesCounts = Record<Rating | 'unrated', number>

type ScreenedDimension = { yes: YesCounts; positive: boolean | null }

export type Screening = {
  dimensions: Record<Dimension, ScreenedDimension>
  result: ScreeningResult | 'INDETERMINATE'
  /** `finding` is the dimension or `result`. */
  why: Because[]
}

export type ScreeningOptions = {
  /** Whether D6 positive stands in for D5: yes to refer someone (the default), no for statistics. */
  vulnerabilityStandsInForCoercion?: boolean
  /** Whether the person counts as a child; by default as the list says. A disputed age counts as a child. */
  child?: boolean
}

const DELPHI = 'ILO and European Commission, Operational indicators of trafficking in human beings (2009)'
const CHILDREN = 'Palermo Protocol, art. 3 (c)'

/** The Delphi rule: whether so many strong, medium and weak indicators make a dimension positive. */
export function scoreDimension({ strong, medium, weak }: Record<Rating, number>): boolean {
  if (strong >= 2) return true
  if (strong === 1) return medium + weak >= 1
  return medium >= 3 || (medium === 2 && weak >= 1)
}

/**
 * What the positive dimensions amount to together. The brochure's worked example, completed for the
 * combinations it leaves open; where two of its rows match, the more protective one wins.
 */
export function combineDimensions(
  positive: Record<Dimension, boolean>,
  { vulnerabilityStandsInForCoercion = true, child = false }: ScreeningOptions = {},
): ScreeningResult {
  const recruited = positive.D1 || positive.D2 || positive.D3
  const coerced = positive.D5 || (vulnerabilityStandsInForCoercion && positive.D6)
  if (!positive.D4) {
    if (recruited) return 'PRE_EXPLOITATION_REVIEW'
    return coerced ? 'COERCION_REVIEW' : 'NO_CONCERN'
  }
  if (!recruited) return coerced ? 'FORCED_LABOUR_AT_DESTINATION' : 'EXPLOITED_MIGRANT'
  // For a child the act and the purpose are enough.
  if (coerced || child) return 'PRESUMED_VICTIM_OF_TRAFFICKING'
  return positive.D2 || positive.D3 ? 'PRESUMED_VICTIM_REVIEW' : 'DECEIVED_AND_EXPLOITED'
}

/**
 * Screens the answers against a list. Only a yes counts; a screening aid, never a decision, and a negative
 * never blocks services. With a list that is unverified or not wholly rated it counts and abstains.
 */
export function screenIndicators(
  list: IndicatorList,
  answers: IndicatorAnswers,
  options: ScreeningOptions = {},
): Screening {
  const rated = list.status === 'VERIFIED' && list.indicators.every(({ rating }) => rating !== null)
  const dimensions = byDimension((dimension) => {
    const yes = countYes(list, answers, dimension)
    return { yes, positive: rated ? scoreDimension(yes) : null }
  })
  const child = options.child ?? list.id.startsWith('C')
  const positive = byDimension((dimension) => dimensions[dimension].positive === true)
  const result = rated ? combineDimensions(positive, { ...options, child }) : 'INDETERMINATE'
  return {
    dimensions,
    result,
    why: [...explainResult(result, child), ...explainCounts(list, answers, dimensions)],
  }
}

function byDimension<Value>(value: (dimension: Dimension) => Value): Record<Dimension, Value> {
  return Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, value(dimension)])) as Record<
    Dimension,
    Value
  >
}

function answerTo(answers: IndicatorAnswers, id: string) {
  return Object.hasOwn(answers, id) ? answers[id] : undefined
}

function countYes(list: IndicatorList, answers: IndicatorAnswers, dimension: Dimension): YesCounts {
  const counts: YesCounts = { strong: 0, medium: 0, weak: 0, unrated: 0 }
  for (const indicator of list.indicators) {
    if (indicator.dimension !== dimension || answerTo(answers, indicator.id) !== 'yes') continue
    counts[indicator.rating ?? 'unrated'] += 1
  }
  return counts
}

function explainResult(result: Screening['result'], child: boolean): Because[] {
  const reasons = [because('result', `screening.${result}`, DELPHI)]
  if (child && result !== 'INDETERMINATE') reasons.push(because('result', 'screening.child', CHILDREN))
  return reasons
}

function explainCounts(
  list: IndicatorList,
  answers: IndicatorAnswers,
  dimensions: Screening['dimensions'],
): Because[] {
  const reasons = DIMENSIONS.flatMap((dimension) => {
    const { yes, positive } = dimensions[dimension]
    if (positive === null) {
      const number = yes.strong + yes.medium + yes.weak + yes.unrated
      return [because(dimension, 'dimension.counted', DELPHI, { number })]
    }
    const { strong, medium, weak } = yes
    return [
      because(dimension, `dimension.${positive ? 'positive' : 'negative'}`, DELPHI, { strong, medium, weak }),
    ]
  })
  const open = list.indicators.filter(({ id }) => !['yes', 'no'].includes(answerTo(answers, id) ?? 'unknown'))
  if (open.length > 0)
    reasons.push(because('result', 'screening.unanswered', DELPHI, { number: open.length }))
  const foreign = Object.keys(answers).filter((id) =>
    list.indicators.every((indicator) => indicator.id !== id),
  )
  if (foreign.length > 0)
    reasons.push(because('result', 'screening.outside-list', DELPHI, { indicators: foreign }))
  return reasons
}
