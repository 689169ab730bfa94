import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registerCase, type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'
import type { Task } from './list-work.ts'

let umai: TestUmai
let manager: Staff
let ids: { caseId: string; personId: string }

beforeAll(async () => {
  umai = await startTestUmai()
  manager = await umai.signIn({
    agency: 'demo-child-protection-osh',
    roles: ['case-manager', 'first-responder'],
  })
  ids = await registerCase(manager)
})
afterAll(() => umai.close())

const work = async (who: Staff) => (await who.get('/api/work')).body
const kinds = (tasks: Task[]) => tasks.map((task) => task.kind)

/** A task as the rules would leave it; only the owner of the database can put one beside them. */
const addTask = (agency: string, role: string, kind: string, dueAt: Date | null, params = {}) =>
  umai.database.admin
    .insertInto('core.task')
    .values({
      person_id: ids.personId,
      case_id: ids.caseId,
      task_id: `${kind}:${uuidv7()}`,
      kind,
      agency_id: agency,
      role,
      due_at: dueAt,
      since: new Date(),
      params: JSON.stringify(params),
    })
    .execute()

describe('my work', () => {
  test('what waits on a case of the own agency comes with the case in codes, without a name', async () => {
    const { tasks } = await work(manager)
    const [first] = tasks
    expect(kinds(tasks)).toContain('initial-assessment')
    expect(first.case).toMatchObject({
      caseId: ids.caseId,
      personId: ids.personId,
      summary: { sex: 'female' },
    })
  })

  test('late comes first and is counted; no deadline waits', async () => {
    await addTask(manager.agency, 'case-manager', 'test-late', new Date(Date.now() - 3600_000))
    await addTask(manager.agency, 'case-manager', 'test-no-deadline', null)
    const { tasks, counts } = await work(manager)
    const urgency = (kind: string) => tasks.find((task: Task) => task.kind === kind).urgency
    expect(tasks[0]).toMatchObject({ kind: 'test-late', urgency: 'late' })
    expect(urgency('test-no-deadline')).toBe('waiting')
    expect(counts.late).toBe(1)
    expect(counts.waiting).toBe(tasks.filter((task: Task) => task.urgency === 'waiting').length)
    const listed = await manager.get('/api/cases?late=yes')
    expect(listed.body.cases).toMatchObject([{ caseId: ids.caseId, late: true }])
  })

  test('another agency’s tasks are not there', async () => {
    const hospital = await umai.signIn({
      agency: 'demo-hospital',
      roles: ['case-manager', 'service-provider'],
    })
    expect(await work(hospital)).toMatchObject({ tasks: [], counts: { late: 0, waiting: 0 } })
  })

  test('a task of a role nobody in the agency holds is shown to its case workers, and to nobody else', async () => {
    const village = 'demo-village-administration'
    await addTask(village, 'case-manager', 'test-orphan', null)
    const responder = await umai.signIn({ agency: village, roles: ['first-responder'] })
    const provider = await umai.signIn({ agency: village, roles: ['service-provider'] })
    expect(kinds((await work(responder)).tasks)).toContain('test-orphan')
    expect(kinds((await work(provider)).tasks)).not.toContain('test-orphan')
    await umai.signIn({ agency: village, roles: ['case-manager'] })
    expect(kinds((await work(responder)).tasks)).not.toContain('test-orphan')
  })

  test('a coordinator learns that somebody does not answer, and nothing of the case', async () => {
    const coordinator = await umai.signIn({ agency: 'demo-ministry', roles: ['coordinator'] })
    await addTask('demo-ministry', 'coordinator', 'unanswered-referral', null, { agency: 'demo-legal-aid' })
    const answer = await coordinator.get('/api/work')
    expect(answer.body.tasks).toMatchObject([{ kind: 'unanswered-referral', case: null }])
    expect(answer.body.agencies['demo-legal-aid'].en).toBeTruthy()
    const text = JSON.stringify(answer.body)
    const { code } = (await manager.get(`/api/cases/${ids.caseId}`)).body.head
    for (const hidden of [ids.caseId, ids.personId, code, 'female', 'forced-work'])
      expect(text).not.toContain(hidden)
  })

  test('auditor, administrator and rapporteur have no list of work', async () => {
    for (const role of ['auditor', 'administrator', 'rapporteur']) {
      const staff = await umai.signIn({ agency: manager.agency, roles: [role] })
      expect((await staff.get('/api/work')).status).toBe(403)
    }
  })
})

describe('what could not be accepted', () => {
  const TEXT = 'Written on the road, without a signal.'
  const eventId = uuidv7()

  test('is kept for its author with the reason, and opens again as it was typed', async () => {
    await manager.events({ type: 'case.closed', ...ids, base: null, data: { reason: 'goals-reached' } })
    const late = {
      id: eventId,
      type: 'case.noted',
      ...ids,
      happenedAt: new Date().toISOString(),
      data: { text: TEXT },
    }
    await manager.post_('/api/events', { events: [late], replay: true })
    const { rejected } = await work(manager)
    expect(rejected).toMatchObject([{ eventId, type: 'case.noted', reason: { code: 'case-closed' } }])
    expect(JSON.stringify(rejected)).not.toContain(TEXT)
    const opened = await manager.get(`/api/work/rejected/${eventId}`)
    expect(opened.body).toMatchObject({ event: { data: { text: TEXT } }, texts: [TEXT] })
  })

  test('nobody else can read it or put it away', async () => {
    const colleague = await umai.signIn({ agency: manager.agency, roles: ['case-manager'] })
    expect((await work(colleague)).rejected).toEqual([])
    expect((await colleague.get(`/api/work/rejected/${eventId}`)).status).toBe(404)
    expect((await colleague.post_(`/api/work/rejected/${eventId}/seen`, {})).status).toBe(404)
    expect((await work(manager)).rejected).toHaveLength(1)
  })

  test('put away, it is gone from the list and still kept', async () => {
    expect((await manager.post_(`/api/work/rejected/${eventId}/seen`, {})).body).toEqual({ seen: true })
    expect((await work(manager)).rejected).toEqual([])
    expect((await manager.get(`/api/work/rejected/${eventId}`)).status).toBe(200)
  })
})

describe('the list of cases', () => {
  test('is paged by fifty, last changed first, filtered by what is asked', async () => {
    const hospital = await umai.signIn({
      agency: 'demo-hospital',
      roles: ['case-manager', 'first-responder'],
    })
    for (let n = 0; n < 52; n += 1) await registerCase(hospital, n === 0 ? { district: undefined } : {})
    const list = async (query: string) => (await hospital.get(`/api/cases${query}`)).body
    const first = await list('')
    const second = await list('?page=2')
    expect([first.cases.length, second.cases.length, first.total, first.pages]).toEqual([50, 2, 52, 2])
    const times = [...first.cases, ...second.cases].map((row) => row.changedAt)
    expect(times).toEqual([...times].sort().reverse())
    expect((await list('?district=KG06-kara-suu')).total).toBe(51)
    expect((await list('?status=closed')).total).toBe(0)
    expect((await list('?stage=concern')).total).toBe(52)
  })

  test.each(['status=other', 'page=0', 'page=x', 'late=maybe'])(
    '%s is refused with its field',
    async (query) => {
      const answer = await manager.get(`/api/cases?${query}`)
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid' } })
      expect(answer.body.fields[0].path).toBe(query.split('=')[0])
    },
  )
})
