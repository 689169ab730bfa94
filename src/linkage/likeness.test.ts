import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foldName } from '../people/fold-name.ts'
import { editDistance } from '../people/name-similarity.ts'
import { bitCount, coversWords, jaroWinkler, letterBits, wordBits } from './likeness.ts'

/**
 * Measured: DuckDB counts bytes, so its distances of Cyrillic texts are wrong (levenshtein of Үмүт and Умут is 4, not
 * 2). Last column: the distance of the folded keys, which is what we compare.
 */
const MEASURED: [one: string, other: string, codepoints: number, duckdb: number, folded: number][] = [
  ['Үмүт', 'Умут', 2, 4, 0],
  ['Айгүл', 'Айгуль', 2, 4, 0],
  ['Жаңыл', 'Жаныл', 1, 2, 0],
  ['Өмүрбек', 'Омурбек', 2, 4, 0],
  ['Гульнара', 'Гулнара', 1, 2, 0],
  ['Асанов', 'Асанова', 1, 2, 1],
  ['Шахноза', 'Шаҳноза', 1, 2, 0],
  ['Қодиров', 'Кадыров', 3, 4, 1],
  ['Нурбек', 'Нурбэк', 1, 2, 0],
  ['Жээнбеков', 'Jeenbekov', 9, 18, 0],
  ['а', 'р', 1, 2, 1],
  ['Mambetov', 'Mambetova', 1, 1, 1],
]

let instance: DuckDBInstance
let run: (sql: string) => Promise<unknown[][]>

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  run = async (sql) => (await connection.run(sql)).getRows()
})
afterAll(() => instance.closeSync())

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`

describe('distances', () => {
  it.each(MEASURED)('%s and %s', async (one, other, codepoints, duckdb, folded) => {
    expect(editDistance(one, other)).toBe(codepoints)
    const [a, b] = [foldName(one), foldName(other)]
    const [row] = await run(
      `SELECT levenshtein(${quote(one)}, ${quote(other)}), damerau_levenshtein(${quote(a)}, ${quote(b)})`,
    )
    expect(Number(row![0])).toBe(duckdb)
    expect(Number(row![1])).toBe(folded)
    expect(editDistance(a, b)).toBe(folded)
  })

  it('give DuckDB’s figures for ASCII texts', async () => {
    const word = fc.string({ unit: fc.constantFrom(...'aabcdeiklmnoz '), minLength: 1, maxLength: 12 })
    const pairs = fc.sample(fc.tuple(word, word), { numRuns: 400, seed: 7 })
    const rows = await run(
      pairs.map(([a, b]) => `SELECT jaro_winkler_similarity(${quote(a)}, ${quote(b)})`).join(' UNION ALL '),
    )
    pairs.forEach(([a, b], index) => {
      expect(jaroWinkler(a, b), `${a} ${b}`).toBeCloseTo(Number(rows[index]![0]), 9)
    })
  })

  it('are the same either way round', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(jaroWinkler(one, other)).toBeCloseTo(jaroWinkler(other, one), 9)
      }),
    )
  })
})

describe('letterBits', () => {
  it('never says that letters are missing which are there', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcxyz019@.'), maxLength: 12 })
    fc.assert(
      fc.property(word, word, (one, other) => {
        const missing = bitCount(letterBits(one) & ~letterBits(other))
        const really = new Set(Array.from(one).filter((letter) => !other.includes(letter))).size
        expect(missing).toBeLessThanOrEqual(really)
      }),
    )
  })
})

describe('words', () => {
  it('as bits do not depend on their order', () => {
    expect(wordBits(['chuy', 'avenue', '12'])).toEqual(wordBits(['12', 'chuy', 'avenue']))
    expect(wordBits([])).toEqual([0, 0])
  })

  it('of the shorter name have their like in the longer one, or not', () => {
    expect(coversWords(['asan', 'bakit'], ['bakit', 'asan', 'marat'], 1, 2)).toBe(true)
    expect(coversWords(['asan', 'bakit'], ['bakir', 'asan', 'marat'], 1, 2)).toBe(false)
    expect(coversWords(['asan', 'bakit'], ['bakir', 'asan', 'marat'], 0.9, 2)).toBe(true)
    expect(coversWords(['asan'], ['asan', 'marat'], 1, 2)).toBe(false)
  })
})
