import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registerCase, type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'

let umai: TestUmai
let responder: Staff
let identifier: Staff

beforeAll(async () => {
  umai = await startTestUmai()
  responder = await umai.signIn({
    agency: 'demo-village-administration',
    roles: ['first-responder'],
    district: 'KG06-kara-suu',
  })
  identifier = await umai.signIn({ agency: 'demo-village-administration', roles: ['identifier'] })
})
afterAll(() => umai?.close())

const opened = async (who: Staff, caseId: string) => (await who.get(`/api/cases/${caseId}`)).body
const stepsOf = async (who: Staff, caseId: string) =>
  (await opened(who, caseId)).nextSteps.map((step: { id: string }) => step.id)

describe('from a concern to help', () => {
  test('after registration the assessment is next; urgent needs ask for referrals; one event presumes a victim', async () => {
    const ids = await registerCase(responder, { worries: ['forced-work'] })
    expect((await stepsOf(responder, ids.caseId)).slice(0, 2)).toEqual([
      'initial-assessment',
      'decide-presumption',
    ])

    const answers = { safety: 'urgent', legal: 'urgent', food: 'unknown' }
    const results = await responder.events(
      { type: 'need.answered', ...ids, data: { answers } },
      { type: 'assessment.completed', ...ids, data: {} },
      { type: 'victim.presumed', ...ids, data: { grounds: ['assessment', 'forced-work'], note: 'айтты' } },
    )
    expect(results.map((each) => each.status)).toEqual(['accepted', 'accepted', 'accepted'])
    const { file, nextSteps } = await opened(responder, ids.caseId)
    expect(file.assessment).toMatchObject({
      status: 'completed',
      presumed: { agency: 'demo-village-administration' },
      lifted: null,
    })
    expect(nextSteps.map((step: { id: string }) => step.id)).toEqual(
      expect.arrayContaining(['refer-urgent-need:safety', 'refer-urgent-need:legal']),
    )
  })

  test('child protection is told at once of a child, before any assessment', async () => {
    const ids = await registerCase(responder, { person: { age: { kind: 'range', from: 15, to: 19 } } })
    const { file } = await opened(responder, ids.caseId)
    expect(file.case.childProtection).not.toBeNull()
    expect(file.assessment.status).toBe('none')
  })

  test('a person who will not speak to the police is presumed a victim all the same', async () => {
    const ids = await registerCase(responder)
    const results = await responder.events(
      { type: 'person.described', ...ids, data: { willSpeakToPolice: 'no' } },
      { type: 'victim.presumed', ...ids, data: { grounds: ['forced-work'] } },
    )
    expect(results.map((each) => each.status)).toEqual(['accepted', 'accepted'])
  })
})

describe('what is refused', () => {
  test('needs and grounds that no vocabulary has, told at their fields', async () => {
    const ids = await registerCase(responder)
    const [need, ground] = await responder.events(
      { type: 'need.answered', ...ids, data: { answers: { car: 'urgent' } } },
      { type: 'victim.presumed', ...ids, data: { grounds: ['rumour'] } },
    )
    expect(need).toMatchObject({
      status: 'rejected',
      fields: [{ path: 'answers.car', code: 'unknown-code' }],
    })
    expect(ground).toMatchObject({
      status: 'rejected',
      fields: [{ path: 'grounds.0', code: 'unknown-code' }],
    })
  })

  test('lifting by whoever does not decide on identification; the status stays', async () => {
    const ids = await registerCase(responder)
    const lift = { type: 'presumption.lifted', ...ids, data: { reason: 'facts-explained' } }
    const [, refused] = await responder.events(
      { type: 'victim.presumed', ...ids, data: { grounds: ['forced-work'] } },
      lift,
    )
    expect(refused).toMatchObject({ status: 'rejected', code: 'not-permitted' })
    expect((await opened(responder, ids.caseId)).file.assessment.presumed).not.toBeNull()
    const [lifted] = await identifier.events(lift)
    expect(lifted).toMatchObject({ status: 'accepted' })
    expect((await opened(responder, ids.caseId)).file.assessment).toMatchObject({
      presumed: null,
      lifted: { reason: 'facts-explained' },
    })
  })

  test('completing twice, presuming twice: the second says what is allowed', async () => {
    const ids = await registerCase(responder)
    const presumed = { type: 'victim.presumed', ...ids, data: { grounds: ['forced-work'] } }
    const completed = { type: 'assessment.completed', ...ids, data: {} }
    const results = await responder.events(
      completed,
      { type: 'need.answered', ...ids, data: { answers: { food: 'none' } } },
      completed,
      completed,
      presumed,
      presumed,
    )
    expect(results.map((each) => each.code ?? each.status)).toEqual([
      'not-now',
      'accepted',
      'accepted',
      'not-now',
      'accepted',
      'already-presumed',
    ])
    expect(results[0]?.allowed).toContain('need.answered')
  })
})

test('two workers who answered differently without seeing each other: both values stay until one is chosen', async () => {
  const ids = await registerCase(responder)
  const base = (await opened(responder, ids.caseId)).head.version
  const answer = (level: string) => ({
    type: 'need.answered',
    ...ids,
    base,
    data: { answers: { safety: level } },
  })
  const [first] = await responder.events(answer('urgent'))
  const [second] = await identifier.events(answer('none'))
  expect([first?.status, second?.status]).toEqual(['accepted', 'conflict'])

  const { conflicts } = await opened(responder, ids.caseId)
  expect(conflicts).toMatchObject([
    { field: 'assessment.safety', values: [{ value: 'urgent' }, { value: 'none' }] },
  ])
  const keep = conflicts[0].values[1].eventId
  await responder.events({ type: 'conflict.settled', ...ids, data: { field: 'assessment.safety', keep } })
  const after = await opened(responder, ids.caseId)
  expect(after.conflicts).toEqual([])
  expect(after.file.assessment.needs.safety.value).toBe('none')
})

test('sending the same answers again is the same event', async () => {
  const ids = await registerCase(responder)
  const event = {
    id: '01980000-0000-7000-8000-0000000000aa',
    type: 'need.answered',
    ...ids,
    data: { answers: { medical: 'urgent' } },
  }
  const [first] = await responder.events(event)
  const [again] = await responder.events(event)
  expect([first?.status, again?.status]).toEqual(['accepted', 'duplicate'])
})
