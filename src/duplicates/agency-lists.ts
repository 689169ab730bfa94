import { sql } from 'kysely'
import type { Trx } from '../platform/access/with-actor.ts'

/** Whose lists are put together under one name: an agency by its code, or every agency of a kind. */
export interface ListOwner {
  name: string
  agencies: readonly string[]
  kinds: readonly string[]
}

/** People on the lists of two owners in a year; 0 where both have a list and share nobody. */
export interface SharedPeople {
  one: string
  other: string
  year: number
  people: number
}

/**
 * On an agency's list is whoever stands on a list it brought in (and did not take back) and whoever it registered itself;
 * the year is the one in which their case was opened.
 */
const listed = sql`
  select r.person_id, i.agency_id, f.opened_on from core.list_import i
  join core.list_import_row r on r.import_id = i.import_id
  join stats.case_fact f on f.person_id = r.person_id and f.case_id = r.case_id
  where i.undone_at is null
  union
  select f.person_id, e.agency_id, f.opened_on from core.case_event e
  join stats.case_fact f on f.person_id = e.person_id and f.case_id = e.case_id
  where e.type = 'case.registered'`

/**
 * How many people stand on the lists of each two owners, year by year, records found to be of one person counted once.
 * Counts only. As the system, for somebody whose right to
 * read counts was checked.
 */
export const countSharedPeople = async (trx: Trx, owners: readonly ListOwner[]): Promise<SharedPeople[]> => {
  const { rows } = await sql<SharedPeople>`
    with owner as (select name, agencies, kinds
        from jsonb_to_recordset(${JSON.stringify(owners)}::jsonb) as o(name text, agencies jsonb, kinds jsonb)),
      listed as (${listed}),
      member as (
        select distinct o.name, extract(year from m.opened_on)::int as year, coalesce(l.cluster_id, m.person_id) as who
        from listed m join core.agency a on a.agency_id = m.agency_id
        join owner o on o.agencies ? a.agency_id or o.kinds ? a.kind
        left join core.person_link l on l.person_id = m.person_id
        where m.opened_on is not null),
      list as (select distinct name, year from member)
    select one.name as one, other.name as other, one.year,
      (select count(*)::int from member m join member n on n.who = m.who and n.year = m.year
        where m.name = one.name and n.name = other.name and m.year = one.year) as people
    from list one join list other on other.year = one.year and other.name > one.name
    order by 3, 1, 2`.execute(trx)
  return rows
}

/** Which records stand on which agency's list, of cases opened in these years (both included). As the system. */
export const listMembers = async (trx: Trx, years: { from: number; to: number }) => {
  const { rows } = await sql<{ personId: string; agency: string }>`
    select distinct person_id as "personId", agency_id as agency from (${listed}) as m
    where opened_on >= make_date(${years.from}, 1, 1) and opened_on < make_date(${years.to + 1}, 1, 1)
      and agency_id is not null
    order by 1, 2`.execute(trx)
  return rows
}

/**
 * Every pair of records somebody found to be one person or two, and every pair that waits for a decision or of which
 * the reviewer could not tell, with its probability; the likeness of two tokens is none. As the system.
 */
export const readLinkage = async (trx: Trx) => {
  const decided = await trx
    .selectFrom('core.person_pair')
    .select(['person_a as a', 'person_b as b', 'verdict'])
    .where('verdict', '<>', 'cannot-tell')
    .execute()
  const { rows: undecided } = await sql<{ a: string; b: string; probability: number }>`
    select r.person_a as a, r.person_b as b, r.probability from core.link_review r
    where not r.by_token and not exists (select from core.person_pair p where p.person_a = r.person_a and p.person_b = r.person_b
      and p.verdict <> 'cannot-tell') order by 1, 2`.execute(trx)
  const of = (verdict: string) => decided.filter((each) => each.verdict === verdict)
  return { same: of('merged'), different: of('different'), undecided }
}
