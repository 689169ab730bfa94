import { z } from 'zod'

/** What the Delphi indicators are grouped by: recruitment D1–D3, exploitation D4, destination D5–D6. */
export const DIMENSIONS = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6'] as const
export type Dimension = (typeof DIMENSIONS)[number]

export const ANSWERS = ['yes', 'no', 'unknown'] as const
export type Answer = (typeof ANSWERS)[number]

export const RATINGS = ['strong', 'medium', 'weak'] as const
export type Rating = (typeof RATINGS)[number]

/** `A`dults or `C`hildren, `L`abour or `S`exual exploitation. */
export const LIST_IDS = ['A.L', 'A.S', 'C.L', 'C.S'] as const
export type ListId = (typeof LIST_IDS)[number]

const Indicator = z.object({
  id: z.string().min(1),
  dimension: z.enum(DIMENSIONS),
  rating: z.enum(RATINGS).nullable(),
})

/**
 * One Delphi list. A list whose ratings nobody has confirmed is UNVERIFIED, and screening with it abstains.
 */
export const IndicatorList = z
  .object({
    id: z.enum(LIST_IDS),
    status: z.enum(['VERIFIED', 'UNVERIFIED']),
    indicators: z.array(Indicator),
  })
  .refine(({ indicators }) => new Set(indicators.map(({ id }) => id)).size === indicators.length, {
    path: ['indicators'],
    error: 'every indicator once',
  })
export type IndicatorList = z.infer<typeof IndicatorList>

/** Answers by indicator id; an indicator left out was not asked, which is the same as unknown. */
export const IndicatorAnswers = z.record(z.string(), z.enum(ANSWERS))
export type IndicatorAnswers = z.infer<typeof IndicatorAnswers>

/** What a screening comes to, the most protective first. `INDETERMINATE` is the abstention. */
export const SCREENING_RESULTS = [
  'PRESUMED_VICTIM_OF_TRAFFICKING',
  'PRESUMED_VICTIM_REVIEW',
  'FORCED_LABOUR_AT_DESTINATION',
  'DECEIVED_AND_EXPLOITED',
  'PRE_EXPLOITATION_REVIEW',
  'COERCION_REVIEW',
  'EXPLOITED_MIGRANT',
  'NO_CONCERN',
] as const
export type ScreeningResult = (typeof SCREENING_RESULTS)[number]
