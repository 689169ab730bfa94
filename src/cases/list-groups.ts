import { dayIn } from './read-zone.ts'

export const urgencies = ['late', 'today', 'soon', 'waiting'] as const
export type Urgency = (typeof urgencies)[number]

const SOON_MS = 7 * 86_400_000

/**
 * Where a task stands in the list of work. No deadline is "waiting": the procedure has not configured one, and none
 * is made up.
 */
export const urgencyOf = (dueAt: Date | null, now: Date, zone: string): Urgency => {
  if (dueAt === null) return 'waiting'
  if (dueAt < now) return 'late'
  if (dayIn(zone, dueAt) === dayIn(zone, now)) return 'today'
  return dueAt.getTime() - now.getTime() <= SOON_MS ? 'soon' : 'waiting'
}
