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

/** What happens to cases that is counted by the month it happened in. */
export const measures = [
  'registered',
  'presumed',
  'identified',
  'assisted',
  'sheltered',
  'closed',
  'decision',
  'service',
  'concern-to-assessment',
  'assessment-to-referral',
  'referral-to-service',
  'service-to-plan',
  'plan-to-review',
  'open-to-close',
] as const
export type Measure = (typeof measures)[number]

/** Days between two steps; of a case whose second step is not there yet, `missing`. */
export const MISSING = 'missing'
export const UNKNOWN = 'unknown'
/** Between its forms. */
export const JOINED = '+'

export interface Happening {
  measure: Measure
  on: Day
  panels: Record<string, string[]>
}
