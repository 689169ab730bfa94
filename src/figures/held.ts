import { sql } from 'kysely'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Entry } from './model.ts'
import { UMAI } from './rules.ts'

/** Measures of this system that stand beside those of others, and the facts that make them; each person once a year. */
const MEASURES = [
  { measure: 'victims-detected', facts: sql<boolean>`(presumed or outcome = 'identified')` },
  { measure: 'victims-identified', facts: sql<boolean>`outcome = 'identified'` },
] as const

/** What this system holds, by year of opening, over all forms and ages; a year without a case is not there. */
export const heldFigures = async (trx: Trx): Promise<Entry[]> => {
  const rows = await Promise.all(MEASURES.map((each) => countByYear(trx, each.measure, each.facts)))
  return rows.flat()
}

const countByYear = async (
  trx: Trx,
  measure: string,
  facts: ReturnType<typeof sql<boolean>>,
): Promise<Entry[]> => {
  const rows = await trx
    .selectFrom('stats.case_fact')
    .where(facts)
    .groupBy(sql`1`)
    .select([
      sql<string>`to_char(opened_month, 'YYYY')`.as('period'),
      sql<number>`count(distinct person_id)::int`.as('count'),
    ])
    .execute()
  return rows.map(({ period, count }) => ({
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
  }))
}
