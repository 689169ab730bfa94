import { useEffect, useState } from 'react'
import { type ApiFailure, get, type Result } from '../../desk/api.ts'
import type { Labels } from '../../reference/model.ts'
import type { IndicatorsAnswer } from '../list-indicators.ts'
import type { Dimension, IndicatorList, ListId, Rating } from '../model.ts'

/** A list with its questions in words. */
export interface Questionnaire extends IndicatorList {
  labels: Labels
  indicators: { id: string; dimension: Dimension; rating: Rating | null; labels: Labels }[]
}

export type Questionnaires = ReadonlyMap<ListId, Questionnaire>

/** The questions once, the ratings of each list: put together into lists. */
export const questionnairesOf = ({ questions, lists }: IndicatorsAnswer): Questionnaires =>
  new Map(
    lists.map(({ id, labels, status, ratings }) => [
      id,
      {
        id,
        labels,
        status,
        indicators: questions.flatMap((question) => {
          const rating = ratings[question.id]
          return rating === undefined ? [] : [{ ...question, rating }]
        }),
      },
    ]),
  )

let held: Questionnaires | null = null

const ask = async (): Promise<Result<Questionnaires>> => {
  const answer = await get<IndicatorsAnswer>('/api/indicators')
  if (!answer.ok) return answer
  held = questionnairesOf(answer.data)
  return { ok: true, data: held }
}

/** The lists, asked for once a visit; null until they are here. */
export const useLists = (): {
  lists: Questionnaires | null
  failure: ApiFailure | null
  retry: () => void
} => {
  const [lists, setLists] = useState(held)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  useEffect(() => {
    let current = true
    if (!lists && !failure)
      void ask().then((answer) => {
        if (!current) return
        if (answer.ok) setLists(answer.data)
        else setFailure(answer)
      })
    return () => {
      current = false
    }
  }, [lists, failure])
  return { lists, failure, retry: () => setFailure(null) }
}
