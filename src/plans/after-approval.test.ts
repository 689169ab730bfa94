import { describe, expect, it } from 'vitest'
import {
  answered,
  approved,
  approvedPlan,
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
import { allowedFor, currentPlan, deliveriesOf, findPlan, inForce } from './rules.ts'

const plan = (story: Story) => findPlan(story.view.plan, PLAN)!
const revising = () =>
  tell(approvedPlan(), 'plan.reviewed', { planId: PLAN, finding: 'moved', outcome: 'revise' })
const finished = () =>
  tell(approvedPlan(), 'plan.reviewed', { planId: PLAN, finding: 'well', outcome: 'finish' })

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
    expect(refusalOf(approvedPlan(), 'action.delivered', deliver({ on: '2025-11-26' }))).toMatchObject({
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
    expect(refusalOf(planned, 'follow-up.recorded', { ...record, on: '2025-11-26' })).toMatchObject({
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
