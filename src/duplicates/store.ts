import { sql } from 'kysely'
import type { Person } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Finding, Pair, StandingVerdict } from './model.ts'
import { clusterIds, ordered } from './rules.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    'core.person_link_event': LinkEventRow
    'core.person_pair': { person_a: string; person_b: string; verdict: StandingVerdict; event_id: string }
    'core.person_link': { person_id: string; cluster_id: string }
  }
}

interface LinkEventRow {
  event_id: string
  seq: import('kysely').Generated<string>
  kept_person_id: string
  other_person_id: string
  kind: string
  account_id: string
  agency_id: string
  post_id: string
  happened_at: Date
  recorded_at: Date
  reasons: string | null
}

/** What is found of records is written one after another: two findings at once could make an impossible chain. */
export const lockLinks = (trx: Trx) => sql`select pg_advisory_xact_lock(20200721)`.execute(trx)

/** Every standing verdict that touches the clusters of these records. As the system. */
export const pairsAround = async (trx: Trx, personIds: readonly string[]): Promise<Pair[]> => {
  const { rows } = await sql<Pair>`
    with recursive member(id) as (
      select unnest(${`{${personIds.join(',')}}`}::uuid[])
      union
      select case when p.person_a = m.id then p.person_b else p.person_a end
      from member m join core.person_pair p on p.verdict = 'merged' and (p.person_a = m.id or p.person_b = m.id)
    )
    select distinct p.person_a as a, p.person_b as b, p.verdict
    from core.person_pair p join member m on m.id in (p.person_a, p.person_b) order by 1, 2`.execute(trx)
  return rows
}

export const findFinding = (trx: Trx, eventId: string) =>
  trx
    .selectFrom('core.person_link_event')
    .select(['kept_person_id', 'other_person_id', 'kind', 'account_id'])
    .where('event_id', '=', eventId)
    .executeTakeFirst()

/** Appends a finding and brings the standing verdict along; `reasons` are already sealed. As the system. */
export const insertFinding = async (
  trx: Trx,
  finding: Finding,
  by: Person,
  reasons: string | null,
): Promise<void> => {
  await trx
    .insertInto('core.person_link_event')
    .values({
      event_id: finding.eventId,
      kept_person_id: finding.keptPersonId,
      other_person_id: finding.otherPersonId,
      kind: finding.kind,
      account_id: by.account,
      agency_id: by.agency,
      post_id: by.post,
      happened_at: new Date(finding.happenedAt),
      recorded_at: new Date(),
      reasons,
    })
    .execute()
  const { a, b } = ordered(finding.keptPersonId, finding.otherPersonId)
  await trx.deleteFrom('core.person_pair').where('person_a', '=', a).where('person_b', '=', b).execute()
  if (finding.kind !== 'unmerged')
    await trx
      .insertInto('core.person_pair')
      .values({ person_a: a, person_b: b, verdict: finding.kind, event_id: finding.eventId })
      .execute()
}

/** Writes the clusters of these records anew. As the system. */
export const saveClusters = async (
  trx: Trx,
  personIds: readonly string[],
  pairs: readonly Pair[],
): Promise<void> => {
  await trx.deleteFrom('core.person_link').where('person_id', 'in', personIds).execute()
  const rows = [...clusterIds(personIds, pairs)].map(([person_id, cluster_id]) => ({ person_id, cluster_id }))
  if (rows.length > 0) await trx.insertInto('core.person_link').values(rows).execute()
}

/** The other records of the same person. As the system. */
export const listSamePerson = async (trx: Trx, personId: string): Promise<string[]> => {
  const rows = await trx
    .selectFrom('core.person_link as me')
    .innerJoin('core.person_link as other', 'other.cluster_id', 'me.cluster_id')
    .select('other.person_id')
    .where('me.person_id', '=', personId)
    .whereRef('other.person_id', '<>', 'me.person_id')
    .execute()
  return rows.map((row) => row.person_id)
}
