import { describe, expect, it } from 'vitest'
import {
  answered,
  approvedPlan,
  COMMISSION,
  drafted,
  eventOf,
  fold,
  goal,
  id,
  NOW,
  openCase,
  PLAN,
  procedureWith,
  type Story,
  submitted,
  TODAY,
  tell,
  withNeeds,
  withViews,
} from '../../tests/helpers/plan-story.ts'
import { planRules } from './rules.ts'

const steps = (story: Story, procedure = procedureWith()) => planRules.nextSteps(story.view, procedure)
const kinds = (story: Story) => steps(story).map((step) => step.kind)
const find = (story: Story, kind: string, procedure = procedureWith()) =>
  steps(story, procedure).find((step) => step.kind === kind)

const days = (amount: number) => ({ amount, unit: 'days', source: 'test', verified: true }) as const

describe('what is next for a plan', () => {
  it('needs are assessed once somebody was helped, with the procedure’s deadline or none', () => {
    expect(kinds(openCase())).toEqual([])
    const helped = fold(openCase(), eventOf(openCase(), 'assessment.completed', {}))
    expect(find(helped, 'assess-needs')).toMatchObject({ agency: 'fcsd', role: 'case-manager', dueAt: null })
    const procedure = procedureWith({ 'needs-assessment': days(10) })
    expect(find(helped, 'assess-needs', procedure)!.dueAt).toBe('2025-12-04T09:00:00.000Z')
    expect(kinds(withNeeds(helped))).toEqual(['draft-plan', 'record-views'])
  })

  it('an adult is not asked for views before the plan can be drafted', () => {
    expect(kinds(withNeeds(openCase(30)))).toEqual(['draft-plan'])
  })

  it('goes from the draft to the commission', () => {
    expect(kinds(drafted(withNeeds(openCase())))).toEqual(['record-views', 'complete-plan'])
    expect(kinds(drafted(withViews(withNeeds(openCase()))))).toEqual(['submit-plan', 'answer-views'])
    const waiting = answered(submitted(drafted(withViews(withNeeds(openCase())))))
    expect(steps(waiting)).toMatchObject([
      { kind: 'decide-plan', agency: 'commission', role: 'commission-member' },
    ])
    const left = tell(waiting, 'team.left', { agency: 'commission' })
    expect(steps(left)).toMatchObject([{ kind: 'invite-commission', agency: 'fcsd' }])
    const back = tell(waiting, 'plan.returned', { planId: PLAN, reasons: 'x' }, COMMISSION)
    expect(kinds(back)).toEqual(['revise-plan'])
  })

  it('deliveries wait for the agency named once it sees the case, otherwise for the lead', () => {
    const due = { dueAt: '2025-12-01T23:59:59.999Z', params: { agency: 'school' } }
    expect(find(approvedPlan(), 'deliver-action')).toMatchObject({
      agency: 'fcsd',
      role: 'case-manager',
      ...due,
    })
    const inTeam = tell(approvedPlan(), 'team.joined', { agency: 'school', scope: 'team' })
    expect(find(inTeam, 'deliver-action')).toMatchObject({
      agency: 'school',
      role: 'service-provider',
      ...due,
    })
    const served = tell(inTeam, 'action.delivered', {
      planId: PLAN,
      actionId: id(201),
      delivery: 'delivered',
      on: TODAY,
    })
    expect(kinds(served)).toEqual(['review-plan'])
  })

  it('a review falls due on the day people chose, else by the procedure, else it is not configured', () => {
    expect(find(approvedPlan(), 'review-plan')!.dueAt).toBeNull()
    const procedure = procedureWith({ 'plan-review': days(180) })
    expect(find(approvedPlan(), 'review-plan', procedure)!.dueAt).toBe('2026-05-23T09:00:00.000Z')
    const chosen = tell(approvedPlan(), 'plan.reviewed', {
      planId: PLAN,
      finding: 'f',
      outcome: 'continue',
      nextReviewOn: '2026-02-01',
    })
    expect(find(chosen, 'review-plan', procedure)!.dueAt).toBe('2026-02-01T23:59:59.999Z')
  })

  it('a conflict in the draft waits to be settled', () => {
    const start = tell(
      withNeeds(openCase()),
      'plan.drafted',
      { planId: PLAN, goals: [goal(1)] },
      { account: 'aida' },
    )
    const base = start.events.length
    const change = (story: Story, account: string) =>
      tell(story, 'plan.drafted', { planId: PLAN, goals: [goal(1, { goal: account })] }, { account, base })
    expect(find(change(change(start, 'aida'), 'bakyt'), 'settle-conflict')).toMatchObject({
      agency: 'fcsd',
      since: NOW,
    })
  })

  it('a closed case waits for its follow-up only', () => {
    const closed = tell(approvedPlan(), 'case.closed', { reason: 'goals-reached' })
    expect(steps(closed)).toMatchObject([{ kind: 'plan-follow-up', dueAt: null }])
    const planned = tell(closed, 'follow-up.planned', {
      followUpId: id(80),
      on: '2026-01-10',
      kind: 'visit',
      context: 'after-closure',
    })
    expect(steps(planned)).toMatchObject([
      { kind: 'follow-up', dueAt: '2026-01-10T23:59:59.999Z', agency: 'fcsd' },
    ])
    const done = tell(planned, 'follow-up.recorded', {
      followUpId: id(80),
      finding: 'safe-and-well',
      on: TODAY,
    })
    expect(kinds(done)).toEqual([])
  })

  it('a follow-up that finds somebody in danger asks for the case to be reopened', () => {
    const closed = tell(approvedPlan(), 'case.closed', { reason: 'goals-reached' })
    const planned = tell(closed, 'follow-up.planned', {
      followUpId: id(80),
      on: TODAY,
      kind: 'visit',
      context: 'after-closure',
    })
    const found = tell(planned, 'follow-up.recorded', { followUpId: id(80), finding: 'at-risk', on: TODAY })
    expect(kinds(found)).toEqual(['reopen-case'])
    expect(kinds(tell(found, 'case.reopened', { reason: 'at-risk-again' }))).not.toContain('reopen-case')
  })

  it('nobody is followed up who died, whose case is a duplicate or whom another agency took over', () => {
    for (const reason of ['died', 'duplicate', 'handed-over'])
      expect(kinds(tell(approvedPlan(), 'case.closed', { reason }))).toEqual([])
  })

  it('help given in part still waits', () => {
    const part = tell(approvedPlan(), 'action.delivered', {
      planId: PLAN,
      actionId: id(201),
      delivery: 'partly',
      on: TODAY,
    })
    expect(kinds(part)).toContain('deliver-action')
  })

  it('a reopened case is assessed anew', () => {
    const closed = tell(approvedPlan(), 'case.closed', { reason: 'goals-reached' })
    expect(kinds(tell(closed, 'case.reopened', { reason: 'at-risk-again' }))).toContain('assess-needs')
  })
})
