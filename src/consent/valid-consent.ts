import { standingOf } from './fold.ts'
import type { Consent, ConsentSlice } from './model.ts'
import { type Addressee, covers } from './recipient.ts'

export type ConsentState = 'valid' | 'expired' | 'disputed' | 'withdrawn' | 'refused'

/** True while two people's different answers about this recipient and purpose stand side by side. */
export const isDisputed = (slice: ConsentSlice, consent: Consent): boolean =>
  (standingOf(slice, consent)?.rivals.length ?? 0) > 0

/** How a consent stands at a moment (ISO). It holds through the whole of its last day, in UTC. */
export const consentState = (slice: ConsentSlice, consent: Consent, now: string): ConsentState => {
  if (consent.ended) return consent.ended.how
  if (isDisputed(slice, consent)) return 'disputed'
  return consent.until !== null && consent.until < now.slice(0, 10) ? 'expired' : 'valid'
}

/**
 * The consent under which this addressee may be told, or null. An answer about the agency itself goes before one
 * about its kind of body: who said no to this agency has said no, whatever was agreed about such bodies.
 */
export const findConsent = (
  slice: ConsentSlice,
  to: Addressee,
  wanted: { purpose: string; identity: boolean },
  now: string,
): Consent | null => {
  if (saidNo(slice, to, wanted.purpose)) return null
  const fitting = slice.consents.filter(
    (each) =>
      each.purpose === wanted.purpose &&
      covers(each.recipient, to) &&
      (each.identity || !wanted.identity) &&
      consentState(slice, each, now) === 'valid',
  )
  return fitting.find((each) => each.recipient.body === undefined) ?? fitting[0] ?? null
}

/** True when the person's last undisputed word about exactly this agency and purpose is a no. */
export const saidNo = (slice: ConsentSlice, to: Addressee, purpose: string): boolean => {
  if (to.agency === undefined) return false
  const cell = standingOf(slice, { recipient: { agency: to.agency }, purpose })
  return cell !== undefined && (cell.value !== 'given' || cell.rivals.length > 0)
}

/** The moment a consent runs out, ISO; null = until it is withdrawn. */
export const consentEnd = (consent: Pick<Consent, 'until'>): string | null =>
  consent.until === null ? null : `${consent.until}T23:59:59.999Z`
