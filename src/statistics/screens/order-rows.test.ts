import { expect, test } from 'vitest'
import { fillTime, orderRows, type Panel, sizeOf } from './order-rows.ts'

const panel = (dimension: Panel['dimension'], counts: Record<string, number>): Panel => ({
  indicator: 'identified',
  unit: 'people',
  status: 'recorded',
  dimension,
  rows: Object.entries(counts).map(([code, numerator]) => ({
    values: { [dimension]: code },
    numerator,
    denominator: null,
  })),
})
const codes = (rows: { values: Record<string, string> }[]) => rows.flatMap((row) => Object.values(row.values))

test('steps in which nothing happened are there, over the end of a year', () => {
  const rows = fillTime(panel('month', { '2026-01': 3 }), { from: '2025-12', to: '2026-02' })
  expect(rows.map((row) => [row.values.month, row.numerator])).toEqual([
    ['2025-12', 0],
    ['2026-01', 3],
    ['2026-02', 0],
  ])
  expect(codes(fillTime(panel('quarter', {}), { from: '2025-11', to: '2026-04' }))).toEqual([
    '2025-Q4',
    '2026-Q1',
    '2026-Q2',
  ])
})

test('ages stand in their order, others by size, unknown last', () => {
  expect(codes(orderRows(panel('age', { unknown: 9, '18-29': 1, '6-11': 2 })))).toEqual([
    '6-11',
    '18-29',
    'unknown',
  ])
  expect(codes(orderRows(panel('sex', { unknown: 9, male: 1, female: 2 })))).toEqual([
    'female',
    'male',
    'unknown',
  ])
})

test('a rate without its population has no size', () => {
  const row = { values: {}, numerator: 17, denominator: null }
  expect(sizeOf(row, 100_000)).toBeNull()
  expect(sizeOf({ ...row, denominator: 7_161_910 }, 100_000)).toBeCloseTo(0.23737, 5)
  expect(sizeOf(row, 0)).toBe(17)
})
