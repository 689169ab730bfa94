import { z } from 'zod'
import { coded } from '../cases/fields.ts'
import { listIdentity } from '../people/store.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { recordAudit } from '../platform/audit/record-audit.ts'
import { Failure, notFound, route } from '../platform/http/route.ts'
import { reviewOf } from './list-reviews.ts'
import { OpenedReview, type Side, StoredScore } from './model.ts'
import { findReview } from './review-store.ts'

const params = z.object({ reviewId: z.uuid() })

/** One pair side by side: what each record says without a name, and what speaks for and against. */
export const readReview = route({
  method: 'GET',
  path: '/api/duplicates/:reviewId',
  summary: 'One pair of records, compared; no name',
  permission: 'duplicates:review',
  audit: 'duplicate.read',
  params,
  answer: OpenedReview,
  handle: async ({ trx, params: { reviewId }, auditObject }) => {
    auditObject('link-review', reviewId)
    const row = await findReview(trx, reviewId)
    if (!row) return notFound()
    const sides = row.status === 'open' ? await sidesOf(trx, [row.person_a, row.person_b]) : []
    return { ...reviewOf(row), score: StoredScore.parse(row.score), sides }
  },
})

const sidesOf = async (trx: Trx, ids: string[]): Promise<Side[]> => {
  const rows = await trx
    .selectFrom('core.person')
    .selectAll()
    .where('person_id', 'in', ids)
    .orderBy('person_id')
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    sex: row.sex,
    birthYears:
      row.birth_year_from === null
        ? null
        : { from: row.birth_year_from, to: row.birth_year_to ?? row.birth_year_from },
    citizenship: row.citizenship,
    language: row.language,
  }))
}

const OpenedFact = z.looseObject({
  factId: z.string(),
  kind: z.string(),
  recordedAt: z.string(),
  agency: z.string().nullable(),
})

/** Opens the names of both sides of an open pair, for a stated reason; each person's opening is audited as such. */
export const revealReview = route({
  method: 'POST',
  path: '/api/duplicates/:reviewId/reveal',
  summary: 'Open the identity of both records of a pair, with a reason',
  permission: 'duplicates:review',
  audit: 'duplicate.revealed',
  params,
  body: z.object({ reason: coded('reveal-reason') }).strict(),
  answer: z.object({
    sides: z.array(z.object({ personId: z.string(), facts: z.array(OpenedFact) })),
  }),
  handle: async ({ trx, services, actor, requestId, params: { reviewId }, body, auditObject }) => {
    auditObject('link-review', reviewId, body.reason)
    const row = await findReview(trx, reviewId)
    if (row?.status !== 'open') return notFound()
    if (row.by_token) return new Failure(409, 'no-names-to-compare')
    const sides = []
    for (const personId of [row.person_a, row.person_b]) {
      // Which agency recorded a fact would tell where the person is helped; the comparison does not need it.
      const facts = (await listIdentity(trx, services, personId)).map((fact) => ({ ...fact, agency: null }))
      sides.push({ personId, facts })
      await recordAudit(trx, actor, {
        action: 'identity.revealed',
        objectType: 'person',
        objectId: personId,
        purpose: body.reason,
        requestId,
      })
    }
    return { sides }
  },
})
