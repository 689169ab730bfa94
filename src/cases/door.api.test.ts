import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registerCase, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'
import { type Door, OTHER_AGENCY, openDoor } from './testing.ts'

/* The event door: what it takes, what it refuses and why, and that sending again changes nothing. */

let umai: TestUmai
let door: Door
beforeAll(async () => {
  umai = await startTestUmai()
  door = await openDoor(umai)
})
afterAll(() => umai.close())

describe('a batch', () => {
  beforeAll(() => door.newCase())

  test('is answered item by item, in its order, each on its own', async () => {
    const good = door.note()
    const results = await door.send([
      good,
      door.note('', {}),
      door.event('person.described', { sex: 'female', willSpeakToPolice: 'perhaps' }),
      good,
      door.event('case.reopened', { reason: 'asked-for-help' }),
      door.event('person.described', { language: 'ky' }),
    ])
    expect(results.map((result: { status: string }) => result.status)).toEqual([
      'accepted',
      'rejected',
      'rejected',
      'duplicate',
      'rejected',
      'accepted',
    ])
    expect(results.map((result: { id: string }) => result.id)).toHaveLength(6)
    expect(results[1]).toMatchObject({ code: 'invalid', fields: [{ path: 'text', code: 'required' }] })
    expect(results[4]).toMatchObject({ code: 'not-closed', allowed: expect.arrayContaining(['case.closed']) })
    expect([results[0].version, results[3].version, results[5].version]).toEqual([2, 2, 3])
  })

  test('sent again changes nothing', async () => {
    const batch = [
      door.note('one'),
      door.event('person.described', { citizenship: 'KG' }),
      door.event('episode.recorded', { episodeId: uuidv7(), account: 'x' }),
    ]
    const first = await door.send(batch)
    const before = await door.tableCounts()
    const second = await door.send(batch)
    expect(first.map((each: { status: string }) => each.status)).toEqual(['accepted', 'accepted', 'accepted'])
    expect(second).toEqual(first.map((each: object) => ({ ...each, status: 'duplicate' })))
    expect(await door.tableCounts()).toEqual(before)
  })

  test('two copies at the same moment count once', async () => {
    const twice = door.note('at once')
    const before = await door.tableCounts()
    const [[one], [other]] = await Promise.all([door.send([twice]), door.send([twice])])
    expect([one.status, other.status].sort()).toEqual(['accepted', 'duplicate'])
    expect((await door.tableCounts())['core.case_event']).toBe(before['core.case_event']! + 1)
  })

  test('many at the same moment, on one case, all find their place', async () => {
    const { caseId } = await door.newCase()
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        door.send([door.note(`note ${i}`)], i % 2 ? door.staff : door.colleague),
      ),
    )
    expect(all.map(([each]) => each.status)).toEqual(Array.from({ length: 8 }, () => 'accepted'))
    const { rows } = await sql<{
      seq: number
    }>`select seq from core.case_event where case_id = ${caseId} order by seq`.execute(umai.database.admin)
    expect(rows.map((row) => row.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  test('an id that another account, or another case, has used is refused', async () => {
    const first = door.note()
    await door.send([first])
    const elsewhere = await registerCase(door.staff)
    const [byColleague] = await door.send([first], door.colleague)
    const [forOtherCase] = await door.send([{ ...first, ...elsewhere }])
    for (const each of [byColleague, forOtherCase])
      expect(each).toMatchObject({ status: 'rejected', code: 'id-in-use' })
  })

  test.each([
    ['none', { events: [] }, 'too-small'],
    ['501', { events: Array.from({ length: 501 }, () => ({})) }, 'too-big'],
    ['not a list', { events: 'all' }, 'wrong-type'],
    ['nothing', {}, 'required'],
  ])('of %s is refused whole', async (_, body, code) => {
    const before = await door.tableCounts()
    const answer = await door.staff.post_('/api/events', body)
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid'])
    expect(answer.body.fields).toEqual([
      expect.objectContaining({ path: 'events', code: expect.stringMatching(`${code}|required`) }),
    ])
    expect(await door.tableCounts()).toEqual(before)
  })

  test('of 500 is taken, however many of them are wrong', async () => {
    const results = await door.send(
      Array.from({ length: 500 }, (_, i) => (i === 250 ? door.note() : { id: uuidv7() })),
    )
    expect(results).toHaveLength(500)
    expect(results.filter((each: { status: string }) => each.status === 'accepted')).toHaveLength(1)
    expect(results[250].status).toBe('accepted')
  })
})

describe('an event is refused, with the place of each mistake', () => {
  beforeAll(() => door.newCase())

  const cases: [string, () => unknown, object[]][] = [
    ['no object', () => 'text', [{ path: '', code: 'wrong-type' }]],
    ['null', () => null, [{ path: '', code: 'wrong-type' }]],
    ['an id that is none', () => ({ ...door.note(), id: '17' }), [{ path: 'id', code: 'wrong-format' }]],
    ['no case', () => ({ ...door.note(), caseId: undefined }), [{ path: 'caseId', code: 'required' }]],
    [
      'a time that is none',
      () => ({ ...door.note(), happenedAt: 'yesterday' }),
      [{ path: 'happenedAt', code: 'impossible-date' }],
    ],
    [
      'something more',
      () => ({ ...door.note(), agency: OTHER_AGENCY }),
      [{ path: 'agency', code: 'unknown-field' }],
    ],
    [
      'its author made up',
      () => ({ ...door.note(), account: 'somebody' }),
      [{ path: 'account', code: 'unknown-field' }],
    ],
    [
      'a base that is no version',
      () => ({ ...door.note(), base: -1 }),
      [{ path: 'base', code: 'too-small' }],
    ],
    [
      'wrong type of text',
      () => door.event('case.noted', { text: 5 }),
      [{ path: 'text', code: 'wrong-type' }],
    ],
    [
      'text too long',
      () => door.note('x'.repeat(4001)),
      [{ path: 'text', code: 'too-long', params: { limit: 4000 } }],
    ],
    [
      'two mistakes at once',
      () =>
        door.event('person.described', { sex: 5, language: 'klingon', age: { kind: 'years', years: 300 } }),
      [
        { path: 'sex', code: 'wrong-type' },
        { path: 'age.years', code: 'too-big', params: { limit: 120 } },
      ],
    ],
    [
      'a code the vocabulary does not have',
      () => door.event('person.described', { language: 'klingon' }),
      [{ path: 'language', code: 'unknown-code' }],
    ],
    [
      'a country that is none',
      () => door.event('person.described', { citizenship: 'XX' }),
      [{ path: 'citizenship', code: 'unknown-code' }],
    ],
    [
      'an agency that is none',
      () => door.event('case.assigned', { agency: 'Айсулуу' }),
      [{ path: 'agency', code: 'unknown-code' }],
    ],
    [
      'a district that is none',
      () => door.event('episode.recorded', { episodeId: uuidv7(), district: 'KG99' }),
      [{ path: 'district', code: 'unknown-code' }],
    ],
    [
      'a field nobody asked for',
      () => door.event('case.noted', { text: 'x', name: 'x' }),
      [{ path: 'name', code: 'unknown-field' }],
    ],
    ['nothing said', () => door.event('person.described', {}), [{ path: '', code: 'nothing-given' }]],
    [
      '30 February',
      () =>
        door.event('episode.recorded', {
          episodeId: uuidv7(),
          recruitedOn: { year: 2025, month: 2, day: 30 },
        }),
      [{ path: 'recruitedOn', code: 'impossible-date' }],
    ],
    [
      'a day without its month',
      () => door.event('episode.recorded', { episodeId: uuidv7(), recruitedOn: { year: 2025, day: 3 } }),
      [{ path: 'recruitedOn', code: 'day-without-month' }],
    ],
    [
      'recruited next year',
      () =>
        door.event('episode.recorded', {
          episodeId: uuidv7(),
          recruitedOn: { year: new Date().getUTCFullYear() + 1 },
        }),
      [{ path: 'recruitedOn', code: 'in-the-future' }],
    ],
    [
      'ended before it began',
      () =>
        door.event('episode.recorded', {
          episodeId: uuidv7(),
          exploitedFrom: { year: 2025 },
          endedOn: { year: 2024 },
        }),
      [{ path: 'endedOn', code: 'before-beginning' }],
    ],
  ]
  test.each(cases)('%s', async (_, make, fields) => {
    const before = await door.tableCounts()
    const [result] = await door.send([make()])
    expect(result).toMatchObject({ status: 'rejected', code: 'invalid' })
    expect(result.fields).toEqual(fields.map((field) => expect.objectContaining(field)))
    expect(await door.tableCounts()).toEqual(before)
  })

  test('made in the future, by more than a clock is wrong', async () => {
    const at = (hours: number) => new Date(Date.now() + hours * 3600_000).toISOString()
    const [late, soon] = await door.send([
      door.note('x', { happenedAt: at(25) }),
      door.note('y', { happenedAt: at(1) }),
    ])
    expect(late).toMatchObject({
      status: 'rejected',
      fields: [{ path: 'happenedAt', code: 'in-the-future' }],
    })
    expect(soon.status).toBe('accepted')
  })

  test.each([
    ['unknown', 'case.vanished'],
    ['the program’s own', 'child-protection.notified'],
    ['the program’s own', 'referral.escalated'],
  ])('a kind that is %s: %s', async (_, type) => {
    const [result] = await door.send([door.event(type, {})])
    expect(result).toMatchObject({ status: 'rejected', code: 'unknown-event' })
  })

  test('answers with the id that was sent, when there was one', async () => {
    const [withId, without] = await door.send([{ id: 'my-own', type: 5 }, { type: 5 }])
    expect([withId.id, without.id]).toEqual(['my-own', null])
  })
})
