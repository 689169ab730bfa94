import { foldCase } from '../case-file.ts'
import { appendAsSystem } from '../cases/append-as-system.ts'
import type { CaseServices } from '../cases/case-services.ts'
import { listEvents } from '../cases/index.ts'
import { theSystem } from '../platform/access/actor.ts'
import type { Job } from '../platform/http/capability.ts'
import type { Services } from '../platform/http/route.ts'
import { findCoordinator } from './find-coordinator.ts'
import { type Notice, nextNotice } from './notices.ts'
import { findReferral } from './status.ts'
import { listNoticesDue } from './store.ts'

/** Reminds of referrals that nobody answered in time, and sends on what stays unanswered for twice the time. */
export const remindReferrals: Job = {
  name: 'remind-referrals',
  every: '* * * * *',
  run: async (services, now) => {
    const due = await services.access.withActor(theSystem, (trx) => listNoticesDue(trx, now))
    for (const row of due) await notify(services as CaseServices, row, now)
  },
}

type Due = Awaited<ReturnType<typeof listNoticesDue>>[number]

/** What is due is read anew from the log, so that an answer that came in between is respected. */
const notify = async (services: CaseServices, row: Due, now: Date): Promise<void> => {
  const notice = await noticeOf(services, row)
  if (!notice || Date.parse(notice.at) > now.getTime()) return
  const data = { referralId: row.referral_id }
  await appendAsSystem(services, {
    caseId: row.case_id,
    personId: row.person_id,
    type: notice.type,
    data:
      notice.type === 'referral.reminded' ? data : { ...data, toAgency: await coordinatorOf(services, row) },
  })
}

/** Texts stay sealed here: whether an answer came is read without them. */
const noticeOf = (services: Services, row: Due): Promise<Notice | null> =>
  services.access.withActor(theSystem, async (trx) => {
    const file = foldCase(row.case_id, row.person_id, await listEvents(trx, row.case_id, null))
    const referral = findReferral(file, row.referral_id)
    return referral ? nextNotice(referral) : null
  })

const coordinatorOf = (services: Services, row: Due): Promise<string | null> =>
  services.access.withActor(theSystem, async (trx) => {
    const file = await trx
      .selectFrom('core.case_file')
      .select('region')
      .where('case_id', '=', row.case_id)
      .executeTakeFirst()
    return findCoordinator(trx, file?.region ?? null)
  })
