import { z } from 'zod'
import { findPersonKey } from '../people/person-keys.ts'
import { notFound, route } from '../platform/http/route.ts'
import { Labels } from '../reference/model.ts'
import { accountTitles, agencyLabels } from './read-names.ts'
import { textsOf } from './read-texts.ts'
import { listEvents } from './store.ts'

const Line = z.object({
  eventId: z.string(),
  seq: z.number(),
  type: z.string(),
  /** Null when the program did it. */
  agency: z.string().nullable(),
  /** The title of the author's post, for colleagues only. */
  title: z.string().nullable(),
  system: z.boolean(),
  /** Made on a device of its own, possibly without a network. */
  device: z.boolean(),
  happenedAt: z.string(),
  recordedAt: z.string(),
  data: z.unknown(),
  /** What its author wrote, in the order of the fields. */
  texts: z.array(z.string()),
})

export const TimelineAnswer = z.object({
  code: z.string(),
  lines: z.array(Line),
  agencies: z.record(z.string(), Labels),
})
export type TimelineAnswer = z.infer<typeof TimelineAnswer>

/** Everything that happened to a case, the newest first, free text opened. */
export const readTimeline = route({
  method: 'GET',
  path: '/api/cases/:caseId/timeline',
  summary: 'Everything that happened to a case: what, who, when it happened and when it was recorded',
  permission: 'case:read',
  audit: 'case.timeline-read',
  params: z.object({ caseId: z.uuid() }),
  answer: TimelineAnswer,
  handle: async ({ trx, services, params, auditObject }) => {
    auditObject('case', params.caseId)
    const row = await trx
      .selectFrom('core.case_file')
      .select(['person_id', 'code'])
      .where('case_id', '=', params.caseId)
      .executeTakeFirst()
    if (!row) return notFound()
    const events = await listEvents(trx, params.caseId, await findPersonKey(trx, services, row.person_id))
    const titles = await accountTitles(
      trx,
      events.map((event) => event.account),
    )
    return {
      code: row.code,
      lines: events.reverse().map((event) => ({
        eventId: event.id,
        seq: event.seq,
        type: event.type,
        agency: event.agency,
        title: event.account ? (titles[event.account] ?? null) : null,
        system: event.account === null,
        device: event.device !== null,
        happenedAt: event.happenedAt,
        recordedAt: event.recordedAt,
        data: event.data,
        texts: textsOf(event.type, event.data),
      })),
      agencies: await agencyLabels(
        trx,
        events.map((event) => event.agency),
      ),
    }
  },
})
