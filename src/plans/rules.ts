import {
  type Acting,
  type CapabilityRules,
  type EventKind,
  eventKind,
  type Refusal,
} from '../cases/kernel.ts'
import { caseNext, notInFuture, refuseUnlessOpen } from '../cases/rules.ts'
import { decideDrafted, notInPast } from './decide-draft.ts'
import {
  decideApproved,
  decideDelivered,
  decideReturned,
  decideReviewed,
  decideSubmitted,
} from './decide-plan.ts'
import { planConflicts, planSlice } from './fold.ts'
import {
  ActionDelivered,
  FollowUpPlanned,
  FollowUpRecorded,
  NeedsAssessed,
  PlanApproved,
  PlanDrafted,
  PlanReturned,
  PlanReviewed,
  type PlanSlice,
  PlanSubmitted,
  type PlanView,
  ViewsAnswered,
  ViewsRecorded,
} from './model.ts'
import { planNextSteps } from './next-steps.ts'

export { draftProblems } from './decide-draft.ts'
export { goalsOf, reviewDayOf } from './draft.ts'
export { planConflicts } from './fold.ts'
export { missingForApproval, missingForSubmission } from './missing.ts'
export * from './plan-state.ts'

const openOnly = (view: PlanView) => refuseUnlessOpen(view)

const decideViews = (view: PlanView, data: ViewsRecorded): Refusal | null =>
  refuseUnlessOpen(view) ??
  (view.plan.views.some((each) => each.viewsId === data.viewsId)
    ? { code: 'already-recorded', allowed: ['views.answered'] }
    : null)

/** Saying no to a child needs a reason that can be told to the child (S §93). */
const decideAnswer = (view: PlanView, data: ViewsAnswered): Refusal | null => {
  const closed = refuseUnlessOpen(view)
  if (closed) return closed
  const views = view.plan.views.find((each) => each.viewsId === data.viewsId)
  if (!views || views.views === null) return { code: 'no-such-views', allowed: ['views.recorded'] }
  const unexplained = data.answer !== 'followed' && data.note === undefined
  return unexplained ? { code: 'invalid', fields: [{ path: 'note', code: 'reason-missing' }] } : null
}

/** Follow-up goes on after a case is closed; it only needs a case. */
const refuseUnlessExists = (view: PlanView): Refusal | null =>
  view.case.status === 'none' ? { code: 'no-such-case', allowed: [...caseNext.none] } : null

const decideFollowUpPlanned = (view: PlanView, data: FollowUpPlanned, acting: Acting): Refusal | null => {
  const absent = refuseUnlessExists(view)
  if (absent) return absent
  if (view.plan.followUps.some((each) => each.followUpId === data.followUpId))
    return { code: 'already-recorded', allowed: ['follow-up.recorded'] }
  const fields = notInPast('on', data.on, acting)
  return fields.length > 0 ? { code: 'invalid', fields } : null
}

const decideFollowUpRecorded = (view: PlanView, data: FollowUpRecorded, acting: Acting): Refusal | null => {
  const absent = refuseUnlessExists(view)
  if (absent) return absent
  const planned = view.plan.followUps.find((each) => each.followUpId === data.followUpId)
  if (!planned) return { code: 'no-such-follow-up', allowed: ['follow-up.planned'] }
  if (planned.recorded) return { code: 'already-recorded', allowed: ['follow-up.planned'] }
  const fields = notInFuture('on', data.on, acting)
  return fields.length > 0 ? { code: 'invalid', fields } : null
}

const kind = <D>(
  type: string,
  data: EventKind<PlanView, D>['data'],
  permission: EventKind<PlanView>['permission'],
  decide: EventKind<PlanView, D>['decide'],
) => eventKind<PlanView, D>({ type, data, permission, reach: 'case', decide })

export const planKinds = [
  kind('needs.assessed', NeedsAssessed, 'assessment:write', openOnly),
  kind('plan.drafted', PlanDrafted, 'plan:write', decideDrafted),
  kind('views.recorded', ViewsRecorded, 'case:write', decideViews),
  kind('views.answered', ViewsAnswered, 'plan:write', decideAnswer),
  kind('plan.submitted', PlanSubmitted, 'plan:write', decideSubmitted),
  kind('plan.approved', PlanApproved, 'plan:approve', decideApproved),
  kind('plan.returned', PlanReturned, 'plan:approve', decideReturned),
  kind('action.delivered', ActionDelivered, 'plan:deliver', decideDelivered),
  kind('plan.reviewed', PlanReviewed, 'plan:write', decideReviewed),
  kind('follow-up.planned', FollowUpPlanned, 'plan:write', decideFollowUpPlanned),
  kind('follow-up.recorded', FollowUpRecorded, 'case:write', decideFollowUpRecorded),
]

/** What `plans/` contributes to the case file, under the key `plan`. */
export const planRules = {
  slice: planSlice,
  kinds: planKinds,
  conflicts: planConflicts,
  nextSteps: planNextSteps,
} satisfies CapabilityRules<PlanSlice, PlanView>
