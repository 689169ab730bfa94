import { v7 as uuidv7 } from 'uuid'
import type { EventAnswer } from '../../src/cases/incoming.ts'
import { registerCase, type Staff, type TestUmai } from './test-umai.ts'

const LEAD = 'demo-child-protection-osh'
export const COMMISSION = 'demo-commission-osh'
export const COMMISSION_ELSEWHERE = 'demo-commission-bishkek'

export interface PlanStaff {
  manager: Staff
  member: Staff
}

export const signInPlanStaff = async (umai: TestUmai): Promise<PlanStaff> => ({
  manager: await umai.signIn({ agency: LEAD, roles: ['case-manager', 'first-responder'] }),
  member: await umai.signIn({ agency: COMMISSION, roles: ['commission-member'] }),
})

/** A child's case on the real server, with ids to tell its plan by. */
export interface PlanCase {
  caseId: string
  personId: string
  planId: string
  viewsId: string
  actionId: string
  goalId: string
}

export const openChildCase = async (
  manager: Staff,
  data: Record<string, unknown> = {},
): Promise<PlanCase> => {
  const ids = await registerCase(manager, {
    person: { sex: 'male', age: { kind: 'years', years: 11 } },
    ...data,
  })
  return { ...ids, planId: uuidv7(), viewsId: uuidv7(), actionId: uuidv7(), goalId: uuidv7() }
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
export const TOMORROW = inDays(1)
const YESTERDAY = inDays(-1)

/** Events of a plan's usual way, by name; `send` gives the door's answer to one of them. */
export const planEvents = (plan: PlanCase) => ({
  'needs.assessed': {
    domains: { schooling: { need: 'some', risk: 'medium', note: 'far from school' } },
    risk: 'high',
  },
  'plan.drafted': {
    planId: plan.planId,
    goals: [
      {
        goalId: plan.goalId,
        area: 'education',
        goal: 'Back at school',
        actions: [
          {
            actionId: plan.actionId,
            what: 'A place in class 5',
            agency: 'demo-crisis-centre',
            dueOn: TOMORROW,
          },
        ],
      },
    ],
  },
  'views.recorded': {
    viewsId: plan.viewsId,
    givenBy: 'child',
    views: 'School, but not the old one',
    how: 'conversation',
  },
  'views.answered': { viewsId: plan.viewsId, answer: 'followed' },
  'plan.submitted': { planId: plan.planId },
  'plan.approved': { planId: plan.planId, submission: 1 },
  'plan.returned': { planId: plan.planId, submission: 1, reasons: 'Who takes him there?' },
  'action.delivered': { planId: plan.planId, actionId: plan.actionId, delivery: 'delivered', on: YESTERDAY },
  'plan.reviewed': {
    planId: plan.planId,
    finding: 'He goes every day',
    outcome: 'continue',
    nextReviewOn: TOMORROW,
  },
})
export type PlanEvent = keyof ReturnType<typeof planEvents>

export const send = async (by: Staff, plan: PlanCase, type: string, data?: object): Promise<EventAnswer> => {
  const usual = planEvents(plan)[type as PlanEvent]
  const [answer] = await by.events({
    type,
    caseId: plan.caseId,
    personId: plan.personId,
    base: null,
    data: data ?? usual,
  })
  return answer!
}

/** Sends several in turn; throws at the first one the door does not take. */
export const sendAll = async (by: Staff, plan: PlanCase, ...types: PlanEvent[]): Promise<void> => {
  for (const type of types) {
    const answer = await send(by, plan, type)
    if (answer.status !== 'accepted') throw new Error(`${type}: ${JSON.stringify(answer)}`)
  }
}
