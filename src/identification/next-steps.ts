import type { NextStep } from '../cases/kernel.ts'
import { deadlineFor } from '../cases/rules.ts'
import type { Procedure } from '../reference/model.ts'
import { identificationConflicts } from './conflicts.ts'
import type { IdentificationView } from './decide.ts'
import type { IdentificationStatus } from './decision-model.ts'
import { termsOf } from './terms.ts'

type Steps = (view: IdentificationView, procedure: Procedure) => NextStep[]

/** What identification makes people do next on an open case. Deadlines come from the procedure or stay null. */
export const identificationSteps: Steps = (view, procedure) =>
  view.case.status === 'open'
    ? [...byStatus[view.identification.status](view, procedure), ...settle(view)]
    : []

/** Identification is awaited once somebody is presumed a victim, or once an officer began to ask. */
export const awaitedSince = ({ assessment, identification }: IdentificationView): string | null => {
  if (assessment?.presumed) return assessment.presumed.at
  return assessment?.lifted ? null : identification.startedAt
}

const identify: Steps = (view, procedure) => {
  const since = awaitedSince(view)
  if (since === null) return []
  const { decision } = view.identification.assigned
  const dueAt = deadlineFor(procedure, 'identification', since)
  if (decision && decision.agency === null)
    return [{ ...step('ask-authorised-body', since, 20), role: 'case-manager', dueAt }]
  return [{ ...step('formal-identification', since, 20), agency: decision?.agency ?? null, dueAt }]
}

const confirm: Steps = (view, procedure) => {
  const { proposal, assigned } = view.identification
  const since = proposal?.at ?? ''
  const dueAt = deadlineFor(procedure, 'confirmation', since)
  const agency = assigned.confirmation?.agency ?? null
  if (agency === null) return [{ ...step('ask-confirming-team', since, 20), role: 'case-manager', dueAt }]
  return [{ ...step('confirm-identification', since, 20), agency, dueAt }]
}

/** Whoever has the last word under this procedure also reviews; no source sets a time for it. */
const contest =
  (kind: string): Steps =>
  (view, procedure) => {
    const { history, assigned } = view.identification
    const lastWord = termsOf(procedure).steps === 2 ? assigned.confirmation : assigned.decision
    return [{ ...step(kind, history.at(-1)?.at ?? '', 21), agency: lastWord?.agency ?? null }]
  }

const byStatus: Record<IdentificationStatus, Steps> = {
  none: identify,
  open: identify,
  proposed: confirm,
  decided: () => [],
  review: contest('decide-identification-review'),
  appeal: contest('record-appeal-decision'),
}

const settle = (view: IdentificationView): NextStep[] => {
  const [first] = identificationConflicts(view.identification)
  if (!first) return []
  const since = first.values.map((each) => each.at).sort()[0] ?? ''
  return [
    { ...step('settle-conflict', since, 50), id: 'settle-conflict:identification', role: 'case-manager' },
  ]
}

const step = (kind: string, since: string, order: number): NextStep => ({
  id: kind,
  kind,
  agency: null,
  role: 'identifier',
  since,
  dueAt: null,
  order,
})
