import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'
import { appendEvents } from './append-events.ts'
import { AGENCY, caseWork, type Door, OTHER_AGENCY, openDoor } from './testing.ts'

/* The event door over the life of a case: closing, ended posts, late devices, children, disagreements. */

let umai: TestUmai
let door: Door
beforeAll(async () => {
  umai = await startTestUmai()
  door = await openDoor(umai)
})
afterAll(() => umai.close())

describe('a case', () => {
  test('is registered once', async () => {
    await door.newCase()
    const [again] = await door.send([door.event('case.registered', { worries: ['begging'], person: {} })])
    expect(again).toMatchObject({ status: 'rejected', code: 'already-registered' })
  })

  test('keeps its person', async () => {
    await door.newCase()
    const [result] = await door.send([door.note('x', { personId: uuidv7() })])
    expect(result).toMatchObject({ status: 'rejected', code: 'no-such-case' })
  })

  test('keeps the version of the procedure it began under; one that is not known is refused', async () => {
    const register = (procedure: object) => ({
      ...door.event('case.registered', { worries: ['begging'], person: {}, procedure }),
      caseId: uuidv7(),
      personId: uuidv7(),
    })
    const [known] = umai.umai.services.reference.procedures
    const [good, bad, made] = await door.send([
      register({ id: known!.id, version: known!.version }),
      register({ id: known!.id, version: '0.0' }),
      register({ id: 'made-up', version: '1' }),
    ])
    expect(good.status).toBe('accepted')
    for (const each of [bad, made]) expect(each).toMatchObject({ status: 'rejected', code: 'invalid' })
  })

  test('takes nothing more when it is closed, says what is allowed, and takes more when reopened', async () => {
    await door.newCase()
    const [closed, refused, reopened, taken] = await door.send([
      door.event('case.closed', { reason: firstCode('closing-reason') }),
      door.note(),
      door.event('case.reopened', { reason: firstCode('reopening-reason') }),
      door.note(),
    ])
    expect(closed.status).toBe('accepted')
    expect(refused).toMatchObject({
      status: 'rejected',
      code: 'case-closed',
      allowed: expect.arrayContaining(['case.reopened']),
    })
    expect([reopened.status, taken.status]).toEqual(['accepted', 'accepted'])
  })

  const firstCode = (vocabulary: string) =>
    umai.umai.services.reference.vocabularies[vocabulary]!.entries[0]!.code
})

describe('whose turn it is not', () => {
  beforeAll(() => door.newCase())

  test('a post that has ended is refused at once, whatever the session says', async () => {
    const leaving = await umai.signIn({ agency: AGENCY, roles: caseWork })
    expect((await door.send([door.note()], leaving))[0].status).toBe('accepted')
    await sql`update core.post set until = now() where post_id = ${leaving.post}`.execute(umai.database.admin)
    const before = await door.tableCounts()
    // The session is remembered for a second; row-level security is not.
    const answer = await leaving.post_('/api/events', { events: [door.note()] })
    expect(answer.body.results?.[0].status ?? answer.body.code).toMatch(/^(rejected|post-ended)$/)
    expect(await door.tableCounts()).toEqual(before)
  })

  test('another agency is told there is no such case', async () => {
    const outsider = await umai.signIn({ agency: OTHER_AGENCY, roles: caseWork })
    const before = await door.tableCounts()
    const results = await door.send(
      [
        door.note(),
        door.event('person.described', { sex: 'male' }),
        door.event('case.assigned', { agency: OTHER_AGENCY }),
      ],
      outsider,
    )
    for (const each of results) expect(each).toMatchObject({ status: 'rejected', code: 'no-such-case' })
    expect(await door.tableCounts()).toEqual(before)
  })

  test('a role without the permission', async () => {
    const auditor = await umai.signIn({ agency: AGENCY, roles: ['auditor'] })
    const [result] = await door.send([door.note()], auditor)
    expect(result).toMatchObject({ status: 'rejected', code: 'not-permitted' })
  })
})

describe('what a device recorded without a network', () => {
  beforeAll(() => door.newCase())

  test('and cannot be taken is kept for its author, and for nobody else', async () => {
    const late = door.note('written in the village')
    await door.send([door.event('case.closed', { reason: 'goals-reached' })])
    const [refused] = await door.send([late], door.staff, true)
    expect(refused.status).toBe('rejected')
    const listed = await door.staff.get('/api/work')
    const kept = await door.staff.get(`/api/work/rejected/${late.id}`)
    expect(kept.body.event).toMatchObject({ id: late.id, data: { text: 'written in the village' } })
    expect(JSON.stringify(listed.body)).toContain(late.id)
    expect((await door.colleague.get(`/api/work/rejected/${late.id}`)).status).toBe(404)
    expect(JSON.stringify((await door.colleague.get('/api/work')).body)).not.toContain(late.id)
  })

  test('and was refused is not kept when nobody was offline', async () => {
    const now = door.note()
    const [refused] = await door.send([now])
    expect(refused.status).toBe('rejected')
    expect((await door.staff.get(`/api/work/rejected/${now.id}`)).status).toBe(404)
  })

  test('is taken when the reason is gone, and the kept copy can be put away', async () => {
    const late = door.note('later')
    await door.send([late], door.staff, true)
    await door.send([door.event('case.reopened', { reason: 'asked-for-help' })])
    const [taken] = await door.send([late], door.staff, true)
    expect(taken.status).toBe('accepted')
    expect((await door.staff.post_(`/api/work/rejected/${late.id}/seen`, {})).status).toBe(200)
    expect(JSON.stringify((await door.staff.get('/api/work')).body.rejected ?? [])).not.toContain(late.id)
  })
})

describe('a child', () => {
  const register = (person: object) => ({
    ...door.event('case.registered', { worries: ['begging'], district: 'KG06-kara-suu', person }),
    caseId: uuidv7(),
    personId: uuidv7(),
  })
  const events = async (caseId: string) =>
    (
      await sql<{
        type: string
        data: { agency?: string | null }
        recorded: string
      }>`select type, data, recorded_at::text as recorded
      from core.case_event where case_id = ${caseId} order by seq`.execute(umai.database.admin)
    ).rows

  test('is told to the child-protection department of the district in the same transaction', async () => {
    const child = register({ age: { kind: 'years', years: 15 } })
    const [answer] = await door.send([child])
    const recorded = await events(child.caseId)
    expect(recorded.map((each) => each.type)).toEqual(['case.registered', 'child-protection.notified'])
    expect(recorded[1]!.data.agency).toBe('demo-child-protection-osh')
    expect(answer).toMatchObject({ status: 'accepted', version: 2 })
    const protector = await umai.signIn({ agency: 'demo-child-protection-osh', roles: ['case-manager'] })
    expect((await protector.get(`/api/cases/${child.caseId}`)).status).toBe(200)
  })

  test('is told once, also when the age is said later', async () => {
    const unknown = register({})
    await door.send([unknown])
    expect((await events(unknown.caseId)).map((each) => each.type)).toEqual(['case.registered'])
    const described = (data: object) => ({
      ...door.event('person.described', data),
      caseId: unknown.caseId,
      personId: unknown.personId,
    })
    await door.send([
      described({ age: { kind: 'range', from: 16, to: 20 } }),
      described({ age: { kind: 'years', years: 16 } }),
    ])
    expect(
      (await events(unknown.caseId)).filter((each) => each.type === 'child-protection.notified'),
    ).toHaveLength(1)
  })

  test('when telling fails, nothing of it is recorded', async () => {
    const child = register({ age: { kind: 'years', years: 15 } })
    const failing = {
      ...umai.umai.services,
      reactions: { 'case.registered': [() => Promise.reject(new Error('directory unreachable'))] },
    }
    const actor = {
      kind: 'person' as const,
      account: door.staff.account,
      post: door.staff.post,
      agency: door.staff.agency,
      agencyKind: 'crisis-centre',
      region: null,
      district: null,
      roles: caseWork,
    }
    const before = await door.tableCounts()
    await expect(appendEvents(failing, actor, [child])).rejects.toThrow('directory unreachable')
    expect(await door.tableCounts()).toEqual(before)
  })
})

describe('two people who did not see each other’s value', () => {
  let base: number
  let field: { field: string; values: { value: unknown; eventId: string }[] }

  const readConflicts = async () => (await door.staff.get(`/api/cases/${door.ids.caseId}`)).body.conflicts

  test('make a conflict, and neither value is lost', async () => {
    await door.newCase()
    base = 1
    const [first] = await door.send([door.event('person.described', { language: 'ky' }, { base })])
    const [second] = await door.send(
      [door.event('person.described', { language: 'uz' }, { base })],
      door.colleague,
    )
    expect([first.status, second.status]).toEqual(['accepted', 'conflict'])
    const conflicts = await readConflicts()
    expect(conflicts).toHaveLength(1)
    field = conflicts[0]
    expect(field.field).toBe('person.language')
    expect(field.values.map((each) => each.value)).toEqual(['ky', 'uz'])
  })

  test('the same value from both is none', async () => {
    const [first] = await door.send([door.event('person.described', { citizenship: 'KG' }, { base })])
    const [second] = await door.send(
      [door.event('person.described', { citizenship: 'KG' }, { base })],
      door.colleague,
    )
    expect([first.status, second.status]).toEqual(['accepted', 'accepted'])
  })

  test.each([
    ['a field without one', () => ({ field: 'person.sex', keep: uuidv7() })],
    ['a field that is none', () => ({ field: 'person.name', keep: uuidv7() })],
    ['a value nobody gave', () => ({ field: 'person.language', keep: uuidv7() })],
  ])('is not settled by %s', async (_, data) => {
    const [result] = await door.send([door.event('conflict.settled', data())])
    expect(result).toMatchObject({ status: 'rejected', code: 'no-conflict' })
  })

  test('is settled by a person who chooses one', async () => {
    const keep = field.values[1]!.eventId
    const [settled] = await door.send([door.event('conflict.settled', { field: field.field, keep })])
    expect(settled.status).toBe('accepted')
    expect(await readConflicts()).toEqual([])
    const { body } = await door.staff.get(`/api/cases/${door.ids.caseId}`)
    expect(body.file.case.person.language.value).toBe('uz')
  })

  test('and is not made again by a value given with everything seen', async () => {
    const { body } = await door.staff.get(`/api/cases/${door.ids.caseId}`)
    const [next] = await door.send(
      [door.event('person.described', { language: 'ru' }, { base: body.head.version })],
      door.colleague,
    )
    expect(next.status).toBe('accepted')
  })
})
