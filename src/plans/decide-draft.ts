import type { Acting, FieldProblem, Refusal } from '../cases/kernel.ts'
import { earliestToday, refuseUnlessOpen } from '../cases/rules.ts'
import { goalsOf, reviewDayOf } from './draft.ts'
import type { Plan, PlanDrafted, PlanGoal, PlanView } from './model.ts'
import { allowedFor, findPlan, livePlan, refuseOn } from './plan-state.ts'

/** Refuses a draft in which a goal has nothing done for it, an action has nobody, or something new is due before today. */
export const decideDrafted = (view: PlanView, data: PlanDrafted, acting: Acting): Refusal | null => {
  const plan = findPlan(view.plan, data.planId)
  const refused = plan ? refuseOn(view, plan.planId, 'plan.drafted') : refuseSecondPlan(view)
  if (refused) return refused
  const fields = draftProblems(plan, data, acting)
  return fields.length > 0 ? { code: 'invalid', fields } : null
}

const refuseSecondPlan = (view: PlanView): Refusal | null => {
  const closed = refuseUnlessOpen(view)
  if (closed) return closed
  const live = livePlan(view.plan)
  return live ? { code: 'another-plan', allowed: [...allowedFor(live)] } : null
}

/** Everything that is wrong with a draft, by field; the editor shows the same list before anything is sent. */
export const draftProblems = (plan: Plan | null, data: PlanDrafted, acting: Acting): FieldProblem[] => [
  ...(data.goals.length === 0 ? [{ path: 'goals', code: 'goals-missing' }] : []),
  ...data.goals.flatMap((goal, g) => goalProblems(goal, `goals.${g}`)),
  ...repeated(data.goals),
  ...dueDays(plan, data, acting),
]

const goalProblems = (goal: PlanGoal, path: string): FieldProblem[] => {
  if (goal.actions.length === 0) return [{ path: `${path}.actions`, code: 'action-missing' }]
  return goal.actions.flatMap((action, a) =>
    action.agency === undefined && action.who === undefined
      ? [{ path: `${path}.actions.${a}.who`, code: 'who-missing' }]
      : [],
  )
}

/** One id is one goal or one action for as long as the plan lives. */
const repeated = (goals: PlanGoal[]): FieldProblem[] => {
  const seen = new Set<string>()
  const again = (id: string, path: string): FieldProblem[] => {
    if (seen.has(id)) return [{ path, code: 'repeated' }]
    seen.add(id)
    return []
  }
  return goals.flatMap((goal, g) => [
    ...again(goal.goalId, `goals.${g}.goalId`),
    ...goal.actions.flatMap((action, a) => again(action.actionId, `goals.${g}.actions.${a}.actionId`)),
  ])
}

/** A day that stood in the plan already may have passed since; only a new or changed one must lie ahead. */
const dueDays = (plan: Plan | null, data: PlanDrafted, acting: Acting): FieldProblem[] => {
  const before = new Map(
    (plan ? goalsOf(plan.draft) : []).flatMap((goal) =>
      goal.actions.map((action) => [action.actionId, action.dueOn] as const),
    ),
  )
  const reviewBefore = plan ? (reviewDayOf(plan.draft) ?? undefined) : undefined
  return [
    ...data.goals.flatMap((goal, g) =>
      goal.actions.flatMap((action, a) =>
        action.dueOn === before.get(action.actionId)
          ? []
          : notInPast(`goals.${g}.actions.${a}.dueOn`, action.dueOn, acting),
      ),
    ),
    ...(data.reviewOn === reviewBefore ? [] : notInPast('reviewOn', data.reviewOn, acting)),
  ]
}

/** A planned day that has passed everywhere cannot be kept. */
export const notInPast = (path: string, isoDay: string | undefined, acting: Acting): FieldProblem[] =>
  isoDay !== undefined && isoDay < earliestToday(acting) ? [{ path, code: 'in-the-past' }] : []
