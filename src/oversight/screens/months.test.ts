import { expect, test } from 'vitest'
import { lastMonths, queryOf } from './months.ts'

test('months go back over the end of a year', () => {
  expect(lastMonths(new Date(2026, 1, 28), 3)).toEqual(['2026-02', '2026-01', '2025-12'])
  expect(lastMonths(new Date(2026, 2, 31), 2)).toEqual(['2026-03', '2026-02'])
})

test('only what was asked is sent', () => {
  expect(queryOf({ from: '', to: '', district: '', child: '' })).toBe('')
  expect(queryOf({ from: '2026-01', to: '', district: 'a', child: '' })).toBe('?from=2026-01&district=a')
})
