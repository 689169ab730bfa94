import { describe, expect, it } from 'vitest'
import { petStem } from './diminutives.ts'
import { otherLayout } from './keyboard.ts'
import type { FieldType } from './model.ts'
import { foldParts } from './parts.ts'
import { readDate } from './read-date.ts'

const key = (type: FieldType, raw: string) => foldParts(type, raw)?.k ?? null

describe('foldParts', () => {
  it.each<[FieldType, string, string]>([
    ['given-name', 'Айгүл', 'Aigul'],
    ['surname', 'Жээнбеков', 'Jeenbekov'],
    ['full-name', 'Асанов Бакыт Маратович', 'Bakyt Asanov Marat uulu'],
    ['sex', 'женский', 'F'],
    ['sex', 'эркек', 'male'],
    ['national-id', 'AN 1234567', 'АН-1234567'],
    ['phone', '+996 (555) 12-34-56', '0555123456'],
    ['place', 'Ош', 'osh'],
    ['postcode', ' 720 001', '720001'],
    ['email', ' A.Asanov@Mail.KG ', 'a.asanov@mail.kg'],
    ['category', 'Чүй  облусу', 'Chuy oblusu'],
  ])('gives %s %s and %s one key', (type, one, other) => {
    expect(key(type, one)).not.toBeNull()
    expect(key(type, one)).toBe(key(type, other))
  })

  it.each<[FieldType, string]>([
    ['given-name', 'unknown'],
    ['given-name', 'НЕИЗВЕСТНО'],
    ['given-name', 'Айгул-1'],
    ['full-name', 'Аты белгисиз'],
    ['surname', '-'],
    ['phone', '000000000'],
    ['phone', '123456789'],
    ['national-id', '0000000'],
    ['national-id', 'нет'],
    ['sex', 'unknown'],
    ['date', '1999-02-30'],
    ['date', 'весна'],
    ['address', '   '],
  ])('takes %s "%s" for nothing known', (type, raw) => {
    expect(foldParts(type, raw)).toBeNull()
  })

  it('takes the first of January for the year alone where that day is too common', () => {
    expect(foldParts('date', '2001-01-01')).toMatchObject({ y: 2001, x: '20010101' })
    expect(foldParts('date', '2001-01-01', { firstOfJanuary: true })).toMatchObject({ y: 2001, x: null })
  })

  it('gives -ов, -ова and уулу one stem', () => {
    const stems = ['Асанов', 'Асанова', 'Асан уулу', 'Asan kyzy'].map((raw) => foldParts('surname', raw)!.t)
    expect(new Set(stems).size).toBe(1)
  })
})

describe('readDate', () => {
  it.each([
    ['2001-05-07', 2001, 5, 7],
    ['20010507', 2001, 5, 7],
    ['07.05.2001', 2001, 5, 7],
    ['7/5/2001', 2001, 5, 7],
    ['05/17/2001', 2001, 5, 17],
    ['2001-05-07T00:00:00', 2001, 5, 7],
    ['2001-05', 2001, 5, null],
    ['2001-00-00', 2001, null, null],
    ['2001 г.', 2001, null, null],
  ])('%s', (text, year, month, day) => {
    expect(readDate(text)).toEqual({ year, month, day })
  })

  it('reads 7/5/2001 the American way when told to', () => {
    expect(readDate('7/5/2001', { monthFirst: true })).toEqual({ year: 2001, month: 7, day: 5 })
  })

  it('reads an age only with the year it was told in', () => {
    expect(readDate('15')).toBeNull()
    expect(readDate('15', { asOf: 2020 })).toEqual({ year: 2005, month: null, day: null })
  })

  it.each(['1999-13-01', '31.04.1999', '1066-10-14', 'tomorrow', ''])('refuses %s', (text) => {
    expect(readDate(text)).toBeNull()
  })
})

describe('otherLayout', () => {
  it.each([
    ['Fqufhbv', 'Айгарим'],
    ['Фшпгд', 'Aigul'],
  ])('%s was meant as %s', (typed, meant) => {
    expect(otherLayout(typed)?.toLowerCase()).toBe(meant.toLowerCase())
  })

  it('leaves mixed text alone', () => {
    expect(otherLayout('Aйгүл')).toBeNull()
  })
})

describe('petStem', () => {
  it.each([
    ['azik', 'az'],
    ['aika', 'ai'],
    ['guli', 'gul'],
  ])('%s may be a pet form of a name that begins with %s', (word, stem) => {
    expect(petStem(word)).toBe(stem)
  })

  it('a long name is none', () => {
    expect(petStem('aleksandra')).toBeNull()
  })
})
