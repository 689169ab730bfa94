import type { Acting, CaseEvent, Refusal } from '../../src/cases/kernel.ts'
import { caseKinds, caseSlice } from '../../src/cases/rules.ts'
import type { PlanGoal, PlanView } from '../../src/plans/model.ts'
import { planKinds, planRules } from '../../src/plans/rules.ts'
import type { Procedure } from '../../src/reference/model.ts'

/** A case told step by step, without a server: decide, then fold, as the door does. */
export interface Story {
  view: PlanView
  events: CaseEvent[]
}

export interface By {
  account?: string | null
  agency?: string
  base?: number | null
  now?: string
}

export const TODAY = '2025-11-24'
export const NOW = `${TODAY}T09:00:00.000Z`

/** Only what these rules read of a procedure: its deadlines, none of them configured. */
export const procedureWith = (deadlines: Partial<Procedure['deadlines']> = {}): Procedure =>
  ({ id: 'test', version: '1', deadlines }) as Procedure

const kinds = new Map([...caseKinds, ...planKinds].map((kind) => [kind.type, kind]))

export const id = (n: number): string => `0193a000-0000-7000-8000-${String(n).padStart(12, '0')}`

export const emptyStory = (): Story => ({
  view: { case: caseSlice.initial, plan: planRules.slice.initial },
  events: [],
})

const actingAs = (by: By): Acting => ({
  account: by.account === undefined ? 'manager' : by.account,
  agency: by.agency ?? 'fcsd',
  agencyKind: null,
  roles: [],
  system: false,
  now: by.now ?? NOW,
  procedure: procedureWith(),
})

/** What the rules say about an event now; null when it may happen. */
export const refusalOf = (story: Story, type: string, data: unknown, by: By = {}): Refusal | null => {
  const kind = kinds.get(type)
  if (!kind) throw new Error(`unknown event ${type}`)
  const parsed = kind.data.safeParse(data)
  if (!parsed.success)
    return { code: 'invalid', fields: [{ path: String(parsed.error.issues[0]?.path), code: 'schema' }] }
  return kind.decide(story.view as never, parsed.data as never, actingAs(by))
}

export const eventOf = (story: Story, type: string, data: unknown, by: By = {}): CaseEvent => ({
  id: id(10_000 + story.events.length + 1),
  type,
  caseId: id(1),
  personId: id(2),
  seq: story.events.length + 1,
  data,
  happenedAt: by.now ?? NOW,
  recordedAt: by.now ?? NOW,
  device: null,
  base: by.base === undefined ? story.events.length : by.base,
  account: by.account === undefined ? 'manager' : by.account,
  agency: by.agency ?? 'fcsd',
})

/** Folds an event without asking the rules, as a stored one. */
export const fold = (story: Story, event: CaseEvent): Story => ({
  view: {
    case: caseSlice.apply(story.view.case, event),
    plan: planRules.slice.apply(story.view.plan, event),
  },
  events: [...story.events, event],
})

/** Decides and folds; throws when the rules refuse, so that a test reads as a story. */
export const tell = (story: Story, type: string, data: unknown, by: By = {}): Story => {
  const refusal = refusalOf(story, type, data, by)
  if (refusal) throw new Error(`${type} refused: ${JSON.stringify(refusal)}`)
  return fold(story, eventOf(story, type, data, by))
}

export const goal = (n: number, more: Partial<PlanGoal> = {}): PlanGoal => ({
  goalId: id(100 + n),
  area: 'education',
  goal: `goal ${n}`,
  actions: [{ actionId: id(200 + n), what: `action ${n}`, agency: 'school', dueOn: '2025-12-01' }],
  ...more,
})

export const PLAN = id(50)
export const VIEWS = id(60)
export const COMMISSION = { account: 'member', agency: 'commission' }

/** A case of somebody of this age; null: nobody knows. */
export const openCase = (years: number | null = 15): Story =>
  tell(emptyStory(), 'case.registered', {
    worries: ['begging'],
    person: years === null ? {} : { age: { kind: 'years', years } },
  })

export const withNeeds = (story: Story): Story =>
  tell(story, 'needs.assessed', { domains: { schooling: { need: 'some', risk: 'medium' } }, risk: 'high' })

export const withViews = (story: Story): Story =>
  tell(story, 'views.recorded', { viewsId: VIEWS, givenBy: 'child', views: 'School again, somewhere else.' })

export const drafted = (story: Story): Story =>
  tell(story, 'plan.drafted', { planId: PLAN, goals: [goal(1)] })

/** Submitted, and the commission has joined, as the server's reaction makes it. */
export const submitted = (story: Story): Story =>
  tell(tell(story, 'plan.submitted', { planId: PLAN }), 'team.joined', {
    agency: 'commission',
    scope: 'commission',
  })

export const answered = (story: Story): Story =>
  tell(story, 'views.answered', {
    viewsId: VIEWS,
    answer: 'partly',
    note: 'School yes; home is not safe yet.',
  })

export const approved = (story: Story): Story =>
  tell(story, 'plan.approved', { planId: PLAN, submission: 1 }, COMMISSION)

/** A child's plan from the concern to the commission's approval. */
export const approvedPlan = (): Story =>
  approved(answered(submitted(drafted(withViews(withNeeds(openCase()))))))
