import type { ApiFailure, Result } from '../../desk/api.ts'
import { type EventResult, newId, outcomeOf, sendEvents } from '../../desk/events.ts'
import { type Data, useData } from '../../desk/use-data.ts'
import { type AssessmentView, assessmentAllows } from '../rules.ts'

/** What these screens need of the answer of `GET /api/cases/:caseId`. */
export interface OpenedCase {
  file: AssessmentView & { caseId: string; personId: string }
  head: { code: string; version: number }
  /** Types of event this reader may try now; empty in a look back. */
  allowed: string[]
}

export const useOpenedCase = (caseId: string | undefined): Data<OpenedCase> =>
  useData<OpenedCase>(caseId ? `/api/cases/${caseId}` : null)

/** Whether the reader may record this, and the state of the case lets them. */
export const mayRecord = ({ file, allowed }: OpenedCase, type: string): boolean =>
  allowed.includes(type) && assessmentAllows(file).includes(type)

/** An event of this capability, before it has its id. */
export interface Happening {
  id: string
  type: string
  data: object
}

/** A happening with an id of its own; make it once for a button, so that a second press is the same event. */
export const happening = (type: string, data: object): Happening => ({ id: newId(), type, data })

/**
 * Sends happenings of one case in one batch and gives the outcome of the first. What another tab did already
 * (the assessment was completed meanwhile) is no failure of the others.
 */
export const record = async (
  { file, head }: OpenedCase,
  happenings: Happening[],
): Promise<Result<EventResult> | ApiFailure> => {
  const [first] = happenings
  const happenedAt = new Date().toISOString()
  const sent = await sendEvents(
    happenings.map((each) => ({
      ...each,
      caseId: file.caseId,
      personId: file.personId,
      happenedAt,
      base: head.version,
    })),
  )
  return sent.ok && first ? outcomeOf(first.id, sent.data) : (sent as ApiFailure)
}
