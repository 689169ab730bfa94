import type { Referral } from './model.ts'

const HOUR = 3_600_000

/** Hours a sender gives for an answer with each urgency (vocabulary `urgency`); a choice offered, not a legal term. */
const hoursFor: Record<string, number> = { now: 1, today: 12, 'three-days': 72, week: 168 }

/** The moment an answer is needed by, from the urgency chosen at `now`; an urgency that is not known gives three days. */
export const answerByFor = (urgency: string, now: string): string =>
  new Date(Date.parse(now) + (hoursFor[urgency] ?? 72) * HOUR).toISOString()

export interface Notice {
  type: 'referral.reminded' | 'referral.escalated'
  /** ISO; due once this moment has passed. */
  at: string
}

/**
 * When nobody has answered: reminded once the time has passed, escalated when twice the time has; then no more. The
 * receiver has the whole time from when the referral could reach them, also when it was sent late.
 */
export const nextNotice = (referral: Referral): Notice | null => {
  if (referral.status !== 'sent') return null
  const late = Math.max(Date.parse(referral.answerBy), Date.parse(referral.reachedAt) + referral.allowed)
  if (referral.reminded === null) return { type: 'referral.reminded', at: new Date(late).toISOString() }
  if (referral.escalated !== null) return null
  return { type: 'referral.escalated', at: new Date(late + referral.allowed).toISOString() }
}

/** How a referral stands with its time: whole hours left or late, or null when no answer is waited for. */
export const lateness = (
  referral: Pick<Referral, 'status' | 'answerBy'>,
  now: string,
): { late: boolean; hours: number } | null => {
  if (referral.status !== 'sent') return null
  const difference = Date.parse(now) - Date.parse(referral.answerBy)
  return { late: difference > 0, hours: Math.floor(Math.abs(difference) / HOUR) }
}
