import { z } from 'zod'
import { coded, day, instant, referenceCode, secretText, uuid } from '../cases/fields.ts'
import type { CaseSlice } from '../cases/model.ts'
import type { ConsentSlice } from '../consent/model.ts'

/** Facts a referral may grant besides its need and urgency; none of them names anybody. */
export const sharedFacts = ['sex', 'age', 'child', 'language', 'district', 'risk'] as const
export type SharedFact = (typeof sharedFacts)[number]

/**
 * Why somebody is told although the person has not agreed. `danger-to-life`: it cannot wait for an answer; `child`:
 * a child in danger is helped first; `legal-duty`: a law obliges, which the note names.
 */
export const withoutConsentReasons = ['danger-to-life', 'child', 'legal-duty'] as const
export type WithoutConsent = (typeof withoutConsentReasons)[number]

/** Named in the directory (`toAgency`, with its kind as the directory has it) or not (`external`); never both. */
const addressee = {
  serviceId: referenceCode('service').nullable().optional(),
  toAgency: referenceCode('agency').nullable().optional(),
  toKind: coded('body-kind').optional(),
  /** The agency has no account: the referral goes as a document, and its sender records the replies. */
  byDocument: z.boolean().optional(),
  external: z
    .object({ name: secretText(200), contact: secretText(300).optional() })
    .strict()
    .optional(),
}

export const ReferralSent = z
  .object({
    referralId: uuid(),
    need: coded('need'),
    ...addressee,
    urgency: coded('urgency'),
    /** When the sender needs an answer, chosen with the urgency: a person's choice, not a deadline of the law. */
    answerBy: instant(),
    shareIdentity: z.boolean(),
    shares: z.array(z.enum(sharedFacts)).max(sharedFacts.length),
    note: secretText(1000).optional(),
    consentId: uuid().nullable().optional(),
    withoutConsent: z.enum(withoutConsentReasons).optional(),
  })
  .strict()
export type ReferralSent = z.infer<typeof ReferralSent>

const referralId = uuid()
const note = secretText(1000).optional()

export const ReferralAccepted = z.object({ referralId, note, expectedOn: day().optional() }).strict()
export type ReferralAccepted = z.infer<typeof ReferralAccepted>

export const ReferralDeclined = z.object({ referralId, reason: coded('decline-reason'), note }).strict()
export type ReferralDeclined = z.infer<typeof ReferralDeclined>

export const InfoRequested = z.object({ referralId, question: secretText(1000) }).strict()
export type InfoRequested = z.infer<typeof InfoRequested>

export const InfoGiven = z.object({ referralId, answer: secretText(2000) }).strict()
export type InfoGiven = z.infer<typeof InfoGiven>

export const ReferralDelivered = z
  .object({ referralId, delivery: coded('service-delivery'), on: day(), note })
  .strict()
export type ReferralDelivered = z.infer<typeof ReferralDelivered>

export const ReferralReported = z
  .object({ referralId, outcome: coded('referral-outcome'), report: secretText().optional() })
  .strict()
export type ReferralReported = z.infer<typeof ReferralReported>

export const ReportRead = z.object({ referralId }).strict()

export const ReferralWithdrawn = z.object({ referralId, reason: coded('withdrawal-reason'), note }).strict()
export type ReferralWithdrawn = z.infer<typeof ReferralWithdrawn>

export const ReferralReminded = z.object({ referralId }).strict()
export const ReferralEscalated = z
  .object({ referralId, toAgency: referenceCode('agency').nullable() })
  .strict()
export type ReferralEscalated = z.infer<typeof ReferralEscalated>

/** `asked`: the receiver needs an answer first. `closed`: the report was read by the sender. */
export type ReferralStatus =
  | 'sent'
  | 'asked'
  | 'accepted'
  | 'declined'
  | 'delivered'
  | 'reported'
  | 'withdrawn'
  | 'closed'

export interface Question {
  question: string
  askedAt: string
  answer: string | null
  answeredAt: string | null
}

export interface Delivered {
  delivery: string
  on: string
  note: string | null
  at: string
}

/** One referral as the fold knows it. */
export interface Referral {
  referralId: string
  need: string
  serviceId: string | null
  toAgency: string | null
  toKind: string | null
  external: { name: string; contact: string | null } | null
  byDocument: boolean
  urgency: string
  /** ISO; counted anew when the sender answered a question. */
  answerBy: string
  /** How long the receiver was given, in milliseconds. */
  allowed: number
  /** From when the receiver could know of it, ISO: what a phone without a signal sent late has not waited. */
  reachedAt: string
  shareIdentity: boolean
  shares: SharedFact[]
  note: string | null
  consentId: string | null
  withoutConsent: WithoutConsent | null
  /** The agency the report comes back to; follows the case when it is assigned to another one. */
  from: string | null
  sentAt: string
  status: ReferralStatus
  /** When it came into its status, ISO, and with which event of the case. */
  changedAt: string
  changedSeq: number
  questions: Question[]
  accepted: { at: string; note: string | null; expectedOn: string | null } | null
  declined: { at: string; reason: string; note: string | null } | null
  deliveries: Delivered[]
  reported: { at: string; outcome: string; report: string | null } | null
  withdrawn: { at: string; reason: string; note: string | null } | null
  reminded: string | null
  escalated: { at: string; toAgency: string | null } | null
}

/** The part of the fold that `referrals/` owns. */
export interface ReferralsSlice {
  referrals: Referral[]
  /** The agency that leads the case, so that its referrals follow it. */
  lead: string | null
}

/** The parts of a case file that the rules of referrals look at. */
export interface ReferralsView {
  case: CaseSlice
  consent: ConsentSlice
  referrals: ReferralsSlice
}
