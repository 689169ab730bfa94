import { z } from 'zod'
import { Code, Labels, provenance, text } from './parts.ts'

/** What happens to cases and is counted by the month in which it happened. */
export const MEASURES = [
  'registered',
  'presumed',
  'identified',
  'assisted',
  'sheltered',
  'closed',
  'decision',
  'service',
  'concern-to-assessment',
  'assessment-to-referral',
  'referral-to-service',
  'service-to-plan',
  'plan-to-review',
  'open-to-close',
] as const
export type Measure = (typeof MEASURES)[number]

/** What every measure can be counted by. `age` is the age last recorded, which is the one at identification. */
export const BASE_DIMENSIONS = [
  'year',
  'quarter',
  'month',
  'region',
  'sex',
  'age',
  'age-group',
  'form',
] as const
/** What some measures can be counted by as well, one of them at a time. */
export const PANEL_DIMENSIONS = [
  'type',
  'recruitment-age',
  'citizenship',
  'close-reason',
  'follow-up',
  'outcome',
  'service',
] as const
/** `agency`: the one that leads a case; what is late now is counted by it, nothing else. */
export const DIMENSIONS = [...BASE_DIMENSIONS, ...PANEL_DIMENSIONS, 'agency'] as const
export type StatDimension = (typeof DIMENSIONS)[number]

/** What one unit of a figure is; figures of different units are never added up or set against each other. */
export const UNITS = ['people', 'cases', 'proceedings', 'decisions', 'services'] as const
export type StatUnit = (typeof UNITS)[number]

const word = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: `one of ${words.join(', ')}` })

const measure = word(MEASURES)

/**
 * How a figure comes about. `count`: what happened in the period. `share`: those with `value` in `dimension`, out of
 * all. `rate`: per `per` people of the population. `times`: days between two steps, as median and quartiles.
 * `stock`: what had happened by the end of the period and not been undone by `less`. `late`: what is late now.
 */
export const Formula = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('count'), measure }),
    z.strictObject({ kind: z.literal('share'), measure, dimension: word(PANEL_DIMENSIONS), value: Code }),
    z.strictObject({ kind: z.literal('rate'), measure, per: z.int({ error: 'a whole number' }).positive() }),
    z.strictObject({ kind: z.literal('times'), measure }),
    z.strictObject({ kind: z.literal('stock'), measure, less: measure }),
    z.strictObject({ kind: z.literal('late') }),
  ],
  { error: 'a formula of kind count, share, rate, times, stock or late' },
)
export type Formula = z.infer<typeof Formula>

/** One figure that can be asked for, and everything a reader must know to believe it. */
export const StatIndicator = z.strictObject({
  id: Code,
  labels: Labels,
  unit: word(UNITS),
  /** `not-yet-recorded`: nobody records it here, so there is no figure; that is never shown as zero. */
  status: word(['recorded', 'not-yet-recorded']),
  formula: Formula.optional(),
  numerator: Labels.optional(),
  denominator: Labels.optional(),
  /** Codes of `rules`: which day decides the period, and what is left out. */
  period: Code.optional(),
  exclusions: z.array(Code, { error: 'a list of rules' }).optional(),
  dimensions: z.array(word(DIMENSIONS), { error: 'a list of dimensions' }),
  standard: text('the standard or recommendation that asks for it'),
})
export type StatIndicator = z.infer<typeof StatIndicator>

const Rule = z.strictObject({ code: Code, labels: Labels })

/** The registry of indicators: `reference/statistics/indicators.yaml`. */
export const StatisticsFile = z.strictObject({
  source: provenance.source,
  verified: provenance.verified,
  note: provenance.note,
  rules: z.array(Rule, { error: 'a list of rules' }),
  indicators: z
    .array(StatIndicator, { error: 'a list of indicators' })
    .min(1, { error: 'at least one indicator' }),
  population: z.array(
    z.strictObject({
      year: z
        .int({ error: 'a year' })
        .min(1991, { error: 'a year from 1991' })
        .max(2200, { error: 'a year to 2200' }),
      /** Of whom: all of the country where nothing is said. */
      sex: Code.optional(),
      'age-group': Code.optional(),
      age: Code.optional(),
      region: Code.optional(),
      people: z.int({ error: 'a number of people' }).positive({ error: 'a number of people' }),
      source: text('where the number was read'),
    }),
    { error: 'a list of years' },
  ),
})
export type StatisticsFile = z.infer<typeof StatisticsFile>
