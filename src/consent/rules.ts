import {
  type Acting,
  type CapabilityRules,
  conflictsIn,
  type EventKind,
  eventKind,
  type FieldProblem,
  type Refusal,
} from '../cases/kernel.ts'
import { refuseUnlessOpen } from '../cases/rules.ts'
import { consentSlice } from './fold.ts'
import {
  ConsentGiven,
  ConsentRefused,
  type ConsentSlice,
  type ConsentStatus,
  type ConsentView,
  ConsentWithdrawn,
} from './model.ts'

export * from './recipient.ts'
export * from './valid-consent.ts'

/** What may happen to one consent in each status; a refusal is about a recipient, not about a consent. */
export const consentNext: Record<ConsentStatus, readonly string[]> = {
  none: ['consent.given', 'consent.refused'],
  given: ['consent.withdrawn', 'consent.refused'],
  ended: ['consent.given', 'consent.refused'],
}

/** Status of the consent with this id. */
export const statusOfConsent = (slice: ConsentSlice, consentId: string): ConsentStatus => {
  const consent = slice.consents.find((each) => each.consentId === consentId)
  return consent === undefined ? 'none' : consent.ended ? 'ended' : 'given'
}

const decideGiven = (view: ConsentView, data: ConsentGiven, acting: Acting): Refusal | null => {
  const closed = refuseUnlessOpen(view)
  if (closed) return closed
  if (statusOfConsent(view.consent, data.consentId) !== 'none')
    return { code: 'consent-already-recorded', allowed: ['consent.withdrawn'] }
  // Where it is still yesterday, yesterday is a day to come.
  const earliest = new Date(Date.parse(acting.now) - 12 * 3_600_000).toISOString().slice(0, 10)
  const fields = givenProblems(data, earliest)
  return fields.length > 0 ? { code: 'invalid', fields } : null
}

/** Who cannot agree has not agreed: help then rests on the danger or the child's age, said as such in the referral. */
const givenProblems = (data: ConsentGiven, earliest: string): FieldProblem[] => [
  ...(data.until !== undefined && data.until < earliest
    ? [{ path: 'until', code: 'consent-ended-already' }]
    : []),
  ...(data.evidence === 'not-able' ? [{ path: 'evidence', code: 'not-able-is-no-consent' }] : []),
]

/** A person may take a consent back at any time, also after the case was closed. */
const decideWithdrawn = (view: ConsentView, data: ConsentWithdrawn): Refusal | null => {
  if (view.case.status === 'none') return refuseUnlessOpen(view)
  const status = statusOfConsent(view.consent, data.consentId)
  if (status === 'none') return { code: 'no-such-consent', allowed: [...consentNext.none] }
  return status === 'given' ? null : { code: 'consent-not-now', allowed: [...consentNext[status]] }
}

const shared = { permission: 'consent:write', reach: 'case' } as const

export const consentKinds: EventKind<ConsentView, any>[] = [
  eventKind({ ...shared, type: 'consent.given', data: ConsentGiven, decide: decideGiven }),
  eventKind({
    ...shared,
    type: 'consent.refused',
    data: ConsentRefused,
    decide: (view: ConsentView) => (view.case.status === 'none' ? refuseUnlessOpen(view) : null),
  }),
  eventKind({ ...shared, type: 'consent.withdrawn', data: ConsentWithdrawn, decide: decideWithdrawn }),
]

/** What `consent/` contributes to the case file; what a consent makes people do next belongs to the referrals. */
export const consentRules = {
  slice: consentSlice,
  kinds: consentKinds,
  conflicts: (state: ConsentSlice) => conflictsIn('consent', state.standing),
  nextSteps: () => [],
} satisfies CapabilityRules<ConsentSlice, ConsentView>
