import { describe, expect, it } from 'vitest'
import { Age } from '../../cases/fields.ts'
import { type AgeText, ageTextOf, emptyAge, readAgeText } from './age-text.ts'

const text = (change: Partial<AgeText>): AgeText => ({ ...emptyAge, ...change })

describe('an age as it is said', () => {
  it.each<[Partial<AgeText>, unknown]>([
    [
      { kind: 'years', years: '15' },
      { kind: 'years', years: 15 },
    ],
    [
      { kind: 'years', years: '0' },
      { kind: 'years', years: 0 },
    ],
    [
      { kind: 'range', from: '14', to: '17' },
      { kind: 'range', from: 14, to: 17 },
    ],
    [{ kind: 'child' }, { kind: 'group', group: 'child' }],
    [
      { kind: 'unknown', years: '15' },
      { kind: 'group', group: 'unknown' },
    ],
    [{}, null],
  ])('%j', (change, age) => {
    expect(readAgeText(text(change))).toEqual({ age, problem: null })
    if (age !== null) expect(Age.safeParse(age).success).toBe(true)
  })

  it.each<[Partial<AgeText>, string]>([
    [{ kind: 'years' }, 'required'],
    [{ kind: 'years', years: '150' }, 'impossible-age'],
    [{ kind: 'years', years: '15.5' }, 'impossible-age'],
    [{ kind: 'years', years: '-1' }, 'impossible-age'],
    [{ kind: 'range', from: '14' }, 'required'],
    [{ kind: 'range', from: '17', to: '14' }, 'range-reversed'],
  ])('%j is refused: %s', (change, problem) => {
    expect(readAgeText(text(change))).toEqual({ age: null, problem })
  })

  it('comes back as it was recorded', () => {
    const ages: Age[] = [
      { kind: 'years', years: 9 },
      { kind: 'range', from: 3, to: 4 },
      { kind: 'group', group: 'adult' },
    ]
    for (const age of ages) expect(readAgeText(ageTextOf(age)).age).toEqual(age)
  })
})
