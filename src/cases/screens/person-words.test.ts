import { expect, test } from 'vitest'
import { personInWords } from './person-words.ts'

const t = (key: string, params: object = {}) =>
  [key.replace('cases.', ''), ...Object.values(params)].join(' ')
const say = (sex: string, child: boolean | null, age: Parameters<typeof personInWords>[0]['age'] = null) =>
  personInWords({ sex, child, age }, t)

test('says a child, an adult and an unknown age apart, with the years when they are known', () => {
  expect(say('female', true, { kind: 'years', years: 15 })).toBe('who.female.child, age.years 15')
  expect(say('male', false, { kind: 'range', from: 20, to: 30 })).toBe('who.male.adult, age.range 20 30')
  expect(say('unknown', null)).toBe('who.unknown.unknown')
})

test('a group is said by the word for the person, not twice', () => {
  expect(say('other', true, { kind: 'group', group: 'child' })).toBe('who.other.child')
})

test('a code the program does not know is a person of unknown sex, not an empty word', () => {
  expect(say('x', false)).toBe('who.unknown.adult')
})
