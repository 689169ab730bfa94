import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  COMMISSION,
  COMMISSION_ELSEWHERE,
  openChildCase,
  type PlanCase,
  type PlanEvent,
  type PlanStaff,
  planEvents,
  send,
  sendAll,
  signInPlanStaff,
} from '../../tests/helpers/plan-server.ts'
import { type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'

let umai: TestUmai
let staff: PlanStaff
let plan: PlanCase

beforeAll(async () => {
  umai = await startTestUmai()
  staff = await signInPlanStaff(umai)
  plan = await openChildCase(staff.manager)
  await sendAll(
    staff.manager,
    plan,
    'needs.assessed',
    'views.recorded',
    'views.answered',
    'plan.drafted',
    'plan.submitted',
  )
})
afterAll(() => umai.close())

const planNow = async () => (await staff.manager.get(`/api/cases/${plan.caseId}`)).body.file.plan
const every = Object.keys(planEvents({} as PlanCase)) as PlanEvent[]

/** Tries every event of a plan; gives the codes of the refusals, and fails when one was taken or anything changed. */
const tryAll = async (who: Staff): Promise<Record<string, string | undefined>> => {
  const before = await planNow()
  const codes: Record<string, string | undefined> = {}
  for (const type of every) {
    const answer = await send(who, plan, type)
    expect(answer.status, `${type} by ${who.agency}`).toBe('rejected')
    codes[type] = answer.code
  }
  expect(await planNow()).toEqual(before)
  return codes
}

describe('whoever does not belong to the case', () => {
  it('sees a case that is not there: another agency', async () => {
    const outsider = await umai.signIn({
      agency: 'demo-child-protection-bishkek',
      roles: ['case-manager', 'first-responder'],
    })
    expect((await outsider.get(`/api/cases/${plan.caseId}`)).status).toBe(404)
    const codes = await tryAll(outsider)
    for (const type of [
      'needs.assessed',
      'plan.drafted',
      'plan.submitted',
      'action.delivered',
      'plan.reviewed',
    ])
      expect(codes[type]).toBe('no-such-case')
  })

  it('sees a case that is not there: the commission of another place', async () => {
    const elsewhere = await umai.signIn({ agency: COMMISSION_ELSEWHERE, roles: ['commission-member'] })
    expect((await elsewhere.get(`/api/cases/${plan.caseId}`)).status).toBe(404)
    const codes = await tryAll(elsewhere)
    expect(codes['plan.approved']).toBe('no-such-case')
    expect(codes['plan.returned']).toBe('no-such-case')
    expect(codes['plan.drafted']).toBe('not-permitted')
  })

  it('can do nothing once their post has ended', async () => {
    const ended = await umai.signIn({ agency: COMMISSION, roles: ['commission-member'] })
    await umai.database.admin
      .updateTable('core.post')
      .set({ until: new Date() })
      .where('post_id', '=', ended.post)
      .execute()
    expect((await ended.get(`/api/cases/${plan.caseId}`)).status).toBe(403)
    const { caseId, personId } = plan
    const event = {
      id: crypto.randomUUID(),
      type: 'plan.approved',
      caseId,
      personId,
      happenedAt: new Date().toISOString(),
      data: planEvents(plan)['plan.approved'],
    }
    expect((await ended.post_('/api/events', { events: [event] })).status).toBe(403)
    expect((await planNow()).plans[0].status).toBe('submitted')
  })
})

describe('whoever belongs to the case', () => {
  it('does not write plans as a service provider', async () => {
    const provider = await umai.signIn({ agency: staff.manager.agency, roles: ['service-provider'] })
    const codes = await tryAll(provider)
    for (const type of [
      'plan.drafted',
      'plan.submitted',
      'plan.approved',
      'plan.returned',
      'plan.reviewed',
      'views.answered',
    ])
      expect(codes[type]).toBe('not-permitted')
  })

  it('does not approve a plan they wrote, also with a seat in the commission', async () => {
    const both = await umai.signIn({ agency: COMMISSION, roles: ['commission-member', 'case-manager'] })
    const own = await openChildCase(staff.manager)
    await sendAll(
      staff.manager,
      own,
      'needs.assessed',
      'views.recorded',
      'views.answered',
      'plan.drafted',
      'plan.submitted',
    )
    await sendAll(staff.member, own, 'plan.returned')
    await sendAll(both, own, 'plan.drafted')
    await sendAll(staff.manager, own, 'plan.submitted')
    const decision = { planId: own.planId, submission: 2 }
    expect(await send(both, own, 'plan.approved', decision)).toMatchObject({ code: 'own-plan' })
    expect(await send(both, own, 'plan.returned', { ...decision, reasons: 'x' })).toMatchObject({
      code: 'own-plan',
    })
    expect(await send(staff.member, own, 'plan.approved', decision)).toMatchObject({ status: 'accepted' })
  })

  it('does not decide from another agency of the case, whatever their role', async () => {
    const colleague = await umai.signIn({ agency: staff.manager.agency, roles: ['commission-member'] })
    const codes = await tryAll(colleague)
    expect(codes['plan.approved']).toBe('not-this-commission')
  })

  it('leaves an audit line for every refusal', async () => {
    const lines = await umai.database.admin
      .selectFrom('audit.entry')
      .select(['action', 'decision'])
      .where('object_id', '=', plan.caseId)
      .where('decision', '=', 'refused')
      .execute()
    expect(lines.filter((line) => line.action === 'plan.approved').length).toBeGreaterThan(0)
  })

  it('reads the case as a commission without opening names', async () => {
    const open = await staff.member.post_(`/api/people/${plan.personId}/reveal`, {
      reason: 'help',
      caseId: plan.caseId,
    })
    expect([403, 404]).toContain(open.status)
    expect((await staff.member.get(`/api/cases/${plan.caseId}`)).status).toBe(200)
  })
})
