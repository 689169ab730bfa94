import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  agencies,
  caseWithConsent,
  must,
  type ReferralUmai,
  referralData,
  sendReferral,
  startReferralUmai,
  tryEvent,
} from '../../tests/helpers/referral-umai.ts'
import { remindReferrals } from './remind-referrals.ts'

let umai: ReferralUmai
beforeAll(async () => {
  umai = await startReferralUmai()
})
afterAll(() => umai.close())

const read = async (by: 'sender' | 'nurse', referralId: string) =>
  (await umai[by].get(`/api/referrals/${referralId}`)).body
const lineOf = async (
  by: 'sender' | 'nurse' | 'outsider',
  box: 'in' | 'out',
  referralId: string,
  status = 'all',
) => {
  const { body } = await umai[by].get(`/api/referrals?box=${box}&status=${status}`)
  return body.referrals.find((each: { referralId: string }) => each.referralId === referralId)
}
const tasksOf = async (by: 'sender' | 'nurse' | 'coordinator') =>
  (await umai[by].get('/api/work')).body.tasks as {
    kind: string
    params: Record<string, unknown>
    case: unknown
  }[]

describe('a referral', () => {
  it('stands in the receiving agency’s inbox with exactly what it grants', async () => {
    const ids = await sendReferral(umai.sender)
    const line = await lineOf('nurse', 'in', ids.referralId)
    expect(line).toMatchObject({ need: 'medical', status: 'sent', from: agencies.support, caseId: null })
    expect(line.shared).toEqual({ sex: 'female', age: { kind: 'years', years: 24 } })
    const body = await read('nurse', ids.referralId)
    expect(body).toMatchObject({
      sides: { sender: false, receiver: true },
      identityOpen: false,
      shared: line.shared,
      referral: { note: 'Has a cough for three weeks.', ground: { consentUntil: null } },
      allowed: ['referral.accepted', 'referral.declined', 'referral.info-requested'],
      service: { en: 'test-examination' },
    })
    expect(JSON.stringify(body)).not.toContain('forced-work')
    expect(JSON.stringify(body)).not.toContain('kara-suu')
  })

  it('goes from sent to reported, and each side has its next step', async () => {
    const ids = await sendReferral(umai.sender)
    const about = { referralId: ids.referralId }
    const kinds = async (by: 'sender' | 'nurse') =>
      (await tasksOf(by)).filter((each) => each.params.referralId === ids.referralId).map((each) => each.kind)
    expect(await kinds('nurse')).toEqual(['answer-referral'])
    await must(umai.nurse, ids, 'referral.info-requested', { ...about, question: 'Any allergies?' })
    expect(await kinds('sender')).toEqual(['answer-question'])
    await must(umai.sender, ids, 'referral.info-given', { ...about, answer: 'None known.' })
    expect((await read('nurse', ids.referralId)).referral.questions).toMatchObject([
      { answer: 'None known.' },
    ])
    await must(umai.nurse, ids, 'referral.accepted', about)
    await must(umai.nurse, ids, 'referral.delivered', {
      ...about,
      delivery: 'delivered',
      on: new Date().toISOString().slice(0, 10),
    })
    expect(await kinds('nurse')).toEqual(['report-referral'])
    await must(umai.nurse, ids, 'referral.reported', { ...about, outcome: 'helped', report: 'Treated.' })
    expect(await kinds('sender')).toEqual(['read-report'])
    const seen = await read('sender', ids.referralId)
    expect(seen.referral.reported).toMatchObject({ outcome: 'helped', report: 'Treated.' })
    const caseAnswer = (await umai.sender.get(`/api/cases/${ids.caseId}`)).body
    expect(caseAnswer.file.referrals.referrals[0].reported.report).toBe('Treated.')
    await must(umai.sender, ids, 'referral.report-read', about)
    expect(await kinds('sender')).toEqual([])
  })

  it('once it ended, tells the receiver only that it was and how it ended', async () => {
    const ids = await sendReferral(umai.sender)
    await must(umai.sender, ids, 'referral.withdrawn', {
      referralId: ids.referralId,
      reason: 'found-elsewhere',
      note: 'A private clinic.',
    })
    const body = await read('nurse', ids.referralId)
    expect(body).toMatchObject({
      shared: {},
      identityOpen: false,
      allowed: [],
      referral: { note: null, ground: null },
    })
    expect(body.referral.withdrawn).toMatchObject({ reason: 'found-elsewhere', note: null })
    expect((await lineOf('nurse', 'in', ids.referralId)).shared).toEqual({})
    expect(await lineOf('nurse', 'in', ids.referralId, 'open')).toBeUndefined()
  })

  it('keeps no free text open in the database', async () => {
    const ids = await sendReferral(umai.sender, { note: 'CANARY-note' })
    await must(umai.nurse, ids, 'referral.info-requested', {
      referralId: ids.referralId,
      question: 'CANARY-question',
    })
    const { rows } = await umai.database.admin.executeQuery<{ text: string }>({
      sql: `select (select json_agg(e)::text from core.case_event e) || (select json_agg(r)::text from core.referral r)
        || (select coalesce(json_agg(t)::text, '') from core.task t) as text`,
      parameters: [],
      query: { kind: 'RawNode', sqlFragments: [], parameters: [] },
      queryId: { queryId: 'canary' },
    } as never)
    expect(rows[0]?.text).toContain('medical')
    expect(rows[0]?.text).not.toContain('CANARY')
  })
})

describe('what only the directory knows', () => {
  const attempt = async (more: object, consentFor = agencies.hospital) => {
    const ids = await caseWithConsent(umai.sender, {
      recipient: { agency: consentFor },
    })
    const answer = await tryEvent(umai.sender, ids, 'referral.sent', referralData(ids, more))
    const events = (await umai.sender.get(`/api/cases/${ids.caseId}`)).body.file.referrals.referrals
    expect(events).toEqual([])
    return answer.fields?.map((each) => [each.path, each.code])
  }

  it('is checked before anything stays: agency, its kind, its service, its account', async () => {
    expect(await attempt({ toAgency: 'nowhere', serviceId: null })).toEqual([['toAgency', 'unknown-code']])
    expect(await attempt({ toKind: 'ngo' })).toEqual([['toKind', 'not-its-kind']])
    expect(await attempt({ serviceId: 'test-beds' })).toEqual([['serviceId', 'not-its-service']])
    expect(await attempt({ byDocument: true })).toEqual([['byDocument', 'is-on-umai']])
    const toHouse = { toAgency: agencies.house, toKind: 'shelter', serviceId: 'test-beds', need: 'shelter' }
    expect(await attempt(toHouse, agencies.house)).toEqual([['byDocument', 'not-on-umai']])
  })

  it('police cannot be passed off as another kind of body', async () => {
    expect(
      await attempt({ toAgency: agencies.police, toKind: 'ngo', serviceId: null }, agencies.police),
    ).toEqual([['toKind', 'not-its-kind']])
  })
})

describe('an agency without an account', () => {
  it('is answered for by the sender, whose case has the tracked reply', async () => {
    const ids = await sendReferral(
      umai.sender,
      {
        toAgency: agencies.house,
        toKind: 'shelter',
        serviceId: 'test-beds',
        need: 'shelter',
        byDocument: true,
      },
      { recipient: { agency: agencies.house } },
    )
    const tasks = await tasksOf('sender')
    expect(tasks.find((each) => each.params.referralId === ids.referralId)?.kind).toBe('record-reply')
    await must(umai.sender, ids, 'referral.accepted', { referralId: ids.referralId })
    expect(await read('sender', ids.referralId)).toMatchObject({
      referral: { status: 'accepted' },
      identityOpen: false,
    })
  })
})

describe('when nobody answers', () => {
  const run = (hours: number) =>
    remindReferrals.run(umai.umai.services, new Date(Date.now() + hours * 3_600_000))
  const statusOf = async (ids: { caseId: string; referralId: string }) => {
    const { file } = (await umai.sender.get(`/api/cases/${ids.caseId}`)).body
    return file.referrals.referrals.find((each: { referralId: string }) => each.referralId === ids.referralId)
  }

  it('the referral is reminded once, then sent on to the coordinator, who learns nothing of the person', async () => {
    const ids = await sendReferral(umai.sender)
    await run(11)
    expect(await statusOf(ids)).toMatchObject({ reminded: null })
    await run(13)
    await run(14)
    expect(await statusOf(ids)).toMatchObject({ reminded: expect.any(String), escalated: null })
    await run(25)
    await run(26)
    expect((await statusOf(ids)).escalated.toAgency).toBe(agencies.coordinator)
    const timeline = (await umai.sender.get(`/api/cases/${ids.caseId}/timeline`)).body
    const types = timeline.lines.map((each: { type: string }) => each.type)
    expect(types.filter((type: string) => type === 'referral.reminded')).toHaveLength(1)
    expect(types.filter((type: string) => type === 'referral.escalated')).toHaveLength(1)
    const step = (await tasksOf('coordinator')).find((each) => each.kind === 'unanswered-referral')
    expect(step).toMatchObject({ params: { agency: agencies.hospital }, case: null })
    expect(Object.keys(step!.params)).toEqual(['agency'])
  })

  it('an answer ends the waiting, and the coordinator’s step with it', async () => {
    const ids = await sendReferral(umai.sender)
    await run(13)
    await run(25)
    const before = (await tasksOf('coordinator')).filter((each) => each.kind === 'unanswered-referral').length
    await must(umai.nurse, ids, 'referral.declined', { referralId: ids.referralId, reason: 'no-places' })
    expect((await tasksOf('coordinator')).filter((each) => each.kind === 'unanswered-referral').length).toBe(
      before - 1,
    )
    await run(100)
    expect((await statusOf(ids)).status).toBe('declined')
  })
})

it('follows the case when another agency takes it over', async () => {
  const ids = await sendReferral(umai.sender)
  await must(umai.sender, ids, 'case.assigned', { agency: agencies.outsider })
  expect(await lineOf('outsider', 'out', ids.referralId)).toMatchObject({ caseId: ids.caseId })
  expect(await lineOf('sender', 'out', ids.referralId)).toBeUndefined()
})

it('is taken back with the closing of the case when nobody has answered it, and goes on when somebody has', async () => {
  const waiting = await sendReferral(umai.sender)
  await must(umai.sender, waiting, 'case.closed', { reason: 'goals-reached' })
  expect(await read('nurse', waiting.referralId)).toMatchObject({
    referral: { status: 'withdrawn', withdrawn: { reason: 'no-longer-needed' } },
    shared: {},
  })
  const accepted = await sendReferral(umai.sender)
  await must(umai.nurse, accepted, 'referral.accepted', { referralId: accepted.referralId })
  await must(umai.sender, accepted, 'case.closed', { reason: 'goals-reached' })
  await must(umai.nurse, accepted, 'referral.reported', {
    referralId: accepted.referralId,
    outcome: 'helped',
  })
  expect((await read('sender', accepted.referralId)).referral.status).toBe('reported')
})
