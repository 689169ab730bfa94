import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePeople, type LinkRecord, PEOPLE_PARAMETERS, PERSON_FIELDS } from './rules.ts'

const probability = (a: LinkRecord, b: LinkRecord) => comparePeople(a, b).probability
const levels = (a: LinkRecord, b: LinkRecord) =>
  Object.fromEntries(comparePeople(a, b).fields.map((field) => [field.field, field.level]))

const AIGUL = {
  givenNames: 'Айгүл',
  surname: 'Асанова',
  patronymic: 'Бакытовна',
  birthDate: '1999-05-03',
  sex: 'female',
}

describe('comparePeople', () => {
  it.each<[string, LinkRecord]>([
    ['passport Latin', { ...AIGUL, givenNames: 'Aigul', surname: 'Asanova', patronymic: 'Bakytovna' }],
    ['Russian keyboard', { ...AIGUL, givenNames: 'Айгуль' }],
    ['names in each other’s place', { ...AIGUL, givenNames: 'Асанова', surname: 'Айгүл' }],
    ['the Kyrgyz form of the patronymic', { ...AIGUL, patronymic: 'Бакыт кызы' }],
    ['a surname without its ending', { ...AIGUL, surname: 'Асан' }],
    ['a typing slip', { ...AIGUL, surname: 'Асаноав' }],
    ['day and month the other way round', { ...AIGUL, birthDate: '1999-03-05' }],
    ['no patronymic', { ...AIGUL, patronymic: null }],
  ])('takes %s for the same woman', (_, other) => {
    expect(probability(AIGUL, other)).toBeGreaterThan(0.9)
  })

  it('does not merge twins: everything the same but the given name', () => {
    const home = { phone: '0555123456', district: 'Ош' }
    expect(probability({ ...AIGUL, ...home }, { ...AIGUL, ...home, givenNames: 'Жаңыл' })).toBeLessThan(0.25)
  })

  it('does not merge brother and sister', () => {
    const brother = {
      givenNames: 'Бакыт',
      surname: 'Асанов',
      patronymic: 'Бакытович',
      birthDate: '2001-02-11',
      sex: 'male',
    }
    expect(probability(AIGUL, brother)).toBeLessThan(0.001)
  })

  it('takes a married name for weak evidence', () => {
    const woman = probability(AIGUL, { ...AIGUL, surname: 'Токтогулова' })
    const man = { ...AIGUL, sex: 'male' }
    expect(woman).toBeGreaterThan(probability(man, { ...man, surname: 'Токтогулов' }))
  })

  it('never matches placeholder and code names with each other', () => {
    for (const name of ['unknown', 'НЕИЗВЕСТНО', 'Аты белгисиз', 'Айгул-1']) {
      expect(levels({ givenNames: name }, { givenNames: name }).givenNames, name).toBe('unknown')
    }
  })

  it('meets a birth year here with a birth date there', () => {
    const { birthDate: _, ...undated } = AIGUL
    expect(levels(AIGUL, { ...undated, birthYear: 1999 })).toMatchObject({
      birthDate: 'unknown',
      birthYear: 'exact',
    })
    expect(levels(AIGUL, AIGUL)).toMatchObject({ birthDate: 'exact', birthYear: 'unknown' })
  })

  it('takes the best of several values', () => {
    expect(levels({ phone: ['0700111222', '0555123456'] }, { phone: '+996555123456' }).phone).toBe('exact')
  })

  it('is rarer for two different documents than for two unknown ones', () => {
    const documents = (one: string, other: string) =>
      probability({ ...AIGUL, document: one }, { ...AIGUL, document: other })
    expect(documents('20305199900123', '11111199900777')).toBeLessThan(probability(AIGUL, AIGUL))
    expect(documents('20305199900123', '20305199900123')).toBeGreaterThan(probability(AIGUL, AIGUL))
  })

  const value = fc.constantFrom(
    null,
    'Айгүл',
    'Асанова',
    'Асан уулу',
    '1999-05-03',
    '0555123456',
    'unknown',
    'female',
    '1990',
  )
  const person: fc.Arbitrary<LinkRecord> = fc.record(
    Object.fromEntries(PERSON_FIELDS.map(({ name }) => [name, value])),
  )

  it('is symmetric, and the sum of what it says', () => {
    fc.assert(
      fc.property(person, person, (a, b) => {
        const score = comparePeople(a, b)
        expect(comparePeople(b, a)).toEqual(score)
        const sum = score.fields.reduce(
          (total, field) => total + field.weight,
          score.prior + score.together + score.relatives,
        )
        expect(score.weight).toBeCloseTo(sum, 9)
      }),
    )
  })

  it('counts what is missing neither for nor against', () => {
    fc.assert(
      fc.property(person, person, fc.constantFrom(...PERSON_FIELDS), (a, b, { name }) => {
        const { fields } = comparePeople({ ...a, [name]: null }, b)
        const field = fields.find((one) => one.field === name)!
        if (name !== 'birthYear') expect(field).toMatchObject({ level: 'unknown', weight: 0 })
      }),
    )
  })

  it('starts from shares that add up', () => {
    for (const field of PEOPLE_PARAMETERS.fields) {
      for (const shares of [field.m, field.u, field.kin ?? [1]]) {
        expect(
          shares.reduce((sum, share) => sum + share, 0),
          field.field,
        ).toBeCloseTo(1, 9)
      }
    }
  })
})
