import type { Cell } from '../../cases/kernel.ts'
import type { FactsRecorded } from '../decision-model.ts'
import type { Answer, Assessment, IndicatorAnswers, ListId } from '../model.ts'
import {
  assessFacts,
  factsFromAnswers,
  factsOf,
  type IdentificationView,
  type Screening,
  type SuggestedFacts,
  screenIndicators,
} from '../rules.ts'
import type { Questionnaires } from './use-lists.ts'

/** What was answered and recorded on this screen and may not have reached the server yet. */
export interface Unsent {
  answers?: IndicatorAnswers
  facts?: Partial<FactsRecorded>
}

const valuesOf = (cells: Record<string, Cell<Answer>>): IndicatorAnswers =>
  Object.fromEntries(Object.entries(cells).map(([id, cell]) => [id, cell.value]))

/** The answers as they stand on the screen. */
export const answersNow = (file: IdentificationView, unsent: Unsent = {}): IndicatorAnswers => ({
  ...valuesOf(file.identification.answers),
  ...unsent.answers,
})

/** What the facts as they stand on the screen amount to: the same rules as `umai assess` and as the server keeps. */
export const assessNow = (file: IdentificationView, unsent: Unsent = {}): Assessment => {
  const known = factsOf(file)
  const given = Object.fromEntries(
    Object.entries(unsent.facts ?? {}).filter(([, value]) => value !== undefined),
  )
  return assessFacts({ ...known, facts: { ...known.facts, ...given } })
}

export interface Screened {
  list: ListId
  screening: Screening
}

/** One screening for each list that was asked by, the one on the screen first. */
export const screenNow = (
  file: IdentificationView,
  lists: Questionnaires,
  answers: IndicatorAnswers,
  now?: ListId,
): Screened[] => {
  const used = [...new Set([...(now ? [now] : []), ...file.identification.lists])]
  return used.flatMap((id) => {
    const list = lists.get(id)
    if (!list) return []
    return [
      {
        list: id,
        screening: screenIndicators(list, answers, { child: file.identification.form === 'child' }),
      },
    ]
  })
}

/** What the answers speak for, by every list that was asked by. */
export const suggestNow = (
  lists: Questionnaires,
  used: readonly ListId[],
  answers: IndicatorAnswers,
): SuggestedFacts => {
  const all = used.flatMap((id) => {
    const list = lists.get(id)
    return list ? [factsFromAnswers(list, answers)] : []
  })
  const merge = <K extends keyof SuggestedFacts>(element: K) =>
    all
      .flatMap((each) => each[element] as SuggestedFacts[K][number][])
      .reduce(byWord, []) as SuggestedFacts[K]
  return { acts: merge('acts'), means: merge('means'), exploitation: merge('exploitation') }
}

type Suggested = { word: string; indicators: string[] }

/** Two lists have the same questions: an answer counts once. */
const byWord = (words: Suggested[], { word, indicators }: Suggested): Suggested[] => {
  const same = words.find((each) => each.word === word)
  if (!same) return [...words, { word, indicators }]
  return words.map((each) =>
    each === same ? { word, indicators: [...new Set([...same.indicators, ...indicators])] } : each,
  )
}
