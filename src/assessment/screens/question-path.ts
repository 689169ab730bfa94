import type { AssessmentSlice } from '../model.ts'
import { needsOf, type Question } from '../questions.ts'

/** Where a question, or the summary, stands; the phone's own "back" goes to the question before. */
export const questionPath = (caseId: string, step?: string): string =>
  `/cases/${caseId}/assess${step === undefined ? '' : `/${step}`}`

export const SUMMARY = 'summary'

/** The first question with a need nobody was asked about, or the summary. */
export const firstOpenStep = (questions: readonly Question[], { needs }: AssessmentSlice): string =>
  questions.find((question) => needsOf(question).some((need) => needs[need] === undefined))?.id ?? SUMMARY

/** The step after this one, the summary after the last. */
export const stepAfter = (questions: readonly Question[], id: string): string => {
  const at = questions.findIndex((question) => question.id === id)
  return questions[at + 1]?.id ?? SUMMARY
}

export const stepBefore = (questions: readonly Question[], id: string): string | null => {
  const at = questions.findIndex((question) => question.id === id)
  return questions[at - 1]?.id ?? null
}
