import { BASE_DIMENSIONS, type StatDimension } from '../reference/model.ts'
import {
  type Cell,
  COARSE,
  DAYS,
  DAYS_FINE,
  type Filters,
  JOINED,
  type Measure,
  type Period,
} from './cell-model.ts'
import { ageGroupOf } from './fact-model.ts'

export const SEVERAL = 'several'

/** Cells by measure and further dimension, so that a question reads only what it asks about. */
export type CellIndex = ReadonlyMap<string, readonly Cell[]>

const placeOf = (measure: string, dimension: string) => `${measure}/${dimension}`

export const indexCells = (cells: readonly Cell[]): CellIndex =>
  Map.groupBy(cells, ({ measure, dimension }) => placeOf(measure, dimension))

export interface CellQuery {
  measure: Measure
  period: Period
  by: readonly StatDimension[]
  filters: Filters
}

/** Where counts come from: the database as it stands, or cells folded for a past day. */
export interface CellSource {
  /** Says what will be asked, so that it can be read together. */
  prepare(queries: readonly CellQuery[]): Promise<void>
  count(query: CellQuery): Promise<CountedRow[]>
}

export const sourceOf = (index: CellIndex): CellSource => ({
  prepare: async () => {},
  count: async (query) => countCells(index, query),
})

/** Rows of the same values put together; what comes to nothing is left out. */
export const addUp = (rows: readonly CountedRow[]): CountedRow[] =>
  [...Map.groupBy(rows, ({ values }) => JSON.stringify(values)).values()]
    .map((same) => ({ values: same[0]!.values, count: same.reduce((sum, row) => sum + row.count, 0) }))
    .filter(({ count }) => count !== 0)

export interface CountedRow {
  values: Record<string, string>
  count: number
}

export const isBase = (dimension: string) => (BASE_DIMENSIONS as readonly string[]).includes(dimension)

/** Kept also in the coarse cells, of which there are few. */
const coarse: ReadonlySet<string> = new Set(['year', 'quarter', 'month', 'region', 'age-group'])

/** Which cells answer a question: those by a further dimension, the coarse ones where they know enough, or the fine ones. */
export const sliceOf = ({ by, filters }: Pick<CellQuery, 'by' | 'filters'>): string => {
  const panel: string | undefined = by.find((each) => !isBase(each))
  const fine =
    filters.sex || filters.age || filters.form || by.some((each) => isBase(each) && !coarse.has(each))
  if (panel !== undefined) return panel === DAYS && fine ? DAYS_FINE : panel
  return fine ? '' : COARSE
}

/**
 * Counts of one measure in a period, by some dimensions. Somebody last counted within the period is not counted again,
 * so rows add up to the number of people.
 */
export const countCells = (cells: CellIndex, query: CellQuery): CountedRow[] => {
  const { measure, period, by, filters } = query
  const rows = new Map<string, CountedRow>()
  for (const cell of cells.get(placeOf(measure, sliceOf(query))) ?? []) {
    if (!inPeriod(cell, period) || !passes(cell, filters)) continue
    const values = by.map((dimension) => codeOf(cell, dimension))
    const key = values.join('\n')
    const row = rows.get(key)
    if (row) row.count += cell.n
    else
      rows.set(key, {
        values: Object.fromEntries(by.map((name, place) => [name, values[place]!])),
        count: cell.n,
      })
  }
  return [...rows.values()].filter(({ count }) => count !== 0)
}

const inPeriod = ({ month, prior }: Cell, { from, to }: Period): boolean =>
  month <= to && (from === null || month >= from) && (prior === null || (from !== null && prior < from))

/** Everybody with one of the forms passes, also beside another form. */
const passes = (cell: Cell, filters: Filters): boolean =>
  (!filters.region || filters.region.includes(cell.region)) &&
  (!filters.sex || filters.sex.includes(cell.sex)) &&
  (!filters.age || filters.age.includes(cell.age)) &&
  (!filters['age-group'] || filters['age-group'].includes(ageGroupOf(cell.age))) &&
  (!filters.form || cell.form.split(JOINED).some((form) => filters.form?.includes(form)))

const codeOf = (cell: Cell, dimension: StatDimension): string => {
  switch (dimension) {
    case 'year':
      return cell.month.slice(0, 4)
    case 'quarter':
      return `${cell.month.slice(0, 4)}-Q${Math.ceil(Number(cell.month.slice(5)) / 3)}`
    case 'month':
      return cell.month
    case 'region':
    case 'sex':
    case 'age':
      return cell[dimension]
    case 'age-group':
      return ageGroupOf(cell.age)
    case 'form':
      return cell.form.includes(JOINED) ? SEVERAL : cell.form
    default:
      return cell.value
  }
}
