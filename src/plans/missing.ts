import type { FieldProblem, Refusal } from '../cases/kernel.ts'
import { isChild } from '../cases/rules.ts'
import { draftConflicts, goalsOf } from './draft.ts'
import type { Plan, PlanView } from './model.ts'
import { unansweredViews, viewsForDecision } from './plan-state.ts'

/**
 * Whether the person's own views must stand beside the plan: for a child, and for anybody whose age is not known
 * and who may therefore be one (S §92–93; standards.md 1.3).
 */
export const needsViews = (view: PlanView): boolean => isChild(view.case) !== false

/** True when the child was heard for the coming decision, or when it is recorded why that was not possible. */
export const viewsGathered = (view: PlanView): boolean =>
  viewsForDecision(view.plan).some((each) => each.notObtainable !== null || each.givenBy !== 'guardian')

/** What still stands between a draft and the commission; the screens list it, the server refuses with it. */
export const missingForSubmission = (view: PlanView, plan: Plan): FieldProblem[] => [
  ...(view.plan.needs.last === null ? [{ path: 'needs', code: 'needs-not-assessed' }] : []),
  ...(goalsOf(plan.draft).length === 0 ? [{ path: 'goals', code: 'goals-missing' }] : []),
  ...draftConflicts(plan.draft).map((conflict) => ({ path: conflict.field, code: 'two-values' })),
  ...(needsViews(view) && !viewsGathered(view) ? [{ path: 'views', code: 'views-missing' }] : []),
]

/** Views the plan does not answer yet, one field problem each; all must be answered before it is approved. */
export const missingForApproval = (view: PlanView): FieldProblem[] =>
  unansweredViews(view.plan).map((each) => ({ path: `views.${each.viewsId}`, code: 'views-unanswered' }))

const remedies: Record<string, string> = {
  'needs-not-assessed': 'needs.assessed',
  'goals-missing': 'plan.drafted',
  'two-values': 'conflict.settled',
  'views-missing': 'views.recorded',
  'views-unanswered': 'views.answered',
}

/** A refusal that names everything missing and what to do about it; null when nothing is. */
export const refuseMissing = (missing: FieldProblem[]): Refusal | null => {
  const [first] = missing
  if (!first) return null
  const allowed = [...new Set(missing.flatMap((each) => remedies[each.code] ?? []))]
  return { code: first.code, params: { count: missing.length }, allowed, fields: missing }
}
