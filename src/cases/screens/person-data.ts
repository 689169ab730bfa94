import { type AgeText, ageIssues, ageTextOf, readAgeText } from '../../desk/parts/age-text.ts'
import { same } from '../kernel.ts'
import type { CaseSlice, PersonDescribed } from '../model.ts'

export interface PersonValues {
  sex: string
  age: AgeText
  citizenship: string
  language: string
  legalStatus: string
  willSpeakToPolice: 'yes' | 'no' | 'unknown' | null
}

/** The form filled with what is known. */
export const personValues = ({ person }: Pick<CaseSlice, 'person'>): PersonValues => ({
  sex: person.sex?.value ?? '',
  age: ageTextOf(person.age?.value),
  citizenship: person.citizenship?.value ?? '',
  language: person.language?.value ?? '',
  legalStatus: person.legalStatus?.value ?? '',
  willSpeakToPolice: person.willSpeakToPolice?.value ?? null,
})

const facts = (values: PersonValues): PersonDescribed => {
  const { age } = readAgeText(values.age)
  return {
    ...(values.sex === '' ? {} : { sex: values.sex }),
    ...(age === null ? {} : { age }),
    ...(values.citizenship === '' ? {} : { citizenship: values.citizenship }),
    ...(values.language === '' ? {} : { language: values.language }),
    ...(values.legalStatus === '' ? {} : { legalStatus: values.legalStatus }),
    ...(values.willSpeakToPolice === null ? {} : { willSpeakToPolice: values.willSpeakToPolice }),
  }
}

/**
 * Only what was changed: a value that stands already is nobody's new statement, and sending it would stand against
 * what a colleague put right in the meantime.
 */
export const changedFacts = (values: PersonValues, shown: PersonValues): PersonDescribed => {
  const before = facts(shown) as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(facts(values)).filter(([name, value]) => !same(value, before[name])),
  )
}

export const personIssues = (values: PersonValues, shown: PersonValues): { path: string; code: string }[] => {
  const wrong = ageIssues('age', values.age)
  if (wrong.length > 0) return wrong
  return Object.keys(changedFacts(values, shown)).length === 0 ? [{ path: '', code: 'nothing-given' }] : []
}
