import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldDocument, foldPhone, readNumbers } from './fold-number.ts'
import { foldWords } from './fold-words.ts'
import type { NamePart } from './name-tokens.ts'
import { nameTokens, queryTokens } from './name-tokens.ts'
import { isCodeName, isNoName } from './placeholder-names.ts'

const person: NamePart[] = [
  { kind: 'given', value: 'Айгүл' },
  { kind: 'surname', value: 'Асанова' },
  { kind: 'patronymic', value: 'Бакыт кызы' },
]
const indexed = new Set(
  nameTokens(person, { birthYears: { from: 2008, to: 2010 }, phones: ['+996 555 123 456'] }),
)
const hits = (query: string, kind: string) =>
  queryTokens(query).filter((term) => term.kind === kind && indexed.has(term.term))

describe('nameTokens', () => {
  it('indexes words, pairs, years, skeletons and beginnings', () => {
    for (const term of ['w:aigul', 'w:asan', 'ww:aigul.asan', 'wy:aigul.2009', 'kk:_gl._sn', 'k:bkt']) {
      expect(indexed).toContain(term)
    }
    for (const term of ['pp:aig.asa', 'p:asano', 'p:asan', 'p:asa', 't:555123456'])
      expect(indexed).toContain(term)
  })

  it('indexes no particle and no placeholder', () => {
    expect([...indexed].filter((term) => term.includes('kizi'))).toEqual([])
    expect(nameTokens([{ kind: 'full', value: 'Белгисиз' }])).toEqual([])
    expect(nameTokens([{ kind: 'full', value: 'Без имени' }])).toEqual([])
    expect(nameTokens([{ kind: 'full', value: 'Айгуль неизвестно' }])).toContain('w:aigul')
  })

  it('gives no year terms for a span too wide to help', () => {
    const wide = nameTokens(person, { birthYears: { from: 1990, to: 2000 } })
    expect(wide.filter((term) => term.startsWith('wy:'))).toEqual([])
  })

  it('finds a hyphenated name written apart or together', () => {
    const terms = nameTokens([{ kind: 'given', value: 'Нур-Султан' }])
    expect(terms).toContain('w:nursultan')
    expect(terms).toContain('ww:nur.sultan')
  })

  it('stays small for a text given as a name', () => {
    const text = Array.from({ length: 500 }, (_, index) => `сөз${'абвгд'.charAt(index % 5)}${index}к`).join(
      ' ',
    )
    expect(nameTokens([{ kind: 'full', value: text }]).length).toBeLessThan(150)
  })

  it('never repeats a term', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (values) => {
        const terms = nameTokens(values.map((value) => ({ kind: 'full', value })))
        expect(new Set(terms).size).toBe(terms.length)
      }),
    )
  })
})

describe('queryTokens', () => {
  it.each([
    ['Айгуль Асанова', 'ww'],
    ['ASANOVA AIGUL', 'ww'],
    ['Асанов Айгүл', 'ww'],
    ['Asan kyzy Aygul', 'ww'],
    ['Айгол Осанова', 'kk'],
    ['Айг Асан', 'pp'],
    ['Айгул', 'w'],
    ['Айгол', 'k'],
    ['Асано', 'p'],
    ['Айгул 2009', 'wy'],
    ['Asanova Aigul 2009', 'wwy'],
    ['0555 123456', 't'],
    ['555123456', 't'],
  ])('finds the person by %s through %s', (query, kind) => {
    expect(hits(query, kind)).not.toEqual([])
  })

  it.each(['Айжан Асанова', 'Бектур', 'Айгул 2012'])(
    'does not find her by a pair, word or year in %s',
    (query) => {
      const strong = queryTokens(query).filter((term) => ['wwy', 'ww', 'wy'].includes(term.kind))
      expect(strong.filter((term) => indexed.has(term.term))).toEqual([])
    },
  )

  it('asks for the most selective terms first', () => {
    const kinds = queryTokens('Айгул Асанова 1998 AN 1234567 +996555123456').map((term) => term.kind)
    expect([...new Set(kinds)]).toEqual(['d', 't', 'wwy', 'ww', 'wy', 'kk', 'pp', 'w', 'k', 'p'])
  })

  it('takes birth years given beside the line', () => {
    const terms = queryTokens('Айгул', { birthYears: { from: 2009, to: 2010 } }).map((term) => term.term)
    expect(terms).toEqual(expect.arrayContaining(['wy:aigul.2009', 'wy:aigul.2010']))
  })

  it('asks nothing for a placeholder', () => {
    expect(queryTokens('неизвестно')).toEqual([])
    expect(queryTokens('')).toEqual([])
  })

  it('finds whatever was indexed under the same name', () => {
    const name = fc.constantFrom('Чыңгыз', 'Жумабек', 'Ким', 'Ёркин', 'Гүлнара', 'Щербаков', 'Ли', 'Өмүрбек')
    fc.assert(
      fc.property(name, name, (one, other) => {
        const terms = new Set(nameTokens([{ kind: 'full', value: `${one} ${other}` }]))
        expect(queryTokens(`${other} ${one}`).every((term) => terms.has(term.term))).toBe(true)
      }),
    )
  })
})

describe('numbers', () => {
  it('folds documents and phones', () => {
    expect(foldDocument('ан № 123-4567')).toBe(foldDocument('AN1234567'))
    expect(foldDocument('ИД1234567')).toBe(foldDocument('ID 1234567'))
    expect(foldDocument('AN1234567')).not.toBe(foldDocument('AC1234567'))
    expect(foldPhone('+996 (555) 12-34-56')).toBe('555123456')
    expect(foldPhone('0555123456')).toBe('555123456')
    expect(foldPhone('112')).toBe('')
  })

  it('reads a line with a date, a document and a name', () => {
    expect(readNumbers('Айгул 05.11.1998 АН 1234567')).toMatchObject({
      documents: ['АН 1234567'],
      phones: [],
      birthYears: { from: 1998, to: 1998 },
    })
    expect(readNumbers('Айгул').birthYears).toBeUndefined()
    expect(readNumbers('20101199800123')).toMatchObject({ documents: ['20101199800123'], phones: [] })
  })
})

describe('placeholders', () => {
  it.each([
    'unknown',
    'Номаалымсыз',
    'НЕИЗВЕСТНО',
    'Неизвестная',
    'nomaʼlum',
    'аты жок',
    'Без имени',
    '',
    '?',
    '12',
  ])('takes %s for no name', (name) => expect(isNoName(name)).toBe(true))

  it.each(['Айгул', 'Анна', 'Нона', 'Х.', 'Номин', 'Бельгибай', 'Айгул-1', 'Айгуль неизвестно'])(
    'takes %s for a name',
    (name) => expect(isNoName(name)).toBe(false),
  )

  it('knows a code name by its number', () => {
    expect(['Айгул-1', 'Кыз 3', 'Aigul №2'].map((name) => isCodeName(foldWords(name)))).toEqual([
      true,
      true,
      true,
    ])
    expect(['Айгул', '12', 'unknown 1'].map((name) => isCodeName(foldWords(name)))).toEqual([
      false,
      false,
      false,
    ])
  })
})
