import type { StatDimension, StatUnit } from '../reference/model.ts'
import type { Filters, Period } from './cell-model.ts'
import type { CellSource } from './count-cells.ts'

/** What is asked of an indicator. */
export interface IndicatorQuery {
  period: Period
  /** At most one of type, recruitment-age, citizenship, close-reason, follow-up, outcome and service. */
  dimensions: readonly StatDimension[]
  filters?: Filters
  /** Counts as they were known on a past day; without it, as they stand now. */
  cells?: CellSource
}

/** One row of a figure; `values` has a code for each dimension, `unknown` where it is not known. */
export interface FigureRow {
  values: Record<string, string>
  /** A count; for `times` how many have both days, in this order; for `rate` the people counted. */
  numerator: number
  /** What it is a part of: all of them, or the population; null where it is a part of nothing. */
  denominator: number | null
  /** For `times` only: how many took the second step before the first. They are part of the denominator. */
  otherOrder?: number
  /** For work per agency only: how many people may work on cases there. */
  workers?: number
  /** For `times` only, in days; null when nobody has both days in this order. */
  quartiles?: { lower: number; median: number; upper: number } | null
}

/** Open cases of an agency for each of those who may work on them, to one decimal; null where nobody may, or nobody counted. */
export const perWorker = ({
  denominator,
  workers,
}: Pick<FigureRow, 'denominator' | 'workers'>): number | null =>
  workers && denominator !== null ? Math.round((10 * denominator) / workers) / 10 : null

/** `not-by-this-choice`: a filter was asked for that this figure is not kept by. */
export type Figure =
  | { status: 'not-yet-recorded' | 'not-by-this-choice'; indicator: string; unit: StatUnit; rows: [] }
  | { status: 'recorded'; indicator: string; unit: StatUnit; rows: FigureRow[] }
