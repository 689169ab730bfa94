import { expect, test } from 'vitest'
import {
  batchesOf,
  countChildren,
  countChoices,
  type Opened,
  planRowOf,
  rowsToPlan,
  rowsToSend,
} from './plan.ts'

const TODAY = '2026-05-20'
const opened: Opened = {
  sheet: {
    encoding: 'utf-8',
    columns: ['ФИО', 'Жашы'],
    rows: [
      { line: 2, cells: ['Айгүл Синтетова', '15'] },
      { line: 3, cells: ['', '20'] },
      { line: 4, cells: ['Айгүл Синтетова', '15'] },
      { line: 5, cells: ['Бакыт Синтетов', '30'] },
    ],
  },
  suggested: ['full-name', 'age'],
  fingerprint: '',
  before: null,
  linesDone: [5],
}
const person = (personId: string) => ({ personId }) as never
const rows = rowsToPlan(opened, opened.suggested, TODAY)
const planOf = (at: number, advice: 'create' | 'link' | 'review', people: string[] = []) =>
  planRowOf(rows[at]!, { advice, people: people.map(person) })

test('rows that cannot be read or are done are not planned; repeats name the earlier line', () => {
  expect(rows.map(({ line, sameAs }) => [line, sameAs])).toEqual([
    [2, null],
    [4, 2],
  ])
})

test.each([
  ['create', [], 'create'],
  ['link', ['p'], 'p'],
  ['review', ['p', 'q'], ''],
] as const)('advice to %s is taken unless somebody says otherwise', (advice, people, choice) => {
  expect(planOf(0, advice, [...people]).choice).toBe(choice)
})

test('a repeat is left out whoever it may be', () => {
  expect(planOf(1, 'link', ['p']).choice).toBe('leave')
})

test('only what is decided is sent and counted as children', () => {
  const plans = [
    planOf(0, 'create'),
    planOf(1, 'create'),
    planOf(0, 'review', ['p']),
    planOf(0, 'link', ['p']),
  ]
  expect(countChoices(plans)).toEqual({ create: 1, link: 1, leave: 1, open: 1 })
  expect(rowsToSend(plans).map(({ wanted }) => wanted)).toEqual([
    { kind: 'create' },
    { kind: 'link', personId: 'p' },
  ])
  expect(countChildren(plans, TODAY)).toBe(2)
})

test('batches hold everything once, in order', () => {
  expect(batchesOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
  expect(batchesOf([], 2)).toEqual([])
})
