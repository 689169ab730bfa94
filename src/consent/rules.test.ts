import { describe, expect, it } from 'vitest'
import {
  CONSENT,
  consentTo,
  hoursLater,
  id,
  NOW,
  openCase,
  refusalOf,
  SENDER,
  tell,
  withConsent,
} from '../../tests/helpers/referral-story.ts'
import { consentEnd, consentNext, consentRules, consentState, findConsent, statusOfConsent } from './rules.ts'

const hospital = { agency: 'osh-hospital', kind: 'hospital' }
const asked = { purpose: 'referral', identity: true }
const toHospital = { agency: 'osh-hospital' }
const found = (story: ReturnType<typeof openCase>, to: object = hospital, wanted = asked, now = NOW) =>
  findConsent(story.view.consent, to, wanted, now)

describe('the table of a consent', () => {
  const at = {
    none: () => openCase(),
    given: () => withConsent(openCase()),
    ended: () => tell(withConsent(openCase()), 'consent.withdrawn', { consentId: CONSENT }),
  }
  for (const status of ['none', 'given', 'ended'] as const)
    it(`${status}: a withdrawal ${consentNext[status].includes('consent.withdrawn') ? 'may happen' : 'is refused'}`, () => {
      const story = at[status]()
      expect(statusOfConsent(story.view.consent, CONSENT)).toBe(status)
      const refusal = refusalOf(story, 'consent.withdrawn', { consentId: CONSENT })
      if (status === 'given') return expect(refusal).toBeNull()
      expect(refusal).toMatchObject({ allowed: [...consentNext[status]] })
    })

  it('is recorded once under one id, on an open case only', () => {
    expect(refusalOf(withConsent(openCase()), 'consent.given', consentTo())).toMatchObject({
      code: 'consent-already-recorded',
    })
    const closed = tell(withConsent(openCase()), 'case.closed', { reason: 'helped' })
    expect(refusalOf(closed, 'consent.given', consentTo({ consentId: id(201) }))).toMatchObject({
      code: 'case-closed',
    })
  })

  it('can be taken back after the case was closed', () => {
    const closed = tell(withConsent(openCase()), 'case.closed', { reason: 'helped' })
    expect(found(tell(closed, 'consent.withdrawn', { consentId: CONSENT }))).toBeNull()
  })
})

describe('who agreed to what', () => {
  it('holds for its recipient and purpose and for nobody else', () => {
    const story = withConsent(openCase())
    expect(found(story)?.consentId).toBe(CONSENT)
    expect(found(story, { agency: 'osh-police', kind: 'interior-ministry' })).toBeNull()
    expect(found(story, hospital, { purpose: 'police', identity: false })).toBeNull()
  })

  it('needs exactly one recipient', () => {
    for (const recipient of [{}, { agency: 'a', body: 'b' }])
      expect(refusalOf(openCase(), 'consent.given', consentTo({ recipient }))).toMatchObject({
        code: 'invalid',
      })
  })

  it('lets nobody learn the name unless that was agreed', () => {
    const story = withConsent(openCase(), { identity: undefined })
    expect(found(story)).toBeNull()
    expect(found(story, hospital, { ...asked, identity: false })?.consentId).toBe(CONSENT)
  })

  it('can be for every body of a kind, but a no to one of them goes before it', () => {
    const story = withConsent(openCase(), { recipient: { body: 'hospital' } })
    expect(found(story)?.consentId).toBe(CONSENT)
    expect(found(tell(story, 'consent.refused', { purpose: 'referral', recipient: toHospital }))).toBeNull()
  })

  it('can be for an organization that is in no directory, by its name', () => {
    const story = withConsent(openCase(), { recipient: { name: 'Warm  House' } })
    expect(found(story, { name: 'warm house ' })?.consentId).toBe(CONSENT)
    expect(found(story, { name: 'Warm House 2' })).toBeNull()
    const refused = tell(story, 'consent.refused', { purpose: 'referral', recipient: { name: 'warm house' } })
    expect(found(refused, { name: 'Warm House' })).toBeNull()
  })
})

describe('the end of a consent', () => {
  it('is the end of its last day', () => {
    const story = withConsent(openCase(), { until: '2026-03-12' })
    expect(found(story, hospital, asked, '2026-03-12T23:59:00.000Z')?.consentId).toBe(CONSENT)
    expect(found(story, hospital, asked, '2026-03-13T00:00:00.000Z')).toBeNull()
    expect(consentEnd(story.view.consent.consents[0]!)).toBe('2026-03-12T23:59:59.999Z')
  })

  it('cannot lie before the day it is recorded', () => {
    expect(refusalOf(openCase(), 'consent.given', consentTo({ until: '2026-03-08' }))).toMatchObject({
      fields: [{ path: 'until', code: 'consent-ended-already' }],
    })
  })

  it('comes at once when the person says no, and an earlier consent does not come back with a later one', () => {
    const refused = tell(withConsent(openCase()), 'consent.refused', {
      purpose: 'referral',
      recipient: toHospital,
    })
    expect(found(refused)).toBeNull()
    const again = tell(refused, 'consent.given', consentTo({ consentId: id(201), identity: false }))
    expect(found(again)).toBeNull()
    expect(found(again, hospital, { ...asked, identity: false })?.consentId).toBe(id(201))
  })

  it('is not read out of somebody who cannot consent', () => {
    expect(refusalOf(openCase(), 'consent.given', consentTo({ evidence: 'not-able' }))).toMatchObject({
      fields: [{ path: 'evidence', code: 'not-able-is-no-consent' }],
    })
  })
})

describe('two people who did not see each other’s record', () => {
  const colleague = { account: 'responder', agency: 'village', base: 1 }
  const disputed = () =>
    tell(
      withConsent(openCase()),
      'consent.refused',
      { purpose: 'referral', recipient: toHospital },
      colleague,
    )

  it('leave a yes and a no side by side: nothing is shared until a person settles it', () => {
    const story = disputed()
    const [conflict] = consentRules.conflicts(story.view.consent)
    expect(conflict?.values.map((each) => each.value)).toEqual(['given', 'refused'])
    expect(consentState(story.view.consent, story.view.consent.consents[0]!, NOW)).toBe('disputed')
    expect(found(story)).toBeNull()
  })

  it('are settled either way', () => {
    const story = disputed()
    const { field, values } = consentRules.conflicts(story.view.consent)[0]!
    const settle = (keep: string) =>
      tell(story, 'conflict.settled', { field, keep }, { ...SENDER, now: hoursLater(1) })
    expect(found(settle(values[0]!.eventId))?.consentId).toBe(CONSENT)
    const no = settle(values[1]!.eventId)
    expect(found(no)).toBeNull()
    expect(no.view.consent.consents[0]!.ended?.how).toBe('refused')
  })

  it('agree when both recorded the same answer', () => {
    const story = tell(withConsent(openCase()), 'consent.given', consentTo({ consentId: id(201) }), colleague)
    expect(consentRules.conflicts(story.view.consent)).toEqual([])
    expect(found(story)).not.toBeNull()
  })
})
