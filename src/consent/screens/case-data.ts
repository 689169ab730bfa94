import type { CaseFile } from '../../case-file.ts'
import type { Result } from '../../desk/api.ts'
import { type EventResult, sendEvent } from '../../desk/events.ts'
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
