import type { NextStep } from '../cases/kernel.ts'
import { dayEnd, deadlineFor } from '../cases/rules.ts'
import type { Procedure } from '../reference/model.ts'
import { planConflicts } from './fold.ts'
import { missingForSubmission, needsViews, viewsGathered } from './missing.ts'
import type { Mark, Plan, PlanAction, PlanView } from './model.ts'
import { actionsOf, deliveriesOf, inForce, livePlan, unansweredViews } from './plan-state.ts'

type Step = Pick<NextStep, 'kind' | 'since' | 'order'> & Partial<NextStep>

/** What a plan makes people do next; of a closed case only the follow-up that was promised. */
export const planNextSteps = (view: PlanView, procedure: Procedure): NextStep[] => {
  const open = view.case.status === 'open' ? openSteps(view, procedure) : []
  const steps = view.case.status === 'none' ? [] : [...open, ...followUpSteps(view, procedure)]
  return steps.map((step) => ({
    id: step.kind,
    agency: view.case.leadAgency,
    role: 'case-manager',
    dueAt: null,
    ...step,
  }))
}

const openSteps = (view: PlanView, procedure: Procedure): Step[] => {
  const plan = livePlan(view.plan)
  return [
    ...needsStep(view, procedure),
    ...conflictStep(view),
    ...(plan ? byStatus[plan.status](view, plan, procedure) : firstDraft(view, procedure)),
    ...(plan ? delivering(view, plan) : []),
    ...answering(view),
  ]
}

/** Needs are assessed after the first assessment or the presumption, and anew when a case is reopened. */
const needsStep = (view: PlanView, procedure: Procedure): Step[] => {
  const { assessFrom, needs } = view.plan
  if (!assessFrom || (needs.last && needs.last.seq > assessFrom.seq)) return []
  return [step('assess-needs', assessFrom, 40, deadlineFor(procedure, 'needs-assessment', assessFrom.at))]
}

const conflictStep = (view: PlanView): Step[] => {
  const [first] = planConflicts(view.plan)
  if (!first) return []
  const since = first.values.map((each) => each.at).sort()[0] ?? ''
  return [{ id: 'settle-conflict:plan', kind: 'settle-conflict', since, order: 50 }]
}

/** A plan follows an assessment of needs that no finished plan has dealt with. */
const firstDraft = (view: PlanView, procedure: Procedure): Step[] => {
  const assessed = view.plan.needs.last
  const dealtWith = view.plan.plans.some((plan) => assessed && plan.changed.seq > assessed.seq)
  if (!assessed || dealtWith) return []
  return [
    step('draft-plan', assessed, 42, deadlineFor(procedure, 'plan-draft', assessed.at)),
    ...hearing(view, assessed),
  ]
}

const hearing = (view: PlanView, since: Mark): Step[] =>
  needsViews(view) && !viewsGathered(view) ? [step('record-views', since, 41)] : []

const drafting = (view: PlanView, plan: Plan, procedure: Procedure): Step[] => {
  const due = deadlineFor(procedure, 'plan-draft', plan.started.at)
  const ready = missingForSubmission(view, plan).length === 0
  return [
    ...hearing(view, plan.changed),
    step(ready ? 'submit-plan' : 'complete-plan', plan.changed, ready ? 43 : 44, due),
  ]
}

const deciding = (view: PlanView, plan: Plan, procedure: Procedure): Step[] => {
  const due = deadlineFor(procedure, 'plan-approval', plan.changed.at)
  const commissions = view.case.team.filter((each) => each.scope === 'commission')
  if (commissions.length === 0) return [step('invite-commission', plan.changed, 45, due)]
  return commissions.map(({ agency }) => ({
    ...step('decide-plan', plan.changed, 45, due),
    id: `decide-plan:${agency}`,
    agency,
    role: 'commission-member',
  }))
}

/** The day people chose; else the procedure's own deadline; else "not configured". */
const reviewing = (_view: PlanView, plan: Plan, procedure: Procedure): Step[] => {
  const due = plan.reviewOn ? dayEnd(plan.reviewOn) : deadlineFor(procedure, 'plan-review', plan.changed.at)
  return [step('review-plan', lastMark(plan), 60, due)]
}

const lastMark = (plan: Plan): Mark => plan.reviews.at(-1) ?? inForce(plan)?.approved ?? plan.changed

const byStatus: Record<Plan['status'], (view: PlanView, plan: Plan, procedure: Procedure) => Step[]> = {
  drafted: drafting,
  submitted: deciding,
  returned: (view, plan, procedure) => [
    ...hearing(view, plan.changed),
    step('revise-plan', plan.changed, 43, deadlineFor(procedure, 'plan-draft', plan.changed.at)),
  ],
  approved: reviewing,
  finished: () => [],
}

/** Help goes on under the text in force, also while a new one is being written. */
const delivering = (view: PlanView, plan: Plan): Step[] => {
  const version = inForce(plan)
  if (!version) return []
  return actionsOf(version)
    .filter((action) => !deliveriesOf(view.plan, plan, action).some((each) => each.delivery === 'delivered'))
    .map((action) => deliverStep(view, action, version.approved))
}

/** An agency that does not see the case gets its part by a referral; until then the lead agency sees to it. */
const deliverStep = (view: PlanView, action: PlanAction, since: Mark): Step => {
  const { leadAgency, team } = view.case
  const named = action.agency !== leadAgency && team.some((each) => each.agency === action.agency)
  return {
    ...step('deliver-action', since, 55, action.dueOn ? dayEnd(action.dueOn) : null),
    id: `deliver-action:${action.actionId}`,
    ...(named ? { agency: action.agency, role: 'service-provider' } : {}),
    params: action.agency ? { agency: action.agency } : {},
  }
}

const answering = (view: PlanView): Step[] =>
  unansweredViews(view.plan).map((views) => ({
    ...step('answer-views', views, 42),
    id: `answer-views:${views.viewsId}`,
  }))

const followUpSteps = (view: PlanView, procedure: Procedure): Step[] => {
  const waiting = view.plan.followUps.filter((each) => each.recorded === null)
  const planned = waiting.map((each) => ({
    ...step('follow-up', each, 65, dayEnd(each.on)),
    id: `follow-up:${each.followUpId}`,
    params: { kind: each.kind, context: each.context },
  }))
  return [...alarm(view), ...(waiting.length > 0 ? planned : promiseFollowUp(view, procedure))]
}

/** What a follow-up can find that a closed case is no answer to. */
const alarming = new Set(['needs-more-help', 'at-risk', 'exploited-again'])

const alarm = (view: PlanView): Step[] => {
  const last = seenSinceClosing(view).at(-1)?.recorded
  return last && alarming.has(last.finding) ? [step('reopen-case', last, 5)] : []
}

/** Closing reasons after which there is nobody to follow up, or another agency does. */
const nobodyToFollow = new Set(['died', 'duplicate', 'handed-over'])

/** A closed case stays without follow-up only once somebody has looked how the person is doing. */
const promiseFollowUp = (view: PlanView, procedure: Procedure): Step[] => {
  const { closed } = view.case
  if (!closed || nobodyToFollow.has(closed.reason) || seenSinceClosing(view).length > 0) return []
  const due = deadlineFor(procedure, 'follow-up', closed.at)
  return [{ kind: 'plan-follow-up', since: closed.at, order: 66, dueAt: due }]
}

/** Follow-ups recorded while the case is closed; none of an open one. */
const seenSinceClosing = ({ case: { closed }, plan }: PlanView) =>
  closed ? plan.followUps.filter((each) => each.recorded && each.recorded.at >= closed.at) : []

const step = (kind: string, since: Pick<Mark, 'at'>, order: number, dueAt: string | null = null): Step => ({
  kind,
  since: since.at,
  order,
  dueAt,
})
