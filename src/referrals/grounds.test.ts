import { describe, expect, it } from 'vitest'
import {
  openCase,
  referral,
  refusalOf,
  type Story,
  tell,
  withConsent,
} from '../../tests/helpers/referral-story.ts'
import { loadReference } from '../reference/load.ts'
import { isCode } from '../reference/lookup.ts'
import { lawEnforcement, purposesByKind, purposesFor } from './grounds.ts'
import { withoutConsentReasons } from './model.ts'

const without = (reason: (typeof withoutConsentReasons)[number], more: Parameters<typeof referral>[0] = {}) =>
  referral({ consentId: undefined, withoutConsent: reason, ...more })
const faultOf = (story: Story, data: object) =>
  refusalOf(story, 'referral.sent', data)?.fields?.[0]?.code ?? null

describe('a referral stands on consent', () => {
  it('of this recipient, for a fitting purpose, including the name when the name is shared', () => {
    expect(faultOf(withConsent(openCase()), referral())).toBeNull()
    expect(faultOf(openCase(), referral())).toBe('consent-missing')
    expect(faultOf(openCase(), referral({ consentId: null }))).toBe('consent-missing')
    expect(faultOf(withConsent(openCase(), { recipient: { agency: 'other' } }), referral())).toBe(
      'consent-for-another',
    )
    expect(faultOf(withConsent(openCase(), { purpose: 'statistics' }), referral())).toBe(
      'consent-for-another-purpose',
    )
    const nameless = withConsent(openCase(), { identity: false })
    expect(faultOf(nameless, referral())).toBe('consent-without-identity')
    expect(faultOf(nameless, referral({ shareIdentity: false }))).toBeNull()
  })

  it('or on a kind of body, unless this very agency was refused', () => {
    const story = withConsent(openCase(), { recipient: { body: 'hospital' } })
    expect(faultOf(story, referral())).toBeNull()
    const refused = tell(story, 'consent.refused', {
      purpose: 'referral',
      recipient: { agency: 'osh-hospital' },
    })
    expect(faultOf(refused, referral())).toBe('consent-refused')
  })

  it('that has not run out', () => {
    const story = withConsent(openCase(), { until: '2026-03-10' })
    expect(
      refusalOf(story, 'referral.sent', referral(), {
        agency: 'osh-support',
        now: '2026-03-11T00:00:01.000Z',
      }),
    ).toMatchObject({
      fields: [{ code: 'consent-expired' }],
    })
  })
})

describe('without consent', () => {
  it('a child is referred, with the reason shown', () => {
    expect(faultOf(openCase(15), without('child'))).toBeNull()
    expect(faultOf(openCase(30), without('child'))).toBe('not-known-to-be-child')
    expect(faultOf(openCase(null), without('child'))).toBe('not-known-to-be-child')
  })

  it('anybody in danger of life is referred', () => {
    expect(faultOf(openCase(30), without('danger-to-life'))).toBeNull()
  })

  it('a legal duty is named', () => {
    expect(faultOf(openCase(30), without('legal-duty'))).toBe('legal-duty-unnamed')
    expect(faultOf(openCase(30), without('legal-duty', { note: 'Article 57' }))).toBeNull()
  })

  it('there is one ground, not two', () => {
    expect(faultOf(withConsent(openCase(15)), referral({ withoutConsent: 'child' }))).toBe(
      'consent-or-reason',
    )
  })
})

describe('police and prosecutors', () => {
  const toPolice = { toAgency: 'osh-police', toKind: 'interior-ministry', serviceId: null }

  it('get nothing but by consent to go to them, or a named legal duty', () => {
    for (const toKind of lawEnforcement) {
      const to = { ...toPolice, toKind, note: 'Article 57' }
      expect(faultOf(openCase(15), without('child', to))).toBe('reason-not-for-police')
      expect(faultOf(openCase(15), without('danger-to-life', to))).toBe('reason-not-for-police')
      expect(faultOf(openCase(15), without('legal-duty', to))).toBeNull()
    }
  })

  it('are not reached by a consent to be helped', () => {
    const story = (purpose: string) =>
      withConsent(openCase(), { purpose, recipient: { agency: 'osh-police' } })
    expect(faultOf(story('referral'), referral(toPolice))).toBe('consent-for-another-purpose')
    expect(faultOf(story('police'), referral(toPolice))).toBeNull()
    expect(purposesFor('hospital')).not.toContain('police')
  })

  it('never stand between a person and help: nothing changes with what they answered about police', () => {
    for (const willSpeakToPolice of ['yes', 'no', 'unknown'] as const) {
      const story = tell(withConsent(openCase(15)), 'person.described', { willSpeakToPolice })
      expect(faultOf(story, referral())).toBeNull()
      for (const reason of withoutConsentReasons)
        expect(faultOf(story, without(reason, { note: 'why' }))).toBeNull()
    }
  })
})

it('speaks of bodies, purposes and reasons by the codes that the vocabularies have', async () => {
  const loaded = await loadReference()
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'))
  const has = (vocabulary: string, codes: readonly string[]) =>
    codes.filter((code) => !isCode(loaded.reference, vocabulary, code))
  expect(has('body-kind', [...lawEnforcement, ...Object.keys(purposesByKind)])).toEqual([])
  const kinds = [undefined, 'prosecutor', ...Object.keys(purposesByKind)]
  expect(has('consent-purpose', kinds.flatMap(purposesFor))).toEqual([])
  expect(has('withdrawal-reason', ['consent-withdrawn'])).toEqual([])
  expect(has('consent-evidence', ['not-able'])).toEqual([])
})
