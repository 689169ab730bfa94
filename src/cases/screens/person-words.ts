import type { Age } from '../fields.ts'

type Translate = (key: string, params?: Record<string, string | number>) => string

interface Known {
  sex: string
  age: Age | null
  child: boolean | null
}

const sexes = new Set(['female', 'male', 'other', 'unknown'])

/** Who it is about in a few words that name nobody: "girl, 15", "person, age not known". */
export const personInWords = (person: Known, t: Translate): string => {
  const sex = sexes.has(person.sex) ? person.sex : 'unknown'
  const group = person.child === null ? 'unknown' : person.child ? 'child' : 'adult'
  const who = t(`cases.who.${sex}.${group}`)
  const age = person.age && person.age.kind !== 'group' ? ageInWords(person.age, t) : null
  return age === null ? who : `${who}, ${age}`
}

export const ageInWords = (age: Age, t: Translate): string => {
  if (age.kind === 'years') return t('cases.age.years', { count: age.years })
  if (age.kind === 'range') return t('cases.age.range', { from: age.from, to: age.to })
  return t(`cases.age.group.${age.group}`)
}
