import type { FieldProblem } from '../../cases/kernel.ts'
import { newId } from '../../desk/events.ts'
import type { DateText } from '../../desk/parts/date-text.ts'
import { goalsOf, reviewDayOf } from '../draft.ts'
import type { Draft, PlanDrafted, PlanGoal } from '../model.ts'
import { dayTextOf, readWholeDay } from './day-text.ts'

/** A plan as it stands in the boxes of the editor; empty words are not answered. */
export interface ActionText {
  actionId: string
  what: string
  serviceKind: string
  agency: string
  who: string
  due: DateText
  referralId: string
}

export interface GoalText {
  goalId: string
  area: string
  goal: string
  actions: ActionText[]
}

export interface DraftText {
  goals: GoalText[]
  reviewOn: DateText
}

export const emptyAction = (more: Partial<ActionText> = {}): ActionText => ({
  actionId: newId(),
  what: '',
  serviceKind: '',
  agency: '',
  who: '',
  due: dayTextOf(null),
  referralId: '',
  ...more,
})

export const emptyGoal = (more: Partial<GoalText> = {}): GoalText => ({
  goalId: newId(),
  area: '',
  goal: '',
  actions: [emptyAction()],
  ...more,
})

export const draftTextOf = (draft: Draft | null): DraftText => ({
  goals: draft ? goalsOf(draft).map(goalTextOf) : [emptyGoal()],
  reviewOn: dayTextOf(draft && reviewDayOf(draft)),
})

const goalTextOf = (goal: PlanGoal): GoalText => ({
  ...goal,
  actions: goal.actions.map(({ dueOn, ...action }) => ({
    serviceKind: '',
    agency: '',
    who: '',
    referralId: '',
    ...action,
    due: dayTextOf(dueOn),
  })),
})

/** The event's data, and what is wrong in the boxes before the rules are even asked. */
export const readDraft = (
  planId: string,
  text: DraftText,
): { data: PlanDrafted; problems: FieldProblem[] } => {
  const problems: FieldProblem[] = []
  const say = (path: string, code: string) => problems.push({ path, code })
  const dayIn = (path: string, boxes: DateText) => {
    const { day, problem } = readWholeDay(boxes)
    if (problem) say(path, problem)
    return day
  }
  const goals = text.goals.map((goal, g) => {
    const at = `goals.${g}`
    if (goal.area === '') say(`${at}.area`, 'required')
    if (goal.goal.trim() === '') say(`${at}.goal`, 'required')
    const actions = goal.actions.map((action, a) => {
      const here = `${at}.actions.${a}`
      if (action.what.trim() === '') say(`${here}.what`, 'required')
      const dueOn = dayIn(`${here}.dueOn`, action.due)
      return {
        actionId: action.actionId,
        what: action.what.trim(),
        ...given({
          serviceKind: action.serviceKind,
          agency: action.agency,
          who: action.who,
          referralId: action.referralId,
        }),
        ...(dueOn ? { dueOn } : {}),
      }
    })
    return { goalId: goal.goalId, area: goal.area, goal: goal.goal.trim(), actions }
  })
  const reviewOn = dayIn('reviewOn', text.reviewOn)
  return { data: { planId, goals, ...(reviewOn ? { reviewOn } : {}) }, problems }
}

const given = (words: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(words).filter(([, word]) => word !== ''))
