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

/** Kinds of step about somebody who may be in danger now, the first before the others. */
const pressing = ['refer-urgent-need', 'initial-assessment', 'answer-referral']

const rank = (kind: string): number => {
  const at = pressing.indexOf(kind)
  return at < 0 ? pressing.length : at
}

/** Among tasks without a deadline those about danger come first; all else stays in its order. */
export const pressingFirst = <T extends { kind: string; dueAt: string | null }>(tasks: readonly T[]): T[] => {
  const open = tasks.filter((task) => task.dueAt === null).sort((a, b) => rank(a.kind) - rank(b.kind))
  return [...tasks.filter((task) => task.dueAt !== null), ...open]
}
