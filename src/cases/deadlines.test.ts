import { expect, test } from 'vitest'
import type { Procedure } from '../reference/model.ts'
import { deadlineFor } from './deadlines.ts'

const since = '2026-11-20T10:00:00.000Z'
const procedureWith = (identification: object | null) =>
  ({ deadlines: { identification } }) as unknown as Procedure

test.each([
  ['hours', { amount: 72, unit: 'hours', verified: true }, '2026-11-23T10:00:00.000Z'],
  ['days', { amount: 3, unit: 'days', verified: true }, '2026-11-23T10:00:00.000Z'],
  ['at once', { amount: 0, unit: 'hours', verified: true }, since],
  ['nobody verified it', { amount: 3, unit: 'days', verified: false }, null],
  ['none', null, null],
])('a deadline: %s', (_, deadline, due) => {
  expect(deadlineFor(procedureWith(deadline), 'identification', since)).toBe(due)
})

test('nothing is due that has not begun', () => {
  expect(
    deadlineFor(procedureWith({ amount: 1, unit: 'days', verified: true }), 'identification', ''),
  ).toBeNull()
})
