import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerCase, type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'
import type { OversightAnswer } from './model.ts'

let umai: TestUmai
let coordinator: Staff
let manager: Staff
const registered: { caseId: string; personId: string }[] = []
const CHILD = { person: { sex: 'male', age: { kind: 'years', years: 12 } } }

beforeAll(async () => {
  umai = await startTestUmai()
  coordinator = await umai.signIn({ agency: 'demo-ministry', roles: ['coordinator'] })
  manager = await umai.signIn({
    agency: 'demo-child-protection-osh',
    roles: ['case-manager', 'first-responder'],
  })
  registered.push(await registerCase(manager), await registerCase(manager, CHILD))
  registered.push(await registerCase(manager, { ...CHILD, district: undefined }))
  // One deadline has passed: only the owner of the database can turn the clock.
  const past = new Date(Date.now() - 3600_000)
  const { caseId } = registered[0]!
  await umai.database.admin
    .updateTable('stats.case_fact')
    .set({ next_due_at: past })
    .where('case_id', '=', caseId)
    .execute()
  await umai.database.admin
    .updateTable('core.task')
    .set({ due_at: past })
    .where('case_id', '=', caseId)
    .where('kind', '=', 'initial-assessment')
    .execute()
})
afterAll(() => umai.close())

const read = async (query = ''): Promise<OversightAnswer> =>
  (await coordinator.get(`/api/oversight${query}`)).body
const thisMonth = new Date().toISOString().slice(0, 7)

test('coordinator and rapporteur see how many, where, at which stage and how late', async () => {
  const answer = await read()
  expect(answer.total).toEqual({ cases: 3, open: 3, children: 2, presumed: 0, late: 1 })
  expect(answer.districts).toMatchObject([
    { district: 'KG06-kara-suu', cases: 2, late: 1, stages: { concern: 2 } },
    { district: null, region: null, cases: 1 },
  ])
  expect(answer.lateness.steps[0]).toMatchObject({ kind: 'initial-assessment', late: 1 })
  expect(answer.lateness.agencyKinds[0]).toMatchObject({ kind: 'child-protection-department', late: 1 })
  const rapporteur = await umai.signIn({ agency: 'demo-rapporteur', roles: ['rapporteur'] })
  expect((await rapporteur.get('/api/oversight')).body).toEqual(answer)
})

test('no case, no person and no agency can be read out of it', async () => {
  const text = JSON.stringify(await read())
  for (const { caseId, personId } of registered) {
    expect(text).not.toContain(caseId)
    expect(text).not.toContain(personId)
  }
  expect(text).not.toContain('demo-')
})

test('what is asked for is what is counted, late steps included', async () => {
  expect((await read('?child=yes')).total.cases).toBe(2)
  expect((await read('?child=yes')).lateness.steps.every((step) => step.late === 0)).toBe(true)
  expect((await read('?child=no&district=KG06-kara-suu')).total).toMatchObject({ cases: 1, late: 1 })
  expect((await read(`?from=${thisMonth}`)).total.cases).toBe(3)
  expect((await read('?to=2001-01')).total.cases).toBe(0)
  expect((await read('?to=2001-01')).lateness.steps).toEqual([])
})

test('a month that is none, or an end before its beginning, is refused by field', async () => {
  const wrong = await coordinator.get('/api/oversight?from=2026-13')
  expect(wrong).toMatchObject({ status: 400, body: { fields: [{ path: 'from', code: 'wrong-format' }] } })
  const reversed = await coordinator.get('/api/oversight?from=2026-02&to=2026-01')
  expect(reversed).toMatchObject({ status: 400, body: { fields: [{ path: 'to', code: 'range-reversed' }] } })
})

test('nobody else counts, neither by the route nor by the function behind it', async () => {
  for (const role of ['case-manager', 'administrator', 'auditor', 'service-provider']) {
    const staff = await umai.signIn({ agency: manager.agency, roles: [role] })
    expect((await staff.get('/api/oversight')).status).toBe(403)
    const actor = {
      kind: 'person' as const,
      account: staff.account,
      post: staff.post,
      agency: staff.agency,
      agencyKind: 'x',
      region: null,
      district: null,
      roles: [role],
    }
    const rows = await umai.umai.services.access.withActor(actor, (trx) =>
      sql`select * from stats.late_steps(now(), null, null, null, null)`.execute(trx),
    )
    expect(rows.rows).toEqual([])
  }
})
