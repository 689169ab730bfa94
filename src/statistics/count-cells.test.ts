import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Reference, StatDimension } from '../reference/model.ts'
import { cellDifference, cellsOf, settleCells } from './cells.ts'
import { figureOf } from './compute-figure.ts'
import { countCells, indexCells, sourceOf } from './count-cells.ts'
import type { CaseFact, Cell, Filters, Period } from './model.ts'
import { quartilesOf } from './quartiles.ts'
import { factWith } from './testing.ts'

const year = (from: number, to = from): Period => ({ from: `${from}-01`, to: `${to}-12` })

const identified = (cells: Cell[], period: Period, by: Parameters<typeof countCells>[1]['by'] = []) =>
  countCells(indexCells(cells), { measure: 'identified', period, by, filters: {} })

test('a person identified twice counts once in a period that has both, and in each that has one', () => {
  const cells = cellsOf([
    factWith({ identifiedOn: '2022-03-01', region: 'KG06' }),
    factWith({ identifiedOn: '2023-05-01', region: 'KG11' }),
  ])
  expect(identified(cells, year(2022))).toEqual([{ values: {}, count: 1 }])
  expect(identified(cells, year(2023))).toEqual([{ values: {}, count: 1 }])
  expect(identified(cells, year(2022, 2023), ['region'])).toEqual([{ values: { region: 'KG06' }, count: 1 }])
})

test('two cases of one person on one day are one person', () => {
  const cells = cellsOf([factWith({ identifiedOn: '2023-05-01' }), factWith({ identifiedOn: '2023-05-01' })])
  expect(identified(cells, year(2023))).toEqual([{ values: {}, count: 1 }])
})

test('cases are counted each, also those of one person', () => {
  const cells = cellsOf([factWith({ openedOn: '2023-05-01' }), factWith({ openedOn: '2023-06-01' })])
  const counted = countCells(indexCells(cells), {
    measure: 'registered',
    period: year(2023),
    by: [],
    filters: {},
  })
  expect(counted).toEqual([{ values: {}, count: 2 }])
})

test('what is not known is a row of its own, several forms are one', () => {
  const cells = [
    ...cellsOf([factWith({ identifiedOn: '2023-01-01', forms: [] })]),
    ...cellsOf([factWith({ identifiedOn: '2023-01-01', forms: ['labour', 'sexual'] })]),
  ]
  expect(identified(cells, year(2023), ['form'])).toEqual([
    { values: { form: 'unknown' }, count: 1 },
    { values: { form: 'several' }, count: 1 },
  ])
  const filtered = countCells(indexCells(cells), {
    measure: 'identified',
    period: year(2023),
    by: [],
    filters: { form: ['sexual'] },
  })
  expect(filtered).toEqual([{ values: {}, count: 1 }])
})

test('a row from before these columns counts as nothing, and wholly once it is written again', () => {
  const old = factWith({ openedOn: null, presumed: true })
  expect(cellsOf([old])).toEqual([])
  const now = factWith({ openedOn: '2023-05-01', presumed: true, presumedOn: '2023-05-02' })
  expect(cellDifference([old], [now])).toEqual(settleCells(cellsOf([now])))
})

test('days to a step that is not there are missing, not zero', () => {
  const cells = cellsOf([factWith({ openedOn: '2023-01-01', firstAssessedOn: null })])
  const counted = countCells(indexCells(cells), {
    measure: 'concern-to-assessment',
    period: year(2023),
    by: ['days' as never],
    filters: {},
  })
  expect(counted).toEqual([{ values: { days: 'missing' }, count: 1 }])
})

const reference = {
  statistics: {
    indicators: [
      {
        id: 'time',
        unit: 'cases',
        status: 'recorded',
        formula: { kind: 'times', measure: 'referral-to-service' },
        dimensions: ['region', 'sex', 'form'],
      },
    ],
    population: [],
  },
} as unknown as Reference
const times = async (cells: Cell[], filters: Filters, dimensions: StatDimension[] = []) =>
  figureOf(reference, 'time', sourceOf(indexCells(cells)), { period: year(2023), dimensions, filters })

const served = [
  factWith({ firstReferredOn: '2023-02-01', firstServiceOn: '2023-02-05', sex: 'female', forms: ['sexual'] }),
  factWith({ firstReferredOn: '2023-02-01', firstServiceOn: '2023-02-03', sex: 'male', forms: ['labour'] }),
  factWith({ firstReferredOn: '2023-02-09', firstServiceOn: '2023-02-01', sex: 'female', forms: ['labour'] }),
  factWith({ firstReferredOn: '2023-02-09', sex: 'female', forms: ['labour', 'sexual'] }),
].flatMap((each) => cellsOf([each]))

test('steps in the other order are counted apart: no time, not missing', async () => {
  expect((await times(served, {})).rows).toEqual([
    {
      values: {},
      numerator: 2,
      denominator: 4,
      otherOrder: 1,
      quartiles: { lower: 2, median: 2, upper: 4 },
    },
  ])
})

test('times are counted by sex and form, and by both at once', async () => {
  const bySex = (await times(served, {}, ['sex'])).rows
  expect(bySex.map(({ values, numerator, denominator }) => [values.sex, numerator, denominator])).toEqual([
    ['female', 1, 3],
    ['male', 1, 1],
  ])
  const women = (await times(served, { sex: ['female'], form: ['sexual'] })).rows
  expect(women).toMatchObject([{ numerator: 1, denominator: 2, otherOrder: 0, quartiles: { median: 4 } }])
  const children = await times(served, { 'age-group': ['child'] })
  expect(children).toMatchObject({ status: 'recorded', rows: [] })
  expect(await times(served, { age: ['12-17'] })).toMatchObject({ status: 'not-by-this-choice' })
})

const lists = (...all: string[][]) => fc.constantFrom(...all)
const day = fc.option(fc.constantFrom('2022-01-05', '2022-01-20', '2022-11-01', '2023-02-03'))
const fact: fc.Arbitrary<CaseFact> = fc
  .record({
    openedOn: fc.constantFrom('2021-12-31', '2022-05-05'),
    presumedOn: day,
    identifiedOn: day,
    firstServiceOn: day,
    closedOn: day,
    region: fc.constantFrom(null, 'KG06', 'KG11'),
    sex: fc.constantFrom('female', 'male', 'unknown'),
    age: fc.constantFrom('0-5', '18-29', 'adult', 'unknown'),
    forms: lists([], ['labour'], ['labour', 'sexual']),
    types: lists([], ['forced-labour'], ['forced-labour', 'webcam']),
  })
  .map(factWith)

test('rows add up to the total, whatever people are counted by', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fact, { maxLength: 3 }), { maxLength: 8 }), (people) => {
      const cells = people.flatMap(cellsOf)
      const total = identified(cells, year(2022))[0]?.count ?? 0
      expect(total).toBe(
        people.filter((facts) => facts.some((each) => each.identifiedOn?.startsWith('2022'))).length,
      )
      for (const by of ['region', 'sex', 'age', 'age-group', 'form', 'month', 'recruitment-age'] as const)
        expect(identified(cells, year(2022), [by]).reduce((sum, row) => sum + row.count, 0)).toBe(total)
    }),
  )
})

test('differences added to what was counted are what would be counted anew', () => {
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 3 }), fc.array(fact, { maxLength: 3 }), (before, after) => {
      const moved = settleCells([...cellsOf(before), ...cellDifference(before, after)])
      expect(settleCells([...moved, ...cellsOf(after).map((cell) => ({ ...cell, n: -cell.n }))])).toEqual([])
    }),
  )
})

test('quartiles are values that occur, and none of nobody', () => {
  expect(quartilesOf([])).toBeNull()
  expect(quartilesOf([{ value: 9, count: 1 }])).toEqual({ lower: 9, median: 9, upper: 9 })
  expect(
    quartilesOf([
      { value: 5, count: 2 },
      { value: 1, count: 1 },
      { value: 40, count: 1 },
    ]),
  ).toEqual({
    lower: 1,
    median: 5,
    upper: 5,
  })
})
