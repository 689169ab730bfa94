import type { Acting, FieldProblem, Refusal } from '../cases/kernel.ts'
import { notInFuture } from '../cases/rules.ts'
import { notInPast } from './decide-draft.ts'
import { missingForApproval, missingForSubmission, refuseMissing } from './missing.ts'
import type {
  ActionDelivered,
  Plan,
  PlanApproved,
  PlanReturned,
  PlanReviewed,
  PlanSubmitted,
  PlanView,
} from './model.ts'
import { findApprovedAction, findPlan, refuseOn } from './plan-state.ts'

type Decide<D> = (view: PlanView, data: D, acting: Acting) => Refusal | null

/** The status table first, then what else the event asks of the plan. */
const onPlan =
  <D extends { planId: string }>(
    type: string,
    also: (view: PlanView, plan: Plan, data: D, acting: Acting) => Refusal | null,
  ): Decide<D> =>
  (view, data, acting) => {
    const refused = refuseOn(view, data.planId, type)
    const plan = findPlan(view.plan, data.planId)
    return refused ?? (plan && also(view, plan, data, acting))
  }

const invalid = (fields: FieldProblem[]): Refusal | null =>
  fields.length > 0 ? { code: 'invalid', fields } : null

export const decideSubmitted = onPlan<PlanSubmitted>('plan.submitted', (view, plan) =>
  refuseMissing(missingForSubmission(view, plan)),
)

/** The case's commission decides, never an account that wrote the plan, and on the text that was laid before it. */
const refuseDecider = (
  view: PlanView,
  plan: Plan,
  data: { submission?: number },
  acting: Acting,
): Refusal | null => {
  if (acting.account === null || plan.authors.includes(acting.account)) return { code: 'own-plan' }
  if (!isCommissionOf(view, acting)) return { code: 'not-this-commission' }
  if (data.submission !== undefined && data.submission !== plan.submission)
    return { code: 'other-submission', params: { submission: plan.submission } }
  return null
}

/** True when this agency sits on the case as its commission now. */
const isCommissionOf = (view: PlanView, acting: Pick<Acting, 'agency' | 'now'>): boolean =>
  view.case.team.some(
    (each) =>
      each.scope === 'commission' &&
      each.agency === acting.agency &&
      (each.until === null || Date.parse(each.until) > Date.parse(acting.now)),
  )

export const decideApproved = onPlan<PlanApproved>(
  'plan.approved',
  (view, plan, data, acting) =>
    refuseDecider(view, plan, data, acting) ?? refuseMissing(missingForApproval(view)),
)

export const decideReturned = onPlan<PlanReturned>('plan.returned', refuseDecider)

/** The lead agency records any delivery; another agency what it was named for, or what no agency was named for. */
export const decideDelivered = onPlan<ActionDelivered>('action.delivered', (view, plan, data, acting) => {
  const action = findApprovedAction(plan, data.actionId)
  if (!action) return { code: 'action-not-approved', allowed: ['plan.drafted'] }
  const leads = acting.agency === view.case.leadAgency
  if (!leads && action.agency !== undefined && action.agency !== acting.agency)
    return { code: 'not-your-action' }
  return invalid(notInFuture('on', data.on, acting))
})

export const decideReviewed = onPlan<PlanReviewed>('plan.reviewed', (_view, _plan, data, acting) =>
  invalid([
    ...(data.outcome !== 'continue' && data.nextReviewOn !== undefined
      ? [{ path: 'nextReviewOn', code: 'only-when-continuing' }]
      : []),
    ...notInPast('nextReviewOn', data.nextReviewOn, acting),
  ]),
)
