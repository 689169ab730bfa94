import type { Acting, Refusal } from '../cases/kernel.ts'
import { caseNext, refuseUnlessOpen } from '../cases/rules.ts'
import type { Referral, ReferralStatus, ReferralsView } from './model.ts'

/**
 * What may follow in each status of a referral. A receiver may still decline what it accepted (the place was lost),
 * help may be given many times, and a declined referral is withdrawn when nobody else will be asked.
 */
export const referralNext: Record<ReferralStatus | 'none', readonly string[]> = {
  none: ['referral.sent'],
  sent: [
    'referral.accepted',
    'referral.declined',
    'referral.info-requested',
    'referral.withdrawn',
    'referral.reminded',
    'referral.escalated',
  ],
  asked: ['referral.info-given', 'referral.accepted', 'referral.declined', 'referral.withdrawn'],
  accepted: ['referral.delivered', 'referral.reported', 'referral.declined', 'referral.withdrawn'],
  delivered: ['referral.delivered', 'referral.reported', 'referral.withdrawn'],
  declined: ['referral.withdrawn'],
  reported: ['referral.report-read'],
  withdrawn: [],
  closed: [],
}

/** Statuses in which somebody is still expected to help. */
export const liveStatuses: readonly ReferralStatus[] = ['sent', 'asked', 'accepted', 'delivered']

export const isLive = (referral: Referral): boolean => liveStatuses.includes(referral.status)

/** True while a name may be open to the receiver: from acceptance until it is reported, declined or withdrawn. */
export const opensIdentity = (referral: Referral): boolean =>
  referral.shareIdentity && (referral.status === 'accepted' || referral.status === 'delivered')

const bySystem = ['referral.reminded', 'referral.escalated']
const bySender = ['referral.info-given', 'referral.report-read', 'referral.withdrawn']

/** The side of a referral an event belongs to. */
export const sideOf = (eventType: string): 'sender' | 'receiver' | 'system' =>
  bySystem.includes(eventType) ? 'system' : bySender.includes(eventType) ? 'sender' : 'receiver'

/**
 * The sides an agency stands on. The agency that leads the case answers for what was sent from it; replies of an
 * agency without an account are recorded by the sender.
 */
export const sidesOf = (
  referral: Pick<Referral, 'from' | 'toAgency' | 'byDocument'>,
  agency: string | null,
  lead: string | null,
): { sender: boolean; receiver: boolean } => {
  const sender = agency !== null && (agency === referral.from || agency === lead)
  return { sender, receiver: referral.byDocument ? sender : agency !== null && agency === referral.toAgency }
}

/** What this agency may do with a referral now; screens show exactly these. */
export const allowedFor = (referral: Referral, agency: string | null, lead: string | null): string[] => {
  const sides = sidesOf(referral, agency, lead)
  return referralNext[referral.status].filter((type) => {
    const side = sideOf(type)
    return side !== 'system' && sides[side]
  })
}

export const findReferral = (view: Pick<ReferralsView, 'referrals'>, referralId: string): Referral | null =>
  view.referrals.referrals.find((each) => each.referralId === referralId) ?? null

/** Help that is under way is finished and reported also after the case was closed; nothing new is begun. */
const goesOnAfterClosing = [
  'referral.delivered',
  'referral.reported',
  'referral.report-read',
  'referral.declined',
  'referral.withdrawn',
]

/** Null when this may happen to the referral now, by this actor; otherwise why not, and what may. */
export const refuseOn = (
  view: ReferralsView,
  referralId: string,
  type: string,
  acting: Pick<Acting, 'agency' | 'system'>,
): Refusal | null => {
  if (view.case.status === 'none') return { code: 'no-such-case', allowed: [...caseNext.none] }
  const referral = findReferral(view, referralId)
  if (!referral) return { code: 'no-such-referral', allowed: [...referralNext.none] }
  const side = sideOf(type)
  if (side === 'system' ? !acting.system : !sidesOf(referral, acting.agency, view.case.leadAgency)[side])
    return { code: side === 'receiver' ? 'not-receiving-agency' : 'not-sending-agency' }
  const closed = refuseUnlessOpen(view)
  if (closed && !goesOnAfterClosing.includes(type)) return closed
  const allowed = referralNext[referral.status]
  if (allowed.includes(type)) return null
  return { code: 'referral-not-now', params: { status: referral.status }, allowed: [...allowed] }
}
