import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registerCase, type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'
import { dayIn } from './read-zone.ts'

let umai: TestUmai
let manager: Staff
let outsider: Staff
let ids: { caseId: string; personId: string }
const NARRATIVE = 'She was told there would be work in a sewing shop.'

beforeAll(async () => {
  umai = await startTestUmai()
  manager = await umai.signIn({
    agency: 'demo-child-protection-osh',
    roles: ['case-manager', 'first-responder'],
  })
  outsider = await umai.signIn({ agency: 'demo-hospital', roles: ['case-manager', 'first-responder'] })
  ids = await registerCase(manager, { narrative: NARRATIVE })
})
afterAll(() => umai.close())

const read = (who: Staff, query = '') => who.get(`/api/cases/${ids.caseId}${query}`)
const note = (text: string, base: number | null = null) => ({
  type: 'case.noted',
  ...ids,
  base,
  data: { text },
})

describe('reading a case', () => {
  test('its own agency gets the folded case, what is next and what it may do', async () => {
    const { status, body } = await read(manager)
    expect(status).toBe(200)
    expect(body.file.case.concern.narrative).toBe(NARRATIVE)
    expect(body.head).toMatchObject({
      version: body.file.case.version,
      status: 'open',
      leadAgency: manager.agency,
    })
    expect(body.head.procedure.stages.length).toBeGreaterThan(2)
    expect(body.nextSteps.map((step: { kind: string }) => step.kind)).toContain('initial-assessment')
    expect(body.allowed).toEqual(expect.arrayContaining(['case.noted', 'case.closed', 'referral.sent']))
    expect(body.allowed).not.toEqual(expect.arrayContaining(['case.reopened']))
    expect(body.whoSees).toEqual([
      expect.objectContaining({ agency: manager.agency, scope: 'lead', until: null }),
    ])
    expect(body.agencies[manager.agency].ky).toBeTruthy()
  })

  test('hidden and not existing are the same answer, and nothing changes', async () => {
    const hidden = await read(outsider)
    const absent = await outsider.get(`/api/cases/${uuidv7()}`)
    const malformed = await outsider.get('/api/cases/not-an-id')
    for (const answer of [hidden, absent, malformed]) {
      expect(answer.status).toBe(404)
      expect(answer.body).toEqual({ code: 'not-found' })
    }
    expect((await outsider.get(`/api/cases/${ids.caseId}/timeline`)).body).toEqual({ code: 'not-found' })
    const before = (await read(manager)).body.head.version
    const [answer] = await outsider.events(note('let me in'))
    expect(answer).toMatchObject({ status: 'rejected', code: 'no-such-case' })
    expect((await read(manager)).body.head.version).toBe(before)
  })

  test('the administrator, the auditor and the rapporteur cannot read a case', async () => {
    for (const role of ['administrator', 'auditor', 'rapporteur', 'coordinator']) {
      const staff = await umai.signIn({ agency: manager.agency, roles: [role] })
      expect((await read(staff)).status).toBe(403)
      expect((await staff.get(`/api/cases/${ids.caseId}/timeline`)).status).toBe(403)
      expect((await staff.get('/api/cases')).status).toBe(403)
    }
  })

  test('a post that has ended opens nothing', async () => {
    const gone = await umai.signIn({ agency: manager.agency, roles: ['case-manager'], until: new Date() })
    expect(await read(gone)).toMatchObject({ status: 403, body: { code: 'post-ended' } })
    expect((await gone.get('/api/work')).status).toBe(403)
  })

  test('an agency taken out of the team stops seeing it', async () => {
    await manager.events({ type: 'team.joined', ...ids, data: { agency: outsider.agency, scope: 'team' } })
    expect((await read(outsider)).status).toBe(200)
    const [row] = (await outsider.get('/api/cases')).body.cases
    expect(row).toMatchObject({ caseId: ids.caseId, late: expect.any(Boolean) })
    await manager.events({ type: 'team.left', ...ids, data: { agency: outsider.agency } })
    expect((await read(outsider)).status).toBe(404)
    expect((await outsider.get('/api/cases')).body).toMatchObject({ cases: [], total: 0, pages: 1 })
  })
})

describe('as known on a day', () => {
  const today = dayIn('Asia/Bishkek', new Date())
  const yesterday = dayIn('Asia/Bishkek', new Date(Date.now() - 86_400_000))

  test('a day before anything was recorded shows an empty case', async () => {
    const { body } = await read(manager, `?asOf=${yesterday}`)
    expect(body).toMatchObject({
      asOf: yesterday,
      head: { version: 0, status: 'none', stage: null },
      allowed: [],
    })
    expect(body.file.case.concern.narrative).toBeNull()
  })

  test('today shows what is known now', async () => {
    const { body } = await read(manager, `?asOf=${today}`)
    expect(body.file.case.concern.narrative).toBe(NARRATIVE)
  })

  test('what was recorded that day counts, and nothing recorded after it', async () => {
    const other = await registerCase(manager)
    const at = async (day: string) =>
      (await manager.get(`/api/cases/${other.caseId}?asOf=${day}`)).body.file.case
    await manager.events({ type: 'person.described', ...other, base: 1, data: { sex: 'male' } })
    // The log is append-only for the program; only the owner of the database can put a record back in time.
    await umai.database.admin
      .updateTable('core.case_event')
      .set({ recorded_at: new Date(`${yesterday}T17:59:59.999Z`) })
      .where('case_id', '=', other.caseId)
      .where('type', '=', 'case.registered')
      .execute()
    expect((await at(yesterday)).person.sex.value).toBe('female')
    expect((await at(today)).person.sex.value).toBe('male')
  })

  test.each(['2026-02-30', '30.02.2026', '', 'yesterday'])('%s is no day', async (day) => {
    const answer = await read(manager, `?asOf=${day}`)
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid', fields: [{ path: 'asOf' }] } })
  })

  test('a day to come is refused', async () => {
    const answer = await read(manager, '?asOf=2999-01-01')
    expect(answer).toMatchObject({ status: 400, body: { fields: [{ path: 'asOf', code: 'in-the-future' }] } })
  })
})

describe('the timeline', () => {
  test('tells what, who and when, free text opened, colleagues by their title only', async () => {
    await manager.events({
      ...note('Called the school.'),
      device: 'phone-1',
      happenedAt: '2025-01-02T03:04:05+06:00',
    })
    const { body } = await manager.get(`/api/cases/${ids.caseId}/timeline`)
    expect(body.lines[0]).toMatchObject({
      type: 'case.noted',
      agency: manager.agency,
      title: 'case-manager, first-responder',
      system: false,
      device: true,
      happenedAt: '2025-01-01T21:04:05.000Z',
      data: { text: 'Called the school.' },
    })
    expect(body.lines.at(-1)).toMatchObject({
      type: 'case.registered',
      seq: 1,
      data: { narrative: NARRATIVE },
    })
  })

  test('another agency’s author is named by agency, never by title', async () => {
    await manager.events({ type: 'team.joined', ...ids, data: { agency: outsider.agency, scope: 'team' } })
    await outsider.events(note('Seen at the hospital.'))
    const { body } = await manager.get(`/api/cases/${ids.caseId}/timeline`)
    expect(body.lines[0]).toMatchObject({ agency: outsider.agency, title: null })
    expect(body.agencies[outsider.agency].ru).toBeTruthy()
    await manager.events({ type: 'team.left', ...ids, data: { agency: outsider.agency } })
  })
})

test('values in conflict are told with the agency that recorded each', async () => {
  const other = await registerCase(manager)
  await manager.events({ type: 'team.joined', ...other, data: { agency: outsider.agency, scope: 'team' } })
  const describe_ = (language: string) => ({
    type: 'person.described',
    ...other,
    base: 1,
    data: { language },
  })
  await manager.events(describe_('uz'))
  const [answer] = await outsider.events(describe_('ru'))
  expect(answer?.status).toBe('conflict')
  const { body } = await manager.get(`/api/cases/${other.caseId}`)
  const [conflict] = body.conflicts
  expect(conflict.field).toBe('person.language')
  expect(conflict.values.map((each: { eventId: string }) => body.authors[each.eventId])).toEqual([
    { agency: manager.agency, title: 'case-manager, first-responder' },
    { agency: outsider.agency, title: null },
  ])
})
