import type { Measure } from '../reference/model.ts'
import type { Day } from './fact-model.ts'

/** A month `YYYY-MM`. */
export type Month = string

/**
 * Cases or people of one kind in one month, counted together. `prior`: when the same people were last counted for the
 * same measure, so that a period counts each of them once. `dimension`: what this row is further counted by.
 */
export interface Cell {
  measure: Measure
  month: Month
  prior: Month | null
  region: string
  sex: string
  age: string
  /** Forms of exploitation joined by `+`, or unknown. */
  form: string
  dimension: string
  value: string
  n: number
}

/** Days between two steps; of a case whose second step is not there yet, `missing`. */
export const MISSING = 'missing'
/** Of a case whose second step came before the first: neither a time nor missing. */
export const OTHER_ORDER = 'other-order'
export const UNKNOWN = 'unknown'
/** Between its forms. */
export const JOINED = '+'

export interface Happening {
  measure: Measure
  on: Day
  panels: Record<string, string[]>
}

export type { Measure }

/** A part of time: both months included. `from` null = from the beginning. */
export interface Period {
  from: Month | null
  to: Month
}

/** Only cells with one of these codes count; a dimension left out is not looked at. */
export type Filters = Partial<Record<'region' | 'sex' | 'age' | 'age-group' | 'form', readonly string[]>>

/** The dimension of cells kept by month, region and child or adult only. */
export const COARSE = 'coarse'

/** The dimensions of cells that keep times: by month, region and child or adult; and, as fine as it gets, by sex and form too. */
export const DAYS = 'days'
export const DAYS_FINE = 'days-fine'
