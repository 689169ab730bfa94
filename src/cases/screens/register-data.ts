import type { Issue } from '../../desk/form-problems.ts'
import {
  type AgeText,
  ageIssues,
  type DateText,
  dateIssues,
  readAgeText,
  readDateText,
} from '../../desk/parts/index.ts'
import type { IdentityRecorded } from '../../people/model.ts'
import { CaseRegistered } from '../model.ts'

const NAME_LIMIT = 200

/** The registration as it is being typed. */
export interface RegisterValues {
  worries: string[]
  district: string
  place: string
  sex: string
  age: AgeText
  name: string
  language: string
  channel: string
  since: DateText
  narrative: string
}

/** What is left empty is left out: unknown, never guessed. */
export const registeredOf = (values: RegisterValues): CaseRegistered => {
  const age = readAgeText(values.age).age
  const since = readDateText(values.since).date
  return {
    worries: values.worries,
    ...given('district', values.district),
    ...given('place', values.place),
    ...given('channel', values.channel),
    ...given('narrative', values.narrative),
    ...(since ? { since } : {}),
    person: { ...given('sex', values.sex), ...(age ? { age } : {}), ...given('language', values.language) },
  }
}

const given = <K extends string>(key: K, text: string): { [P in K]?: string } =>
  text.trim() === '' ? {} : ({ [key]: text.trim() } as { [P in K]?: string })

/** The name as one identity fact, or null when none was typed. */
export const identityOf = (name: string, factId: string): IdentityRecorded | null =>
  name.trim() === '' ? null : { facts: [{ factId, kind: 'name', part: 'full', value: name.trim() }] }

/** What is wrong before sending, by the same schema as the server's. */
export const registerIssues = (values: RegisterValues): Issue[] => {
  const parsed = CaseRegistered.safeParse(registeredOf(values))
  return [
    ...(parsed.success ? [] : (parsed.error.issues as readonly Issue[])),
    ...ageIssues('age', values.age),
    ...dateIssues('since', values.since),
    ...(values.name.trim().length > NAME_LIMIT
      ? [{ path: 'name', code: 'too-long', params: { limit: NAME_LIMIT } }]
      : []),
  ]
}
