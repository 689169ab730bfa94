import type { Acting, FieldProblem, Refusal } from '../cases/kernel.ts'
import { isChild } from '../cases/rules.ts'
import type { Consent } from '../consent/model.ts'
import { type Addressee, consentEnd, consentState, covers, isDisputed, saidNo } from '../consent/rules.ts'
import type { Referral, ReferralSent, ReferralsView, WithoutConsent } from './model.ts'
import { opensIdentity } from './status.ts'

/** Bodies that investigate and prosecute (codes of `body-kind`): nothing reaches them but by consent or legal duty. */
export const lawEnforcement: readonly string[] = [
  'interior-ministry',
  'national-security-committee',
  'border-guard',
  'prosecutor',
  'court',
]

export const isLawEnforcement = (kind: string | undefined): boolean =>
  kind !== undefined && lawEnforcement.includes(kind)

/** The purposes (vocabulary `consent-purpose`) of which a person must have agreed to one for this kind of body. */
export const purposesFor = (kind: string | undefined): readonly string[] => {
  if (isLawEnforcement(kind)) return ['police']
  return purposesByKind[kind ?? ''] ?? ['referral', 'help']
}

export const purposesByKind: Record<string, readonly string[]> = {
  'foreign-ministry': ['consulate'],
  'foreign-consulate': ['consulate'],
  'child-protection-department': ['child-protection', 'referral', 'help'],
}

/** Whom a referral goes to, as consents are compared with it. */
const addresseeOf = (data: Pick<ReferralSent, 'toAgency' | 'toKind' | 'external'>): Addressee => ({
  agency: data.toAgency ?? undefined,
  kind: data.toKind,
  name: data.external?.name,
})

/** Reasons that hold without consent for this person and this kind of body, in the order to offer them. */
export const reasonsWithoutConsent = (
  view: Pick<ReferralsView, 'case'>,
  kind: string | undefined,
): WithoutConsent[] => {
  if (isLawEnforcement(kind)) return ['legal-duty']
  return [...(isChild(view.case) === true ? (['child'] as const) : []), 'danger-to-life', 'legal-duty']
}

/**
 * Null when the referral stands on a valid consent of the person for this recipient and purpose, or on a reason that
 * needs none. Whether the person co-operates with police is nowhere looked at: help never depends on it.
 */
export const refuseWithoutGround = (
  view: ReferralsView,
  data: ReferralSent,
  acting: Acting,
): Refusal | null => {
  const problems = data.withoutConsent
    ? reasonProblems(view, data, data.withoutConsent)
    : consentProblems(view, data, acting.now)
  return problems.length > 0
    ? { code: 'no-ground-to-share', fields: problems, allowed: ['consent.given'] }
    : null
}

const reasonProblems = (view: ReferralsView, data: ReferralSent, reason: WithoutConsent): FieldProblem[] => {
  if (data.consentId) return [{ path: 'withoutConsent', code: 'consent-or-reason' }]
  if (!reasonsWithoutConsent(view, data.toKind).includes(reason))
    return [
      {
        path: 'withoutConsent',
        code: isLawEnforcement(data.toKind) ? 'reason-not-for-police' : 'not-known-to-be-child',
      },
    ]
  const unnamed = reason === 'legal-duty' && data.note === undefined
  return unnamed ? [{ path: 'note', code: 'legal-duty-unnamed' }] : []
}

const consentProblems = (view: ReferralsView, data: ReferralSent, now: string): FieldProblem[] => {
  const consent = view.consent.consents.find((each) => each.consentId === data.consentId)
  if (!consent) return [{ path: 'consentId', code: 'consent-missing' }]
  const code = consentFault(view, consent, data, now)
  return code ? [{ path: 'consentId', code }] : []
}

const consentFault = (
  view: ReferralsView,
  consent: Consent,
  data: ReferralSent,
  now: string,
): string | null => {
  const to = addresseeOf(data)
  const state = consentState(view.consent, consent, now)
  if (state !== 'valid') return `consent-${state}`
  if (!covers(consent.recipient, to)) return 'consent-for-another'
  if (!purposesFor(data.toKind).includes(consent.purpose)) return 'consent-for-another-purpose'
  if (consent.recipient.agency === undefined && saidNo(view.consent, to, consent.purpose))
    return 'consent-refused'
  return data.shareIdentity && !consent.identity ? 'consent-without-identity' : null
}

/** The consents that a sent referral may rest on now: not taken back, for this recipient, purpose and extent. */
const coveringConsents = (view: ReferralsView, referral: Referral): Consent[] => {
  const kind = referral.toKind ?? undefined
  const to = { agency: referral.toAgency ?? undefined, kind, name: referral.external?.name }
  return view.consent.consents.filter(
    (each) =>
      each.ended === null &&
      covers(each.recipient, to) &&
      purposesFor(kind).includes(each.purpose) &&
      (each.recipient.agency !== undefined || !saidNo(view.consent, to, each.purpose)) &&
      (each.identity || !referral.shareIdentity),
  )
}

/**
 * What a sent referral rests on: the reason given for needing no consent, or the consent that holds longest (also a
 * later one, when it was renewed). Null when the person took their consent back.
 */
export const groundOf = (view: ReferralsView, referral: Referral): { consent: Consent | null } | null => {
  if (referral.withoutConsent) return { consent: null }
  const [longest] = coveringConsents(view, referral).toSorted((a, b) => endOf(b).localeCompare(endOf(a)))
  return longest ? { consent: longest } : null
}

const NEVER = '9999'
const endOf = (consent: Consent) => consent.until ?? NEVER

/**
 * Whether the receiver may open the name, and until when (ISO; null = until the referral ends). Null = not at all:
 * not granted, not accepted, ended, or two people's answers about the consent stand side by side.
 */
export const identityGrant = (view: ReferralsView, referral: Referral): { until: string | null } | null => {
  const ground = groundOf(view, referral)
  if (!ground || !opensIdentity(referral) || referral.byDocument) return null
  if (ground.consent === null) return { until: null }
  return isDisputed(view.consent, ground.consent) ? null : { until: consentEnd(ground.consent) }
}
