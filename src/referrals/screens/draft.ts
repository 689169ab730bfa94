import type { CaseFile } from '../../case-file.ts'
import { isChild } from '../../cases/rules.ts'
import type { Consent } from '../../consent/model.ts'
import { type Addressee, findConsent } from '../../consent/rules.ts'
import type { ConsentDraft } from '../../consent/screens/consent-fields-of-case.tsx'
import type { DirectoryAgency, DirectoryService } from '../../directory/model.ts'
import type { ReferralSent, SharedFact, WithoutConsent } from '../model.ts'
import { sharedFacts } from '../model.ts'
import { answerByFor, purposesFor } from '../rules.ts'

/** Whom a referral goes to, as chosen from the directory or named by hand. */
export type Receiver =
  | { kind: 'service'; service: DirectoryService }
  | { kind: 'agency'; agency: DirectoryAgency }
  | { kind: 'external'; name: string; contact: string }

/** What is being put together, question by question; nothing of it is kept anywhere before it is sent. */
export interface Draft {
  referralId: string
  consentId: string
  need: string
  receiver: Receiver | null
  urgency: string
  shareIdentity: boolean | null
  /** A consent on record, one recorded now, or the reason why none is needed. */
  ground: { consent: Consent } | { recordNow: true } | { without: WithoutConsent } | null
  /** How the person agreed, when it is recorded now. */
  consent: ConsentDraft
  shares: SharedFact[]
  note: string
}

export const steps = ['who', 'urgency', 'name', 'ground', 'send'] as const
export type SendStep = (typeof steps)[number]

/**
 * What the initial assessment said is not asked again: a need that is "needed now" stands as today's, and whoever
 * sends may choose otherwise.
 */
export const urgencyFor = (file: Pick<CaseFile, 'assessment'>, need: string): string =>
  file.assessment.needs[need]?.value === 'urgent' ? 'today' : ''

/** The first step whose question has no answer yet. */
export const firstOpen = (draft: Draft): SendStep => {
  if (!draft.receiver) return 'who'
  if (draft.urgency === '') return 'urgency'
  if (draft.shareIdentity === null) return 'name'
  return draft.ground === null ? 'ground' : 'send'
}

export const addresseeOf = (receiver: Receiver): Addressee => {
  if (receiver.kind === 'service')
    return { agency: receiver.service.agency, kind: receiver.service.agencyKind }
  if (receiver.kind === 'agency') return { agency: receiver.agency.code, kind: receiver.agency.kind }
  return { name: receiver.name }
}

export const isByDocument = (receiver: Receiver): boolean =>
  receiver.kind === 'external' ||
  (receiver.kind === 'service' ? !receiver.service.onUmai : !receiver.agency.onUmai)

/** The consent on record that covers this, so that nobody is asked twice; null when there is none. */
export const consentOnRecord = (file: CaseFile, draft: Draft, now: string): Consent | null => {
  if (!draft.receiver) return null
  const to = addresseeOf(draft.receiver)
  const identity = draft.shareIdentity === true
  for (const purpose of purposesFor(to.kind)) {
    const found = findConsent(file.consent, to, { purpose, identity }, now)
    if (found) return found
  }
  return null
}

/** Facts that are known and therefore worth granting. */
export const knownFacts = (file: CaseFile): SharedFact[] => {
  const known: Record<SharedFact, boolean> = {
    sex: file.case.person.sex !== undefined && file.case.person.sex.value !== 'unknown',
    age: file.case.person.age !== undefined,
    child: isChild(file.case) !== null,
    language: file.case.person.language !== undefined,
    district: file.case.concern.district !== null,
    risk: file.plan.risk !== null,
  }
  return sharedFacts.filter((fact) => known[fact])
}

const receiverData = (receiver: Receiver) => {
  const to = addresseeOf(receiver)
  if (receiver.kind === 'external') {
    const contact = receiver.contact.trim()
    return { external: { name: receiver.name.trim(), ...(contact ? { contact } : {}) } }
  }
  return {
    serviceId: receiver.kind === 'service' ? receiver.service.code : null,
    toAgency: to.agency ?? null,
    ...(to.kind ? { toKind: to.kind } : {}),
    ...(isByDocument(receiver) ? { byDocument: true } : {}),
  }
}

/** The data of `referral.sent`, from a draft in which every question was answered. */
export const sentData = (draft: Draft & { receiver: Receiver }, now: string): ReferralSent => {
  const note = draft.note.trim()
  const { ground } = draft
  const consentId = ground && 'consent' in ground ? ground.consent.consentId : draft.consentId
  return {
    referralId: draft.referralId,
    need: draft.need,
    ...receiverData(draft.receiver),
    urgency: draft.urgency,
    answerBy: answerByFor(draft.urgency, now),
    shareIdentity: draft.shareIdentity === true,
    shares: draft.shares,
    ...(note ? { note } : {}),
    ...(ground && 'without' in ground ? { withoutConsent: ground.without } : { consentId }),
  }
}
