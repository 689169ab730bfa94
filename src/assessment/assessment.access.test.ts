import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerCase, type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'

const AGENCY = 'demo-village-administration'
let umai: TestUmai
let responder: Staff

beforeAll(async () => {
  umai = await startTestUmai()
  responder = await umai.signIn({ agency: AGENCY, roles: ['first-responder'] })
})
afterAll(() => umai?.close())

const happenings = [
  { type: 'need.answered', data: { answers: { safety: 'urgent' } } },
  { type: 'assessment.completed', data: {} },
  { type: 'victim.presumed', data: { grounds: ['forced-work'] } },
  { type: 'presumption.lifted', data: { reason: 'facts-explained' } },
]

const assessmentOf = async (caseId: string) =>
  (await responder.get(`/api/cases/${caseId}`)).body.file.assessment

test('another agency can do nothing here, and learns only that there is no such case', async () => {
  const ids = await registerCase(responder)
  const outsider = await umai.signIn({
    agency: 'demo-police-osh',
    roles: ['first-responder', 'identifier', 'case-manager'],
  })
  const before = await assessmentOf(ids.caseId)
  const results = await outsider.events(...happenings.map((each) => ({ ...each, ...ids })))
  expect(results.map((each) => each.code)).toEqual(happenings.map(() => 'no-such-case'))
  expect(await assessmentOf(ids.caseId)).toEqual(before)
})

test('colleagues whose role is not to assess are refused, whatever they send', async () => {
  const ids = await registerCase(responder)
  for (const role of [
    'service-provider',
    'commission-member',
    'coordinator',
    'rapporteur',
    'auditor',
    'administrator',
  ]) {
    const colleague = await umai.signIn({ agency: AGENCY, roles: [role] })
    const results = await colleague.events(...happenings.map((each) => ({ ...each, ...ids })))
    expect(results.map((each) => each.code)).toEqual(happenings.map(() => 'not-permitted'))
  }
  expect(await assessmentOf(ids.caseId)).toMatchObject({ status: 'none', presumed: null })
})

test('what somebody explains in words is stored sealed', async () => {
  const ids = await registerCase(responder)
  const note = 'хозяин забрал паспорт и телефон'
  await responder.events({ type: 'victim.presumed', ...ids, data: { grounds: ['documents-taken'], note } })
  const rows = await umai.database.admin
    .selectFrom('core.case_event')
    .select('data')
    .where('case_id', '=', ids.caseId)
    .where('type', '=', 'victim.presumed')
    .execute()
  const stored = JSON.stringify(rows)
  expect(stored).toContain('documents-taken')
  expect(stored).not.toContain(note)
})
