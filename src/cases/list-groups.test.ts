import { expect, test } from 'vitest'
import { pressingFirst, urgencyOf } from './list-groups.ts'

const now = new Date('2026-05-10T17:00:00Z')
const at = (iso: string | null) => urgencyOf(iso === null ? null : new Date(iso), now, 'Asia/Bishkek')

test('what has no deadline waits, whatever its age', () => expect(at(null)).toBe('waiting'))

test('a moment ago is late, in a moment is not', () => {
  expect(at('2026-05-10T16:59:59Z')).toBe('late')
  expect(at('2026-05-10T17:00:00Z')).toBe('today')
})

test('today ends at midnight in Kyrgyzstan, not in London', () => {
  expect(at('2026-05-10T17:59:59Z')).toBe('today')
  expect(at('2026-05-10T18:00:00Z')).toBe('soon')
})

test('a week ahead is soon, later waits', () => {
  expect(at('2026-05-17T17:00:00Z')).toBe('soon')
  expect(at('2026-05-17T17:00:01Z')).toBe('waiting')
})

test('without deadlines, danger comes first and the rest keeps its order; deadlines stay before them', () => {
  const task = (kind: string, dueAt: string | null = null) => ({ kind, dueAt })
  const sorted = pressingFirst([
    task('review-plan', '2026-01-01'),
    task('assess-needs'),
    task('initial-assessment'),
    task('draft-plan'),
    task('refer-urgent-need'),
  ])
  expect(sorted.map((each) => each.kind)).toEqual([
    'review-plan',
    'refer-urgent-need',
    'initial-assessment',
    'assess-needs',
    'draft-plan',
  ])
})
