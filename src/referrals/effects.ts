import type { CaseFile } from '../case-file.ts'
import type { FieldProblem } from '../cases/kernel.ts'
import { findAgency, findService } from '../directory/index.ts'
import { endPersonGrant, grantPerson } from '../people/store.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Effect, Reaction, Recorded } from '../platform/http/capability.ts'
import { Failure } from '../platform/http/route.ts'
import { groundOf, identityGrant } from './grounds.ts'
import type { ReferralSent } from './model.ts'
import { sharedOf } from './shared-facts.ts'
import { findReferral, isLive } from './status.ts'
import { insertReferral, updateReferral } from './store.ts'

/** What the pure rules cannot know: whether the directory has this agency, of this kind, with this service. */
const directoryProblems = async (trx: Trx, data: ReferralSent): Promise<FieldProblem[]> => {
  if (!data.toAgency) return []
  const agency = await findAgency(trx, data.toAgency)
  if (!agency) return [{ path: 'toAgency', code: 'unknown-code' }]
  if (agency.kind !== data.toKind) return [{ path: 'toKind', code: 'not-its-kind' }]
  if (agency.onUmai === (data.byDocument === true))
    return [{ path: 'byDocument', code: agency.onUmai ? 'is-on-umai' : 'not-on-umai' }]
  if (!data.serviceId) return []
  const service = await findService(trx, data.serviceId)
  return service?.agency === data.toAgency ? [] : [{ path: 'serviceId', code: 'not-its-service' }]
}

const sent: Effect<CaseFile> = async (trx, { event, after }) => {
  const data: ReferralSent = event.data
  const fields = await directoryProblems(trx, data)
  if (fields.length > 0) throw new Failure(422, 'invalid', { fields })
  const referral = findReferral(after, data.referralId)
  if (referral) await insertReferral(trx, event, referral, sharedOf(after, data.shares))
}

/** Rows of referrals that an event changed; a case that goes to another agency takes its referrals along. */
const changed: Effect<CaseFile> = async (trx, { before, after }) => {
  for (const referral of after.referrals.referrals)
    if (findReferral(before, referral.referralId) !== referral) await updateReferral(trx, referral)
}

/** Opens the name to a receiver, and closes it again, with acceptance, the referral's end and the consent's. */
const grantIdentity: Effect<CaseFile> = async (trx, { event, before, after }) => {
  for (const referral of after.referrals.referrals) {
    if (referral.toAgency === null) continue
    const earlier = findReferral(before, referral.referralId)
    const was = earlier ? identityGrant(before, earlier) : null
    const is = identityGrant(after, referral)
    const grant = { personId: event.personId, agency: referral.toAgency, via: referral.referralId }
    if (is && is.until !== was?.until) await grantPerson(trx, { ...grant, identity: true, until: is.until })
    if (was && !is) await endPersonGrant(trx, grant.personId, grant.agency, grant.via)
  }
}

const both: Effect<CaseFile> = async (trx, recorded, services) => {
  await changed(trx, recorded, services)
  await grantIdentity(trx, recorded, services)
}

export const referralEffects: Record<string, Effect<CaseFile>> = {
  'referral.sent': sent,
  ...Object.fromEntries(
    [
      'referral.accepted',
      'referral.declined',
      'referral.info-requested',
      'referral.info-given',
      'referral.delivered',
      'referral.reported',
      'referral.report-read',
      'referral.withdrawn',
      'referral.reminded',
      'referral.escalated',
      'case.assigned',
      'consent.given',
      'consent.refused',
      'consent.withdrawn',
      'conflict.settled',
    ].map((type) => [type, both]),
  ),
}

/** A consent that was taken back ends what rests on it, at once and without anybody having to think of it. */
const withdrawUngrounded: Reaction<CaseFile> = async ({ after }: Recorded<CaseFile>) =>
  after.referrals.referrals
    .filter((referral) => isLive(referral) && groundOf(after, referral) === null)
    .map(({ referralId }) => ({
      type: 'referral.withdrawn',
      data: { referralId, reason: 'consent-withdrawn' },
    }))

/** A closed case waits for nobody: what was not answered yet is taken back, and help under way goes on. */
const withdrawUnanswered: Reaction<CaseFile> = async ({ after }: Recorded<CaseFile>) =>
  after.referrals.referrals
    .filter(({ status }) => status === 'sent' || status === 'asked')
    .map(({ referralId }) => ({
      type: 'referral.withdrawn',
      data: { referralId, reason: 'no-longer-needed' },
    }))

export const referralReactions: Record<string, Reaction<CaseFile>> = {
  'consent.refused': withdrawUngrounded,
  'consent.withdrawn': withdrawUngrounded,
  'conflict.settled': withdrawUngrounded,
  'case.closed': withdrawUnanswered,
}
