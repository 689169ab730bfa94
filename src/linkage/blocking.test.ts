import { describe, expect, it } from 'vitest'
import { type ChoiceInput, chooseRules } from './blocking.ts'
import type { Key } from './blocking-keys.ts'
import { seededRandom } from './random.ts'
import { shareReached, simulateMatches } from './simulate-matches.ts'

const key = (field: number, name: string): Key => ({ field, name, sql: name, list: false })
const KEYS = [key(0, 'name'), key(0, 'name-start'), key(1, 'date'), key(2, 'phone')]

function input(change: Partial<ChoiceInput> = {}): ChoiceInput {
  // Of ten matches six agree on the name, all on its beginning, five on the date, one only on the phone.
  const rows = [
    [1, 1, 1, 0],
    [1, 1, 1, 0],
    [1, 1, 0, 0],
    [1, 1, 0, 0],
    [1, 1, 0, 0],
    [1, 1, 1, 0],
    [0, 1, 1, 0],
    [0, 1, 1, 0],
    [0, 1, 0, 0],
    [0, 0, 0, 1],
  ]
  const pairsByKey = [5_000, 400_000, 2_000, 100]
  const totalPairs = 10_000_000
  return {
    keys: KEYS,
    matches: rows.map((row) => Uint8Array.from(row)),
    pairsByKey,
    totalPairs,
    budget: 1_000_000,
    countPairs: async (keys) =>
      keys.reduce((pairs, one) => pairs * (pairsByKey[one]! / totalPairs), totalPairs),
    ...change,
  }
}

describe('chooseRules', () => {
  it('reaches every match it can pay for', async () => {
    const rules = await chooseRules(input())
    expect(rules.at(-1)!.reached).toBe(1)
    expect(rules.reduce((sum, rule) => sum + rule.pairs, 0)).toBeLessThanOrEqual(1_000_000)
  })

  it('stays within its pairs, and reaches less for it', async () => {
    const rules = await chooseRules(input({ budget: 8_000 }))
    expect(rules.reduce((sum, rule) => sum + rule.pairs, 0)).toBeLessThanOrEqual(8_000)
    expect(rules.at(-1)!.reached).toBeLessThan(1)
    expect(rules.at(-1)!.reached).toBeGreaterThanOrEqual(0.9)
  })

  it('drops a rule that costs far more than its keys promise', async () => {
    const explodes = async (keys: readonly number[]) => (keys.includes(1) ? 1e9 : 1_000)
    const rules = await chooseRules(input({ countPairs: explodes }))
    expect(rules.some((rule) => rule.keys.includes(1))).toBe(false)
  })

  it('puts no two keys of several values into one rule', async () => {
    const lists = KEYS.map((one, index) => (index === 0 || index === 2 ? { ...one, list: true } : one))
    const dear = [400_000, 400_000, 400_000, 100]
    const countPairs = async (keys: readonly number[]) => (keys.length > 1 ? 10 : 1e9)
    const matches = Array.from({ length: 10 }, () => Uint8Array.from([1, 0, 1, 0]))
    const plain = await chooseRules(input({ matches, pairsByKey: dear, countPairs }))
    expect(plain.some(({ keys }) => keys.includes(0) && keys.includes(2))).toBe(true)
    const rules = await chooseRules(input({ keys: lists, matches, pairsByKey: dear, countPairs }))
    expect(rules.some(({ keys }) => keys.includes(0) && keys.includes(2))).toBe(false)
  })

  it('chooses nothing where no match agrees on anything', async () => {
    expect(await chooseRules(input({ matches: [new Uint8Array(4)] }))).toEqual([])
  })
})

describe('simulateMatches', () => {
  const example = (level: number, agreement: number[]) => ({
    levels: [level, level, level],
    agreement: Uint8Array.from(agreement),
  })
  const samples = {
    byField: [[example(1, [1, 1, 0, 0])], [example(2, [0, 0, 1, 0])], [example(3, [0, 0, 0, 1])]],
    known: [{ levels: [1, 0, 1], count: 10 }],
    always: new Set<number>(),
  }

  it('takes each field from an example, and leaves missing what is missing together', () => {
    const [match] = simulateMatches(KEYS, samples, 1, seededRandom(1))
    expect(match).toEqual({ levels: [1, 0, 3], agreement: Uint8Array.from([1, 1, 0, 1]) })
  })

  it('is the same for the same seed', () => {
    const make = () => simulateMatches(KEYS, samples, 20, seededRandom(5))
    expect(make()).toEqual(make())
  })

  it('counts what rules reach', () => {
    const matches = simulateMatches(KEYS, samples, 4, seededRandom(1))
    expect(shareReached(matches, [[0]])).toBe(1)
    expect(shareReached(matches, [[2]])).toBe(0)
  })
})
