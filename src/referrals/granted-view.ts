import { groundOf } from './grounds.ts'
import type { Delivered, Question, Referral, ReferralsView, WithoutConsent } from './model.ts'
import { isLive } from './status.ts'

/** A referral as one of its two sides may read it. */
export interface GrantedReferral {
  need: string
  urgency: string
  status: Referral['status']
  from: string | null
  to: string | null
  external: Referral['external']
  byDocument: boolean
  sentAt: string
  answerBy: string
  changedAt: string
  shareIdentity: boolean
  /** Why the person's facts are shared; null when nothing is shared any more. */
  ground: { withoutConsent: WithoutConsent } | { consentUntil: string | null } | null
  note: string | null
  questions: Question[]
  accepted: Referral['accepted']
  declined: Referral['declined']
  deliveries: Delivered[]
  reported: Referral['reported']
  withdrawn: Referral['withdrawn']
  reminded: string | null
  escalatedAt: string | null
  escalatedTo: string | null
}

/**
 * What a side may read. For the receiver an ended referral keeps only that it was and how it ended: what was written
 * about the person goes with it. Why the sender withdrew it is told by its reason, not by the sender's note.
 */
export const grantedView = (
  view: ReferralsView,
  referral: Referral,
  side: 'sender' | 'receiver',
): GrantedReferral => {
  const { need, urgency, status, from, external, byDocument, sentAt, answerBy, changedAt, shareIdentity } =
    referral
  const whole = side === 'sender' || isLive(referral)
  return {
    ...{ need, urgency, status, from, external, byDocument, sentAt, answerBy, changedAt, shareIdentity },
    to: referral.toAgency,
    ground: isLive(referral) ? groundFor(view, referral) : null,
    note: whole ? referral.note : null,
    questions: whole ? referral.questions : [],
    accepted: referral.accepted && (whole ? referral.accepted : { ...referral.accepted, note: null }),
    declined: referral.declined && (whole ? referral.declined : { ...referral.declined, note: null }),
    deliveries: whole ? referral.deliveries : referral.deliveries.map((each) => ({ ...each, note: null })),
    reported: referral.reported && (whole ? referral.reported : { ...referral.reported, report: null }),
    withdrawn:
      referral.withdrawn && (side === 'sender' ? referral.withdrawn : { ...referral.withdrawn, note: null }),
    reminded: referral.reminded,
    escalatedAt: referral.escalated?.at ?? null,
    escalatedTo: referral.escalated?.toAgency ?? null,
  }
}

const groundFor = (view: ReferralsView, referral: Referral): GrantedReferral['ground'] => {
  if (referral.withoutConsent) return { withoutConsent: referral.withoutConsent }
  const consent = groundOf(view, referral)?.consent
  return consent ? { consentUntil: consent.until } : null
}
