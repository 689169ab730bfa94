import { z } from 'zod'
import { coded, day, referenceCode, secretText, uuid } from '../cases/fields.ts'
import type { Cell } from '../cases/kernel.ts'
import type { CaseSlice } from '../cases/model.ts'

/**
 * Whom a consent is for: one agency of the directory, every body of a kind, or an organization that is in no
 * directory, by its name. Exactly one of the three.
 */
export const Recipient = z
  .object({
    agency: referenceCode('agency').optional(),
    body: coded('body-kind').optional(),
    name: secretText(200).optional(),
  })
  .strict()
  .refine((to) => [to.agency, to.body, to.name].filter((each) => each !== undefined).length === 1, {
    message: 'one-recipient',
  })
export type Recipient = z.infer<typeof Recipient>

export const consentGivers = ['person', 'guardian', 'person-and-guardian'] as const

/**
 * `identity`: whether the recipient may also learn the name; left out = no, only what does not name the person.
 * `until`: the last day it holds; left out = until it is withdrawn.
 */
export const ConsentGiven = z
  .object({
    consentId: uuid(),
    purpose: coded('consent-purpose'),
    recipient: Recipient,
    evidence: coded('consent-evidence'),
    givenBy: z.enum(consentGivers),
    identity: z.boolean().optional(),
    until: day().optional(),
    note: secretText(1000).optional(),
  })
  .strict()
export type ConsentGiven = z.infer<typeof ConsentGiven>

/** A no is kept too, so that the person is not asked again by everybody who meets them. */
export const ConsentRefused = z
  .object({ purpose: coded('consent-purpose'), recipient: Recipient, note: secretText(1000).optional() })
  .strict()
export type ConsentRefused = z.infer<typeof ConsentRefused>

export const ConsentWithdrawn = z.object({ consentId: uuid(), note: secretText(1000).optional() }).strict()
export type ConsentWithdrawn = z.infer<typeof ConsentWithdrawn>

export type ConsentStatus = 'none' | 'given' | 'ended'
export type ConsentAnswer = 'given' | 'refused' | 'withdrawn'

export interface Consent {
  consentId: string
  purpose: string
  recipient: Recipient
  evidence: string
  givenBy: (typeof consentGivers)[number]
  identity: boolean
  until: string | null
  note: string | null
  givenAt: string
  account: string | null
  agency: string | null
  /** Withdrawn, or overtaken by a refusal for the same recipient and purpose. */
  ended: { at: string; how: 'withdrawn' | 'refused'; note: string | null } | null
}

export interface RefusedConsent {
  eventId: string
  purpose: string
  recipient: Recipient
  note: string | null
  at: string
}

/** The part of the fold that `consent/` owns. `standing`: the last answer for each recipient and purpose. */
export interface ConsentSlice {
  consents: Consent[]
  refusals: RefusedConsent[]
  standing: Record<string, Cell<ConsentAnswer>>
}

/** The parts of a case file that the rules of consent look at. */
export interface ConsentView {
  case: CaseSlice
  consent: ConsentSlice
}
