import type { CaseSlice } from '../cases/model.ts'
import { isChild } from '../cases/rules.ts'
import type { NeedLevel } from './model.ts'

/** One screen of the assessment: a single need with its answers, or several needs to tick. */
export type Question =
  | { id: string; form: 'one'; need: string }
  | { id: string; form: 'ticks'; needs: string[] }

/** Languages every first responder in the country can be expected to manage in (contracts.md, `interpreter`). */
const WITHOUT_INTERPRETER = ['ky', 'ru', 'uz']

/**
 * The questions for this person, in order of danger. A child's guardian is asked about only for a child or somebody
 * who may be one; an interpreter only when the language is another, or not known.
 */
export const questionsFor = (slice: CaseSlice): Question[] => {
  const language = slice.person.language?.value
  const interpreter = language !== undefined && WITHOUT_INTERPRETER.includes(language) ? [] : ['interpreter']
  const ticks = ['medical', 'shelter', 'food', 'psychological', 'legal', 'family-contact', ...interpreter]
  return [
    { id: 'safety', form: 'one', need: 'safety' },
    { id: 'needs', form: 'ticks', needs: ticks },
    ...(isChild(slice) === true ? [{ id: 'guardian', form: 'one' as const, need: 'guardian' }] : []),
  ]
}

export const needsOf = (question: Question): string[] =>
  question.form === 'one' ? [question.need] : question.needs

/** The answers of a screen of ticks: ticked is urgent; what was not ticked is not known, never "no need". */
export const answersOfTicks = (
  needs: readonly string[],
  ticked: readonly string[],
  before: Readonly<Record<string, NeedLevel>>,
): Record<string, NeedLevel> =>
  Object.fromEntries(needs.map((need) => [need, levelOf(ticked.includes(need), before[need])]))

const levelOf = (ticked: boolean, before: NeedLevel | undefined): NeedLevel => {
  if (ticked) return 'urgent'
  return before === undefined || before === 'urgent' ? 'unknown' : before
}
