import { describe, expect, it } from 'vitest'
import {
  answered,
  approvedPlan,
  COMMISSION,
  drafted,
  goal,
  id,
  openCase,
  PLAN,
  refusalOf,
  type Story,
  submitted,
  TODAY,
  tell,
  VIEWS,
  withNeeds,
  withViews,
} from '../../tests/helpers/plan-story.ts'
import type { PlanStatus } from './model.ts'
import { planNext } from './rules.ts'

const prepared = () => drafted(withViews(withNeeds(openCase())))
const finished = () =>
  tell(approvedPlan(), 'plan.reviewed', { planId: PLAN, finding: 'well', outcome: 'finish' })

describe('the table of a plan', () => {
  const at: Record<PlanStatus | 'none', () => Story> = {
    none: () => withViews(withNeeds(openCase())),
    drafted: prepared,
    submitted: () => answered(submitted(prepared())),
    returned: () =>
      tell(answered(submitted(prepared())), 'plan.returned', { planId: PLAN, reasons: 'more' }, COMMISSION),
    approved: approvedPlan,
    finished,
  }
  const events = {
    'plan.drafted': { data: { planId: PLAN, goals: [goal(1), goal(2)] } },
    'plan.submitted': { data: { planId: PLAN } },
    'plan.approved': { data: { planId: PLAN }, by: COMMISSION },
    'plan.returned': { data: { planId: PLAN, reasons: 'not yet' }, by: COMMISSION },
    'action.delivered': { data: { planId: PLAN, actionId: id(201), delivery: 'delivered', on: TODAY } },
    'plan.reviewed': { data: { planId: PLAN, finding: 'goes well', outcome: 'continue' } },
  }
  for (const status of Object.keys(at) as (keyof typeof at)[])
    for (const [type, { data, ...more }] of Object.entries(events))
      it(`${status}: ${type} ${planNext[status].includes(type) ? 'may happen' : 'is refused, naming what may'}`, () => {
        const refusal = refusalOf(at[status](), type, data, 'by' in more ? more.by : {})
        if (planNext[status].includes(type)) return expect(refusal).toBeNull()
        expect(refusal).toMatchObject({ allowed: [...planNext[status]] })
      })
})

describe('a draft', () => {
  it('needs a goal, an action for each goal and somebody for each action', () => {
    const story = withNeeds(openCase())
    const nobody = goal(2, { actions: [{ actionId: id(9), what: 'find a school' }] })
    expect(refusalOf(story, 'plan.drafted', { planId: PLAN, goals: [] })).toMatchObject({
      fields: [{ path: 'goals', code: 'goals-missing' }],
    })
    expect(
      refusalOf(story, 'plan.drafted', { planId: PLAN, goals: [goal(1, { actions: [] }), nobody] }),
    ).toMatchObject({
      code: 'invalid',
      fields: [
        { path: 'goals.0.actions', code: 'action-missing' },
        { path: 'goals.1.actions.0.who', code: 'who-missing' },
      ],
    })
  })

  it('takes a person in the child’s life for who, and no day at all', () => {
    const by = goal(1, { actions: [{ actionId: id(9), what: 'visit', who: 'relative' }] })
    expect(refusalOf(withNeeds(openCase()), 'plan.drafted', { planId: PLAN, goals: [by] })).toBeNull()
  })

  it('refuses a day that has passed, but not one that stood there before', () => {
    const past = goal(1, {
      actions: [{ actionId: id(201), what: 'action 1', agency: 'school', dueOn: '2025-11-22' }],
    })
    expect(refusalOf(withNeeds(openCase()), 'plan.drafted', { planId: PLAN, goals: [past] })).toMatchObject({
      fields: [{ path: 'goals.0.actions.0.dueOn', code: 'in-the-past' }],
    })
    const later = { now: '2025-12-20T08:00:00.000Z' }
    const again = {
      planId: PLAN,
      goals: [goal(1), goal(2, { actions: [{ actionId: id(202), what: 'a', who: 'parent' }] })],
    }
    expect(refusalOf(prepared(), 'plan.drafted', again, later)).toBeNull()
    expect(refusalOf(prepared(), 'plan.drafted', { ...again, reviewOn: '2025-12-18' }, later)).toMatchObject({
      fields: [{ path: 'reviewOn', code: 'in-the-past' }],
    })
  })

  it('refuses one id for two actions', () => {
    const twice = { planId: PLAN, goals: [goal(1), goal(2, { actions: goal(1).actions })] }
    expect(refusalOf(withNeeds(openCase()), 'plan.drafted', twice)).toMatchObject({
      fields: [{ path: 'goals.1.actions.0.actionId', code: 'repeated' }],
    })
  })

  it('is one at a time', () => {
    expect(refusalOf(prepared(), 'plan.drafted', { planId: id(51), goals: [goal(1)] })).toMatchObject({
      code: 'another-plan',
      allowed: ['plan.drafted', 'plan.submitted'],
    })
    expect(refusalOf(finished(), 'plan.drafted', { planId: id(51), goals: [goal(1)] })).toBeNull()
  })
})

describe('before the commission sees it', () => {
  const missing = (story: Story) => refusalOf(story, 'plan.submitted', { planId: PLAN })

  it('a child’s plan waits for the child’s views', () => {
    const story = drafted(withNeeds(openCase()))
    expect(missing(story)).toMatchObject({ code: 'views-missing', allowed: ['views.recorded'] })
    expect(missing(withViews(story))).toBeNull()
  })

  it('the views of a guardian are not the child’s, but a reason why there are none will do', () => {
    const story = drafted(withNeeds(openCase()))
    const guardian = tell(story, 'views.recorded', { viewsId: VIEWS, givenBy: 'guardian', views: 'at home' })
    expect(missing(guardian)).toMatchObject({ code: 'views-missing' })
    const reason = tell(guardian, 'views.recorded', {
      viewsId: id(61),
      givenBy: 'child',
      notObtainable: 'too-young',
    })
    expect(missing(reason)).toBeNull()
  })

  it('somebody of unknown age is heard as a child would be; a known adult’s plan may go on', () => {
    expect(missing(drafted(withNeeds(openCase(null))))).toMatchObject({ code: 'views-missing' })
    expect(missing(drafted(withNeeds(openCase(30))))).toBeNull()
  })

  it('needs must have been assessed', () => {
    expect(missing(drafted(withViews(openCase())))).toMatchObject({
      code: 'needs-not-assessed',
      fields: [{ path: 'needs', code: 'needs-not-assessed' }],
      allowed: ['needs.assessed'],
    })
  })

  it('everything missing is named at once', () => {
    expect(missing(drafted(openCase()))).toMatchObject({
      params: { count: 2 },
      allowed: ['needs.assessed', 'views.recorded'],
    })
  })
})

describe('the commission', () => {
  const waiting = () => answered(submitted(prepared()))

  it('never decides through an account that wrote or submitted any version', () => {
    const own = { account: 'manager', agency: 'commission' }
    expect(refusalOf(waiting(), 'plan.approved', { planId: PLAN }, own)).toMatchObject({ code: 'own-plan' })
    expect(refusalOf(waiting(), 'plan.returned', { planId: PLAN, reasons: 'x' }, own)).toMatchObject({
      code: 'own-plan',
    })
    const member = { account: 'member', agency: 'commission' }
    const helped = tell(prepared(), 'plan.drafted', { planId: PLAN, goals: [goal(1), goal(3)] }, member)
    expect(refusalOf(answered(submitted(helped)), 'plan.approved', { planId: PLAN }, member)).toMatchObject({
      code: 'own-plan',
    })
  })

  it('is the commission of this case, not another', () => {
    const other = { account: 'stranger', agency: 'commission-elsewhere' }
    expect(refusalOf(waiting(), 'plan.approved', { planId: PLAN }, other)).toMatchObject({
      code: 'not-this-commission',
    })
    const lead = { account: 'colleague', agency: 'fcsd' }
    expect(refusalOf(waiting(), 'plan.approved', { planId: PLAN }, lead)).toMatchObject({
      code: 'not-this-commission',
    })
  })

  it('does not approve while a view stands unanswered, and says which', () => {
    expect(refusalOf(submitted(prepared()), 'plan.approved', { planId: PLAN }, COMMISSION)).toMatchObject({
      code: 'views-unanswered',
      fields: [{ path: `views.${VIEWS}`, code: 'views-unanswered' }],
      allowed: ['views.answered'],
    })
  })

  it('decides on the text it has read', () => {
    const back = tell(waiting(), 'plan.returned', { planId: PLAN, reasons: 'who pays?' }, COMMISSION)
    const again = submitted(tell(back, 'plan.drafted', { planId: PLAN, goals: [goal(1), goal(2)] }))
    expect(refusalOf(again, 'plan.approved', { planId: PLAN, submission: 1 }, COMMISSION)).toMatchObject({
      code: 'other-submission',
      params: { submission: 2 },
    })
    expect(refusalOf(again, 'plan.approved', { planId: PLAN, submission: 2 }, COMMISSION)).toBeNull()
  })
})
