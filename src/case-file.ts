import { assessmentRules } from './assessment/rules.ts'
import { caseRules } from './cases/case-rules.ts'
import type { CapabilityRules, CaseEvent, Conflict, EventKind, NextStep } from './cases/kernel.ts'
import { consentRules } from './consent/rules.ts'
import { identificationRules } from './identification/rules.ts'
import { identityKinds } from './people/rules.ts'
import { planRules } from './plans/rules.ts'
import type { Procedure } from './reference/model.ts'
import { referralsRules } from './referrals/rules.ts'

/**
 * The whole case, put together once from each capability's slice, for server, browser and command line alike.
 * A new capability adds one line here.
 */
const parts = {
  case: caseRules,
  assessment: assessmentRules,
  consent: consentRules,
  referrals: referralsRules,
  identification: identificationRules,
  plan: planRules,
}

type SliceOf<R> = R extends CapabilityRules<infer S, any> ? S : never

export type CaseFile = { caseId: string; personId: string } & {
  [K in keyof typeof parts]: SliceOf<(typeof parts)[K]>
}

const entries = Object.entries(parts) as [keyof typeof parts, CapabilityRules<any, any>][]

/** Every kind of event there is, by type. */
export const eventKinds: ReadonlyMap<string, EventKind<any, any>> = new Map(
  [...entries.flatMap(([, rules]) => rules.kinds), ...identityKinds].map((kind) => [kind.type, kind]),
)

export const emptyFile = (caseId: string, personId: string): CaseFile =>
  ({
    caseId,
    personId,
    ...Object.fromEntries(entries.map(([name, rules]) => [name, rules.slice.initial])),
  }) as CaseFile

export const applyEvent = (file: CaseFile, event: CaseEvent): CaseFile =>
  ({
    ...file,
    ...Object.fromEntries(entries.map(([name, rules]) => [name, rules.slice.apply(file[name], event)])),
  }) as CaseFile

/** The case after these events, which stand in the order of their `seq`. */
export const foldCase = (caseId: string, personId: string, events: readonly CaseEvent[]): CaseFile =>
  events.reduce(applyEvent, emptyFile(caseId, personId))

/** Every field with two people's different values. */
export const conflictsOf = (file: CaseFile): Conflict[] =>
  entries.flatMap(([name, rules]) => rules.conflicts(file[name]))

/** What waits on this case, the most pressing first. */
export const nextStepsOf = (file: CaseFile, procedure: Procedure): NextStep[] =>
  entries.flatMap(([, rules]) => rules.nextSteps(file, procedure)).sort((a, b) => a.order - b.order)

/** Where a case stands on the path of the procedure, in the ids of its stages. */
export const stageOf = (file: CaseFile): string => {
  if (file.case.status === 'closed') return 'closed'
  const plan = file.plan.plans.at(-1)
  if (plan?.status === 'approved') return 'delivery'
  if (plan?.status === 'submitted') return 'plan-approval'
  if (plan) return 'plan'
  if (file.identification.outcome !== null) return 'needs-assessment'
  if (file.identification.status !== 'none') return 'identification'
  if (file.assessment.presumed) return 'presumed'
  return file.assessment.status === 'none' ? 'concern' : 'initial-assessment'
}
