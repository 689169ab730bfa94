import { describe, expect, it } from 'vitest'
import { blockTokens } from './block-tokens.ts'
import { BITS, prepareKey } from './encode.ts'
import { piecesOf, type Value } from './features.ts'
import { compare, differing } from './likeness.ts'
import { linkTokens, USUAL_RULES } from './link-tokens.ts'
import { keyOf, tokensOfPeople } from './testing.ts'

const { encode, fingerprint } = prepareKey(keyOf(1))

const person = (given: string, surname: string, date: string, more: Value[] = []): Value[] => [
  { type: 'given-name', text: given },
  { type: 'surname', text: surname },
  { type: 'date', text: date },
  ...more,
]
const asan = person('Асан', 'Бектуров', '1987-05-12')
const tokenOf = (values: Value[]) => encode(piecesOf(values))
const likeness = (one: Value[], other: Value[]) => {
  const [a, b] = [tokenOf(one), tokenOf(other)]
  const [words, others] = [a, b].map(({ token }) => new Int32Array(token.slice().buffer)) as [
    Int32Array,
    Int32Array,
  ]
  return compare(a.filled, b.filled, differing(words, 0, others, 0))
}
const ones = (token: Uint8Array) =>
  token.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)

describe('a token', () => {
  it('has 1,024 bits of which 512 are set, whatever is in it', () => {
    for (const values of [
      asan,
      person('Мээрим', 'Ли', ''),
      person('Абдурахмон', 'Мирзакаримов', '2009-12-31'),
    ]) {
      const { token } = tokenOf(values)
      expect(token).toHaveLength(BITS / 8)
      expect(ones(token)).toBe(BITS / 2)
    }
  })

  it('is the same again under one key, and has nothing to do with itself under another key or agreement', () => {
    expect(tokenOf(asan)).toEqual(tokenOf(asan))
    for (const key of [keyOf(2), keyOf(1, 'another')]) {
      const other = prepareKey(key)
      expect(other.fingerprint).not.toBe(fingerprint)
      const [a, b] = [tokenOf(asan).token, other.encode(piecesOf(asan)).token]
      const same = a.reduce((sum, byte, at) => sum + 8 - ones(Uint8Array.of(byte ^ b[at]!)), 0)
      expect(Math.abs(same - BITS / 2)).toBeLessThan(100)
    }
  })

  it('hashes each field under a key of its own', () => {
    const given = tokenOf([{ type: 'given-name', text: 'Асан' }])
    const surname = tokenOf([{ type: 'surname', text: 'Асан' }])
    expect([given.filled, surname.filled]).toEqual(['gn', 'sn'])
    expect(given.token).not.toEqual(surname.token)
  })

  it('is one for all scripts, romanizations, endings and lost letters', () => {
    const same = [
      person('Чыңгыз', 'Жээнбеков', '1990-03-02'),
      person('Chyngyz', 'Zheenbekov', '02.03.1990'),
      person('Чынгыз', 'Жээнбекова', '19900302'),
      person('Çıngız', 'Jeenbekov', '2/3/1990'),
    ]
    for (const values of same) expect(tokenOf(values)).toEqual(tokenOf(same[0]!))
  })

  it('holds nothing of a record without a name, and nothing of a placeholder', () => {
    for (const given of ['', 'Неизвестно', 'Айгул-1', 'unknown'])
      expect(piecesOf(person(given, '', '1990-03-02')).size).toBe(0)
    expect(tokenOf(person('Асан', 'неизвестно', '')).filled).toBe('gn')
  })

  it('takes the first of January for a year', () => {
    expect(tokenOf(person('Асан', 'Бектуров', '1987-01-01')).filled).toBe('gsny')
  })
})

describe('how alike two tokens are', () => {
  it('is all of what both have, whatever one of them lacks', () => {
    const more: Value[] = [
      { type: 'national-id', text: '21205198700123' },
      { type: 'phone', text: '+996 555 123 456' },
    ]
    expect(likeness(asan, asan).share).toBe(1)
    expect(likeness(asan, person('Асан', 'Бектуров', '1987-05-12', more)).share).toBeGreaterThan(0.9)
  })

  it('is much with a typing error, a swap or a wrong day, little for a sibling, nothing for a stranger', () => {
    expect(likeness(asan, person('Асан', 'Бектуроа', '1987-05-12')).share).toBeGreaterThan(0.75)
    expect(likeness(asan, person('Бектуров', 'Асан', '1987-05-12')).share).toBeGreaterThan(0.5)
    expect(likeness(asan, person('Асан', 'Бектуров', '1987-05-21')).share).toBeGreaterThan(0.75)
    expect(likeness(asan, person('Нурбек', 'Бектуров', '1991-08-30')).share).toBeLessThan(0.5)
    expect(likeness(asan, person('Нигора', 'Ким', '1991-08-30')).share).toBeLessThan(0.3)
  })
})

describe('linking tokens', () => {
  const [list, other] = tokensOfPeople(3000, { encode })
  const known = new Set(list.map(({ id }) => id))
  const both = other.filter(({ id }) => known.has(id)).length

  it('finds most people of two lists and hardly a wrong one', () => {
    const { links, all } = linkTokens(list, other, USUAL_RULES)
    const right = links.filter((link) => link.one === link.other).length
    expect(all).toBe(true)
    expect(both).toBeGreaterThan(900)
    expect(right / links.length).toBeGreaterThan(0.98)
    expect(right / both).toBeGreaterThan(0.8)
  })

  it('gives each record one partner at most, unless it may have more', () => {
    const twice = [...other, ...other.map((row) => ({ ...row, id: `${row.id}b` }))]
    const single = linkTokens(list, twice, USUAL_RULES).links
    expect(new Set(single.map(({ one }) => one)).size).toBe(single.length)
    expect(linkTokens(list, twice, { ...USUAL_RULES, oneToOne: false }).links.length).toBeGreaterThan(
      single.length * 1.9,
    )
  })

  it('finds nobody across two keys', () => {
    const [, foreign] = tokensOfPeople(500, prepareKey(keyOf(2)))
    expect(linkTokens(list.slice(0, 500), foreign, USUAL_RULES).links).toEqual([])
  })

  it('compares a small part of all pairs in long lists, and nearly all that would be linked', () => {
    const pack = (rows: typeof list) => {
      const bytes = new Uint8Array(rows.length * 128)
      for (const [at, { token }] of rows.entries()) bytes.set(token, at * 128)
      return new Int32Array(bytes.buffer)
    }
    const partners = new Map(linkTokens(list, other, USUAL_RULES).links.map((link) => [link.one, link.other]))
    const places = new Map(other.map(({ id }, at) => [id, at]))
    let [pairs, reached] = [0, 0]
    for (const [at, candidates] of blockTokens(pack(list), pack(other), (list.length * other.length) / 8)) {
      pairs += candidates.length
      const partner = partners.get(list[at]!.id)
      if (partner !== undefined && candidates.includes(places.get(partner)!)) reached += 1
    }
    expect(pairs / (list.length * other.length)).toBeLessThan(0.2)
    expect(reached / partners.size).toBeGreaterThan(0.93)
  })
})
