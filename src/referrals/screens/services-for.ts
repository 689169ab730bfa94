import type { CaseFile } from '../../case-file.ts'
import type { Age } from '../../cases/fields.ts'

/** Needs for which a bed is looked for, so that free places count. */
const withPlaces = ['shelter', 'safety']

const ageInQuery = (age: Age): string => {
  if (age.kind === 'years') return String(age.years)
  return age.kind === 'range' ? `${age.from}-${age.to}` : age.group
}

/** The question to the directory, filled from what is known of the person: nothing is asked again. */
export const servicesPath = (file: CaseFile, need: string): string => {
  const { sex, age, language } = file.case.person
  const query = new URLSearchParams({ need })
  if (sex) query.set('sex', sex.value)
  if (age) query.set('age', ageInQuery(age.value))
  if (language) query.set('language', language.value)
  if (file.case.concern.district) query.set('district', file.case.concern.district)
  if (withPlaces.includes(need)) query.set('places', 'true')
  return `/api/directory/services?${query}`
}
