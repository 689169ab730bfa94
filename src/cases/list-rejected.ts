import { z } from 'zod'
import { findPersonKey, openBytes } from '../people/person-keys.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { notFound, route } from '../platform/http/route.ts'
import type { IncomingEvent } from './incoming.ts'
import { textsOf } from './read-texts.ts'

const Params = z.record(z.string(), z.union([z.string(), z.number()]))

/** Something its author recorded without a network and the case could not take any more. */
export const Rejected = z.object({
  eventId: z.string(),
  type: z.string(),
  caseId: z.string().nullable(),
  /** Null when the author may not see the case any more. */
  code: z.string().nullable(),
  reason: z.object({
    code: z.string(),
    params: Params.optional(),
    fields: z.array(z.object({ path: z.string(), code: z.string(), params: Params.optional() })).optional(),
    allowed: z.array(z.string()).optional(),
  }),
  receivedAt: z.string(),
})
export type Rejected = z.infer<typeof Rejected>

/** The author's refused events that they have not put away yet, the newest first. */
export const listRejected = async (trx: Trx, account: string): Promise<Rejected[]> => {
  const rows = await trx
    .selectFrom('core.rejected_event as rejected')
    .leftJoin('core.case_file as file', 'file.case_id', 'rejected.case_id')
    .select([
      'rejected.event_id',
      'rejected.type',
      'rejected.case_id',
      'rejected.reason',
      'rejected.received_at',
      'file.code',
    ])
    .where('rejected.account_id', '=', account)
    .where('rejected.seen_at', 'is', null)
    .orderBy('rejected.received_at', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    eventId: row.event_id,
    type: row.type,
    caseId: row.code === null ? null : row.case_id,
    code: row.code,
    reason: row.reason as Rejected['reason'],
    receivedAt: row.received_at.toISOString(),
  }))
}

const OneRejected = z.object({ eventId: z.uuid() })

/** What the author had typed, so that it can be entered where it now belongs. */
export const readRejected = route({
  method: 'GET',
  path: '/api/work/rejected/:eventId',
  summary: 'What was recorded without a network and could not be accepted, as its author wrote it',
  permission: 'work:read',
  audit: 'rejected-event.read',
  params: OneRejected,
  answer: z.object({ event: z.custom<IncomingEvent>(), texts: z.array(z.string()) }),
  handle: async ({ trx, services, actor, params, auditObject }) => {
    auditObject('event', params.eventId)
    const row = await trx
      .selectFrom('core.rejected_event')
      .select(['sealed', 'person_id'])
      .where('event_id', '=', params.eventId)
      .where('account_id', '=', actor.account)
      .executeTakeFirst()
    if (!row?.sealed || !row.person_id) return notFound()
    const { sealed, person_id: personId } = row
    // Its own author may read it again, also when the person is no longer open to them: it is what they typed.
    const key = await services.access.asSystem(trx, actor, () => findPersonKey(trx, services, personId))
    if (!key) return notFound()
    const place = { table: 'core.rejected_event', column: 'sealed', rowId: params.eventId, personId }
    const event = JSON.parse(openBytes(key, place, sealed)) as IncomingEvent
    return { event, texts: textsOf(event.type, event.data) }
  },
})

/** Puts a refused event away; it stays kept. */
export const markRejectedSeen = route({
  method: 'POST',
  path: '/api/work/rejected/:eventId/seen',
  summary: 'Put away what could not be accepted; it stays kept',
  permission: 'work:read',
  audit: 'rejected-event.seen',
  params: OneRejected,
  answer: z.object({ seen: z.literal(true) }),
  handle: async ({ trx, actor, params, auditObject }) => {
    auditObject('event', params.eventId)
    const changed = await trx
      .updateTable('core.rejected_event')
      .set({ seen_at: new Date() })
      .where('event_id', '=', params.eventId)
      .where('account_id', '=', actor.account)
      .executeTakeFirst()
    return changed.numUpdatedRows > 0n ? { seen: true as const } : notFound()
  },
})
