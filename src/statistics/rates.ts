import type { PopulationPart } from '../reference/lookup.ts'
import type { CountedRow } from './count-cells.ts'
import type { FigureRow, IndicatorQuery } from './figure-model.ts'

/** People living in a part of the country in a year; null where no source of it was entered. */
export type Population = (year: string, part: PopulationPart) => number | null

/**
 * People counted by the year (and more) set against the population of the year, of just those counted: women per 100 000
 * women. A form of exploitation is of no part of the population, so it is per 100 000 of all. A year (or part) whose
 * population nobody entered has no rate. By another dimension without the year, all years of the period that have one are
 * taken together: people counted in them, per people who lived in them. From the first year in which anybody was counted, a
 * year without anybody is a zero; before it, nobody may have been counting.
 */
export const ratesOf = (
  counted: readonly CountedRow[],
  query: IndicatorQuery,
  population: Population,
): FigureRow[] => {
  const livedIn: LivedIn = (year, values) => population(year, partOf(values, query))
  const yearly = counted.map(({ values, count }) => ({
    values,
    numerator: count,
    denominator: livedIn(values.year!, values),
  }))
  const years = yearsOf(yearly, query)
  if (query.dimensions.every((each) => each === 'year')) return withEmptyYears(yearly, years, livedIn)
  if (query.dimensions.includes('year')) return yearly
  const same = Map.groupBy(yearly, ({ values: { year: _, ...values } }) => JSON.stringify(values))
  return [...same.values()].map((rows) => takeTogether(rows, years, livedIn))
}

/** How many people of the values of a row lived in a year. */
type LivedIn = (year: string, values: FigureRow['values']) => number | null

/** Which part of the population some people are of: what they are counted by and what was chosen. */
const partOf = (values: FigureRow['values'], { filters = {} }: IndicatorQuery): PopulationPart => {
  const { year: _, form: __, type: ___, ...counted } = values
  const { form: ____, ...chosen } = filters
  return {
    ...counted,
    ...Object.fromEntries(Object.entries(chosen).map(([name, codes]) => [name, codes.join()])),
  }
}

/** A row for each year whose population is known, also where nobody was counted in it. */
const withEmptyYears = (rows: FigureRow[], years: string[], livedIn: LivedIn): FigureRow[] => {
  const empty = years
    .filter((year) => !rows.some(({ values }) => values.year === year))
    .map((year) => ({ values: { year }, numerator: 0, denominator: livedIn(year, {}) }))
    .filter(({ denominator }) => denominator !== null)
  return [...rows, ...empty].toSorted((a, b) => (a.values.year! < b.values.year! ? -1 : 1))
}

/** One row out of a row a year. A year in which nobody was counted still is one in which people lived. */
const takeTogether = (rows: FigureRow[], years: string[], livedIn: LivedIn): FigureRow => {
  const { year: _, ...values } = rows[0]!.values
  const lived = new Map(years.map((year) => [year, livedIn(year, values)]))
  const people = [...lived.values()].filter((each) => each !== null)
  const counted = people.length === 0 ? rows : rows.filter((row) => lived.get(row.values.year!) !== null)
  return {
    values,
    numerator: counted.reduce((sum, row) => sum + row.numerator, 0),
    denominator: people.length === 0 ? null : people.reduce((sum, each) => sum + each, 0),
  }
}

/** Years of the period from the first in which somebody was counted; none where nobody was. */
const yearsOf = (rows: FigureRow[], { period: { to } }: IndicatorQuery): string[] => {
  if (rows.length === 0) return []
  const first = Math.min(...rows.map(({ values }) => Number(values.year)))
  return Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, index) => String(first + index))
}
