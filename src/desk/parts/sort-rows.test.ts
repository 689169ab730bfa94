import { expect, it } from 'vitest'
import { sortRows } from './sort-rows.ts'

const names = (rows: { n: string | number | null }[]) => rows.map((row) => row.n)

it('puts what is not known last, both ways', () => {
  const rows = [{ n: null }, { n: 2 }, { n: 10 }, { n: null }, { n: 1 }]
  expect(names(sortRows(rows, (row) => row.n, 'ascending', 'en'))).toEqual([1, 2, 10, null, null])
  expect(names(sortRows(rows, (row) => row.n, 'descending', 'en'))).toEqual([10, 2, 1, null, null])
})

it('keeps the order of equal rows and leaves the given list alone', () => {
  const rows = [
    { n: 1, id: 'a' },
    { n: 1, id: 'b' },
    { n: 0, id: 'c' },
  ]
  expect(sortRows(rows, (row) => row.n, 'ascending', 'en').map((row) => row.id)).toEqual(['c', 'a', 'b'])
  expect(rows.map((row) => row.id)).toEqual(['a', 'b', 'c'])
})

it('sorts words with numbers in them as a reader would', () => {
  const rows = [{ n: 'K10' }, { n: 'K9' }, { n: 'k1' }]
  expect(names(sortRows(rows, (row) => row.n, 'ascending', 'ru'))).toEqual(['k1', 'K9', 'K10'])
})
