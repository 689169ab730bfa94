import { sql } from 'kysely'
import type { Trx } from '../platform/access/with-actor.ts'
import type { OversightQuery } from './model.ts'
import type { Counted, LateStep } from './rules.ts'

/** Cases counted by district, stage and month of opening; only these counts leave the database. */
export const countCases = async (trx: Trx, query: OversightQuery, now: Date): Promise<Counted[]> => {
  let facts = trx.selectFrom('stats.case_fact').groupBy(['district', 'region', 'stage', 'opened_month'])
  if (query.from) facts = facts.where('opened_month', '>=', firstDay(query.from))
  if (query.to) facts = facts.where('opened_month', '<=', firstDay(query.to))
  if (query.district) facts = facts.where('district', '=', query.district)
  if (query.child) facts = facts.where('child', '=', query.child === 'yes')
  const rows = await facts
    .select(['district', 'region', 'stage'])
    .select([
      sql<string>`to_char(opened_month, 'YYYY-MM')`.as('month'),
      sql<number>`count(*)::int`.as('cases'),
      sql<number>`(count(*) filter (where status = 'open'))::int`.as('open'),
      sql<number>`(count(*) filter (where child))::int`.as('children'),
      sql<number>`(count(*) filter (where presumed))::int`.as('presumed'),
      sql<number>`(count(*) filter (where status = 'open' and next_due_at < ${now}))::int`.as('late'),
    ])
    .execute()
  return rows
}

/** Waiting and late steps by kind; see `stats.late_steps` for what keeps cases out of it. */
export const countLateSteps = async (trx: Trx, query: OversightQuery, now: Date): Promise<LateStep[]> => {
  const child = query.child ? query.child === 'yes' : null
  const found = await sql<LateStep>`select step_kind as "stepKind", agency_kind as "agencyKind", waiting::int,
    late::int, without_deadline::int as "withoutDeadline"
    from stats.late_steps(${now}::timestamptz, ${query.district ?? null}::text, ${child}::boolean,
      ${query.from ? firstDay(query.from) : null}::date, ${query.to ? firstDay(query.to) : null}::date)`.execute(
    trx,
  )
  return found.rows
}

/** People behind these cases; see `stats.count_people` for what keeps records and links out of it. */
export const countPeople = async (trx: Trx, query: OversightQuery): Promise<number> => {
  const child = query.child ? query.child === 'yes' : null
  const { rows } = await sql<{ people: number }>`select stats.count_people(${query.district ?? null}::text,
    ${child}::boolean, ${query.from ? firstDay(query.from) : null}::date,
    ${query.to ? firstDay(query.to) : null}::date)::int as people`.execute(trx)
  return rows[0]?.people ?? 0
}

const firstDay = (month: string): string => `${month}-01`
