import { type CaseEvent, type Cell, type Slice, setCell, settleIn } from '../cases/kernel.ts'
import type { ConflictSettled } from '../cases/model.ts'
import type { AssessmentSlice, NeedAnswered, NeedLevel, PresumptionLifted, VictimPresumed } from './model.ts'

/** Begins the field paths of needs in conflict: `assessment.safety`. */
export const CONFLICT_PREFIX = 'assessment'

const initial: AssessmentSlice = {
  status: 'none',
  startedAt: null,
  completedAt: null,
  needs: {},
  presumed: null,
  lifted: null,
}

/**
 * "Not known" neither contradicts a known answer nor stands in the way of one: only two known answers that differ
 * are for a person to settle.
 */
const answerNeed = (
  cell: Cell<NeedLevel> | undefined,
  level: NeedLevel,
  event: CaseEvent,
): Cell<NeedLevel> => {
  if (!cell) return setCell(undefined, level, event)
  const seen = event.base === null || event.base >= cell.seq || cell.account === event.account
  if (level === 'unknown' && !seen) return cell
  if (cell.value === 'unknown' && cell.rivals.length === 0) return setCell(undefined, level, event)
  return setCell(cell, level, event)
}

const answered = (state: AssessmentSlice, event: CaseEvent<NeedAnswered>): AssessmentSlice => {
  const needs = { ...state.needs }
  for (const [need, level] of Object.entries(event.data.answers))
    needs[need] = answerNeed(needs[need], level, event)
  return {
    ...state,
    status: state.status === 'none' ? 'started' : state.status,
    startedAt: state.startedAt ?? event.happenedAt,
    needs,
  }
}

const completed = (state: AssessmentSlice, event: CaseEvent): AssessmentSlice =>
  state.status === 'started' ? { ...state, status: 'completed', completedAt: event.happenedAt } : state

const presumed = (state: AssessmentSlice, event: CaseEvent<VictimPresumed>): AssessmentSlice =>
  state.presumed
    ? state
    : {
        ...state,
        presumed: {
          at: event.happenedAt,
          account: event.account,
          agency: event.agency,
          grounds: event.data.grounds,
        },
        lifted: null,
      }

/** Lifting ends the status and nothing else: referrals and services go on (standards.md 1.3, never blocks help). */
const lifted = (state: AssessmentSlice, event: CaseEvent<PresumptionLifted>): AssessmentSlice =>
  state.presumed
    ? { ...state, presumed: null, lifted: { at: event.happenedAt, reason: event.data.reason } }
    : state

const settled = (state: AssessmentSlice, event: CaseEvent<ConflictSettled>): AssessmentSlice => ({
  ...state,
  needs: settleIn(CONFLICT_PREFIX, state.needs, event.data, event),
})

const steps: Record<string, (state: AssessmentSlice, event: CaseEvent<any>) => AssessmentSlice> = {
  'need.answered': answered,
  'assessment.completed': completed,
  'victim.presumed': presumed,
  'presumption.lifted': lifted,
  'conflict.settled': settled,
}

export const assessmentSlice: Slice<AssessmentSlice> = {
  initial,
  apply: (state, event) => steps[event.type]?.(state, event) ?? state,
}
