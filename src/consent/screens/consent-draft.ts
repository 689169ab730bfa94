import { type DateText, emptyDate, readDateText } from '../../desk/parts/date-text.ts'
import type { ConsentGiven, Recipient } from '../model.ts'

/** How somebody agreed, as the form holds it; shared by the consent screen and the sending of a referral. */
export interface ConsentDraft {
  evidence: string
  givenBy: ConsentGiven['givenBy'] | ''
  until: DateText
}

export const emptyConsent: ConsentDraft = { evidence: '', givenBy: '', until: emptyDate }

/** The last day as ISO text; null when none was given, undefined when the boxes name no whole day. */
const readUntil = (until: DateText): string | null | undefined => {
  const { date, problem } = readDateText(until)
  if (problem) return undefined
  if (!date) return null
  if (date.month === undefined || date.day === undefined) return undefined
  const two = (part: number) => String(part).padStart(2, '0')
  return `${date.year}-${two(date.month)}-${two(date.day)}`
}

/** What is still missing in a draft, for a form's `check`. */
export const consentIssues = (draft: ConsentDraft): { path: string; code: string }[] => [
  ...(draft.evidence === '' ? [{ path: 'evidence', code: 'required' }] : []),
  ...(draft.givenBy === '' ? [{ path: 'givenBy', code: 'required' }] : []),
  ...(readUntil(draft.until) === undefined ? [{ path: 'until', code: 'whole-day-needed' }] : []),
]

/** The data of `consent.given` from a draft without issues. */
export const consentData = (
  draft: ConsentDraft,
  about: { consentId: string; purpose: string; recipient: Recipient; identity: boolean; note?: string },
): ConsentGiven => {
  const until = readUntil(draft.until)
  const note = about.note?.trim()
  return {
    consentId: about.consentId,
    purpose: about.purpose,
    recipient: about.recipient,
    evidence: draft.evidence,
    givenBy: draft.givenBy === '' ? 'person' : draft.givenBy,
    ...(about.identity ? { identity: true } : {}),
    ...(until ? { until } : {}),
    ...(note ? { note } : {}),
  }
}
