import type { AssessmentSlice } from '../../assessment/model.ts'
import type { Acting, Refusal } from '../../cases/kernel.ts'
import type { CaseSlice } from '../../cases/model.ts'
import type { Result } from '../../desk/api.ts'
import { type EventResult, sendEvent } from '../../desk/events.ts'
import type { Me } from '../../desk/session.tsx'
import { type Data, useData } from '../../desk/use-data.ts'
import type { Procedure } from '../../reference/model.ts'
import type { ReferralsSlice } from '../../referrals/model.ts'
import type { PlanSlice } from '../model.ts'
import { planKinds } from '../rules.ts'

interface PlanFile {
  caseId: string
  personId: string
  case: CaseSlice
  plan: PlanSlice
  assessment: AssessmentSlice
  referrals: ReferralsSlice
}

/** What these screens read of the answer of `GET /api/cases/:caseId`. */
export interface OpenedCase {
  file: PlanFile
  head: { code: string; version: number }
  allowed: string[]
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

/** Whoever is signed in, as the rules ask for them; plans look at no procedure when they decide. */
export const actingAs = (me: Me, now = new Date()): Acting => ({
  account: me.account,
  agency: me.agency,
  agencyKind: me.agencyKind,
  roles: me.roles,
  system: false,
  now: now.toISOString(),
  procedure: {} as Procedure,
})

/** Why this may not happen now, by the server's own rules; null when it may. */
export const whyNot = (opened: OpenedCase, me: Me, type: string, data: object): Refusal | null => {
  const kind = planKinds.find((each) => each.type === type)
  return kind ? kind.decide(opened.file, data as never, actingAs(me)) : { code: 'unknown-event' }
}

/** Whether the role allows it and the case is in a state for it; details are the rules' own. */
export const mayTry = (opened: OpenedCase, type: string): boolean => opened.allowed.includes(type)
