import { type CaseEvent, type Conflict, conflictsIn, type Slice, setCell, settleIn } from '../cases/kernel.ts'
import type { ConflictSettled } from '../cases/model.ts'
import { draftConflicts, settleDraft } from './draft.ts'
import { planSteps } from './fold-plan.ts'
import type {
  FollowUpPlanned,
  FollowUpRecorded,
  NeedsAssessed,
  PlanSlice,
  ViewsAnswered,
  ViewsRecorded,
} from './model.ts'
import { markOf } from './plan-state.ts'
import { on, type Step } from './step.ts'

const initial: PlanSlice = {
  needs: { domains: {}, last: null },
  risk: null,
  assessFrom: null,
  plans: [],
  views: [],
  followUps: [],
  referralDeliveries: [],
  decidedSeq: 0,
}

const steps: Record<string, Step> = {
  ...planSteps,
  'assessment.completed': (state, event) => assessFirst(state, event),
  'victim.presumed': (state, event) => assessFirst(state, event),
  'case.reopened': (state, event) => ({ ...state, assessFrom: markOf(event) }),
  'needs.assessed': on<NeedsAssessed>((state, event) => ({
    ...state,
    needs: assessNeeds(state.needs, event),
  })),
  'views.recorded': on<ViewsRecorded>((state, event) => recordViews(state, event)),
  'views.answered': on<ViewsAnswered>((state, event) => answerViews(state, event)),
  'follow-up.planned': on<FollowUpPlanned>((state, event) =>
    state.followUps.some((each) => each.followUpId === event.data.followUpId)
      ? state
      : { ...state, followUps: [...state.followUps, { ...event.data, ...markOf(event), recorded: null }] },
  ),
  'follow-up.recorded': on<FollowUpRecorded>((state, event) => recordFollowUp(state, event)),
  'conflict.settled': on<ConflictSettled>((state, event) => settle(state, event)),
}

const assessFirst = (state: PlanSlice, event: CaseEvent): PlanSlice =>
  state.assessFrom || state.needs.last ? state : { ...state, assessFrom: markOf(event) }

const assessNeeds = (needs: PlanSlice['needs'], event: CaseEvent<NeedsAssessed>): PlanSlice['needs'] => {
  const domains = { ...needs.domains }
  for (const [domain, finding] of Object.entries(event.data.domains))
    domains[domain] = setCell(domains[domain], finding, event)
  const risk = event.data.risk === undefined ? needs.risk : setCell(needs.risk, event.data.risk, event)
  return { domains, ...(risk ? { risk } : {}), last: markOf(event) }
}

const recordViews = (state: PlanSlice, event: CaseEvent<ViewsRecorded>): PlanSlice => {
  const { viewsId, givenBy, views = null, how = null, notObtainable = null } = event.data
  if (state.views.some((each) => each.viewsId === viewsId)) return state
  const recorded = { viewsId, givenBy, views, how, notObtainable, answers: [], ...markOf(event) }
  return { ...state, views: [...state.views, recorded] }
}

const answerViews = (state: PlanSlice, event: CaseEvent<ViewsAnswered>): PlanSlice => {
  const { viewsId, answer, note = null } = event.data
  const given = { ...markOf(event), answer, note }
  return {
    ...state,
    views: state.views.map((each) =>
      each.viewsId === viewsId && !each.answers.some((known) => known.seq === event.seq)
        ? { ...each, answers: [...each.answers, given] }
        : each,
    ),
  }
}

const recordFollowUp = (state: PlanSlice, event: CaseEvent<FollowUpRecorded>): PlanSlice => ({
  ...state,
  followUps: state.followUps.map((each) =>
    each.followUpId === event.data.followUpId && each.recorded === null
      ? {
          ...each,
          recorded: {
            ...markOf(event),
            finding: event.data.finding,
            on: event.data.on,
            note: event.data.note ?? null,
          },
        }
      : each,
  ),
})

const settle = (state: PlanSlice, event: CaseEvent<ConflictSettled>): PlanSlice => {
  const { risk } = settleIn('needs', { risk: state.needs.risk }, event.data, event)
  return {
    ...state,
    needs: {
      ...state.needs,
      domains: settleIn('needs.domains', state.needs.domains, event.data, event),
      ...(risk ? { risk } : {}),
    },
    plans: state.plans.map((plan) => ({ ...plan, draft: settleDraft(plan.draft, event) })),
  }
}

export const planSlice: Slice<PlanSlice> = {
  initial,
  apply: (state, event) => {
    const next = steps[event.type]?.(state, event) ?? state
    return next === state ? state : { ...next, risk: next.needs.risk?.value ?? null }
  },
}

/** Values that two people gave differently, in the needs and in the drafts that are still being written. */
export const planConflicts = (state: PlanSlice): Conflict[] => [
  ...conflictsIn('needs', { risk: state.needs.risk }),
  ...conflictsIn('needs.domains', state.needs.domains),
  ...state.plans.flatMap((plan) => draftConflicts(plan.draft)),
]
