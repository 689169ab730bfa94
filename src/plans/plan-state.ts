import type { CaseEvent, Refusal } from '../cases/kernel.ts'
import { refuseUnlessOpen } from '../cases/rules.ts'
import type {
  Delivery,
  Mark,
  Plan,
  PlanAction,
  PlanSlice,
  PlanStatus,
  PlanVersion,
  PlanView,
  Views,
} from './model.ts'

/** What may happen to a plan in each status. */
export const planNext: Record<PlanStatus | 'none', readonly string[]> = {
  none: ['plan.drafted'],
  drafted: ['plan.drafted', 'plan.submitted'],
  submitted: ['plan.approved', 'plan.returned'],
  returned: ['plan.drafted'],
  approved: ['action.delivered', 'plan.reviewed'],
  finished: [],
}

/** The table, and that help goes on under the approved text while a new one is being written. */
export const allowedFor = (plan: Plan | null): readonly string[] => {
  const next = planNext[plan?.status ?? 'none']
  const goesOn = plan !== null && plan.status !== 'finished' && inForce(plan) !== null
  return goesOn && !next.includes('action.delivered') ? [...next, 'action.delivered'] : next
}

/** Who and when, from an event. */
export const markOf = (event: CaseEvent): Mark => ({
  account: event.account,
  agency: event.agency,
  at: event.happenedAt,
  seq: event.seq,
})

export const findPlan = (slice: PlanSlice, planId: string): Plan | null =>
  slice.plans.find((plan) => plan.planId === planId) ?? null

/** The plan that is being written or carried out; a case has at most one at a time. */
export const livePlan = (slice: PlanSlice): Plan | null =>
  slice.plans.find((plan) => plan.status !== 'finished') ?? null

/** The plan a screen shows: the live one, otherwise the last that was finished. */
export const currentPlan = (slice: PlanSlice): Plan | null => livePlan(slice) ?? slice.plans.at(-1) ?? null

/** The approved text that help is given under now. */
export const inForce = (plan: Plan): PlanVersion | null => plan.versions.at(-1) ?? null

export const actionsOf = (version: PlanVersion | null): PlanAction[] =>
  version?.goals.flatMap((goal) => goal.actions) ?? []

/** The action as last approved, also when only an older version had it. */
export const findApprovedAction = (plan: Plan, actionId: string): PlanAction | null =>
  plan.versions
    .toReversed()
    .flatMap((version) => actionsOf(version))
    .find((action) => action.actionId === actionId) ?? null

/** What was delivered for an action, the oldest first: recorded against it, or reported on its referral. */
export const deliveriesOf = (slice: PlanSlice, plan: Plan, action: PlanAction): Delivery[] =>
  [
    ...plan.deliveries.filter((each) => each.actionId === action.actionId),
    ...slice.referralDeliveries.filter(
      (each) => action.referralId !== undefined && each.referralId === action.referralId,
    ),
  ].sort((a, b) => a.on.localeCompare(b.on) || a.seq - b.seq)

/** Views that belong to the decision now being prepared: those since the last one. */
export const viewsForDecision = (slice: PlanSlice): Views[] =>
  slice.views.filter((each) => each.seq > slice.decidedSeq)

/** Views nobody has answered yet; those that could not be learnt need no answer. */
export const unansweredViews = (slice: PlanSlice): Views[] =>
  slice.views.filter((each) => each.views !== null && each.answers.length === 0)

/** Null when this may happen to the named plan of an open case now; otherwise why not, and what may. */
export const refuseOn = (view: PlanView, planId: string, type: string): Refusal | null => {
  const closed = refuseUnlessOpen(view)
  if (closed) return closed
  const plan = findPlan(view.plan, planId)
  if (!plan) return { code: 'no-such-plan', allowed: [...allowedFor(livePlan(view.plan))] }
  const allowed = allowedFor(plan)
  if (allowed.includes(type)) return null
  return { code: 'plan-not-now', params: { status: plan.status }, allowed: [...allowed] }
}
