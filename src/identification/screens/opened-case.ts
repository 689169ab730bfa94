import type { Result } from '../../desk/api.ts'
import { type EventResult, sendEvent } from '../../desk/events.ts'
import { type Data, useData } from '../../desk/use-data.ts'
import type { Labels } from '../../reference/model.ts'
import type { BodiesAnswer } from '../list-bodies.ts'
import type { IdentificationView } from '../rules.ts'

/** What these screens read of the answer of `GET /api/cases/:caseId`. */
export interface OpenedCase {
  file: IdentificationView & { personId: string }
  head: { code: string; version: number }
  allowed: string[]
  agencies: Record<string, Labels>
}

export const useOpenedCase = (caseId: string | undefined): Data<OpenedCase> =>
  useData<OpenedCase>(caseId ? `/api/cases/${caseId}` : null)

/** What the case's procedure says of identification, and the agencies that may decide or confirm. */
export const useBodies = (caseId: string | undefined): Data<BodiesAnswer> =>
  useData<BodiesAnswer>(caseId ? `/api/cases/${caseId}/identification-bodies` : null)

/** Sends one event of this case, made on the version that is on the screen. */
export const record = (
  { file, head }: Pick<OpenedCase, 'file' | 'head'>,
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

/** Screens of identification, below the case. */
export const pathTo = (caseId: string, ...rest: string[]): string =>
  ['/cases', caseId, 'identification', ...rest].join('/')
