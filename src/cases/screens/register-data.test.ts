import { expect, test } from 'vitest'
import { emptyAge } from '../../desk/parts/age-text.ts'
import { emptyDate } from '../../desk/parts/date-text.ts'
import { CaseRegistered } from '../model.ts'
import { identityOf, type RegisterValues, registeredOf, registerIssues } from './register-data.ts'

const blank: RegisterValues = {
  worries: [],
  district: '',
  place: '',
  sex: '',
  age: emptyAge,
  name: '',
  language: '',
  channel: '',
  since: emptyDate,
  narrative: '',
}

test('one worry is enough; what is left empty is left out', () => {
  const values = { ...blank, worries: ['begging'] }
  expect(registerIssues(values)).toEqual([])
  expect(registeredOf(values)).toEqual({ worries: ['begging'], person: {} })
})

test('nothing ticked is the only thing that must be put right', () => {
  expect(registerIssues(blank).map((issue) => issue.path)).toEqual([['worries']])
})

test('a guess, a year and spaces around words come out as the server takes them', () => {
  const data = registeredOf({
    ...blank,
    worries: ['begging'],
    place: '  market  ',
    sex: 'female',
    age: { ...emptyAge, kind: 'range', from: '12', to: '15' },
    since: { ...emptyDate, year: '2025' },
  })
  expect(data).toEqual({
    worries: ['begging'],
    place: 'market',
    since: { year: 2025 },
    person: { sex: 'female', age: { kind: 'range', from: 12, to: 15 } },
  })
  expect(CaseRegistered.safeParse(data).success).toBe(true)
})

test('an age and a date that cannot be read are told at their fields', () => {
  const values = {
    ...blank,
    worries: ['begging'],
    age: { ...emptyAge, kind: 'years' as const, years: 'ten' },
    since: { ...emptyDate, month: '5' },
  }
  expect(registerIssues(values)).toEqual([
    { path: 'age', code: 'impossible-age' },
    { path: 'since', code: 'year-needed' },
  ])
})

test('the name goes to the vault only, and never into the registration', () => {
  const values = { ...blank, worries: ['begging'], name: ' Айгүл Т. ' }
  expect(JSON.stringify(registeredOf(values))).not.toContain('Айгүл')
  expect(identityOf(values.name, 'f')).toEqual({
    facts: [{ factId: 'f', kind: 'name', part: 'full', value: 'Айгүл Т.' }],
  })
  expect(identityOf('  ', 'f')).toBeNull()
})
