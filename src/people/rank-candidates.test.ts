import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import { editDistance } from './name-similarity.ts'
import type { NamePart } from './name-tokens.ts'
import type { MatchCandidate, MatchFacts, MatchReasonName } from './rank-candidates.ts'
import { rankCandidates } from './rank-candidates.ts'

const full = (value: string): NamePart[] => [{ kind: 'full', value }]
const named = (given: string, surname: string, patronymic?: string): NamePart[] => [
  { kind: 'given', value: given },
  { kind: 'surname', value: surname },
  ...(patronymic ? [{ kind: 'patronymic' as const, value: patronymic }] : []),
]
const compare = (one: Partial<MatchFacts>, other: Partial<MatchFacts>) => {
  const [ranked] = rankCandidates({ names: [], ...one }, [{ names: [], personId: 'p', ...other }])
  return { score: ranked!.score, reasons: ranked!.reasons.map(({ key }) => key.replace('people-match.', '')) }
}
const scoreOf = (one: string, other: string) => compare({ names: full(one) }, { names: full(other) }).score
const born = (from: number, to = from) => ({ birthYears: { from, to } })

describe('names', () => {
  it.each([
    ['Айгүл Асанова', 'ASANOVA AIGUL'],
    ['Чингиз Жумабеков', 'Chyngyz Dzhumabekov'],
    ['Рустам Қодиров', 'Rustam Kodirov'],
  ])('%s is the same as %s', (one, other) => {
    expect(compare({ names: full(one) }, { names: full(other) })).toEqual({
      score: 0.9,
      reasons: ['same-name'],
    })
  })

  it.each([
    ['a typing error', 'Айгүл Асанова', 'Айгул Асаонва'],
    ['a wrong vowel', 'Гулнара Токтоматова', 'Гулнора Токтоматова'],
    ['a missing father', 'Айгүл Асанова', 'Айгүл Асанова Бакытовна'],
    ['a word typed in part', 'Айгүл Асано', 'Айгүл Асанова'],
    ['another form of the father', 'Айгүл Бакыт кызы', 'Айгуль Бакытовна'],
    ['the other surname ending', 'Айгүл Асанов', 'Айгүл Асанова'],
  ])('stay alike with %s', (_, one, other) => {
    expect(scoreOf(one, other)).toBeGreaterThan(0.75)
    expect(scoreOf(one, other)).toBeLessThan(0.9)
  })

  it.each([
    ['Айбек Асанов', 'Айжан Асанова'],
    ['Нур Алиев', 'Нар Алиев'],
    ['Бакыт Асанов', 'Бектур Асанов'],
  ])('%s is not %s though the surname is the same', (one, other) => {
    expect(scoreOf(one, other)).toBeLessThan(0.7)
  })

  it('have nothing in common when no word is alike', () => {
    expect(compare({ names: full('Жумабек Ким') }, { names: full('Чолпон Ли') })).toEqual({
      score: 0,
      reasons: [],
    })
  })

  it('tell a given name and a surname that changed places', () => {
    const swapped = compare({ names: named('Айгүл', 'Токтосун') }, { names: named('Токтосун', 'Айгүл') })
    expect(swapped.reasons).toEqual(['same-name', 'name-order-swapped'])
    expect(swapped.score).toBeGreaterThan(0.8)
    expect(swapped.score).toBeLessThan(0.9)
  })

  it('do not take a father for his child', () => {
    const child = named('Асан', 'Токтоматов', 'Бакытович')
    const father = named('Бакыт', 'Токтоматов')
    expect(compare({ names: father }, { names: child }).score).toBeLessThan(0.72)
  })

  it('rank one word below two', () => {
    const one = compare({ names: full('Айгүл') }, { names: full('Айгүл Асанова') })
    expect(one.reasons).toEqual(['partial-name'])
    expect(one.score).toBeLessThan(scoreOf('Айгүл Асанова', 'Айгүл Асанова'))
    expect(one.score).toBeGreaterThan(0.5)
  })

  it('find a person by an alias, and do not mind one that is not asked for', () => {
    const names: NamePart[] = [...named('Айгүл', 'Асанова'), { kind: 'alias', value: 'Гуля' }]
    expect(compare({ names: full('Айгуль Асанова') }, { names }).score).toBe(0.9)
    expect(compare({ names: full('Гуля Асанова') }, { names }).score).toBeGreaterThan(0.75)
  })

  it.each(['unknown', 'номаалымсыз', 'неизвестно', 'Неизвестная', 'Без имени', ''])(
    '%s matches nobody',
    (name) => {
      const same = compare({ names: full(name), ...born(2008) }, { names: full(name), ...born(2008) })
      expect(same.score).toBeLessThan(0.5)
      expect(same.reasons).not.toContain('same-name')
    },
  )

  it('match a code name weakly, even with itself', () => {
    for (const other of ['Айгул-1', 'Айгул-2', 'Айгул']) {
      const found = compare({ names: full('Айгул-1') }, { names: full(other) })
      expect(found.score).toBeLessThan(0.5)
      expect(found.reasons).toContain('code-name')
    }
  })
})

describe('other facts', () => {
  const names = full('Айгүл Асанова')
  const alone = 0.9

  it('raises for a fitting age and lowers for another', () => {
    const scores = [2008, 2010, 2012, 2020].map(
      (year) => compare({ names, ...born(2008) }, { names, ...born(year) }).score,
    )
    expect(scores[0]).toBeGreaterThan(alone)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(scores[3]).toBe(alone / 2)
    expect(compare({ names, ...born(2008) }, { names, ...born(2020) }).reasons).toContain('age-differs')
  })

  it('allows for ages said in round numbers', () => {
    const other = { names, ...born(2006) }
    const exact = compare({ names, ...born(2008), statedAge: 18 }, other)
    const round = compare({ names, ...born(2008), statedAge: 20 }, other)
    expect(round.score).toBeGreaterThan(exact.score)
    expect(round.reasons).toContain('age-close')
  })

  it('takes no support from a span of years that fits anybody', () => {
    expect(compare({ names, ...born(1980, 2010) }, { names, ...born(2000) })).toEqual({
      score: alone,
      reasons: ['same-name'],
    })
  })

  it('lowers for another sex and is silent when one is unknown', () => {
    expect(compare({ names, sex: 'female' }, { names, sex: 'male' }).reasons).toContain('sex-differs')
    expect(compare({ names, sex: 'female' }, { names, sex: 'male' }).score).toBeLessThan(alone)
    for (const sex of [undefined, 'unknown', 'female']) {
      expect(compare({ names, sex: 'female' }, { names, sex }).score).toBe(alone)
    }
  })

  it('trusts a document more than a phone, and finds by either without a name', () => {
    const document = compare({ documents: ['АН 1234567'] }, { names, documents: ['AN1234567'] })
    const phone = compare({ phones: ['0555 123456'] }, { names, phones: ['+996555123456'] })
    expect(document.reasons).toEqual(['same-document'])
    expect(phone.reasons).toEqual(['same-phone'])
    expect(document.score).toBeGreaterThan(0.8)
    expect(phone.score).toBeLessThan(0.5)
    expect(compare({ documents: ['-'] }, { documents: ['?'] }).reasons).toEqual([])
  })
})

describe('probability', () => {
  const probable = (one: Partial<MatchFacts>, other: Partial<MatchFacts>) =>
    rankCandidates({ names: [], ...one }, [{ names: [], personId: 'p', ...other }])[0]!.probability

  it('grows with what agrees and falls with what does not', () => {
    const names = full('Айгүл Токтогулова')
    const other = named('Aigul', 'Toktogulova')
    const alone = probable({ names }, { names: other })
    const aged = probable({ names, ...born(2011) }, { names: other, ...born(2011) })
    const phoned = probable({ names, phones: ['0555012345'] }, { names: other, phones: ['+996 555 012345'] })
    expect(alone).toBeGreaterThan(0.5)
    expect(aged).toBeGreaterThan(alone)
    expect(phoned).toBeGreaterThan(0.99)
    expect(probable({ names, sex: 'female' }, { names: other, sex: 'male' })).toBeLessThan(alone)
    expect(probable({ names, ...born(2011) }, { names: other, ...born(1980) })).toBeLessThan(0.2)
  })

  it('compares a name in parts with a whole one, and never counts it twice', () => {
    const parts = probable({ names: named('Айгүл', 'Асанова') }, { names: full('Асанова Айгүл') })
    const whole = probable({ names: full('Айгүл Асанова') }, { names: full('Асанова Айгүл') })
    expect(parts).toBe(whole)
  })

  it('is low for placeholder names and for a name typed in part', () => {
    expect(probable({ names: full('неизвестно') }, { names: full('неизвестно') })).toBeLessThan(0.01)
    expect(probable({ names: full('Айг') }, { names: full('Айгүл Асанова') })).toBeLessThan(0.2)
  })

  it('comes before likeness in the order', () => {
    const ranked = rankCandidates({ names: full('Айгүл Асанова'), ...born(2011) }, [
      { personId: 'older', names: full('Айгүл Асанова'), ...born(1975) },
      { personId: 'fits', names: full('Айгул Асанова'), ...born(2011) },
    ])
    expect(ranked.map(({ personId }) => personId)).toEqual(['fits', 'older'])
  })
})

describe('rankCandidates', () => {
  const someone = fc.record({
    personId: fc.uuid(),
    names: fc.array(
      fc.record({
        kind: fc.constantFrom('given', 'surname', 'patronymic', 'full', 'alias' as const),
        value: fc.oneof(fc.constantFrom('Айгүл', 'Асанова', 'Asan uulu', 'unknown', 'Айгул-1'), fc.string()),
      }),
    ),
    sex: fc.constantFrom('female', 'male', undefined),
  }) as fc.Arbitrary<MatchCandidate>

  it('gives the same score whoever is asked about', () => {
    fc.assert(
      fc.property(someone, someone, (one, other) => {
        const [there] = rankCandidates(one, [other])
        const [back] = rankCandidates(other, [one])
        expect(there!.score).toBeCloseTo(back!.score, 3)
      }),
      { numRuns: 1000 },
    )
  })

  it('gives a score within 0 and 1, in any order of candidates', () => {
    fc.assert(
      fc.property(someone, fc.array(someone), (query, others) => {
        const ranked = rankCandidates(query, others)
        expect(
          ranked.every(({ score, probability }) => [score, probability].every((n) => n >= 0 && n <= 1)),
        ).toBe(true)
        expect(rankCandidates(query, [...others].reverse()).map(({ score }) => score)).toEqual(
          ranked.map(({ score }) => score),
        )
      }),
    )
  })

  it('puts the best first and orders equals by id', () => {
    const candidates = ['Айжан Асанова', 'Айгуль Асанова', 'Айгүл Асанова'].map((name, index) => ({
      personId: `p${3 - index}`,
      names: full(name),
    }))
    expect(
      rankCandidates({ names: full('Aigul Asanova') }, candidates).map(({ personId }) => personId),
    ).toEqual(['p1', 'p2', 'p3'])
  })
})

describe('editDistance', () => {
  it.each([
    ['aigul', 'aigul', 0],
    ['asanov', 'asaonv', 1],
    ['umut', 'umt', 1],
    ['', 'abc', 3],
    ['jumabek', 'colpon', 7],
  ])('of %s and %s is %i', (one, other, expected) => {
    expect(editDistance(one, other)).toBe(expected)
    expect(editDistance(other, one)).toBe(expected)
  })
})

describe('messages', () => {
  const names: MatchReasonName[] = [
    ...(['same-name', 'similar-name', 'partial-name', 'name-order-swapped', 'code-name'] as const),
    ...(['age-close', 'age-differs', 'sex-differs', 'same-document', 'same-phone'] as const),
  ]

  it.each(['ky', 'ru', 'en'])('say every reason in %s for every number', async (lng) => {
    const file = new URL(`../../reference/messages/people-match.${lng}.json`, import.meta.url)
    const translation = JSON.parse(readFileSync(file, 'utf8'))
    const i18n = i18next.createInstance({ lng, resources: { [lng]: { translation } }, keySeparator: false })
    await i18n.init()
    for (const name of names) {
      for (const count of [0, 1, 2, 5, 21]) {
        const text = i18n.t(`people-match.${name}`, { count })
        expect(text).not.toContain('people-match')
        expect(text).not.toContain('{{')
      }
    }
  })
})
