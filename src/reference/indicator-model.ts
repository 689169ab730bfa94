import { z } from 'zod'
import { Code, Labels, provenance } from './parts.ts'

export const LIST_IDS = ['A.L', 'A.S', 'C.L', 'C.S'] as const
export type IndicatorListId = (typeof LIST_IDS)[number]
const listId = z.enum(LIST_IDS, { error: `one of ${LIST_IDS.join(', ')}` })

const DIMENSION = 'one of D1, D2, D3, D4, D5, D6'
const dimension = z.enum(['D1', 'D2', 'D3', 'D4', 'D5', 'D6'], { error: DIMENSION })
const rating = z.enum(['strong', 'medium', 'weak'], { error: 'strong, medium, weak or null' }).nullable()

/** An indicator as a plain question that can be asked or answered by looking. */
export const Indicator = z.strictObject({ id: Code, dimension, labels: Labels, rating })
export type Indicator = z.infer<typeof Indicator>

/**
 * One list as the screening reads it. `status` says whether the ratings may be counted by, `verified` whether
 * somebody compared them with the brochure itself.
 */
export const IndicatorList = z.strictObject({
  id: listId,
  labels: Labels,
  status: z.enum(['VERIFIED', 'UNVERIFIED'], { error: 'VERIFIED or UNVERIFIED' }),
  ...provenance,
  indicators: z.array(Indicator),
})
export type IndicatorList = z.infer<typeof IndicatorList>

/** How the file holds them: each question once, with its rating in every list that has it. */
export const IndicatorFile = z.strictObject({
  lists: z.array(
    IndicatorList.omit({ indicators: true }).extend({ size: z.int({ error: 'the number of indicators' }) }),
  ),
  indicators: z.array(
    z.strictObject({
      id: Code,
      dimension,
      labels: Labels,
      /** A list left out does not have the indicator; null = it has it, and its rating is not known. */
      ratings: z.partialRecord(listId, rating, { error: 'a rating by list' }),
    }),
    { error: 'a list of indicators' },
  ),
})
export type IndicatorFile = z.infer<typeof IndicatorFile>

/** The four lists out of the file, each with its own questions and ratings. */
export function listsOf(file: IndicatorFile): IndicatorList[] {
  return file.lists.map(({ size: _, ...list }) => ({
    ...list,
    indicators: file.indicators.flatMap(({ ratings, ...question }) => {
      const rating = ratings[list.id]
      return rating === undefined ? [] : [{ ...question, rating }]
    }),
  }))
}
