import { describe, expect, it } from 'vitest'
import {
  goal,
  openCase,
  PLAN,
  refusalOf,
  type Story,
  tell,
  withNeeds,
} from '../../tests/helpers/plan-story.ts'
import type { PlanGoal } from './model.ts'
import { findPlan, goalsOf, planConflicts } from './rules.ts'

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
    const both = assess(assess(openCase(), 'aida', 1, 'urgent'), 'bakyt', 1, 'none')
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
