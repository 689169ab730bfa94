import {
  type CapabilityRules,
  conflictsIn,
  type EventKind,
  eventKind,
  type Refusal,
  refuseUnless,
} from '../cases/kernel.ts'
import { refuseUnlessOpen } from '../cases/rules.ts'
import { assessmentSlice, CONFLICT_PREFIX } from './fold.ts'
import {
  AssessmentCompleted,
  type AssessmentSlice,
  type AssessmentStatus,
  type AssessmentView,
  NeedAnswered,
  PresumptionLifted,
  VictimPresumed,
} from './model.ts'
import { assessmentSteps } from './next-steps.ts'

export type { AssessmentView } from './model.ts'

/** Answers may change after the assessment was completed: needs do. Completing takes at least one answer, also "unknown". */
export const assessmentNext: Record<AssessmentStatus, readonly string[]> = {
  none: ['need.answered'],
  started: ['need.answered', 'assessment.completed'],
  completed: ['need.answered'],
}

/** Presuming asks for no assessment, no decision and no word to the police; it may be lifted and made again. */
export const presumptionNext: Record<'no' | 'presumed', readonly string[]> = {
  no: ['victim.presumed'],
  presumed: ['presumption.lifted'],
}

const presumption = (view: AssessmentView) => (view.assessment.presumed ? 'presumed' : 'no')

/** Types of this capability's events that may happen now, for the screens. */
export const assessmentAllows = (view: AssessmentView): readonly string[] =>
  refuseUnlessOpen(view)
    ? []
    : [...assessmentNext[view.assessment.status], ...presumptionNext[presumption(view)]]

const decideStatus =
  (type: string) =>
  (view: AssessmentView): Refusal | null =>
    refuseUnlessOpen(view) ?? refuseUnless(assessmentNext, view.assessment.status, type)

const decidePresumed = (view: AssessmentView): Refusal | null => {
  const closed = refuseUnlessOpen(view)
  if (closed || !view.assessment.presumed) return closed
  return { code: 'already-presumed', allowed: [...presumptionNext.presumed] }
}

const decideLifted = (view: AssessmentView): Refusal | null => {
  const closed = refuseUnlessOpen(view)
  if (closed || view.assessment.presumed) return closed
  return { code: 'not-presumed', allowed: [...presumptionNext.no] }
}

const kinds: EventKind<AssessmentView, any>[] = [
  eventKind({
    type: 'need.answered',
    data: NeedAnswered,
    permission: 'assessment:write',
    reach: 'case',
    decide: decideStatus('need.answered'),
  }),
  eventKind({
    type: 'assessment.completed',
    data: AssessmentCompleted,
    permission: 'assessment:write',
    reach: 'case',
    decide: decideStatus('assessment.completed'),
  }),
  eventKind({
    type: 'victim.presumed',
    data: VictimPresumed,
    permission: 'assessment:write',
    reach: 'case',
    decide: decidePresumed,
  }),
  eventKind({
    type: 'presumption.lifted',
    data: PresumptionLifted,
    permission: 'identification:decide',
    reach: 'case',
    decide: decideLifted,
  }),
]

export const assessmentRules = {
  slice: assessmentSlice,
  kinds,
  conflicts: (state: AssessmentSlice) => conflictsIn(CONFLICT_PREFIX, state.needs),
  nextSteps: assessmentSteps,
} satisfies CapabilityRules<AssessmentSlice, AssessmentView>
