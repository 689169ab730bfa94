import type { Trx } from '../platform/access/with-actor.ts'
import type { Reference } from '../reference/model.ts'
import { computeIndicator } from '../statistics/index.ts'
import type { Entry } from './model.ts'
import { UMAI } from './rules.ts'

/** Indicators of the registry that stand beside other bodies' measures of victims. */
const MEASURES = {
  presumed: 'victims-presumed',
  identified: 'victims-identified',
  assisted: 'victims-assisted',
} as const

/** What this system holds, year by year, each person once a year; a year in which nothing happened is not there. */
export const heldFigures = async (trx: Trx, reference: Reference, now: Date): Promise<Entry[]> => {
  const rows = await Promise.all(
    Object.entries(MEASURES).map(([indicator, measure]) =>
      countYears(trx, reference, indicator, measure, now),
    ),
  )
  return rows.flat()
}

const countYears = async (trx: Trx, reference: Reference, indicator: string, measure: string, now: Date) => {
  const people = async (from: string | null, to: string) =>
    (await computeIndicator(trx, reference, indicator, { period: { from, to }, dimensions: ['year'] })).rows
  const last = now.getFullYear()
  // Over all time somebody counts in their first year alone: it only tells where to begin.
  const first = Math.min(last, ...(await people(null, `${last}-12`)).map((row) => Number(row.values.year)))
  const entries: Entry[] = []
  for (let year = first; year <= last; year += 1) {
    const rows = await people(`${year}-01`, `${year}-12`)
    const count = rows.reduce((sum, row) => sum + row.numerator, 0)
    if (count > 0) entries.push(entryOf(measure, String(year), count))
  }
  return entries
}

const entryOf = (measure: string, period: string, count: number): Entry => ({
  publisher: UMAI,
  body: UMAI,
  measure,
  topic: 'all-trafficking',
  topicText: 'all-trafficking',
  population: 'all ages',
  period,
  count,
  summedFrom: [],
  source: UMAI,
  place: measure,
})
