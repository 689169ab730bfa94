import { populationOf } from '../reference/lookup.ts'
import type { Formula, Reference, StatIndicator } from '../reference/model.ts'
import { type Cell, DAYS, MISSING, OTHER_ORDER, type Period } from './cell-model.ts'
import { addUp, type CellSource, type CountedRow, isBase } from './count-cells.ts'
import type { Figure, FigureRow, IndicatorQuery } from './figure-model.ts'
import { quartilesOf } from './quartiles.ts'
import { type Population, ratesOf } from './rates.ts'

/** An indicator nobody defined, or one asked for by what it cannot be counted by. */
export class WrongIndicator extends Error {}

/** The figure of an indicator out of counted cells: the same cells give the same figure. */
export const figureOf = async (
  reference: Reference,
  id: string,
  cells: CellSource,
  query: IndicatorQuery,
): Promise<Figure> => {
  const indicator = indicatorOf(reference, id)
  const { formula, unit } = indicator
  if (indicator.status === 'not-yet-recorded' || !formula)
    return { status: 'not-yet-recorded', indicator: id, unit, rows: [] }
  const strange = query.dimensions.find((dimension) => !indicator.dimensions.includes(dimension))
  const panels = query.dimensions.filter((dimension) => !isBase(dimension))
  if (panels.length > 1) throw new WrongIndicator(`${id} is counted by one of ${panels.join(', ')} at a time`)
  // Of ages, times are kept by child or adult only (see cells.ts).
  if (formula.kind === 'times' && query.filters?.age)
    return { status: 'not-by-this-choice', indicator: id, unit, rows: [] }
  if (strange) throw new WrongIndicator(`${id} is not counted by ${strange}`)
  const population: Population = (year, part) => populationOf(reference, year, part)?.people ?? null
  return { status: 'recorded', indicator: id, unit, rows: await rowsOf(formula, cells, query, population) }
}

export const indicatorOf = (reference: Reference, id: string): StatIndicator => {
  const found = reference.statistics?.indicators.find((each) => each.id === id)
  if (!found) throw new WrongIndicator(`there is no indicator ${id}`)
  return found
}

const rowsOf = async (
  formula: Formula,
  cells: CellSource,
  query: IndicatorQuery,
  population: Population,
): Promise<FigureRow[]> => {
  switch (formula.kind) {
    case 'count':
      return plain(await count(cells, formula.measure, query))
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
  cells: CellSource,
  measure: Cell['measure'],
  query: IndicatorQuery,
  more: { by?: readonly string[]; period?: Period } = {},
): Promise<CountedRow[]> =>
  cells.count({
    measure,
    period: more.period ?? query.period,
    by: (more.by as IndicatorQuery['dimensions']) ?? query.dimensions,
    filters: query.filters ?? {},
  })

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

const shares = async (
  formula: Extract<Formula, { kind: 'share' }>,
  cells: CellSource,
  query: IndicatorQuery,
): Promise<FigureRow[]> =>
  split(
    await count(cells, formula.measure, query, { by: [...query.dimensions, formula.dimension] }),
    formula.dimension,
  ).map(({ values, parts }) => ({
    values,
    numerator: sum(parts.filter(({ value }) => value === formula.value)),
    denominator: sum(parts),
  }))

const sum = (parts: { count: number }[]) => parts.reduce((total, part) => total + part.count, 0)

const rates = async (
  formula: Extract<Formula, { kind: 'rate' }>,
  cells: CellSource,
  query: IndicatorQuery,
  population: Population,
): Promise<FigureRow[]> => {
  const by = ['year', ...query.dimensions.filter((each) => each !== 'year')]
  return ratesOf(await count(cells, formula.measure, query, { by }), query, population)
}

const times = async (
  formula: Extract<Formula, { kind: 'times' }>,
  cells: CellSource,
  query: IndicatorQuery,
): Promise<FigureRow[]> =>
  split(await count(cells, formula.measure, query, { by: [...query.dimensions, DAYS] }), DAYS).map(
    ({ values, parts }) => {
      const known = parts.filter(({ value }) => value !== MISSING && value !== OTHER_ORDER)
      return {
        values,
        numerator: sum(known),
        denominator: sum(parts),
        otherOrder: sum(parts.filter(({ value }) => value === OTHER_ORDER)),
        quartiles: quartilesOf(known.map(({ value, count: n }) => ({ value: Number(value), count: n }))),
      }
    },
  )

/** What had begun by the end of the period and not ended. */
const stock = async (
  formula: Extract<Formula, { kind: 'stock' }>,
  cells: CellSource,
  query: IndicatorQuery,
): Promise<FigureRow[]> => {
  const period = { from: null, to: query.period.to }
  const begun = await count(cells, formula.measure, query, { period })
  const ended = await count(cells, formula.less, query, { period })
  return plain(addUp([...begun, ...ended.map((row) => ({ ...row, count: -row.count }))]))
}
