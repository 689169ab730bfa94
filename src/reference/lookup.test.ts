import { beforeAll, describe, expect, it } from 'vitest'
import {
  agencyOf,
  entriesOf,
  isCode,
  isListed,
  labelOf,
  lawArticleOf,
  loadReference,
  procedureOf,
  type Reference,
  regionOf,
} from './index.ts'
import { populationOf } from './lookup.ts'

let reference: Reference

beforeAll(async () => {
  const loaded = await loadReference()
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'))
  reference = loaded.reference
})

describe('words', () => {
  it('finds a word and its text in each language', () => {
    expect(isCode(reference, 'need', 'shelter')).toBe(true)
    expect(labelOf(reference, 'need', 'shelter', 'ky')).toBe('Баш калка')
    expect(labelOf(reference, 'need', 'shelter', 'en')).toBe('Shelter')
  })

  it('shows the code of a word it does not know, and does not stumble over names of objects', () => {
    expect(labelOf(reference, 'need', 'comfort', 'ru')).toBe('comfort')
    expect(isCode(reference, 'need', 'comfort')).toBe(false)
    expect(entriesOf(reference, 'no-such-vocabulary')).toEqual([])
    expect(entriesOf(reference, 'constructor')).toEqual([])
  })
})

describe('places', () => {
  it('knows the region of a district', () => {
    expect(regionOf(reference, 'KG06-kara-suu')).toBe('KG06')
    expect(regionOf(reference, 'KG03-unknown')).toBe('KG03')
    expect(regionOf(reference, 'KG06')).toBeNull()
  })
})

describe('other lists', () => {
  it.each([
    ['agency', 'oasis'],
    ['service', 'sezim-housing'],
    ['district', 'KG21-osh'],
    ['region', 'KG21'],
    ['procedure', 'kg-nrm-2019'],
    ['indicator', 'VD07'],
    ['body', 'mobile-team'],
  ] as const)('%s', (list, code) => {
    expect(isListed(reference, list, code)).toBe(true)
    expect(isListed(reference, list, `${code}-not`)).toBe(false)
  })

  it('finds an agency and an article of law, also by its part', () => {
    expect(agencyOf(reference, 'sezim')?.body).toBe('crisis-centre')
    expect(lawArticleOf(reference, 'KG-CC-2021:160-1')?.matter).toBe('online-prostitution')
    expect(lawArticleOf(reference, 'KG-MISCONDUCT:122')?.matter).toBe('organizing-illegal-migration')
    expect(lawArticleOf(reference, 'PALERMO:3:c')?.matter).toBe('child')
    expect(lawArticleOf(reference, 'KG-CC-2021:999')).toBeUndefined()
  })
})

describe('procedures', () => {
  it('takes the newest version unless one is asked for', () => {
    const [first] = reference.procedures
    if (!first) throw new Error('no procedures')
    const versions = ['2', '10', '9.1'].map((version) => ({ ...first, version }))
    const several = { ...reference, procedures: versions }
    expect(procedureOf(several, first.id)?.version).toBe('10')
    expect(procedureOf(several, first.id, '9.1')?.version).toBe('9.1')
    expect(procedureOf(several, first.id, '3')).toBeUndefined()
    expect(procedureOf(several, 'no-such-procedure')).toBeUndefined()
  })
})

describe('population', () => {
  const entry = (year: number, people: number, part: object = {}) => ({
    year,
    people,
    source: 'a test',
    ...part,
  })
  const people = (year: string, part?: object) => {
    const statistics = {
      ...reference.statistics!,
      population: [entry(2022, 900), entry(2022, 400, { sex: 'male' })],
    }
    return populationOf({ ...reference, statistics }, year, part)?.people ?? null
  }

  it('is of just the part asked for, and never worked out', () => {
    expect([people('2022'), people('2022', { sex: 'male' }), people('2022', { sex: 'female' })]).toEqual([
      900,
      400,
      null,
    ])
    expect([people('2021'), people('2022', { sex: 'male', region: 'KG06' })]).toEqual([null, null])
  })

  it('is not known of a part that no population is kept by', () => {
    expect(people('2022', { citizenship: 'KG' })).toBe(null)
  })
})
