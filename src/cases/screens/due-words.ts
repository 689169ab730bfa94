import { localDay } from '../../desk/parts/formats.ts'
import type { PartialDate } from '../fields.ts'

interface Say {
  say(key: string, params?: Record<string, string | number>): string
  day(date: PartialDate): string
  clock(iso: string): string
  since(iso: string, now?: Date): string
}

/** A deadline in words: how late, until what hour today, or which day; none is said to be none. */
export const dueInWords = (dueAt: string | null, now: Date, { say, day, clock, since }: Say): string => {
  if (dueAt === null) return say('cases.due.none')
  const due = new Date(dueAt)
  if (due < now) return say('cases.due.late', { since: since(dueAt, now) })
  if (due.toDateString() === now.toDateString()) return say('cases.due.today', { time: clock(dueAt) })
  return say('cases.due.on', { day: day(localDay(due)) })
}
