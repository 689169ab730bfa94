import { expect, test } from 'vitest'
import { tableAsCsv } from './exports/csv.ts'
import { tableAsJsonStat } from './exports/json-stat.ts'
import { barsOf, countAt, gridOf } from './grid.ts'
import { testTable, testWords } from './testing.ts'

test('rows and columns stand in the order people expect, the unknown near the end, totals last', async () => {
  const { columns, rows } = gridOf(testTable(), await testWords('en'))
  expect(columns).toEqual(['Female', 'Male', 'Not known', 'Total'])
  expect(rows.map((row) => [row.label, ...row.cells.map((cell) => cell?.count)])).toEqual([
    ['2024', 25, null, null, 40],
    ['2025', 60, 0, 0, 60],
    ['Total', 85, null, null, 100],
  ])
})

test('the picture shows the margins, and says what is not shown', async () => {
  expect(barsOf(testTable(), await testWords('ru'))).toEqual([
    { label: '2024', value: 40 },
    { label: '2025', value: 60 },
  ])
  const one = {
    ...testTable(),
    dimensions: ['sex'],
    cells: [{ at: ['female'], count: null, status: 'Q' as const }],
  }
  expect(barsOf(one, await testWords('ru'))).toEqual([{ label: 'Женский', value: null }])
})

test('a headline is a cell of a table, or nothing', () => {
  expect(countAt(testTable(), ['Total', 'Total'])).toBe(100)
  expect(countAt(testTable(), ['2024', 'male'])).toBeNull()
  expect(countAt(testTable(), ['1999', 'male'])).toBeNull()
  expect(countAt(null, ['Total', 'Total'])).toBeNull()
})

test('CSV leaves what is not shown empty and marks it, and zero is zero', () => {
  const lines = tableAsCsv(testTable()).replace('\uFEFF', '').trim().split('\n')
  expect(lines[0]).toBe('year,sex,count,status')
  expect(lines).toContain('2024,male,,Q')
  expect(lines).toContain('2025,male,0,A')
  expect(lines).toHaveLength(13)
})

test('JSON-stat holds each value at its place', async () => {
  const data = tableAsJsonStat(testTable(), 'x', '2026-01-01', await testWords('ky'))
  expect(data).toMatchObject({ id: ['year', 'sex'], size: [3, 4] })
  expect(data.value).toEqual([25, null, null, 40, 60, 0, 0, 60, 85, null, null, 100])
  expect(data.status.filter((each) => each === 'Q')).toHaveLength(4)
  expect(data.dimension.sex?.category.label.Total).toBe('Бардыгы')
})
