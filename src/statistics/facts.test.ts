import { expect, test } from 'vitest'
import { foldCase } from '../case-file.ts'
import type { Reference } from '../reference/model.ts'
import { bandOf, factsOf } from './facts.ts'

test.each([
  [null, 'unknown'],
  [{ kind: 'years', years: 17 }, '12-17'],
  [{ kind: 'years', years: 18 }, '18-29'],
  [{ kind: 'years', years: 119 }, '60-plus'],
  [{ kind: 'range', from: 12, to: 17 }, '12-17'],
  [{ kind: 'range', from: 10, to: 14 }, 'child'],
  [{ kind: 'range', from: 25, to: 45 }, 'adult'],
  [{ kind: 'range', from: 16, to: 20 }, 'unknown'],
  [{ kind: 'group', group: 'adult' }, 'adult'],
] as const)('the band of %j is %s: never finer than what was said', (age, band) => {
  expect(bandOf(age)).toBe(band)
})

test('the age counted is that on the day of identification, before and without it the one last recorded', () => {
  const empty = foldCase('case', 'person', [])
  const said = { eventId: 'e', seq: 1, account: null, rivals: [] }
  const age = { ...said, value: { kind: 'years', years: 16 }, at: '2026-02-01T09:00:00Z' } as const
  const file = { ...empty, case: { ...empty.case, person: { age } } }
  const decided = {
    kind: 'decided',
    outcome: 'identified',
    decidedOn: '2028-03-01',
    at: '2028-03-01T10:00:00Z',
  }
  const identified = {
    ...file,
    identification: { ...file.identification, outcome: 'identified', history: [decided] },
  } as unknown as typeof file
  const context = {
    reference: { vocabularies: [], services: [] } as unknown as Reference,
    steps: [],
    at: '2028-03-01T10:00:00Z',
    dayOf: (moment: string) => moment.slice(0, 10),
  }
  expect(factsOf(file, context).age).toBe('12-17')
  expect(factsOf(identified, context).age).toBe('18-29')
})
