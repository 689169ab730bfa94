import { expect, it } from 'vitest'
import { ageOn } from './age-on.ts'
import type { Age } from './fields.ts'

const years = (n: number): Age => ({ kind: 'years', years: n })
const group = (code: 'child' | 'adult' | 'unknown'): Age => ({ kind: 'group', group: code })

it.each<[string, Age, string, Age]>([
  ['the same day', years(17), '2025-03-10', years(17)],
  ['a day short of a year later', years(17), '2026-03-09', years(17)],
  ['a year later', years(17), '2026-03-10', years(18)],
  ['a year before', years(17), '2024-03-10', years(16)],
  ['some months before', years(17), '2024-08-01', years(17)],
  [
    'a guess, two years later',
    { kind: 'range', from: 14, to: 16 },
    '2027-05-01',
    { kind: 'range', from: 16, to: 18 },
  ],
  ['never below nought', years(1), '2020-01-01', years(0)],
  ['a child, years later', group('child'), '2029-01-01', group('child')],
  ['an adult, a year before', group('adult'), '2023-01-01', group('unknown')],
  ['an adult, later', group('adult'), '2028-01-01', group('adult')],
  ['unknown', group('unknown'), '2028-01-01', group('unknown')],
])('an age said on 10 March 2025, %s', (_, age, day, expected) => {
  expect(ageOn(age, '2025-03-10T09:00:00+06:00', day)).toEqual(expected)
})
