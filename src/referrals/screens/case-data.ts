import type { CaseFile } from '../../case-file.ts'
import type { ApiFailure, Result } from '../../desk/api.ts'
import { type EventResult, type NewEvent, outcomeOf, sendEvents } from '../../desk/events.ts'
import { type Data, useData } from '../../desk/use-data.ts'
import type { Labels } from '../../reference/model.ts'

/** What these screens read of the answer of `GET /api/cases/:caseId`. */
export interface OpenedCase {
  file: CaseFile
  head: { code: string; version: number }
  allowed: string[]
  agencies: Record<string, Labels>
}

export const useOpenedCase = (caseId: string | undefined): Data<OpenedCase> =>
  useData<OpenedCase>(caseId ? `/api/cases/${caseId}` : null)

export interface Happening {
  id: string
  type: string
  data: object
}

/** Sends happenings of one case in one batch; the first that was refused is the failure, else the last's outcome. */
export const recordAll = async (
  ids: { caseId: string; personId: string; base: number | null },
  happenings: Happening[],
): Promise<Result<EventResult> | ApiFailure> => {
  const happenedAt = new Date().toISOString()
  const events: NewEvent[] = happenings.map((each) => ({ ...each, ...ids, happenedAt }))
  const sent = await sendEvents(events)
  if (!sent.ok) return sent
  const outcomes = events.map((event) => outcomeOf(event.id, sent.data))
  return outcomes.find((each) => !each.ok) ?? outcomes.at(-1)!
}
