import type { CaseEvent, Slice } from '../cases/kernel.ts'
import type {
  InfoGiven,
  InfoRequested,
  Referral,
  ReferralAccepted,
  ReferralDeclined,
  ReferralDelivered,
  ReferralEscalated,
  ReferralReported,
  ReferralSent,
  ReferralStatus,
  ReferralsSlice,
  ReferralWithdrawn,
} from './model.ts'
import { referralNext } from './status.ts'

const HOUR = 3_600_000

/** A device may have been without a network; then it reached the receiver when the server recorded it. */
const reachedAt = ({ device, happenedAt, recordedAt }: CaseEvent): string =>
  device !== null && recordedAt > happenedAt ? recordedAt : happenedAt

/** A referral as it is sent. An answer wanted in the past (a slow clock, a late replay) still leaves an hour. */
const sent = (event: CaseEvent<ReferralSent>): Referral => {
  const { data, happenedAt } = event
  return {
    referralId: data.referralId,
    need: data.need,
    serviceId: data.serviceId ?? null,
    toAgency: data.toAgency ?? null,
    toKind: data.toKind ?? null,
    external: data.external ? { name: data.external.name, contact: data.external.contact ?? null } : null,
    byDocument: data.byDocument === true || data.external !== undefined,
    urgency: data.urgency,
    answerBy: data.answerBy,
    reachedAt: reachedAt(event),
    allowed: Math.max(Date.parse(data.answerBy) - Date.parse(happenedAt), HOUR),
    shareIdentity: data.shareIdentity,
    shares: data.shares,
    note: data.note ?? null,
    consentId: data.consentId ?? null,
    withoutConsent: data.withoutConsent ?? null,
    from: event.agency,
    sentAt: happenedAt,
    status: 'sent',
    changedAt: happenedAt,
    changedSeq: event.seq,
    questions: [],
    accepted: null,
    declined: null,
    deliveries: [],
    reported: null,
    withdrawn: null,
    reminded: null,
    escalated: null,
  }
}

type Change = (referral: Referral, event: CaseEvent<any>) => Partial<Referral>

const becomes = (status: ReferralStatus, event: CaseEvent) => ({
  status,
  changedAt: event.happenedAt,
  changedSeq: event.seq,
})

const changes: Record<string, Change> = {
  'referral.accepted': (_, event: CaseEvent<ReferralAccepted>) => ({
    ...becomes('accepted', event),
    accepted: {
      at: event.happenedAt,
      note: event.data.note ?? null,
      expectedOn: event.data.expectedOn ?? null,
    },
  }),
  'referral.declined': (_, event: CaseEvent<ReferralDeclined>) => ({
    ...becomes('declined', event),
    declined: { at: event.happenedAt, reason: event.data.reason, note: event.data.note ?? null },
  }),
  'referral.info-requested': (referral, event: CaseEvent<InfoRequested>) => ({
    ...becomes('asked', event),
    questions: [
      ...referral.questions,
      { question: event.data.question, askedAt: event.happenedAt, answer: null, answeredAt: null },
    ],
  }),
  'referral.info-given': (referral, event: CaseEvent<InfoGiven>) => ({
    ...becomes('sent', event),
    questions: referral.questions.map((each) =>
      each.answer === null ? { ...each, answer: event.data.answer, answeredAt: event.happenedAt } : each,
    ),
    answerBy: new Date(Date.parse(event.happenedAt) + referral.allowed).toISOString(),
    reachedAt: reachedAt(event),
    reminded: null,
    escalated: null,
  }),
  'referral.delivered': (referral, event: CaseEvent<ReferralDelivered>) => ({
    ...becomes('delivered', event),
    deliveries: [
      ...referral.deliveries,
      {
        delivery: event.data.delivery,
        on: event.data.on,
        note: event.data.note ?? null,
        at: event.happenedAt,
      },
    ],
  }),
  'referral.reported': (_, event: CaseEvent<ReferralReported>) => ({
    ...becomes('reported', event),
    reported: { at: event.happenedAt, outcome: event.data.outcome, report: event.data.report ?? null },
  }),
  'referral.report-read': (_, event) => becomes('closed', event),
  'referral.withdrawn': (_, event: CaseEvent<ReferralWithdrawn>) => ({
    ...becomes('withdrawn', event),
    withdrawn: { at: event.happenedAt, reason: event.data.reason, note: event.data.note ?? null },
  }),
  'referral.reminded': (_, event) => ({ reminded: event.happenedAt }),
  'referral.escalated': (_, event: CaseEvent<ReferralEscalated>) => ({
    escalated: { at: event.happenedAt, toAgency: event.data.toAgency },
  }),
}

/** Applies a change to its referral; one that the status table does not allow changes nothing. */
const change = (state: ReferralsSlice, event: CaseEvent<{ referralId: string }>): ReferralsSlice => ({
  ...state,
  referrals: state.referrals.map((each) =>
    each.referralId === event.data.referralId && referralNext[each.status].includes(event.type)
      ? { ...each, ...changes[event.type]!(each, event) }
      : each,
  ),
})

/** What the old lead agency had sent goes on under the new one: the report must reach whoever has the case. */
const assign = (state: ReferralsSlice, lead: string): ReferralsSlice => ({
  lead,
  referrals: state.referrals.map((each) => (each.from === state.lead ? { ...each, from: lead } : each)),
})

export const referralsSlice: Slice<ReferralsSlice> = {
  initial: { referrals: [], lead: null },
  apply: (state, event: CaseEvent<any>) => {
    if (event.type === 'case.registered') return { ...state, lead: event.agency }
    if (event.type === 'case.assigned') return assign(state, event.data.agency)
    if (event.type !== 'referral.sent') return changes[event.type] ? change(state, event) : state
    const known = state.referrals.some((each) => each.referralId === event.data.referralId)
    return known ? state : { ...state, referrals: [...state.referrals, sent(event)] }
  },
}
