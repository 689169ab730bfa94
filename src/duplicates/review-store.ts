import { sql } from 'kysely'
import type { Trx } from '../platform/access/with-actor.ts'
import type { StandingVerdict, StoredScore } from './model.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    'core.link_check': { person_id: string; asked_at: import('kysely').Generated<Date> }
    'core.link_review': ReviewRow
  }
}

export interface ReviewRow {
  review_id: string
  person_a: string
  person_b: string
  agency_id: string | null
  status: 'open' | 'decided'
  found: StandingVerdict | null
  probability: number
  score: unknown
  entered_at: Date
  decided_at: Date | null
  by_token: boolean
}

/** Asks for a look at whom a record is like. As the system. */
export const askForCheck = async (trx: Trx, personId: string): Promise<void> => {
  await trx
    .insertInto('core.link_check')
    .values({ person_id: personId })
    .onConflict((oc) => oc.column('person_id').doUpdateSet({ asked_at: sql<Date>`now()` }))
    .execute()
}

/** Records that wait for a look, the longest-waiting first. As the system. */
export const listChecks = async (trx: Trx, most: number): Promise<string[]> =>
  (
    await trx
      .selectFrom('core.link_check')
      .select('person_id')
      .orderBy('asked_at')
      .orderBy('person_id')
      .limit(most)
      .execute()
  ).map((row) => row.person_id)

export const endCheck = (trx: Trx, personId: string) =>
  trx.deleteFrom('core.link_check').where('person_id', '=', personId).execute()

/** Puts a pair into the queue, or brings its score up to date while it is open. As the system. */
export const saveReview = async (
  trx: Trx,
  review: { reviewId: string; a: string; b: string; score: StoredScore; byToken?: boolean },
): Promise<void> => {
  const scored = { probability: review.score.probability, score: JSON.stringify(review.score) }
  await trx
    .insertInto('core.link_review')
    .values({
      review_id: review.reviewId,
      person_a: review.a,
      person_b: review.b,
      agency_id: null,
      status: 'open',
      found: null,
      entered_at: new Date(),
      decided_at: null,
      by_token: review.byToken ?? false,
      ...scored,
    })
    .onConflict((oc) =>
      oc.columns(['person_a', 'person_b']).doUpdateSet(scored).where('core.link_review.status', '=', 'open'),
    )
    .execute()
}

/**
 * Gives open pairs that nobody reviews yet, or whose agency has no reviewer any more, to the agency with a reviewer
 * that has the fewest open pairs. As the system; how many were given.
 */
export const assignReviews = async (trx: Trx): Promise<number> => {
  const reviewing = sql`select p.agency_id from core.post p where 'record-reviewer' = any (p.roles)
    and p.since <= now() and (p.until is null or p.until > now())`
  const { rows } = await sql<{ agency_id: string }>`
    select a.agency_id from (${reviewing}) a
    left join core.link_review r on r.agency_id = a.agency_id and r.status = 'open'
    group by 1 order by count(r.review_id), 1 limit 1`.execute(trx)
  const [agency] = rows
  if (!agency) return 0
  const given = await sql`update core.link_review set agency_id = ${agency.agency_id}
    where status = 'open' and (agency_id is null or agency_id not in (${reviewing}))`.execute(trx)
  return Number(given.numAffectedRows ?? 0)
}

/** Pairs of the reader's agency: open ones by how likely, decided ones by when. */
export const listReviews = (trx: Trx, status: 'open' | 'decided', most: number) =>
  trx
    .selectFrom('core.link_review')
    .selectAll()
    .where('status', '=', status)
    .orderBy(sql`decided_at desc nulls first`)
    .orderBy('probability', 'desc')
    .orderBy('review_id')
    .limit(most)
    .execute()

export const findReview = (trx: Trx, reviewId: string) =>
  trx.selectFrom('core.link_review').selectAll().where('review_id', '=', reviewId).executeTakeFirst()

/** As the system, after the finding itself was recorded; `null` opens the pair again. */
export const saveDecision = async (
  trx: Trx,
  reviewId: string,
  found: StandingVerdict | null,
): Promise<void> => {
  await trx
    .updateTable('core.link_review')
    .set({ status: found ? 'decided' : 'open', found, decided_at: found ? new Date() : null })
    .where('review_id', '=', reviewId)
    .execute()
}

/**
 * A record of a withdrawn case alone should not have been there: it waits for no look and no decision. One with another
 * case was there before and stays in the queue. As the system.
 */
export const leaveQueue = async (
  trx: Trx,
  { personId, caseId }: { personId: string; caseId: string },
): Promise<void> => {
  const other = await trx
    .selectFrom('core.case_file')
    .select('case_id')
    .where('person_id', '=', personId)
    .where('case_id', '<>', caseId)
    .executeTakeFirst()
  if (other) return
  await endCheck(trx, personId)
  await trx
    .deleteFrom('core.link_review')
    .where('status', '=', 'open')
    .where((eb) => eb.or([eb('person_a', '=', personId), eb('person_b', '=', personId)]))
    .execute()
}
