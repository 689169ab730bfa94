import { describe, expect, it } from 'vitest'
import {
  actorOf,
  CLOCK,
  CONSENT,
  dataFor,
  goOn,
  hoursLater,
  id,
  OUTSIDER,
  openCase,
  RECEIVER,
  REFERRAL,
  referral,
  refusalOf,
  SENDER,
  type Story,
  sentStory,
  tell,
  theReferral,
  withConsent,
} from '../../tests/helpers/referral-story.ts'
import type { ReferralStatus } from './model.ts'
import { allowedFor, opensIdentity, referralNext, sideOf, sidesOf } from './rules.ts'

const at: Record<ReferralStatus, () => Story> = {
  sent: sentStory,
  asked: () => goOn(sentStory(), 'referral.info-requested'),
  accepted: () => goOn(sentStory(), 'referral.accepted'),
  declined: () => goOn(sentStory(), 'referral.declined'),
  delivered: () => goOn(sentStory(), 'referral.accepted', 'referral.delivered'),
  reported: () => goOn(sentStory(), 'referral.accepted', 'referral.reported'),
  closed: () => goOn(sentStory(), 'referral.accepted', 'referral.reported', 'referral.report-read'),
  withdrawn: () => goOn(sentStory(), 'referral.withdrawn'),
}
const statuses = Object.keys(at) as ReferralStatus[]

describe('the table of a referral', () => {
  for (const status of statuses)
    for (const type of Object.keys(dataFor))
      it(`${status}: ${type} ${referralNext[status].includes(type) ? 'may happen' : 'is refused, naming what may'}`, () => {
        const story = at[status]()
        expect(theReferral(story).status).toBe(status)
        const refusal = refusalOf(story, type, dataFor[type], actorOf(type))
        if (referralNext[status].includes(type)) return expect(refusal).toBeNull()
        expect(refusal).toMatchObject({ code: 'referral-not-now', allowed: [...referralNext[status]] })
      })
})

describe('the two sides', () => {
  for (const type of Object.keys(dataFor)) {
    const status = statuses.find((each) => referralNext[each].includes(type))!
    it(`${type} belongs to the ${sideOf(type)}`, () => {
      for (const by of [SENDER, RECEIVER, OUTSIDER, CLOCK]) {
        const refusal = refusalOf(at[status](), type, dataFor[type], by)
        const own = { sender: SENDER, receiver: RECEIVER, system: CLOCK }[sideOf(type)]
        if (by === own) expect(refusal).toBeNull()
        else expect(refusal?.code).toMatch(/^not-(receiving|sending)-agency$/)
      }
    })
  }

  it('are told by screens and server alike what each may do', () => {
    const waiting = theReferral(sentStory())
    expect(allowedFor(waiting, 'osh-hospital', 'osh-support')).toEqual([
      'referral.accepted',
      'referral.declined',
      'referral.info-requested',
    ])
    expect(allowedFor(waiting, 'osh-support', 'osh-support')).toEqual(['referral.withdrawn'])
    expect(allowedFor(waiting, 'other-ngo', 'osh-support')).toEqual([])
  })

  it('follow the case: the agency it was assigned to answers, and the report comes back to it', () => {
    const story = tell(sentStory(), 'case.assigned', { agency: 'jalal-abad-support' })
    expect(theReferral(story).from).toBe('jalal-abad-support')
    const asked = goOn(story, 'referral.info-requested')
    expect(refusalOf(asked, 'referral.info-given', dataFor['referral.info-given'], SENDER)?.code).toBe(
      'not-sending-agency',
    )
    const lead = { account: 'new', agency: 'jalal-abad-support' }
    expect(refusalOf(asked, 'referral.info-given', dataFor['referral.info-given'], lead)).toBeNull()
  })
})

describe('an agency without an account', () => {
  const external = () =>
    tell(
      withConsent(openCase(), { recipient: { name: 'Warm House' } }),
      'referral.sent',
      referral({ toAgency: null, toKind: undefined, serviceId: null, external: { name: 'Warm House' } }),
    )

  it('is answered for by the sender, through the whole way', () => {
    const story = [
      'referral.accepted',
      'referral.delivered',
      'referral.reported',
      'referral.report-read',
    ].reduce((told, type) => tell(told, type, dataFor[type], SENDER), external())
    expect(theReferral(story).status).toBe('closed')
  })

  it('stands in the directory with byDocument; its own staff cannot answer by another road', () => {
    const story = sentStory({ byDocument: true })
    expect(refusalOf(story, 'referral.accepted', dataFor['referral.accepted'], SENDER)).toBeNull()
    expect(refusalOf(story, 'referral.accepted', dataFor['referral.accepted'], RECEIVER)?.code).toBe(
      'not-receiving-agency',
    )
    expect(sidesOf(theReferral(story), 'osh-hospital', 'osh-support')).toEqual({
      sender: false,
      receiver: false,
    })
  })
})

describe('sending', () => {
  const story = () => withConsent(openCase())
  const refused = (more: Parameters<typeof referral>[0]) =>
    refusalOf(story(), 'referral.sent', referral(more))

  it('goes to one addressee, named in the directory with its kind or outside it', () => {
    expect(refused({ toAgency: null, toKind: undefined, serviceId: null })).toMatchObject({
      fields: [{ path: 'toAgency', code: 'one-addressee' }],
    })
    expect(refused({ external: { name: 'Warm House' } })).toMatchObject({
      fields: [{ path: 'toAgency', code: 'one-addressee' }],
    })
    expect(refused({ toKind: undefined })).toMatchObject({ fields: [{ path: 'toKind', code: 'required' }] })
    expect(refused({ shares: ['sex', 'sex'] })).toMatchObject({
      fields: [{ path: 'shares', code: 'repeated-fact' }],
    })
  })

  it('is done once: not again under its id, nor for the same need at the same agency while that is under way', () => {
    const again = referral({ referralId: id(101) })
    expect(refusalOf(sentStory(), 'referral.sent', referral())?.code).toBe('referral-already-sent')
    expect(refusalOf(sentStory(), 'referral.sent', again)?.code).toBe('same-referral-under-way')
    expect(refusalOf(goOn(sentStory(), 'referral.declined'), 'referral.sent', again)).toBeNull()
    expect(refusalOf(sentStory(), 'referral.sent', { ...again, need: 'psychological' })).toBeNull()
  })

  it('needs an open case', () => {
    const closed = tell(story(), 'case.closed', { reason: 'helped' })
    expect(refusalOf(closed, 'referral.sent', referral())?.code).toBe('case-closed')
  })
})

describe('after the case was closed', () => {
  const closedAt = (status: ReferralStatus) => tell(at[status](), 'case.closed', { reason: 'helped' })

  it('help under way is finished and reported, and nothing new begins', () => {
    for (const type of ['referral.delivered', 'referral.reported', 'referral.withdrawn'])
      expect(refusalOf(closedAt('accepted'), type, dataFor[type], actorOf(type))).toBeNull()
    expect(
      refusalOf(closedAt('sent'), 'referral.accepted', dataFor['referral.accepted'], RECEIVER)?.code,
    ).toBe('case-closed')
    expect(
      refusalOf(closedAt('sent'), 'referral.declined', dataFor['referral.declined'], RECEIVER),
    ).toBeNull()
  })
})

describe('days', () => {
  it('that help was given on cannot lie ahead, nor the day it is expected behind', () => {
    expect(
      refusalOf(
        at.accepted(),
        'referral.delivered',
        { referralId: REFERRAL, delivery: 'delivered', on: '2026-03-11' },
        RECEIVER,
      ),
    ).toMatchObject({ fields: [{ path: 'on', code: 'in-the-future' }] })
    expect(
      refusalOf(
        sentStory(),
        'referral.accepted',
        { referralId: REFERRAL, expectedOn: '2026-03-08' },
        RECEIVER,
      ),
    ).toMatchObject({ fields: [{ path: 'expectedOn', code: 'expected-in-the-past' }] })
  })
})

describe('the name', () => {
  it('is open to the receiver from acceptance until the referral ends, and only when that was granted', () => {
    const open = statuses.filter((status) => opensIdentity(theReferral(at[status]())))
    expect(open).toEqual(['accepted', 'delivered'])
    expect(opensIdentity(theReferral(goOn(sentStory({ shareIdentity: false }), 'referral.accepted')))).toBe(
      false,
    )
  })
})

describe('a question', () => {
  it('stands with its answer, and gives the receiver its time anew', () => {
    const asked = tell(sentStory(), 'referral.info-requested', dataFor['referral.info-requested'], {
      ...RECEIVER,
      now: hoursLater(2),
    })
    const answered = tell(asked, 'referral.info-given', dataFor['referral.info-given'], {
      ...SENDER,
      now: hoursLater(10),
    })
    expect(theReferral(answered)).toMatchObject({
      status: 'sent',
      answerBy: hoursLater(22),
      questions: [{ question: 'Does she need a wheelchair?', answer: 'No.', answeredAt: hoursLater(10) }],
    })
  })

  it('is not answered by what was said before it', () => {
    const twice = goOn(
      sentStory(),
      'referral.info-requested',
      'referral.info-given',
      'referral.info-requested',
    )
    expect(theReferral(twice).questions.map((each) => each.answer)).toEqual(['No.', null])
  })
})

it('a consent taken back leaves no ground for the next referral', () => {
  const story = tell(withConsent(openCase()), 'consent.withdrawn', { consentId: CONSENT })
  expect(refusalOf(story, 'referral.sent', referral())).toMatchObject({
    code: 'no-ground-to-share',
    fields: [{ path: 'consentId', code: 'consent-withdrawn' }],
  })
})
