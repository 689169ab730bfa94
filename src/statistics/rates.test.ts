import { expect, test } from 'vitest'
import type { FigureRow, IndicatorQuery } from './figure-model.ts'
import { type Population, ratesOf } from './rates.ts'

const people: Record<string, number> = { '2021': 1000, '2022': 1100, '2022 female': 600, '2023': 1200 }
const population: Population = (year, part) =>
  people[[year, ...Object.entries(part).map(([, code]) => code)].join(' ')] ?? null

const row = (count: number, values: Record<string, string>) => ({ count, values })
const period = { from: '2020-01', to: '2023-12' } as const
const rates = (counted: ReturnType<typeof row>[], query: Partial<IndicatorQuery>): FigureRow[] =>
  ratesOf(counted, { period, dimensions: [], ...query }, population)

test('by the year, each year has its own population, or none', () => {
  expect(rates([row(3, { year: '2020' }), row(5, { year: '2022' })], { dimensions: ['year'] })).toEqual([
    { values: { year: '2020' }, numerator: 3, denominator: null },
    { values: { year: '2021' }, numerator: 0, denominator: 1000 },
    { values: { year: '2022' }, numerator: 5, denominator: 1100 },
    { values: { year: '2023' }, numerator: 0, denominator: 1200 },
  ])
})

test('a year before the first in which anybody was counted is not a zero', () => {
  expect(rates([row(5, { year: '2022' })], { dimensions: ['year'] })[0]?.values.year).toBe('2022')
  expect(rates([], { dimensions: ['year'] })).toEqual([])
})

test('by form, all years with a population are taken together, also one in which nobody was found', () => {
  const counted = [row(3, { year: '2020', form: 'labour' }), row(5, { year: '2022', form: 'labour' })]
  expect(rates(counted, { dimensions: ['form'] })).toEqual([
    { values: { form: 'labour' }, numerator: 5, denominator: 1000 + 1100 + 1200 },
  ])
})

test('by sex, people are set against their own sex, and an unknown one against nobody', () => {
  const counted = [
    row(4, { year: '2021', sex: 'female' }),
    row(6, { year: '2022', sex: 'female' }),
    row(2, { year: '2022', sex: 'unknown' }),
  ]
  expect(rates(counted, { dimensions: ['sex'] })).toEqual([
    { values: { sex: 'female' }, numerator: 6, denominator: 600 },
    { values: { sex: 'unknown' }, numerator: 2, denominator: null },
  ])
})

test('where one sex was chosen, the whole population is not what it is divided by', () => {
  const counted = [row(6, { year: '2022' }), row(1, { year: '2023' })]
  expect(rates(counted, { filters: { sex: ['female'], form: ['labour'] } })).toEqual([
    { values: { year: '2022' }, numerator: 6, denominator: 600 },
    { values: { year: '2023' }, numerator: 1, denominator: null },
  ])
})
