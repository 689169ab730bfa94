import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  approvedPlan,
  type By,
  emptyStory,
  eventOf,
  fold,
  goal,
  id,
  openCase,
  PLAN,
  refusalOf,
  type Story,
  TODAY,
  VIEWS,
} from '../../tests/helpers/plan-story.ts'
import type { CaseEvent } from '../cases/kernel.ts'
import { findPlan, livePlan, planConflicts, planNext } from './rules.ts'

const version = (story: Story) => story.events.length

const manager = { account: 'aida' }
const colleague = { account: 'bakyt' }
const both = { account: 'bakyt', agency: 'commission' }
const member = { account: 'member', agency: 'commission' }
const deliver = { planId: PLAN, delivery: 'delivered', on: TODAY }
const review = { planId: PLAN, finding: 'f' }

/** Everything that could happen next; two people write, one of them also sits in the commission. */
const pool: { type: string; data: object; by: By }[] = [
  ...[manager, colleague, both].flatMap((by) =>
    [[goal(1)], [goal(1, { goal: 'other' }), goal(2)], [goal(3)]].map((goals) => ({
      type: 'plan.drafted',
      data: { planId: PLAN, goals },
      by,
    })),
  ),
  { type: 'plan.drafted', data: { planId: id(51), goals: [goal(4)] }, by: manager },
  ...[PLAN, id(51)].flatMap((planId) => [
    { type: 'plan.submitted', data: { planId }, by: manager },
    { type: 'plan.approved', data: { planId }, by: member },
    { type: 'plan.approved', data: { planId }, by: both },
    { type: 'plan.returned', data: { planId, reasons: 'r' }, by: member },
  ]),
  { type: 'action.delivered', data: { ...deliver, actionId: id(201) }, by: manager },
  {
    type: 'action.delivered',
    data: { ...deliver, actionId: id(203) },
    by: { account: 'x', agency: 'school' },
  },
  { type: 'plan.reviewed', data: { ...review, outcome: 'continue' }, by: manager },
  { type: 'plan.reviewed', data: { ...review, outcome: 'revise' }, by: manager },
  { type: 'plan.reviewed', data: { ...review, outcome: 'finish' }, by: manager },
  ...[VIEWS, id(61), id(62), id(63)].flatMap((viewsId) => [
    { type: 'views.recorded', data: { viewsId, givenBy: 'child', views: 'v' }, by: manager },
    { type: 'views.answered', data: { viewsId, answer: 'followed' }, by: manager },
  ]),
  { type: 'needs.assessed', data: { domains: {}, risk: 'high' }, by: manager },
  { type: 'needs.assessed', data: { domains: {}, risk: 'low' }, by: colleague },
  { type: 'team.joined', data: { agency: 'commission', scope: 'commission' }, by: manager },
  { type: 'case.closed', data: { reason: 'r' }, by: manager },
  { type: 'case.reopened', data: { reason: 'r' }, by: manager },
  {
    type: 'follow-up.planned',
    data: { followUpId: id(80), on: '2026-01-01', kind: 'k', context: 'c' },
    by: manager,
  },
  { type: 'follow-up.recorded', data: { followUpId: id(80), finding: 'f', on: TODAY }, by: manager },
]

const choices = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 10, maxLength: 60 })

const check = (story: Story) => {
  const { plan } = story.view
  expect(plan.plans.filter((each) => each.status !== 'finished').length).toBeLessThanOrEqual(1)
  for (const each of plan.plans) {
    expect(Object.keys(planNext)).toContain(each.status)
    expect(each.versions.map((v) => v.version)).toEqual([...each.versions.map((v) => v.version)].sort())
    expect(each.versions.length).toBeLessThanOrEqual(each.version)
    if (each.status === 'approved') expect(each.versions.at(-1)!.version).toBe(each.version)
    expect(each.authors.length).toBeGreaterThan(0)
  }
}

/** From a new case or an approved plan, one allowed step after another; `base` lags behind at random, as on devices without a signal. */
const walk = (
  picks: [number, number][],
  visit: (story: Story, event: CaseEvent, before: Story) => void,
): void => {
  let story = (picks[0]?.[0] ?? 0) % 2 === 0 ? openCase() : approvedPlan()
  for (const [pick, lag] of picks) {
    const base = Math.max(0, version(story) - (lag % 6))
    const allowed = pool.filter(({ type, data, by }) => !refusalOf(story, type, data, { ...by, base }))
    // Among the types first, so that the many ways to draft do not crowd out the rest.
    const types = [...new Set(allowed.map((each) => each.type))]
    const ofType = allowed.filter((each) => each.type === types[pick % types.length])
    const { type, data, by } = ofType[lag % ofType.length]!
    const before = story
    const event = eventOf(before, type, data, { ...by, base })
    story = fold(before, event)
    visit(story, event, before)
  }
}

describe('any sequence of events', () => {
  it('that the rules let through keeps every promise of a plan', () => {
    const reached = new Set<string>()
    fc.assert(
      fc.property(choices, (picks) => {
        walk(picks, (story, event, before) => {
          check(story)
          reached.add(event.type)
          for (const plan of before.view.plan.plans) {
            const now = findPlan(story.view.plan, plan.planId)!
            expect(now.versions.slice(0, plan.versions.length)).toEqual(plan.versions)
            expect(now.deliveries.slice(0, plan.deliveries.length)).toEqual(plan.deliveries)
            if (now.status !== plan.status) expect(planNext[plan.status]).toContain(event.type)
          }
          if (event.type !== 'plan.approved') return
          const { authors, versions } = livePlan(story.view.plan)!
          expect(authors).not.toContain(versions.at(-1)!.approved.account)
          expect(story.view.plan.views.every((each) => each.answers.length > 0)).toBe(true)
          expect(planConflicts(story.view.plan).filter((each) => each.field.startsWith('plan.'))).toEqual([])
        })
      }),
      { numRuns: 150 },
    )
    expect([...new Set(pool.map((each) => each.type))].filter((type) => !reached.has(type))).toEqual([])
  })

  it('folds without throwing, also what the rules would refuse', () => {
    const anyOrder = fc.array(fc.tuple(fc.constantFrom(...pool), fc.nat({ max: 30 })), { maxLength: 40 })
    fc.assert(
      fc.property(anyOrder, (sequence) => {
        let story = emptyStory()
        for (const [{ type, data, by }, base] of sequence) {
          story = fold(story, eventOf(story, type, data, { ...by, base }))
          check(story)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('adds nothing a second time when it is replayed', () => {
    fc.assert(
      fc.property(choices, (picks) => {
        walk(picks, (story, event) => {
          const again = fold(story, event).view.plan
          const { plans, views, followUps } = story.view.plan
          expect(again.views).toEqual(views)
          expect(again.followUps).toEqual(followUps)
          const counted = (all: typeof plans) =>
            all.map((each) => [
              each.status,
              each.versions,
              each.deliveries,
              each.reviews.length,
              each.decisions.length,
            ])
          expect(counted(again.plans)).toEqual(counted(plans))
        })
      }),
      { numRuns: 100 },
    )
  })

  it('is reached again by folding its prefix and then the rest', () => {
    const whole = approvedPlan()
    for (let n = 0; n <= whole.events.length; n++) {
      const prefix = whole.events.slice(0, n).reduce(fold, emptyStory())
      check(prefix)
      expect(whole.events.slice(n).reduce(fold, prefix).view).toEqual(whole.view)
    }
  })
})
