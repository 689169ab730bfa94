import { populationOf } from '../reference/lookup.ts'
import type { Reference } from '../reference/model.ts'
import { countAt } from './grid.ts'
import { type StoredTable, TOTAL } from './model.ts'

const PER = 100_000

/** A year of SDG 16.2.2. `rate`: per 100 000 people; null where the count is not shown or the population not configured. */
export interface YearRate {
  year: string
  count: number | null
  population: number | null
  source: string | null
  rate: number | null
}

/**
 * SDG 16.2.2 (victims detected per 100 000 people; metadata of 31 March 2023) of a protected table by year and one more
 * dimension. It is made of the count as published, so it tells nothing that the count does not. Only whole years of the
 * country: reference data has no population by sex or age to divide by.
 */
export const ratesOf = (table: StoredTable, reference: Reference): YearRate[] => {
  const [first] = table.dimensions
  if (first !== 'year') return []
  const years = [...new Set(table.cells.map(({ at }) => at[0]!))].filter((code) => code !== TOTAL).sort()
  return years.map((year) => {
    const count = countAt(table, [year, ...table.dimensions.slice(1).map(() => TOTAL)])
    const known = populationOf(reference, year)
    const rate = count === null || known === null ? null : (PER * count) / known.people
    return { year, count, population: known?.people ?? null, source: known?.source ?? null, rate }
  })
}
