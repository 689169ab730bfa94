import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerCase, type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'
import type { AuditAnswer } from './list-entries.ts'

let umai: TestUmai
let auditor: Staff
let manager: Staff
let ids: { caseId: string; personId: string }
const SECRET = 'She was seen near the bazaar.'

beforeAll(async () => {
  umai = await startTestUmai()
  auditor = await umai.signIn({ agency: 'demo-audit', roles: ['auditor'] })
  manager = await umai.signIn({
    agency: 'demo-child-protection-osh',
    roles: ['case-manager', 'first-responder'],
  })
  ids = await registerCase(manager, { narrative: SECRET })
  await manager.get(`/api/cases/${ids.caseId}`)
})
afterAll(() => umai.close())

const read = async (query = ''): Promise<AuditAnswer> => (await auditor.get(`/api/audit${query}`)).body

test('the auditor sees who looked at a case and who wrote to it', async () => {
  const { entries, agencies } = await read(`?object=${ids.caseId}`)
  expect(entries.map((entry) => entry.action)).toEqual(['case.read', 'case.registered'])
  expect(entries[0]).toMatchObject({
    account: manager.account,
    title: 'case-manager, first-responder',
    agency: manager.agency,
    objectType: 'case',
    decision: 'allowed',
  })
  expect(agencies[manager.agency]?.en).toBeTruthy()
})

test('and nothing about the person', async () => {
  const text = JSON.stringify(await read())
  for (const hidden of [SECRET, 'bazaar', 'female', 'forced-work', 'KG06-kara-suu'])
    expect(text).not.toContain(hidden)
})

test('a refusal is on record and can be asked for', async () => {
  const outsider = await umai.signIn({ agency: 'demo-hospital', roles: ['case-manager'] })
  await outsider.get(`/api/cases/${ids.caseId}`)
  const { entries } = await read(`?account=${outsider.account}&decision=refused`)
  expect(entries).toMatchObject([{ action: 'case.read', objectId: ids.caseId, decision: 'refused' }])
})

test('filters by action and by day', async () => {
  const registered = await read('?action=case.registered')
  expect(new Set(registered.entries.map((entry) => entry.action))).toEqual(new Set(['case.registered']))
  expect((await read('?from=2999-01-01')).entries).toEqual([])
  expect((await read('?to=2001-01-01')).entries).toEqual([])
  expect(registered.actions).toContain('case.read')
  const wrong = await auditor.get('/api/audit?from=31.12.2026')
  expect(wrong).toMatchObject({ status: 400, body: { fields: [{ path: 'from' }] } })
})

test('reading the log is itself on record', async () => {
  const { entries } = await read(`?account=${auditor.account}`)
  expect(entries.some((entry) => entry.action === 'audit.read')).toBe(true)
})

test('pages follow each other without a gap', async () => {
  for (let n = 0; n < 105; n += 1) await manager.get('/api/work')
  const query = `?account=${manager.account}`
  const first = await read(query)
  const second = await read(`${query}&page=2`)
  expect([first.entries.length, first.more, second.more]).toEqual([100, true, false])
  expect(second.entries[0]!.id).toBeLessThan(first.entries.at(-1)!.id)
})

test('nobody else reads it', async () => {
  for (const role of ['administrator', 'coordinator', 'rapporteur', 'case-manager']) {
    const staff = await umai.signIn({ agency: 'demo-ministry', roles: [role] })
    expect((await staff.get('/api/audit')).status).toBe(403)
  }
  expect((await auditor.get(`/api/cases/${ids.caseId}`)).status).toBe(403)
})
