import { describe, expect, it } from 'vitest'
import {
  answered,
  approved,
  approvedPlan,
  COMMISSION,
  drafted,
  eventOf,
  fold,
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
import { allowedFor, currentPlan, deliveriesOf, findPlan, inForce, planNext } from './rules.ts'

const plan = (story: Story) => findPlan(story.view.plan, PLAN)!
const prepared = () => drafted(withViews(withNeeds(openCase())))
const revising = () =>
  tell(approvedPlan(), 'plan.reviewed', { planId: PLAN, finding: 'moved', outcome: 'revise' })
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
      actions: [{ actionId: id(201), what: 'action 1', agency: 'school', dueOn: '2025-11-23' }],
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
    expect(refusalOf(prepared(), 'plan.drafted', { ...again, reviewOn: '2025-12-19' }, later)).toMatchObject({
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

describe('views', () => {
  it('are either given or not obtainable, never both or neither', () => {
    const record = (more: object) =>
      refusalOf(openCase(), 'views.recorded', { viewsId: VIEWS, givenBy: 'child', ...more })
    expect(record({})).toMatchObject({ code: 'invalid' })
    expect(record({ views: 'yes', notObtainable: 'too-young' })).toMatchObject({ code: 'invalid' })
    expect(record({ views: 'yes' })).toBeNull()
  })

  it('that are not followed need a reason', () => {
    const answer = (more: object) =>
      refusalOf(withViews(openCase()), 'views.answered', { viewsId: VIEWS, ...more })
    expect(answer({ answer: 'not-followed' })).toMatchObject({
      fields: [{ path: 'note', code: 'reason-missing' }],
    })
    expect(answer({ answer: 'not-followed', note: 'it is not safe' })).toBeNull()
    expect(answer({ answer: 'followed' })).toBeNull()
  })

  it('keep every answer', () => {
    const twice = tell(answered(withViews(openCase())), 'views.answered', {
      viewsId: VIEWS,
      answer: 'followed',
    })
    expect(twice.view.plan.views[0]!.answers.map((each) => each.answer)).toEqual(['partly', 'followed'])
  })
})

describe('help under the plan', () => {
  const deliver = (more: object = {}) => ({
    planId: PLAN,
    actionId: id(201),
    delivery: 'delivered',
    on: TODAY,
    ...more,
  })

  it('is recorded against an approved action, not in the future', () => {
    expect(refusalOf(approvedPlan(), 'action.delivered', deliver({ actionId: id(999) }))).toMatchObject({
      code: 'action-not-approved',
    })
    expect(refusalOf(approvedPlan(), 'action.delivered', deliver({ on: '2025-11-25' }))).toMatchObject({
      fields: [{ path: 'on', code: 'in-the-future' }],
    })
  })

  it('is recorded by the lead agency or by the agency named', () => {
    const by = (agency: string) =>
      refusalOf(approvedPlan(), 'action.delivered', deliver(), { account: 'x', agency })
    expect(by('fcsd')).toBeNull()
    expect(by('school')).toBeNull()
    expect(by('hospital')).toMatchObject({ code: 'not-your-action' })
  })

  it('counts what a tied referral reports', () => {
    const tied = goal(1, {
      actions: [{ actionId: id(201), what: 'doctor', agency: 'hospital', referralId: id(70) }],
    })
    const start = withViews(withNeeds(openCase()))
    const story = approved(answered(submitted(tell(start, 'plan.drafted', { planId: PLAN, goals: [tied] }))))
    const report = { referralId: id(70), delivery: 'partly', on: TODAY }
    const told = fold(story, eventOf(story, 'referral.delivered', report, { agency: 'hospital' }))
    const action = inForce(plan(told))!.goals[0]!.actions[0]!
    expect(deliveriesOf(told.view.plan, plan(told), action)).toMatchObject([
      { delivery: 'partly', referralId: id(70) },
    ])
  })
})

describe('a review', () => {
  it('that asks for a new text keeps the old one and what was delivered', () => {
    const served = tell(approvedPlan(), 'action.delivered', {
      planId: PLAN,
      actionId: id(201),
      delivery: 'delivered',
      on: TODAY,
    })
    const story = tell(served, 'plan.reviewed', { planId: PLAN, finding: 'moved', outcome: 'revise' })
    expect(plan(story)).toMatchObject({
      status: 'drafted',
      version: 2,
      versions: [{ version: 1 }],
      deliveries: [{}],
    })
    const rewritten = tell(story, 'plan.drafted', { planId: PLAN, goals: [goal(2)] })
    expect(inForce(plan(rewritten))!.goals).toEqual([goal(1)])
  })

  it('lets help go on under the approved text while the new one is written', () => {
    expect(allowedFor(plan(revising()))).toContain('action.delivered')
    const deliver = { planId: PLAN, actionId: id(201), delivery: 'delivered', on: TODAY }
    expect(refusalOf(revising(), 'action.delivered', deliver)).toBeNull()
  })

  it('begins a new decision, for which the child is heard again', () => {
    const rewritten = tell(revising(), 'plan.drafted', { planId: PLAN, goals: [goal(2)] })
    expect(refusalOf(rewritten, 'plan.submitted', { planId: PLAN })).toMatchObject({ code: 'views-missing' })
    const heard = tell(rewritten, 'views.recorded', {
      viewsId: id(61),
      givenBy: 'child',
      views: 'I like it there',
    })
    expect(refusalOf(heard, 'plan.submitted', { planId: PLAN })).toBeNull()
  })

  it('sets the next day only when the plan goes on, and not in the past', () => {
    const review = (more: object) =>
      refusalOf(approvedPlan(), 'plan.reviewed', { planId: PLAN, finding: 'f', ...more })
    expect(review({ outcome: 'finish', nextReviewOn: '2026-01-10' })).toMatchObject({
      fields: [{ path: 'nextReviewOn', code: 'only-when-continuing' }],
    })
    expect(review({ outcome: 'continue', nextReviewOn: '2025-11-01' })).toMatchObject({
      fields: [{ code: 'in-the-past' }],
    })
    expect(review({ outcome: 'continue', nextReviewOn: '2026-01-10' })).toBeNull()
  })
})

describe('follow-up', () => {
  const followUp = { followUpId: id(80), on: '2025-12-20', kind: 'visit', context: 'after-return-home' }
  const record = { followUpId: id(80), finding: 'safe-and-well', on: TODAY }

  it('goes on after the case is closed, and through a reopening', () => {
    const closed = tell(finished(), 'case.closed', { reason: 'goals-reached' })
    const planned = tell(closed, 'follow-up.planned', followUp)
    const seen = tell(planned, 'follow-up.recorded', record)
    const reopened = tell(seen, 'case.reopened', { reason: 'at-risk-again' })
    expect(reopened.view.plan.followUps).toMatchObject([{ recorded: { finding: 'safe-and-well' } }])
    expect(currentPlan(reopened.view.plan)).toMatchObject({ status: 'finished', planId: PLAN })
  })

  it('is refused where there is nothing to record, twice, or in the future', () => {
    expect(refusalOf(openCase(), 'follow-up.recorded', record)).toMatchObject({ code: 'no-such-follow-up' })
    const planned = tell(openCase(), 'follow-up.planned', followUp)
    expect(refusalOf(planned, 'follow-up.planned', followUp)).toMatchObject({ code: 'already-recorded' })
    expect(refusalOf(planned, 'follow-up.recorded', { ...record, on: '2025-11-25' })).toMatchObject({
      code: 'invalid',
    })
    const done = tell(planned, 'follow-up.recorded', record)
    expect(refusalOf(done, 'follow-up.recorded', record)).toMatchObject({ code: 'already-recorded' })
  })

  it('is all that a closed case takes', () => {
    const closed = tell(approvedPlan(), 'case.closed', { reason: 'person-wishes' })
    const review = { planId: PLAN, finding: 'f', outcome: 'continue' }
    expect(refusalOf(closed, 'plan.reviewed', review)).toMatchObject({
      code: 'case-closed',
      allowed: ['case.reopened', 'follow-up.planned', 'follow-up.recorded'],
    })
  })
})
