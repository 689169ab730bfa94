import { expect, test } from 'vitest'
import { emptyAge } from '../../desk/parts/age-text.ts'
import { PersonDescribed } from '../model.ts'
import { changedFacts, type PersonValues, personIssues, personValues } from './person-data.ts'

const nothing: PersonValues = {
  sex: '',
  age: { ...emptyAge },
  citizenship: '',
  language: '',
  legalStatus: '',
  willSpeakToPolice: null,
}
const known: PersonValues = {
  ...nothing,
  sex: 'female',
  age: { ...emptyAge, kind: 'years', years: '15' },
  language: 'ky',
}

test('only what was changed is said', () => {
  expect(changedFacts({ ...known, language: 'uz' }, known)).toEqual({ language: 'uz' })
  expect(
    changedFacts({ ...known, age: { ...emptyAge, kind: 'range', from: '14', to: '16' } }, known),
  ).toEqual({
    age: { kind: 'range', from: 14, to: 16 },
  })
})

test('what is said fits the event', () => {
  const all: PersonValues = {
    ...known,
    citizenship: 'KG',
    legalStatus: 'citizen',
    willSpeakToPolice: 'unknown',
  }
  expect(PersonDescribed.safeParse(changedFacts(all, nothing)).success).toBe(true)
})

test('changing nothing, or an age that is none, is not sent', () => {
  expect(personIssues(known, known)).toEqual([{ path: '', code: 'nothing-given' }])
  expect(personIssues({ ...known, age: { ...emptyAge, kind: 'years', years: '900' } }, known)).toEqual([
    { path: 'age', code: 'impossible-age' },
  ])
  expect(personIssues({ ...known, sex: 'male' }, known)).toEqual([])
})

test('the form is filled from what is known, and unknown stays empty', () => {
  expect(personValues({ person: {} })).toEqual(nothing)
})
