import type { Result } from '../../desk/api.ts'
import { type EventResult, sendEvent } from '../../desk/events.ts'
import { type Data, useData } from '../../desk/use-data.ts'
import type { CaseAnswer } from '../read-case.ts'

export type OpenedCase = CaseAnswer

/** One case as it stands, or as it was known at the end of a day (`YYYY-MM-DD`). */
export const useCase = (caseId: string | undefined, asOf: string | null = null): Data<OpenedCase> =>
  useData<OpenedCase>(
    caseId ? `/api/cases/${caseId}${asOf ? `?asOf=${encodeURIComponent(asOf)}` : ''}` : null,
  )

/** Sends one event of this case, made on the version that is on the screen. */
export const record = (
  { file, head }: OpenedCase,
  eventId: string,
  type: string,
  data: object,
): Promise<Result<EventResult>> =>
  sendEvent({
    id: eventId,
    type,
    caseId: file.caseId,
    personId: file.personId,
    happenedAt: new Date().toISOString(),
    base: head.version,
    data,
  })

/** Whether the role allows it and the case is in a state for it; in a look back nothing is. */
export const mayTry = (opened: OpenedCase, type: string): boolean => opened.allowed.includes(type)
