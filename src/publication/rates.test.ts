import { expect, test } from 'vitest'
import type { Reference } from '../reference/model.ts'
import { ratesOf } from './rates.ts'
import { readTestReference, testTable } from './testing.ts'

const source = 'A test'
const reference = { statistics: { population: [{ year: 2025, people: 6_000_000, source }] } } as Reference

test('a rate is the published count by the population of its year, and nothing where no population is configured', () => {
  expect(ratesOf(testTable(), reference)).toEqual([
    { year: '2024', count: 40, population: null, source: null, rate: null },
    { year: '2025', count: 60, population: 6_000_000, source, rate: 1 },
  ])
})

test('a count that is not shown has no rate', () => {
  const table = testTable()
  const hidden = table.cells.map((cell) =>
    cell.at.join() === '2025,Total' ? { ...cell, count: null, status: 'Q' as const } : cell,
  )
  expect(ratesOf({ ...table, cells: hidden }, reference)[1]).toMatchObject({ count: null, rate: null })
})

test('a table whose years are taken together has none', () => {
  expect(ratesOf({ ...testTable(), dimensions: ['form'] }, reference)).toEqual([])
})

/** Rates that the committee's series is checked by (standards notes 8.1), each with its number of digits. */
test.each([
  ['2023', 17, 5, 0.23737],
  ['2022', 3, 4, 0.0426],
  ['2010', 21, 4, 0.3816],
])('of %s it is the one the committee’s own count gives', async (year, count, digits, rate) => {
  const cells = [{ at: [year, 'Total'], count, status: 'A' as const }]
  const [found] = ratesOf({ ...testTable(), cells }, await readTestReference())
  expect(found?.rate?.toFixed(digits)).toBe(rate.toFixed(digits))
})
