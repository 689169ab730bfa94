import type { Generated, Selectable } from 'kysely'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Referral } from './model.ts'
import { nextNotice } from './notices.ts'
import type { Shared } from './shared-facts.ts'
import { isLive } from './status.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    'core.referral': ReferralTable
  }
}

interface ReferralTable {
  person_id: string
  case_id: string
  referral_id: string
  from_agency: string
  to_agency: string | null
  service_id: string | null
  need: string
  urgency: string
  status: string
  answer_by: Date | null
  sent_at: Date
  answered_at: Date | null
  closed_at: Date | null
  escalated: Generated<boolean>
  shared: unknown
  notice_at: Date | null
}

export type ReferralRow = Selectable<ReferralTable>

const dateOf = (iso: string | null | undefined) => (iso ? new Date(iso) : null)

/** What the row of a referral says after an event; an ended one keeps nothing about the person. */
const changing = (referral: Referral) => ({
  from_agency: referral.from ?? '',
  status: referral.status,
  answer_by: new Date(referral.answerBy),
  answered_at: dateOf(referral.accepted?.at ?? referral.declined?.at),
  closed_at: isLive(referral) ? null : new Date(referral.changedAt),
  escalated: referral.escalated !== null,
  notice_at: dateOf(nextNotice(referral)?.at),
})

/** Adds the row of a referral that was just sent. As the system. */
export const insertReferral = async (
  trx: Trx,
  ids: { personId: string; caseId: string },
  referral: Referral,
  shared: Shared,
): Promise<void> => {
  await trx
    .insertInto('core.referral')
    .values({
      ...changing(referral),
      person_id: ids.personId,
      case_id: ids.caseId,
      referral_id: referral.referralId,
      to_agency: referral.toAgency,
      service_id: referral.serviceId,
      need: referral.need,
      urgency: referral.urgency,
      sent_at: new Date(referral.sentAt),
      shared: JSON.stringify(shared),
    })
    .execute()
}

/** Brings the row of a referral in line with the fold. As the system. */
export const updateReferral = async (trx: Trx, referral: Referral): Promise<void> => {
  await trx
    .updateTable('core.referral')
    .set({ ...changing(referral), ...(isLive(referral) ? {} : { shared: '{}' }) })
    .where('referral_id', '=', referral.referralId)
    .execute()
}

/** The row of a referral when the actor's agency sent or received it; row-level security hides every other. */
export const findReferralRow = (trx: Trx, referralId: string) =>
  trx.selectFrom('core.referral').selectAll().where('referral_id', '=', referralId).executeTakeFirst()

const MOST_SHOWN = 300

/** Referrals to (`in`) or from (`out`) an agency, the newest first. */
export const listReferralRows = (trx: Trx, agency: string, box: 'in' | 'out', statuses: readonly string[]) =>
  trx
    .selectFrom('core.referral')
    .selectAll()
    .where(box === 'in' ? 'to_agency' : 'from_agency', '=', agency)
    .where('status', 'in', statuses)
    .orderBy('answer_by', (order) => order.asc().nullsLast())
    .orderBy('sent_at', 'desc')
    .limit(MOST_SHOWN)
    .execute()

/**
 * The codes of cases, which two agencies say on the telephone; a code opens nothing. As the system, for somebody who
 * sees a referral of each.
 */
export const caseCodes = async (trx: Trx, caseIds: readonly string[]): Promise<Record<string, string>> => {
  if (caseIds.length === 0) return {}
  const rows = await trx
    .selectFrom('core.case_file')
    .select(['case_id', 'code'])
    .where('case_id', 'in', caseIds)
    .execute()
  return Object.fromEntries(rows.map((row) => [row.case_id, row.code]))
}

/** Referrals about which the clock has something to say at this moment. As the system. */
export const listNoticesDue = (trx: Trx, now: Date) =>
  trx
    .selectFrom('core.referral')
    .select(['person_id', 'case_id', 'referral_id'])
    .where('notice_at', '<=', now)
    .orderBy('notice_at')
    .limit(500)
    .execute()
