import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  agencies,
  caseWithConsent,
  must,
  NAME,
  type ReferralUmai,
  referralData,
  type Sent,
  sendReferral,
  startReferralUmai,
  tryEvent,
} from '../../tests/helpers/referral-umai.ts'
import type { Staff } from '../../tests/helpers/test-umai.ts'

let umai: ReferralUmai
beforeAll(async () => {
  umai = await startReferralUmai()
})
afterAll(() => umai.close())

const reveal = (by: Staff, { personId }: Sent) =>
  by.post_(`/api/people/${personId}/reveal`, { reason: 'give-help' })
const opensName = async (by: Staff, ids: Sent) => {
  const { status, body } = await reveal(by, ids)
  if (status === 404) return false
  if (status !== 200) throw new Error(`reveal answered ${status}: ${JSON.stringify(body)}`)
  return JSON.stringify(body).includes(NAME)
}
const statusOf = async ({ referralId }: Sent) =>
  (await umai.sender.get(`/api/referrals/${referralId}`)).body.referral.status

describe('an agency that has no part in a referral', () => {
  it('cannot see it, and is answered as if there were none', async () => {
    const ids = await sendReferral(umai.sender)
    const hidden = await umai.outsider.get(`/api/referrals/${ids.referralId}`)
    const absent = await umai.outsider.get(`/api/referrals/${uuidv7()}`)
    expect(hidden.status).toBe(404)
    expect(hidden.body).toEqual(absent.body)
    for (const box of ['in', 'out'])
      expect((await umai.outsider.get(`/api/referrals?box=${box}&status=all`)).body.referrals).toEqual([])
    expect((await umai.outsider.get('/api/work')).body.tasks).toEqual([])
  })

  it('cannot answer it, whatever ids it learnt, and nothing changes', async () => {
    const ids = await sendReferral(umai.sender)
    const about = { referralId: ids.referralId }
    for (const [type, data] of Object.entries({
      'referral.accepted': about,
      'referral.declined': { ...about, reason: 'no-places' },
      'referral.info-requested': { ...about, question: 'Who is it?' },
      'referral.withdrawn': { ...about, reason: 'other' },
      'referral.info-given': { ...about, answer: 'x' },
    })) {
      const answer = await tryEvent(umai.outsider, ids, type, data)
      const absent = await tryEvent(umai.outsider, { caseId: uuidv7(), personId: uuidv7() }, type, {
        ...data,
        referralId: uuidv7(),
      })
      expect([answer.status, answer.code]).toEqual(['rejected', 'no-such-case'])
      expect({ ...absent, id: '' }).toEqual({ ...answer, id: '' })
    }
    expect(await statusOf(ids)).toBe('sent')
  })

  it('cannot open the name, nor find the person', async () => {
    const ids = await sendReferral(umai.sender)
    await must(umai.nurse, ids, 'referral.accepted', { referralId: ids.referralId })
    expect((await reveal(umai.outsider, ids)).status).toBe(404)
    expect((await umai.outsider.post_('/api/people/search', { query: NAME })).body.people).toEqual([])
  })

  it('cannot send or withdraw on somebody else’s case', async () => {
    const ids = await caseWithConsent(umai.sender)
    expect(await tryEvent(umai.outsider, ids, 'referral.sent', referralData(ids))).toMatchObject({
      code: 'no-such-case',
    })
    expect(
      await tryEvent(umai.outsider, ids, 'consent.withdrawn', { consentId: ids.consentId }),
    ).toMatchObject({
      code: 'no-such-case',
    })
  })
})

describe('the receiving agency', () => {
  it('sees neither the case nor its timeline, before and after it accepted', async () => {
    const ids = await sendReferral(umai.sender)
    const looks = async () => [
      (await umai.nurse.get(`/api/cases/${ids.caseId}`)).status,
      (await umai.nurse.get(`/api/cases/${ids.caseId}/timeline`)).status,
    ]
    expect(await looks()).toEqual([404, 404])
    await must(umai.nurse, ids, 'referral.accepted', { referralId: ids.referralId })
    expect(await looks()).toEqual([404, 404])
  })

  it('does not do the sender’s part, nor with one referral what another one is about', async () => {
    const ids = await sendReferral(umai.sender)
    expect(
      await tryEvent(umai.nurse, ids, 'referral.withdrawn', { referralId: ids.referralId, reason: 'other' }),
    ).toMatchObject({
      status: 'rejected',
    })
    const toPolice = await caseWithConsent(umai.sender, {
      purpose: 'police',
      recipient: { agency: agencies.police },
    })
    await must(
      umai.sender,
      toPolice,
      'referral.sent',
      referralData(toPolice, { toAgency: agencies.police, toKind: 'interior-ministry', serviceId: null }),
    )
    const crossed = await tryEvent(umai.nurse, ids, 'referral.accepted', { referralId: toPolice.referralId })
    expect(crossed).toMatchObject({ status: 'rejected', code: 'no-such-case' })
    expect(await statusOf(toPolice)).toBe('sent')
  })

  it('with an ended post reads and answers nothing', async () => {
    const ids = await sendReferral(umai.sender)
    const former = await umai.signIn({
      agency: agencies.hospital,
      roles: ['service-provider'],
      until: new Date(Date.now() - 1000),
    })
    for (const path of ['/api/referrals', `/api/referrals/${ids.referralId}`])
      expect([(await former.get(path)).status, (await former.get(path)).body.code]).toEqual([
        403,
        'post-ended',
      ])
    const answer = await former.post_('/api/events', { events: [{ type: 'referral.accepted' }] })
    expect(answer.status).toBe(403)
  })

  it('in a role that has nothing to do with referrals is refused', async () => {
    const ids = await sendReferral(umai.sender)
    const auditor = await umai.signIn({ agency: agencies.hospital, roles: ['auditor'] })
    expect((await auditor.get(`/api/referrals/${ids.referralId}`)).status).toBe(403)
  })
})

describe('an agency that works on the case', () => {
  it('reads its referrals whole, whoever of the team sent them, until it leaves', async () => {
    const ids = await sendReferral(umai.sender)
    await must(umai.sender, ids, 'team.joined', { agency: agencies.outsider, scope: 'team' })
    const { status, body } = await umai.outsider.get(`/api/referrals/${ids.referralId}`)
    expect([status, body.seesCase, body.allowed]).toEqual([200, true, []])
    expect((await umai.outsider.get('/api/referrals?box=in&status=all')).body.referrals).toEqual([])
    expect(
      await tryEvent(umai.outsider, ids, 'referral.accepted', { referralId: ids.referralId }),
    ).toMatchObject({ code: 'not-receiving-agency' })
    await must(umai.sender, ids, 'team.left', { agency: agencies.outsider })
    expect((await umai.outsider.get(`/api/referrals/${ids.referralId}`)).status).toBe(404)
  })
})

describe('the name', () => {
  it('opens with acceptance and closes with the referral’s end', async () => {
    const ids = await sendReferral(umai.sender)
    const about = { referralId: ids.referralId }
    expect(await opensName(umai.nurse, ids)).toBe(false)
    await must(umai.nurse, ids, 'referral.accepted', about)
    expect(await opensName(umai.nurse, ids)).toBe(true)
    await must(umai.nurse, ids, 'referral.reported', { ...about, outcome: 'helped' })
    expect(await opensName(umai.nurse, ids)).toBe(false)
  })

  it('closes when the sender withdraws, or the receiver gives it back', async () => {
    for (const [by, type, reason] of [
      [umai.sender, 'referral.withdrawn', 'other'],
      [umai.nurse, 'referral.declined', 'no-places'],
    ] as const) {
      const ids = await sendReferral(umai.sender)
      await must(umai.nurse, ids, 'referral.accepted', { referralId: ids.referralId })
      expect(await opensName(umai.nurse, ids)).toBe(true)
      await must(by, ids, type, { referralId: ids.referralId, reason })
      expect(await opensName(umai.nurse, ids)).toBe(false)
    }
  })

  it('does not open where it was not granted', async () => {
    const ids = await sendReferral(umai.sender, { shareIdentity: false })
    await must(umai.nurse, ids, 'referral.accepted', { referralId: ids.referralId })
    expect(await opensName(umai.nurse, ids)).toBe(false)
    expect((await umai.nurse.get(`/api/referrals/${ids.referralId}`)).body.identityOpen).toBe(false)
  })

  it('cannot be guessed by searching while a referral waits', async () => {
    const name = 'Зууракан Бөлөкова'
    const ids = await caseWithConsent(umai.sender, {}, name)
    await must(umai.sender, ids, 'referral.sent', referralData(ids))
    const searcher = await umai.signIn({ agency: agencies.hospital, roles: ['case-manager'] })
    const waiting = await searcher.post_('/api/people/search', { query: name })
    const absent = await searcher.post_('/api/people/search', { query: 'Нургүл Жокова' })
    expect(waiting.body.people.length).toBe(0)
    expect(waiting.body).toEqual(absent.body)
  })

  it('opens for a child in danger without consent, the reason shown to the receiver', async () => {
    const ids = await caseWithConsent(umai.sender)
    await must(umai.sender, ids, 'person.described', { age: { kind: 'years', years: 15 } })
    await must(
      umai.sender,
      ids,
      'referral.sent',
      referralData(ids, { consentId: null, withoutConsent: 'child' }),
    )
    expect((await umai.nurse.get(`/api/referrals/${ids.referralId}`)).body.referral.ground).toEqual({
      withoutConsent: 'child',
    })
    await must(umai.nurse, ids, 'referral.accepted', { referralId: ids.referralId })
    expect(await opensName(umai.nurse, ids)).toBe(true)
  })
})

describe('a consent', () => {
  it('that is taken back withdraws what rests on it and closes the name at once', async () => {
    const ids = await sendReferral(umai.sender)
    await must(umai.nurse, ids, 'referral.accepted', { referralId: ids.referralId })
    expect(await opensName(umai.nurse, ids)).toBe(true)
    await must(umai.sender, ids, 'consent.withdrawn', { consentId: ids.consentId })
    expect(await opensName(umai.nurse, ids)).toBe(false)
    const { body } = await umai.nurse.get(`/api/referrals/${ids.referralId}`)
    expect(body.referral).toMatchObject({ status: 'withdrawn', withdrawn: { reason: 'consent-withdrawn' } })
    expect(body.shared).toEqual({})
  })

  it('that two people answered differently closes the name until it is settled', async () => {
    const ids = await sendReferral(umai.sender)
    await must(umai.nurse, ids, 'referral.accepted', { referralId: ids.referralId })
    const colleague = await umai.signIn({ agency: agencies.support, roles: ['first-responder'] })
    const refused = { purpose: 'referral', recipient: { agency: agencies.hospital } }
    const { caseId, personId } = ids
    const [answer] = await colleague.events({
      type: 'consent.refused',
      caseId,
      personId,
      base: 1,
      data: refused,
    })
    expect(answer?.status).toBe('conflict')
    expect(await opensName(umai.nurse, ids)).toBe(false)
    const conflict = (await umai.sender.get(`/api/cases/${ids.caseId}`)).body.conflicts[0]
    await must(umai.sender, ids, 'conflict.settled', {
      field: conflict.field,
      keep: conflict.values[0].eventId,
    })
    expect(await opensName(umai.nurse, ids)).toBe(true)
  })
})

describe('police', () => {
  const toPolice = { toAgency: agencies.police, toKind: 'interior-ministry', serviceId: null }

  it('get nothing without consent to go to them, or a legal duty that is named', async () => {
    const ids = await caseWithConsent(umai.sender, { recipient: { agency: agencies.police } })
    for (const more of [
      toPolice,
      { ...toPolice, consentId: null },
      { ...toPolice, consentId: null, withoutConsent: 'danger-to-life' },
      { ...toPolice, consentId: null, withoutConsent: 'legal-duty', note: undefined },
    ])
      expect(await tryEvent(umai.sender, ids, 'referral.sent', referralData(ids, more))).toMatchObject({
        status: 'rejected',
        code: 'no-ground-to-share',
      })
    expect((await umai.police.get('/api/referrals?status=all')).body.referrals).toEqual(
      (await umai.police.get('/api/referrals?status=all')).body.referrals.filter(
        (each: { referralId: string }) => each.referralId !== ids.referralId,
      ),
    )
    expect((await umai.police.get(`/api/referrals/${ids.referralId}`)).status).toBe(404)
    await must(
      umai.sender,
      ids,
      'referral.sent',
      referralData(ids, { ...toPolice, consentId: null, withoutConsent: 'legal-duty', note: 'Article 57' }),
    )
    expect((await umai.police.get(`/api/referrals/${ids.referralId}`)).status).toBe(200)
  })

  it('are not needed for help: who will not speak to them is referred all the same', async () => {
    const ids = await caseWithConsent(umai.sender)
    await must(umai.sender, ids, 'person.described', { willSpeakToPolice: 'no' })
    await must(umai.sender, ids, 'referral.sent', referralData(ids))
    expect((await umai.police.get(`/api/referrals/${ids.referralId}`)).status).toBe(404)
  })
})

it('every look and every refusal is in the audit log, without a word of what was read', async () => {
  const ids = await sendReferral(umai.sender, { note: 'CANARY-audit' })
  await umai.nurse.get(`/api/referrals/${ids.referralId}`)
  await umai.outsider.get(`/api/referrals/${ids.referralId}`)
  const rows = await umai.database.admin
    .selectFrom('audit.entry')
    .select(['action', 'agency_id', 'decision'])
    .where('object_id', '=', ids.referralId)
    .execute()
  expect(rows).toEqual([
    { action: 'referral.read', agency_id: agencies.hospital, decision: 'allowed' },
    { action: 'referral.read', agency_id: agencies.outsider, decision: 'refused' },
  ])
})
