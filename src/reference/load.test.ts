import { beforeAll, describe, expect, it } from 'vitest'
import { checkReferenceCommand } from './command.ts'
import { VOCABULARIES } from './fixed-codes.ts'
import { loadReference } from './load.ts'
import { Reference } from './model.ts'

let reference: Reference

beforeAll(async () => {
  const loaded = await loadReference()
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'))
  reference = loaded.reference
})

const codesOf = (vocabulary: string) => reference.vocabularies[vocabulary]?.entries.map(({ code }) => code)
const words = (list: string) => list.trim().split(/\s+/)

describe('the reference folder', () => {
  it('loads, and is plain JSON of the promised shape', () => {
    expect(Reference.parse(JSON.parse(JSON.stringify(reference)))).toEqual(reference)
  })

  it('has every vocabulary the program asks for', () => {
    expect(Object.keys(reference.vocabularies).sort()).toEqual([...VOCABULARIES].sort())
  })

  it('says of everything whether it is verified, and of what is not, why', () => {
    const unexplained = [
      ...Object.values(reference.vocabularies).flatMap(({ vocabulary, entries }) =>
        entries.filter(({ verified, note }) => !verified && !note).map(({ code }) => `${vocabulary}:${code}`),
      ),
      ...reference.law.flatMap(({ code, articles }) =>
        articles
          .filter(({ verified, note }) => !verified && !note)
          .map(({ article }) => `${code}:${article}`),
      ),
      ...reference.agencies.filter(({ verified, note }) => !verified && !note).map(({ code }) => code),
      ...reference.services.filter(({ verified, note }) => !verified && !note).map(({ code }) => code),
    ]
    expect(unexplained).toEqual([])
  })

  it('writes Kyrgyz in Cyrillic, and not in Russian', () => {
    const labels = Object.values(reference.vocabularies).flatMap(({ entries }) =>
      entries.map((entry) => entry.labels),
    )
    expect(labels.filter(({ ky }) => !/[Ѐ-ӿ]/.test(ky))).toEqual([])
    expect(labels.filter(({ ky }) => /[щъ]/.test(ky)).map(({ ky }) => ky)).toEqual([])
  })

  it('counts itself for umai check-reference', async () => {
    const { problems, summary } = await checkReferenceCommand()
    expect(problems).toEqual([])
    expect(summary.vocabularies).toBe(VOCABULARIES.length)
    expect(summary.unverified).toBeGreaterThan(0)
  })

  it('is empty where there is nothing, and says what is missing', async () => {
    const { problems } = await checkReferenceCommand('/nowhere/at/all')
    expect(problems).toHaveLength(VOCABULARIES.length)
    expect(problems[0]).toBe(
      'vocabulary/act.yaml:1: vocabulary: expected this vocabulary, found no such file',
    )
  })
})

describe('the words of umai assess', () => {
  it.each([
    ['act', 'recruitment transportation transfer harbouring receipt sale purchase'],
    [
      'means',
      `threat force coercion abduction fraud deception abuse-of-power abuse-of-vulnerability
       payment-to-controller debt-bondage document-retention`,
    ],
    [
      'exploitation',
      `prostitution pornography webcam other-sexual forced-labour domestic-servitude slavery debt-bondage
       forced-begging forced-criminality forced-marriage armed-conflict organ-removal adoption-for-gain
       sale-of-child surrogacy`,
    ],
    ['legal-status', 'citizen resident visitor irregular unknown'],
    ['justice-gravity', 'minor less-serious serious especially-serious unknown'],
    ['evidence-kind', 'victim-testimony witness financial digital documents forensic operative'],
    ['citizenship', 'stateless unknown'],
    ['age-group', 'child adult unknown'],
  ])('%s', (vocabulary, expected) => {
    expect(codesOf(vocabulary)).toEqual(words(expected))
  })

  it('sex', () => {
    expect(codesOf('sex')?.sort()).toEqual(['female', 'male', 'other', 'unknown'])
  })
})

describe('bodies', () => {
  it('counts 13 kinds that may identify (OSCE 2025 §32)', () => {
    const bodies = reference.vocabularies['body-kind']?.entries ?? []
    expect(bodies.filter(({ authorisedToIdentify }) => authorisedToIdentify)).toHaveLength(13)
    expect(bodies.filter(({ authorisedToIdentify }) => authorisedToIdentify === undefined)).toEqual([])
  })

  it('lets exactly those identify in the procedure of today', () => {
    const bodies = reference.vocabularies['body-kind']?.entries ?? []
    const authorised = bodies
      .filter(({ authorisedToIdentify }) => authorisedToIdentify)
      .map(({ code }) => code)
    const today = reference.procedures.find(({ id }) => id === 'kg-nrm-2019')
    expect(today?.identification).toEqual({ steps: 1, by: authorised, confirmedBy: [] })
  })

  it('knows of two that have not adopted their procedure (OSCE 2025 §34)', () => {
    const without = reference.agencies
      .filter(({ sopAdopted }) => sopAdopted === false)
      .map(({ code }) => code)
    expect(without).toEqual(['kg-foreign-ministry', 'kg-border-guard'])
  })
})

describe('procedures', () => {
  it('sets no deadline that the sources do not give', () => {
    for (const { deadlines, stages } of reference.procedures) {
      expect(Object.values(deadlines).filter((deadline) => deadline !== null)).toEqual([])
      expect(stages.filter(({ deadline }) => deadline !== null)).toEqual([])
    }
  })

  it('tells child protection at once, without asking', () => {
    for (const { notifications } of reference.procedures) {
      expect(notifications.find(({ when }) => when === 'child')).toMatchObject({
        to: 'child-protection',
        withConsent: false,
        deadline: { amount: 0, unit: 'hours', verified: false },
      })
    }
  })

  it('confirms by a mobile team in the proposed one, and not in the other', () => {
    const stages = reference.procedures.map(({ id, status, stages: all }) => [
      id,
      status,
      all.some((stage) => stage.id === 'confirmation'),
    ])
    expect(stages).toEqual([
      ['kg-nrm-2019', 'in-force', false],
      ['kg-nrm-two-step', 'proposed', true],
    ])
  })
})

describe('indicators', () => {
  it('has lists of the published sizes, and abstains where ratings were not found', () => {
    const lists = reference.indicatorLists.map(({ id, status, indicators }) => [
      id,
      status,
      indicators.length,
    ])
    expect(lists).toEqual([
      ['A.L', 'VERIFIED', 67],
      ['A.S', 'UNVERIFIED', 67],
      ['C.L', 'VERIFIED', 65],
      ['C.S', 'UNVERIFIED', 65],
    ])
    const sexual = reference.indicatorLists.filter(({ status }) => status === 'UNVERIFIED')
    expect(sexual.flatMap(({ indicators }) => indicators).filter(({ rating }) => rating !== null)).toEqual([])
  })

  it('has dimensions of the published sizes', () => {
    const [list] = reference.indicatorLists
    const sizes = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6'].map(
      (dimension) => list?.indicators.filter((indicator) => indicator.dimension === dimension).length,
    )
    expect(sizes).toEqual([10, 10, 16, 9, 15, 7])
  })
})

describe('places', () => {
  it('has the nine areas of the statistics committee and 44 districts', () => {
    const codes = reference.regions.map(({ code }) => code).sort()
    expect(codes).toEqual(words('KG02 KG03 KG04 KG05 KG06 KG07 KG08 KG11 KG21'))
    const districts = reference.regions.flatMap((region) => region.districts)
    expect(districts.filter(({ kind }) => kind === 'district')).toHaveLength(44)
    expect(districts.map(({ code }) => code)).toContain('KG06-kara-suu')
  })
})

describe('the directory', () => {
  it('gives no telephone number and no address', () => {
    const texts = JSON.stringify([reference.agencies, reference.services])
    expect(texts).not.toMatch(/\+?\d{6,}|https?:|@/)
  })

  it('leaves the demonstration out when asked, and marks it otherwise', async () => {
    const real = await loadReference(undefined, { demo: false })
    if ('problems' in real) throw new Error(real.problems.join('\n'))
    expect(real.reference.agencies).toEqual(reference.agencies.filter(({ demo }) => !demo))
    expect(real.reference.services).toEqual(reference.services.filter(({ demo }) => !demo))
    expect(reference.agencies.filter(({ demo }) => demo).length).toBeGreaterThan(10)
  })
})
