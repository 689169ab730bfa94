import { z } from 'zod'
import { agencyLabels } from '../cases/read-names.ts'
import { listServices } from '../directory/index.ts'
import { route } from '../platform/http/route.ts'
import { Labels } from '../reference/model.ts'
import type { Shared } from './shared-facts.ts'
import { liveStatuses } from './status.ts'
import { caseCodes, listReferralRows, type ReferralRow } from './store.ts'

const statusGroups = {
  waiting: ['sent', 'asked'],
  open: liveStatuses,
  ended: ['declined', 'reported', 'withdrawn', 'closed'],
  all: [...liveStatuses, 'declined', 'reported', 'withdrawn', 'closed'],
} as const

const ReferralLine = z.object({
  referralId: z.string(),
  /** The case's code, which two agencies say on the telephone; it opens nothing. */
  code: z.string(),
  need: z.string(),
  urgency: z.string(),
  status: z.string(),
  from: z.string(),
  /** Null = an organization outside the directory. */
  to: z.string().nullable(),
  serviceId: z.string().nullable(),
  sentAt: z.string(),
  answerBy: z.string().nullable(),
  answeredAt: z.string().nullable(),
  escalated: z.boolean(),
  shared: z.custom<Shared>(),
  /** For the sender only: the case it belongs to. */
  caseId: z.string().nullable(),
})
export type ReferralLine = z.infer<typeof ReferralLine>

export const ReferralsAnswer = z.object({
  referrals: z.array(ReferralLine),
  agencies: z.record(z.string(), Labels),
  services: z.record(z.string(), Labels),
})
export type ReferralsAnswer = z.infer<typeof ReferralsAnswer>

/** The inbox or outbox of an agency, not of a person: whoever holds a post there answers. */
export const listReferrals = route({
  method: 'GET',
  path: '/api/referrals',
  summary: 'Referrals to or from the own agency, those to answer soonest first',
  permission: 'referral:read',
  audit: 'referrals.listed',
  query: z
    .object({
      box: z.enum(['in', 'out']).default('in'),
      status: z.enum(['waiting', 'open', 'ended', 'all']).default('open'),
    })
    .strict(),
  answer: ReferralsAnswer,
  handle: async ({ trx, actor, services, query }) => {
    const rows = await listReferralRows(trx, actor.agency, query.box, statusGroups[query.status])
    const offered = await listServices(trx)
    const codes = await services.access.asSystem(trx, actor, () =>
      caseCodes(
        trx,
        rows.map((row) => row.case_id),
      ),
    )
    return {
      referrals: rows.map((row) => toLine(row, query.box, codes[row.case_id] ?? '')),
      agencies: await agencyLabels(
        trx,
        rows.flatMap((row) => [row.from_agency, row.to_agency]),
      ),
      services: Object.fromEntries(
        offered
          .filter((each) => rows.some((row) => row.service_id === each.code))
          .map((each) => [each.code, each.labels]),
      ),
    }
  },
})

const toLine = (row: ReferralRow, box: 'in' | 'out', code: string): ReferralLine => ({
  referralId: row.referral_id,
  code,
  need: row.need,
  urgency: row.urgency,
  status: row.status,
  from: row.from_agency,
  to: row.to_agency,
  serviceId: row.service_id,
  sentAt: row.sent_at.toISOString(),
  answerBy: row.answer_by?.toISOString() ?? null,
  answeredAt: row.answered_at?.toISOString() ?? null,
  escalated: row.escalated,
  shared: row.shared as Shared,
  caseId: box === 'out' ? row.case_id : null,
})
