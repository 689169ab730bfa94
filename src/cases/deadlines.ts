import type { Obligation, Procedure } from '../reference/model.ts'

const HOUR_MS = 3_600_000

/**
 * When something begun at `since` (ISO moment) is due by the procedure. Null when it sets no deadline, or only one
 * that nobody has verified: that is shown as "not configured", never guessed.
 */
export const deadlineFor = (procedure: Procedure, name: Obligation, since: string): string | null => {
  const deadline = procedure.deadlines[name]
  if (!deadline?.verified || since === '') return null
  const hours = deadline.unit === 'hours' ? deadline.amount : deadline.amount * 24
  return new Date(Date.parse(since) + hours * HOUR_MS).toISOString()
}

/** The last moment of a calendar day, so that what is due today is not late yet. */
export const dayEnd = (isoDay: string): string => `${isoDay}T23:59:59.999Z`
