import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  COMMISSION,
  openChildCase,
  type PlanStaff,
  planEvents,
  send,
  sendAll,
  signInPlanStaff,
  TOMORROW,
} from '../../tests/helpers/plan-server.ts'
import { startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'

let umai: TestUmai
let staff: PlanStaff

beforeAll(async () => {
  umai = await startTestUmai()
  staff = await signInPlanStaff(umai)
})
afterAll(() => umai.close())

const prepare = async () => {
  const plan = await openChildCase(staff.manager)
  await sendAll(staff.manager, plan, 'needs.assessed', 'views.recorded', 'plan.drafted')
  return plan
}

describe('a plan on the server', () => {
  it('goes from needs to follow-up after closing, and keeps its history through a reopening', async () => {
    const { manager, member } = staff
    const plan = await prepare()
    await sendAll(manager, plan, 'views.answered', 'plan.submitted')
    await sendAll(member, plan, 'plan.approved')
    await sendAll(manager, plan, 'action.delivered', 'plan.reviewed')
    await send(manager, plan, 'plan.reviewed', { planId: plan.planId, finding: 'Well', outcome: 'finish' })
    expect(await send(manager, plan, 'case.closed', {})).toMatchObject({
      status: 'rejected',
      code: 'invalid',
    })
    expect(await send(manager, plan, 'case.closed', { reason: 'goals-reached' })).toMatchObject({
      status: 'accepted',
    })

    const followUpId = crypto.randomUUID()
    const promise = { followUpId, on: TOMORROW, kind: 'visit', context: 'after-return-home' }
    expect(await send(manager, plan, 'follow-up.planned', promise)).toMatchObject({ status: 'accepted' })
    const closed = (await manager.get(`/api/cases/${plan.caseId}`)).body
    expect(closed.nextSteps).toMatchObject([{ kind: 'follow-up', dueAt: expect.stringContaining(TOMORROW) }])
    expect(closed.allowed.sort()).toEqual(['case.reopened', 'follow-up.planned', 'follow-up.recorded'])

    expect(await send(manager, plan, 'case.reopened', { reason: 'at-risk-again' })).toMatchObject({
      status: 'accepted',
    })
    const { file } = (await manager.get(`/api/cases/${plan.caseId}`)).body
    expect(file.plan.plans).toMatchObject([
      { status: 'finished', versions: [{}], deliveries: [{ delivery: 'delivered' }], reviews: [{}, {}] },
    ])
    expect(file.plan.views).toMatchObject([
      { views: 'School, but not the old one', answers: [{ answer: 'followed' }] },
    ])
  })

  it('submitted, gives the district’s commission the case and its task, and nobody else', async () => {
    const { manager, member } = staff
    const plan = await prepare()
    expect((await member.get(`/api/cases/${plan.caseId}`)).status).toBe(404)
    await sendAll(manager, plan, 'plan.submitted')
    const seen = await member.get(`/api/cases/${plan.caseId}`)
    expect(seen.body.file.case.team).toMatchObject([{ agency: COMMISSION, scope: 'commission' }])
    expect(seen.body.nextSteps.map((step: { id: string }) => step.id)).toContain(`decide-plan:${COMMISSION}`)
    const tasks = await umai.database.admin
      .selectFrom('core.task')
      .select(['agency_id', 'kind', 'role'])
      .where('case_id', '=', plan.caseId)
      .where('kind', '=', 'decide-plan')
      .execute()
    expect(tasks).toEqual([{ agency_id: COMMISSION, kind: 'decide-plan', role: 'commission-member' }])
  })

  it('may be sent back, written again and approved; an answer to the earlier text is refused', async () => {
    const { manager, member } = staff
    const plan = await prepare()
    await sendAll(manager, plan, 'views.answered', 'plan.submitted')
    await sendAll(member, plan, 'plan.returned')
    await sendAll(manager, plan, 'plan.drafted', 'plan.submitted')
    expect(await send(member, plan, 'plan.approved')).toMatchObject({
      status: 'rejected',
      code: 'other-submission',
    })
    const second = { planId: plan.planId, submission: 2 }
    expect(await send(member, plan, 'plan.approved', second)).toMatchObject({ status: 'accepted' })
  })

  it('waits for the child’s views, and for an answer to each', async () => {
    const { manager, member } = staff
    const plan = await openChildCase(manager)
    await sendAll(manager, plan, 'needs.assessed', 'plan.drafted')
    expect(await send(manager, plan, 'plan.submitted')).toMatchObject({
      status: 'rejected',
      code: 'views-missing',
      allowed: ['views.recorded'],
    })
    await sendAll(manager, plan, 'views.recorded', 'plan.submitted')
    expect(await send(member, plan, 'plan.approved')).toMatchObject({
      code: 'views-unanswered',
      fields: [{ path: `views.${plan.viewsId}` }],
    })
    await sendAll(manager, plan, 'views.answered')
    await sendAll(member, plan, 'plan.approved')
  })

  it('is refused, and nothing stays of it, where no commission is configured', async () => {
    const { manager } = staff
    const plan = await openChildCase(manager, { district: 'KG02-tup' })
    await sendAll(manager, plan, 'needs.assessed', 'views.recorded', 'plan.drafted')
    expect(await send(manager, plan, 'plan.submitted')).toMatchObject({
      status: 'rejected',
      code: 'no-commission',
      params: { district: 'KG02-tup' },
    })
    const { file } = (await manager.get(`/api/cases/${plan.caseId}`)).body
    expect(file.plan.plans[0].status).toBe('drafted')
  })

  it('takes no code the lists do not know, also not as an area of life', async () => {
    const plan = await openChildCase(staff.manager)
    const needs = { domains: { 'his-uncle': { need: 'some', risk: 'low' } } }
    expect(await send(staff.manager, plan, 'needs.assessed', needs)).toMatchObject({
      code: 'invalid',
      fields: [{ code: 'unknown-code' }],
    })
  })

  it('written by two people at once shows both texts', async () => {
    const { manager } = staff
    const colleague = await umai.signIn({ agency: manager.agency, roles: ['case-manager'] })
    const plan = await prepare()
    const { version } = (await manager.get(`/api/cases/${plan.caseId}`)).body.head
    const change = (goal: string) => {
      const draft = planEvents(plan)['plan.drafted']
      const { caseId, personId } = plan
      return {
        type: 'plan.drafted',
        caseId,
        personId,
        base: version,
        data: { ...draft, goals: [{ ...draft.goals[0], goal }] },
      }
    }
    await manager.events(change('One school'))
    expect(await colleague.events(change('Another school'))).toMatchObject([{ status: 'conflict' }])
    const { conflicts } = (await manager.get(`/api/cases/${plan.caseId}`)).body
    expect(conflicts[0].values.map((each: { value: { goal: string } }) => each.value.goal)).toEqual([
      'One school',
      'Another school',
    ])
  })

  it('keeps what people wrote sealed in the database', async () => {
    const plan = await prepare()
    const rows = await umai.database.admin
      .selectFrom('core.case_event')
      .select('data')
      .where('case_id', '=', plan.caseId)
      .execute()
    const stored = JSON.stringify(rows)
    expect(stored).toContain('schooling')
    for (const text of [
      'far from school',
      'School, but not the old one',
      'Back at school',
      'A place in class 5',
    ])
      expect(stored).not.toContain(text)
  })
})
