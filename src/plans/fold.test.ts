import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  approvedPlan,
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
  tell,
  VIEWS,
  withNeeds,
} from '../../tests/helpers/plan-story.ts'
import type { PlanGoal } from './model.ts'
import { findPlan, goalsOf, livePlan, planConflicts, planNext } from './rules.ts'

const save = (story: Story, account: string, base: number, goals: PlanGoal[], reviewOn?: string): Story =>
  tell(story, 'plan.drafted', { planId: PLAN, goals, ...(reviewOn ? { reviewOn } : {}) }, { account, base })

const draft = (story: Story) => findPlan(story.view.plan, PLAN)!.draft
const texts = (story: Story) => goalsOf(draft(story)).map((each) => each.goal)
const version = (story: Story) => story.events.length

describe('two people writing one plan', () => {
  const start = () => save(withNeeds(openCase()), 'aida', 2, [goal(1), goal(2)])

  it('who changed different goals both keep their work', () => {
    const base = version(start())
    const first = save(start(), 'aida', base, [goal(1, { goal: 'by aida' }), goal(2)])
    const both = save(first, 'bakyt', base, [goal(1), goal(2, { goal: 'by bakyt' })])
    expect(texts(both)).toEqual(['by aida', 'by bakyt'])
    expect(planConflicts(both.view.plan)).toEqual([])
  })

  it('who changed the same goal unseen stand in conflict, and neither text is lost', () => {
    const base = version(start())
    const first = save(start(), 'aida', base, [goal(1, { goal: 'by aida' }), goal(2)])
    const both = save(first, 'bakyt', base, [goal(1, { goal: 'by bakyt' }), goal(2)])
    const [conflict] = planConflicts(both.view.plan)
    expect(conflict).toMatchObject({
      field: `plan.goals.${goal(1).goalId}`,
      values: [{ value: { goal: 'by aida' } }, { value: { goal: 'by bakyt' } }],
    })
    expect(refusalOf(both, 'plan.submitted', { planId: PLAN })).toMatchObject({
      allowed: ['conflict.settled', 'views.recorded'],
    })
    const settled = tell(both, 'conflict.settled', {
      field: conflict!.field,
      keep: conflict!.values[1]!.eventId,
    })
    expect(texts(settled)).toEqual(['by bakyt', 'goal 2'])
    expect(planConflicts(settled.view.plan)).toEqual([])
  })

  it('a conflict stays when somebody who sees it works on another goal', () => {
    const base = version(start())
    const first = save(start(), 'aida', base, [goal(1, { goal: 'by aida' }), goal(2)])
    const both = save(first, 'bakyt', base, [goal(1, { goal: 'by bakyt' }), goal(2)])
    const third = save(both, 'cholpon', version(both), [
      goal(1, { goal: 'by aida' }),
      goal(2, { goal: 'more' }),
    ])
    expect(planConflicts(third.view.plan)).toHaveLength(1)
    expect(texts(third)).toEqual(['by aida', 'more'])
  })

  it('a goal the other never saw is not taken out, one they saw is', () => {
    const base = version(start())
    const first = save(start(), 'aida', base, [goal(1), goal(2), goal(3)])
    const both = save(first, 'bakyt', base, [goal(1)])
    expect(texts(both)).toEqual(['goal 1', 'goal 3'])
  })

  it('taking out what another has just changed is a conflict', () => {
    const base = version(start())
    const first = save(start(), 'aida', base, [goal(1), goal(2, { goal: 'changed' })])
    const both = save(first, 'bakyt', base, [goal(1)])
    expect(texts(both)).toEqual(['goal 1', 'changed'])
    expect(planConflicts(both.view.plan)).toMatchObject([
      { values: [{ value: { goal: 'changed' } }, { value: null }] },
    ])
  })

  it('two review days given unseen are a conflict too', () => {
    const base = version(start())
    const first = save(start(), 'aida', base, [goal(1), goal(2)], '2026-01-10')
    const both = save(first, 'bakyt', base, [goal(1), goal(2)], '2026-02-10')
    expect(planConflicts(both.view.plan)).toMatchObject([{ field: 'plan.reviewOn' }])
  })

  it('one person’s two devices do not fight', () => {
    const base = version(start())
    const first = save(start(), 'aida', base, [goal(1, { goal: 'phone' }), goal(2)])
    const second = save(first, 'aida', base, [goal(1, { goal: 'desk' }), goal(2)])
    expect(texts(second)).toEqual(['desk', 'goal 2'])
    expect(planConflicts(second.view.plan)).toEqual([])
  })
})

describe('needs', () => {
  const assess = (story: Story, account: string, base: number, need: string) =>
    tell(story, 'needs.assessed', { domains: { safety: { need, risk: 'high' } } }, { account, base })

  it('given differently by two people stand in conflict until settled', () => {
    const both = assess(assess(openCase(), 'aida', 1, 'high'), 'bakyt', 1, 'none')
    expect(planConflicts(both.view.plan)).toMatchObject([{ field: 'needs.domains.safety' }])
    const keep = both.view.plan.needs.domains.safety!.rivals[0]!.eventId
    const settled = tell(both, 'conflict.settled', { field: 'needs.domains.safety', keep })
    expect(settled.view.plan.needs.domains.safety!.value.need).toBe('none')
  })

  it('carry the overall risk up to the case', () => {
    expect(openCase().view.plan.risk).toBeNull()
    expect(withNeeds(openCase()).view.plan.risk).toBe('high')
  })
})

const account = fc.constantFrom('aida', 'bakyt', 'member')
const planId = fc.constantFrom(PLAN, id(51))
const goals = fc
  .uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 3 })
  .chain((numbers) =>
    fc
      .array(fc.constantFrom('a', 'b'), { minLength: 3, maxLength: 3 })
      .map((words) => numbers.map((n, i) => goal(n, { goal: words[i]! }))),
  )
const anyEvent = fc.oneof(
  fc.record({ type: fc.constant('plan.drafted'), data: fc.record({ planId, goals }) }),
  fc.record({ type: fc.constantFrom('plan.submitted', 'plan.approved'), data: fc.record({ planId }) }),
  fc.record({ type: fc.constant('plan.returned'), data: fc.record({ planId, reasons: fc.constant('r') }) }),
  fc.record({
    type: fc.constant('action.delivered'),
    data: fc.record({
      planId,
      actionId: fc.constantFrom(id(201), id(202), id(999)),
      delivery: fc.constant('delivered'),
      on: fc.constant(TODAY),
    }),
  }),
  fc.record({
    type: fc.constant('plan.reviewed'),
    data: fc.record({
      planId,
      finding: fc.constant('f'),
      outcome: fc.constantFrom('continue', 'revise', 'finish'),
    }),
  }),
  fc.record({
    type: fc.constant('views.recorded'),
    data: fc.record({
      viewsId: fc.constantFrom(VIEWS, id(61)),
      givenBy: fc.constantFrom('child', 'guardian'),
      views: fc.constant('v'),
    }),
  }),
  fc.record({
    type: fc.constant('views.answered'),
    data: fc.record({ viewsId: fc.constantFrom(VIEWS, id(61)), answer: fc.constant('followed') }),
  }),
  fc.record({ type: fc.constant('needs.assessed'), data: fc.constant({ domains: {}, risk: 'high' }) }),
  fc.record({
    type: fc.constant('team.joined'),
    data: fc.constant({ agency: 'commission', scope: 'commission' }),
  }),
  fc.record({
    type: fc.constant('conflict.settled'),
    data: fc.record({ field: fc.constantFrom('plan.goals.x', 'needs.risk'), keep: fc.constant(id(1)) }),
  }),
  fc.record({ type: fc.constantFrom('case.closed', 'case.reopened'), data: fc.constant({ reason: 'r' }) }),
  fc.record({
    type: fc.constant('follow-up.planned'),
    data: fc.constant({ followUpId: id(80), on: '2026-01-01', kind: 'visit', context: 'c' }),
  }),
  fc.record({
    type: fc.constant('follow-up.recorded'),
    data: fc.constant({ followUpId: id(80), finding: 'well', on: TODAY }),
  }),
)
const anySequence = fc.array(fc.tuple(anyEvent, account, fc.integer({ min: 0, max: 30 })), { maxLength: 30 })

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

describe('any sequence of events', () => {
  it('that the rules let through never leaves an approved plan its author approved, or unanswered views behind it', () => {
    fc.assert(
      fc.property(anySequence, (sequence) => {
        let story = openCase()
        for (const [{ type, data }, who, base] of sequence) {
          const by = {
            account: who,
            agency: who === 'member' ? 'commission' : 'fcsd',
            base: Math.min(base, version(story)),
          }
          if (refusalOf(story, type, data, by)) continue
          story = fold(story, eventOf(story, type, data, by))
          check(story)
          const live = livePlan(story.view.plan)
          if (type === 'plan.approved') {
            expect(live!.authors).not.toContain(live!.versions.at(-1)!.approved.account)
            expect(story.view.plan.views.every((each) => each.answers.length > 0)).toBe(true)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('folds without throwing, also what the rules would refuse; a repeated event changes nothing', () => {
    fc.assert(
      fc.property(anySequence, (sequence) => {
        let story = emptyStory()
        for (const [{ type, data }, who, base] of sequence) {
          const event = eventOf(story, type, data, { account: who, base })
          story = fold(story, event)
          check(story)
          const again = fold(story, event)
          const plans = (each: Story) => JSON.stringify({ ...each.view.plan, needs: null })
          if (type !== 'plan.drafted' && type !== 'plan.reviewed') expect(plans(again)).toBe(plans(story))
        }
      }),
      { numRuns: 300 },
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
