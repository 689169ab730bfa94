import { describe, expect, it } from 'vitest'
import {
  CONSENT,
  NOW,
  openCase,
  REFERRAL,
  refusalOf,
  type Story,
  tell,
  withConsent,
} from '../../../tests/helpers/referral-story.ts'
import { assessmentRules } from '../../assessment/rules.ts'
import { type CaseFile, emptyFile } from '../../case-file.ts'
import { emptyConsent } from '../../consent/screens/consent-fields-of-case.tsx'
import type { DirectoryService } from '../../directory/model.ts'
import { ReferralSent } from '../model.ts'
import { consentOnRecord, type Draft, firstOpen, knownFacts, sentData, urgencyFor } from './draft.ts'
import { servicesPath } from './services-for.ts'

const labels = { ky: 'к', ru: 'р', en: 'e' }
const service: DirectoryService = {
  code: 'examination',
  labels,
  kind: 'medical',
  agency: 'osh-hospital',
  agencyLabels: labels,
  agencyKind: 'hospital',
  onUmai: true,
  needs: ['medical'],
  sexes: null,
  ageFrom: null,
  ageTo: null,
  area: null,
  languages: null,
  places: null,
  placesFree: null,
}

const begun: Draft = {
  referralId: REFERRAL,
  consentId: CONSENT,
  need: 'medical',
  receiver: null,
  urgency: '',
  shareIdentity: null,
  ground: null,
  consent: emptyConsent,
  shares: ['sex'],
  note: '  ',
}
type Answered = Draft & { receiver: NonNullable<Draft['receiver']> }
const answered = (more: Partial<Answered> = {}): Answered => ({
  ...begun,
  receiver: { kind: 'service' as const, service },
  urgency: 'today',
  shareIdentity: true,
  ground: { recordNow: true as const },
  ...more,
})

const fileOf = ({ view }: Story): CaseFile => ({
  ...emptyFile('case', 'person'),
  ...view,
  assessment: assessmentRules.slice.initial,
})

describe('the questions', () => {
  it('are asked in their order, and each only until it is answered', () => {
    expect(firstOpen(begun)).toBe('who')
    expect(firstOpen({ ...answered(), urgency: '' })).toBe('urgency')
    expect(firstOpen({ ...answered(), shareIdentity: null })).toBe('name')
    expect(firstOpen({ ...answered(), ground: null })).toBe('ground')
    expect(firstOpen(answered())).toBe('send')
  })
})

describe('what is sent', () => {
  const accepted = (data: object) => refusalOf(withConsent(openCase(15)), 'referral.sent', data)

  it('is what the server takes, whatever road was chosen', () => {
    const roads = [
      answered(),
      answered({ ground: { without: 'child' } }),
      answered({ receiver: { kind: 'service', service: { ...service, onUmai: false } } }),
      answered({
        ground: { without: 'child' },
        receiver: { kind: 'external', name: ' Warm House ', contact: '' },
      }),
    ]
    for (const draft of roads) {
      const data = sentData(draft, NOW)
      expect(ReferralSent.safeParse(data).error).toBeUndefined()
      expect(accepted(data)).toBeNull()
    }
  })

  it('goes as a document where there is no account', () => {
    const paper = answered({ receiver: { kind: 'service', service: { ...service, onUmai: false } } })
    expect(sentData(paper, NOW)).toMatchObject({
      byDocument: true,
      toAgency: 'osh-hospital',
      toKind: 'hospital',
    })
    expect(sentData(answered(), NOW)).not.toHaveProperty('byDocument')
  })

  it('names one ground: the consent, or the reason', () => {
    expect(sentData(answered(), NOW)).toMatchObject({ consentId: CONSENT })
    const without = sentData(answered({ ground: { without: 'danger-to-life' } }), NOW)
    expect(without).toMatchObject({ withoutConsent: 'danger-to-life' })
    expect(without).not.toHaveProperty('consentId')
  })
})

describe('what is known already', () => {
  it('is not asked again: a consent on record is found for its receiver and its extent', () => {
    const file = fileOf(withConsent(openCase(), { identity: false }))
    expect(consentOnRecord(file, answered({ shareIdentity: false }), NOW)?.consentId).toBe(CONSENT)
    expect(consentOnRecord(file, answered(), NOW)).toBeNull()
    const police = { ...service, agency: 'osh-police', agencyKind: 'interior-ministry' }
    const toPolice = answered({ shareIdentity: false, receiver: { kind: 'service', service: police } })
    expect(consentOnRecord(file, toPolice, NOW)).toBeNull()
  })

  it('asks the directory, and is offered for sharing only when it is known', () => {
    const told = tell(openCase(15), 'person.described', { sex: 'female', language: 'ky' })
    expect(servicesPath(fileOf(told), 'shelter')).toBe(
      '/api/directory/services?need=shelter&sex=female&age=15&language=ky&places=true',
    )
    expect(servicesPath(fileOf(openCase(null)), 'legal')).toBe('/api/directory/services?need=legal')
    expect(knownFacts(fileOf(told))).toEqual(['sex', 'age', 'child', 'language'])
    expect(knownFacts(fileOf(openCase(null)))).toEqual([])
  })
})

describe('how soon', () => {
  const assessed = (level: string) =>
    ({ assessment: { needs: { shelter: { value: level } } } }) as unknown as CaseFile

  it('is today for a need the assessment called needed now, and asked for any other', () => {
    expect(urgencyFor(assessed('urgent'), 'shelter')).toBe('today')
    expect(urgencyFor(assessed('some'), 'shelter')).toBe('')
    expect(urgencyFor(assessed('urgent'), 'legal')).toBe('')
  })
})
