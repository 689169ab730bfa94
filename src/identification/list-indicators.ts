import { z } from 'zod'
import { route } from '../platform/http/route.ts'
import { Labels, type Reference } from '../reference/model.ts'
import { DIMENSIONS, LIST_IDS, RATINGS } from './indicator-model.ts'

/** Each question once, and what every list makes of it: null = the rating is not known, left out = not in the list. */
export const IndicatorsAnswer = z.object({
  questions: z.array(z.object({ id: z.string(), dimension: z.enum(DIMENSIONS), labels: Labels })),
  lists: z.array(
    z.object({
      id: z.enum(LIST_IDS),
      labels: Labels,
      status: z.enum(['VERIFIED', 'UNVERIFIED']),
      ratings: z.record(z.string(), z.enum(RATINGS).nullable()),
    }),
  ),
})
export type IndicatorsAnswer = z.infer<typeof IndicatorsAnswer>

const answerOf = ({ indicatorLists }: Reference): IndicatorsAnswer => {
  const questions = new Map(
    indicatorLists.flatMap(({ indicators }) =>
      indicators.map(({ id, dimension, labels }) => [id, { id, dimension, labels }] as const),
    ),
  )
  return {
    questions: [...questions.values()],
    lists: indicatorLists.map(({ id, labels, status, indicators }) => ({
      id,
      labels,
      status,
      ratings: Object.fromEntries(indicators.map((each) => [each.id, each.rating])),
    })),
  }
}

/** The indicator lists without their sources: what a questionnaire asks and how it is counted. */
export const listIndicators = route({
  method: 'GET',
  path: '/api/indicators',
  summary: 'The questions of the indicator lists, in three languages, with their ratings in each list',
  permission: 'signed-in',
  audit: null,
  answer: IndicatorsAnswer,
  handle: async ({ services }) => answerOf(services.reference),
})
