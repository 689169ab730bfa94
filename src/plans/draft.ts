import { type CaseEvent, type Conflict, conflictsIn, settleIn } from '../cases/kernel.ts'
import type { ConflictSettled } from '../cases/model.ts'
import type { Draft, PlanDrafted, PlanGoal } from './model.ts'
import { lastSeen, setTracked, type Tracked, withCell } from './three-way.ts'

export const emptyDraft: Draft = { goals: {}, order: [] }

/**
 * The draft after somebody saved theirs. A goal they changed takes their value, or stands in conflict when another
 * person changed it unseen; one they left out is taken out, unless they never saw it; one they left alone stays.
 */
export const mergeDraft = (draft: Draft, event: CaseEvent<PlanDrafted>): Draft => {
  const given = new Map(event.data.goals.map((goal) => [goal.goalId, goal]))
  const goals = { ...draft.goals }
  for (const [goalId, goal] of given) goals[goalId] = setTracked(draft.goals[goalId], goal, event)
  for (const [goalId, tracked] of Object.entries(draft.goals))
    if (!given.has(goalId) && lastSeen(tracked, event)?.value)
      goals[goalId] = setTracked(tracked, null, event)
  return {
    goals,
    order: [...given.keys(), ...draft.order.filter((goalId) => !given.has(goalId))],
    ...mergeReviewDay(draft, event),
  }
}

const mergeReviewDay = (draft: Draft, event: CaseEvent<PlanDrafted>): Pick<Draft, 'reviewOn'> => {
  const given = event.data.reviewOn ?? null
  if (given === null && draft.reviewOn === undefined) return {}
  return { reviewOn: setTracked(draft.reviewOn, given, event) }
}

/** The goals as they stand, in the order of the last author. */
export const goalsOf = (draft: Draft): PlanGoal[] =>
  draft.order.flatMap((goalId) => draft.goals[goalId]?.cell.value ?? [])

export const reviewDayOf = (draft: Draft): string | null => draft.reviewOn?.cell.value ?? null

/** Goals and a review day that two people gave differently; their field paths begin with `plan`. */
export const draftConflicts = (draft: Draft): Conflict[] => [
  ...conflictsIn('plan.goals', cellsOf(draft.goals)),
  ...conflictsIn('plan', { reviewOn: draft.reviewOn?.cell }),
]

export const settleDraft = (draft: Draft, event: CaseEvent<ConflictSettled>): Draft => {
  const goals = settleIn('plan.goals', cellsOf(draft.goals), event.data, event)
  const { reviewOn } = settleIn('plan', { reviewOn: draft.reviewOn?.cell }, event.data, event)
  return {
    ...draft,
    goals: Object.fromEntries(
      Object.entries(draft.goals).map(([goalId, tracked]) => [
        goalId,
        withCell(tracked, goals[goalId] ?? tracked.cell, event),
      ]),
    ),
    ...(reviewOn ? { reviewOn: withCell(draft.reviewOn, reviewOn, event) } : {}),
  }
}

const cellsOf = (goals: Record<string, Tracked<PlanGoal | null>>) =>
  Object.fromEntries(Object.entries(goals).map(([goalId, tracked]) => [goalId, tracked.cell]))
