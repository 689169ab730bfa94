import type { z } from 'zod'
import {
  type Acting,
  type CapabilityRules,
  type EventKind,
  eventKind,
  type FieldProblem,
  type Refusal,
} from '../cases/kernel.ts'
import { refuseUnlessOpen } from '../cases/rules.ts'
import { referralsSlice } from './fold.ts'
import { refuseWithoutGround } from './grounds.ts'
import {
  InfoGiven,
  InfoRequested,
  ReferralAccepted,
  ReferralDeclined,
  ReferralDelivered,
  ReferralEscalated,
  ReferralReminded,
  ReferralReported,
  ReferralSent,
  type ReferralsSlice,
  type ReferralsView,
  ReferralWithdrawn,
  ReportRead,
} from './model.ts'
import { referralSteps } from './next-steps.ts'
import { findReferral, isLive, refuseOn } from './status.ts'

export * from './grounds.ts'
export * from './notices.ts'
export * from './status.ts'

const decideSent = (view: ReferralsView, data: ReferralSent, acting: Acting): Refusal | null => {
  const closed = refuseUnlessOpen(view)
  if (closed) return closed
  if (findReferral(view, data.referralId))
    return { code: 'referral-already-sent', allowed: ['referral.withdrawn'] }
  const fields = addressProblems(data)
  if (fields.length > 0) return { code: 'invalid', fields }
  if (sameUnderWay(view, data)) return { code: 'same-referral-under-way', allowed: ['referral.withdrawn'] }
  return refuseWithoutGround(view, data, acting)
}

const addressProblems = (data: ReferralSent): FieldProblem[] => {
  const named = data.toAgency !== undefined && data.toAgency !== null
  if (named === (data.external !== undefined)) return [{ path: 'toAgency', code: 'one-addressee' }]
  if (named && data.toKind === undefined) return [{ path: 'toKind', code: 'required' }]
  if (data.external && (data.serviceId || data.toKind)) return [{ path: 'external', code: 'one-addressee' }]
  return new Set(data.shares).size < data.shares.length ? [{ path: 'shares', code: 'repeated-fact' }] : []
}

/** The same need at the same agency twice would only make two people work on one thing. */
const sameUnderWay = (view: ReferralsView, data: ReferralSent) =>
  view.referrals.referrals.some(
    (each) =>
      isLive(each) && each.toAgency !== null && each.toAgency === data.toAgency && each.need === data.need,
  )

type Decide<D> = (view: ReferralsView, data: D, acting: Acting) => FieldProblem[]

/** A kind of event about a referral that was sent: the table, the side, then what its own fields must satisfy. */
const about = <D extends { referralId: string }>(
  type: string,
  data: z.ZodType<D>,
  kind: Pick<EventKind<ReferralsView, D>, 'permission' | 'reach'>,
  problems: Decide<D> = () => [],
): EventKind<ReferralsView, D> =>
  eventKind({
    type,
    data,
    ...kind,
    decide: (view, given, acting) => {
      const refused = refuseOn(view, given.referralId, type, acting)
      if (refused) return refused
      const fields = problems(view, given, acting)
      return fields.length > 0 ? { code: 'invalid', fields } : null
    },
  })

const HOUR = 3_600_000

/** The calendar day at a moment, `hours` away: clocks of people run from 12 hours behind UTC to 14 before it. */
const dayAt = (now: string, hours: number): string =>
  new Date(Date.parse(now) + hours * HOUR).toISOString().slice(0, 10)

const notAfterToday: Decide<ReferralDelivered> = (_, data, acting) =>
  data.on > dayAt(acting.now, 14) ? [{ path: 'on', code: 'in-the-future' }] : []

const notBeforeToday: Decide<ReferralAccepted> = (_, data, acting) =>
  data.expectedOn !== undefined && data.expectedOn < dayAt(acting.now, -12)
    ? [{ path: 'expectedOn', code: 'expected-in-the-past' }]
    : []

const notOnceMore = (what: 'reminded' | 'escalated'): Decide<{ referralId: string }> => {
  return (view, data) =>
    findReferral(view, data.referralId)?.[what] ? [{ path: 'referralId', code: `${what}-already` }] : []
}

const receiving = { permission: 'referral:answer', reach: 'referral' } as const
const sending = { permission: 'referral:send', reach: 'case' } as const
const clock = { permission: 'system', reach: 'case' } as const

export const referralKinds: EventKind<ReferralsView, any>[] = [
  eventKind({ ...sending, type: 'referral.sent', data: ReferralSent, decide: decideSent }),
  about('referral.accepted', ReferralAccepted, receiving, notBeforeToday),
  about('referral.declined', ReferralDeclined, receiving),
  about('referral.info-requested', InfoRequested, receiving),
  about('referral.info-given', InfoGiven, sending),
  about('referral.delivered', ReferralDelivered, receiving, notAfterToday),
  about('referral.reported', ReferralReported, receiving),
  about('referral.report-read', ReportRead, sending),
  about('referral.withdrawn', ReferralWithdrawn, sending),
  about('referral.reminded', ReferralReminded, clock, notOnceMore('reminded')),
  about('referral.escalated', ReferralEscalated, clock, notOnceMore('escalated')),
]

/** What `referrals/` contributes to the case file. */
export const referralsRules = {
  slice: referralsSlice,
  kinds: referralKinds,
  conflicts: () => [],
  nextSteps: referralSteps,
} satisfies CapabilityRules<ReferralsSlice, ReferralsView>
