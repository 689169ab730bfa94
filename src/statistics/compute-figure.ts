import type { Formula, Reference, StatIndicator } from '../reference/model.ts'
import { type Cell, MISSING, type Period } from './cell-model.ts'
import { type CellIndex, type CountedRow, countCells, isBase } from './count-cells.ts'
import type { Figure, FigureRow, IndicatorQuery } from './figure-model.ts'
import { quartilesOf } from './quartiles.ts'

type Cells = readonly CellIndex[]

/** An indicator nobody defined, or one asked for by what it cannot be counted by. */
export class WrongIndicator extends Error {}

/** The figure of an indicator out of counted cells. Pure: the same cells give the same figure. */
export const figureOf = (reference: Reference, id: string, cells: Cells, query: IndicatorQuery): Figure => {
  const indicator = indicatorOf(reference, id)
  const { formula, unit } = indicator
  if (indicator.status === 'not-yet-recorded' || !formula)
    return { status: 'not-yet-recorded', indicator: id, unit, rows: [] }
  const strange = query.dimensions.find((dimension) => !indicator.dimensions.includes(dimension))
  const panels = query.dimensions.filter((dimension) => !isBase(dimension))
  if (panels.length > 1) throw new WrongIndicator(`${id} is counted by one of ${panels.join(', ')} at a time`)
  if (strange) throw new WrongIndicator(`${id} is not counted by ${strange}`)
  const population = (year: string) =>
    reference.statistics?.population.find((each) => String(each.year) === year)?.people ?? null
  return { status: 'recorded', indicator: id, unit, rows: rowsOf(formula, cells, query, population) }
}

export const indicatorOf = (reference: Reference, id: string): StatIndicator => {
  const found = reference.statistics?.indicators.find((each) => each.id === id)
  if (!found) throw new WrongIndicator(`there is no indicator ${id}`)
  return found
}

type Population = (year: string) => number | null

const rowsOf = (
  formula: Formula,
  cells: Cells,
  query: IndicatorQuery,
  population: Population,
): FigureRow[] => {
  switch (formula.kind) {
    case 'count':
      return plain(count(cells, formula.measure, query))
    case 'share':
      return shares(formula, cells, query)
    case 'rate':
      return rates(formula, cells, query, population)
    case 'times':
      return times(formula, cells, query)
    case 'stock':
      return stock(formula, cells, query)
    case 'late':
      throw new WrongIndicator('what is late now is counted by the database, see countLate')
  }
}

const count = (
  cells: Cells,
  measure: Cell['measure'],
  query: IndicatorQuery,
  more: { by?: readonly string[]; period?: Period } = {},
): CountedRow[] =>
  addUp(
    cells.flatMap((each) =>
      countCells(each, {
        measure,
        period: more.period ?? query.period,
        by: (more.by as IndicatorQuery['dimensions']) ?? query.dimensions,
        filters: query.filters ?? {},
      }),
    ),
  )

/** Settled and newer counts put together. */
const addUp = (rows: CountedRow[]): CountedRow[] =>
  [...Map.groupBy(rows, ({ values }) => JSON.stringify(values)).values()]
    .map((same) => ({ values: same[0]!.values, count: same.reduce((sum, row) => sum + row.count, 0) }))
    .filter(({ count: n }) => n !== 0)

const plain = (rows: CountedRow[]): FigureRow[] =>
  rows.map(({ values, count: numerator }) => ({ values, numerator, denominator: null }))

const without = (values: Record<string, string>, name: string) =>
  Object.fromEntries(Object.entries(values).filter(([each]) => each !== name))

/** Rows by the dimensions asked for, each with its counts by the values of one more. */
const split = (rows: CountedRow[], name: string) =>
  [...Map.groupBy(rows, ({ values }) => JSON.stringify(without(values, name))).values()].map((parts) => ({
    values: without(parts[0]!.values, name),
    parts: parts.map((row) => ({ value: row.values[name]!, count: row.count })),
  }))

const shares = (
  formula: Extract<Formula, { kind: 'share' }>,
  cells: Cells,
  query: IndicatorQuery,
): FigureRow[] =>
  split(
    count(cells, formula.measure, query, { by: [...query.dimensions, formula.dimension] }),
    formula.dimension,
  ).map(({ values, parts }) => ({
    values,
    numerator: sum(parts.filter(({ value }) => value === formula.value)),
    denominator: sum(parts),
  }))

const sum = (parts: { count: number }[]) => parts.reduce((total, part) => total + part.count, 0)

/** By whole years, because the population is known by the year; a year nobody counted the population of has no rate. */
const rates = (
  formula: Extract<Formula, { kind: 'rate' }>,
  cells: Cells,
  query: IndicatorQuery,
  population: Population,
): FigureRow[] =>
  plain(
    count(cells, formula.measure, query, {
      by: ['year', ...query.dimensions.filter((each) => each !== 'year')],
    }),
  ).map((row) => ({ ...row, denominator: population(row.values.year ?? '') }))

const times = (
  formula: Extract<Formula, { kind: 'times' }>,
  cells: Cells,
  query: IndicatorQuery,
): FigureRow[] =>
  split(count(cells, formula.measure, query, { by: [...query.dimensions, 'days'] }), 'days').map(
    ({ values, parts }) => {
      const known = parts.filter(({ value }) => value !== MISSING)
      return {
        values,
        numerator: sum(known),
        denominator: sum(parts),
        quartiles: quartilesOf(known.map(({ value, count: n }) => ({ value: Number(value), count: n }))),
      }
    },
  )

/** What had begun by the end of the period and not ended. */
const stock = (
  formula: Extract<Formula, { kind: 'stock' }>,
  cells: Cells,
  query: IndicatorQuery,
): FigureRow[] => {
  const period = { from: null, to: query.period.to }
  const begun = count(cells, formula.measure, query, { period })
  const ended = count(cells, formula.less, query, { period }).map((row) => ({ ...row, count: -row.count }))
  return plain(addUp([...begun, ...ended]))
}
