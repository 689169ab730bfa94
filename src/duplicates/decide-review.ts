import { z } from 'zod'
import type { Person } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { Failure, notFound, route, type Services } from '../platform/http/route.ts'
import { Decision, Reopening, type VerdictKind } from './model.ts'
import { recordFinding } from './record-finding.ts'
import { findReview, type ReviewRow, saveDecision } from './review-store.ts'
import { findFinding } from './store.ts'

const params = z.object({ reviewId: z.uuid() })
const answer = z.object({ status: z.enum(['recorded', 'duplicate']) })

interface Deciding {
  trx: Trx
  services: Services
  actor: Person
  params: { reviewId: string }
}

/** Same, different or cannot tell. It is remembered and outranks any score; the reviewer's grant ends with it. */
export const decideReview = route({
  method: 'POST',
  path: '/api/duplicates/:reviewId/decision',
  summary: 'Decide whether two records are one person',
  permission: 'duplicates:review',
  audit: 'duplicate.decided',
  params,
  body: Decision,
  answer,
  handle: async ({ body: { found, ...body }, auditObject, ...rest }) => {
    auditObject('link-review', rest.params.reviewId)
    const row = await findReview(rest.trx, rest.params.reviewId)
    if (!row) return notFound()
    if (await isSentAgain(rest, body.id)) return { status: 'duplicate' as const }
    if (row.status !== 'open') return new Failure(409, 'already-decided')
    return record(rest, row, { ...body, kind: found }, found)
  },
})

/** Takes a decision back: a link is undone and restores both records as they were, and the pair is open again. */
export const reopenReview = route({
  method: 'POST',
  path: '/api/duplicates/:reviewId/reopening',
  summary: 'Take a decision about two records back',
  permission: 'duplicates:review',
  audit: 'duplicate.reopened',
  params,
  body: Reopening,
  answer,
  handle: async ({ body, auditObject, ...rest }) => {
    auditObject('link-review', rest.params.reviewId)
    const row = await findReview(rest.trx, rest.params.reviewId)
    if (!row) return notFound()
    if (await isSentAgain(rest, body.id)) return { status: 'duplicate' as const }
    if (row.status !== 'decided') return new Failure(409, 'not-decided')
    return record(rest, row, { ...body, kind: TAKES_BACK[row.found!] }, null)
  },
})

const TAKES_BACK = { merged: 'unmerged', different: 'cannot-tell', 'cannot-tell': 'unmerged' } as const

const isSentAgain = ({ trx, services, actor }: Deciding, eventId: string): Promise<boolean> =>
  services.access.asSystem(trx, actor, async () => {
    const known = await findFinding(trx, eventId)
    return known?.account_id === actor.account
  })

const record = (
  { trx, services, actor }: Deciding,
  row: ReviewRow,
  finding: { id: string; kind: VerdictKind; happenedAt: string; reasons?: string | undefined },
  found: ReviewRow['found'],
) =>
  services.access.asSystem(trx, actor, async () => {
    const result = await recordFinding(trx, services, actor, {
      eventId: finding.id,
      keptPersonId: row.person_a,
      otherPersonId: row.person_b,
      kind: finding.kind,
      happenedAt: finding.happenedAt,
      reasons: finding.reasons,
    })
    if (result instanceof Failure) return result
    await saveDecision(trx, row.review_id, found)
    return { status: result }
  })
