import { describe, expect, it } from 'vitest'
import { buildComparisons } from './comparisons.ts'
import { defaultParameters } from './default-parameters.ts'
import { learnParameters } from './estimate.ts'
import { estimateMixture } from './estimate-mixture.ts'
import type { Pass, Pattern } from './expect-matches.ts'
import { learnTogether } from './learn-together.ts'
import type { LinkParameters } from './model.ts'

/** Every pattern of these levels with its expected count, from shares of matches, m and u. */
function expected(
  pairs: number,
  matches: number,
  m: readonly (readonly number[])[],
  u: readonly (readonly number[])[],
): Pattern[] {
  const grow = (field: number): { levels: number[]; m: number; u: number }[] =>
    field === m.length
      ? [{ levels: [], m: 1, u: 1 }]
      : grow(field + 1).flatMap((rest) =>
          m[field]!.map((share, level) => ({
            levels: [level + 1, ...rest.levels],
            m: share * rest.m,
            u: u[field]![level]! * rest.u,
          })),
        )
  return grow(0).map((pattern) => ({
    levels: pattern.levels,
    count: pairs * (matches * pattern.m + (1 - matches) * pattern.u),
  }))
}

const two = (share: number) => [share, 1 - share]

describe('estimateMixture', () => {
  it('finds the shares that comparison vectors were drawn from, within one in a hundred', () => {
    const [m, u] = [[0.7, 0.9, 0.95].map(two), [0.1, 0.025, 0.2].map(two)]
    const found = estimateMixture(expected(4_000, 0.5, m, u), [2, 2, 2])
    expect(found.matches).toBeCloseTo(0.5, 2)
    for (const [field, shares] of found.m.entries()) expect(shares[0]! / m[field]![0]!).toBeCloseTo(1, 2)
    for (const [field, shares] of found.u.entries()) expect(shares[0]! / u[field]![0]!).toBeCloseTo(1, 2)
  })

  it('takes unknown for unknown', () => {
    const [m, u] = [[0.8, 0.9, 0.9].map(two), [0.1, 0.1, 0.2].map(two)]
    const whole = expected(1_000, 0.3, m, u)
    const halved = whole.flatMap(({ levels, count }) => [
      { levels, count: count / 2 },
      { levels: [0, ...levels.slice(1)], count: count / 2 },
    ])
    const found = estimateMixture(halved, [2, 2, 2])
    expect(found.m[0]![0]).toBeCloseTo(0.8, 2)
  })
})

const COMPARISONS = buildComparisons([
  { name: 'place', type: 'category' },
  { name: 'group', type: 'category' },
  { name: 'code', type: 'national-id' },
  { name: 'sex', type: 'sex' },
])
const START = { ...defaultParameters(COMPARISONS), kin: 0 }
const M = [[0.8, 0.1, 0.1], [0.7, 0.05, 0.25], [0.9, 0.05, 0.05], two(0.97)]
const U = [[0.05, 0.01, 0.94], [0.08, 0.02, 0.9], [0.00001, 0.00001, 0.99998], two(0.5)]

/** What a block on one field's first level holds: pairs at that level only, the field itself saying nothing. */
function block(field: number, pairs: number): Pass {
  const matched = pairs * M[field]![0]!
  const strangers = 1e6 * 50 * U[field]![0]!
  const share = matched / (matched + strangers)
  const at = (shares: readonly (readonly number[])[]) =>
    shares.map((one, index) => (index === field ? one.map((_, level) => (level === 0 ? 1 : 0)) : one))
  const patterns = expected(matched + strangers, share, at(M), at(U)).filter(({ count }) => count > 0)
  return { name: String(field), blocked: [field], patterns, pairs: matched + strangers }
}

describe('learnParameters', () => {
  const evidence = {
    random: expected(1e6, 0, M, U),
    passes: [block(0, 20_000), block(1, 20_000), block(2, 20_000)],
    totalPairs: 5e7 + 20_000,
    records: 10_000,
  }
  const learnt = learnParameters(START, evidence)

  it('learns m and u without labels', () => {
    for (const [index, field] of learnt.parameters.fields.entries()) {
      for (const [level, share] of field.m.entries())
        expect(share, `m ${index}`).toBeCloseTo(M[index]![level]!, 1)
      for (const [level, share] of field.u.entries())
        expect(share, `u ${index}`).toBeCloseTo(U[index]![level]!, 2)
    }
    expect(Math.abs(learnt.parameters.fields[2]!.m[0]! - 0.9)).toBeLessThan(0.03)
  })

  it('learns how many matches there are from what each block found and can find', () => {
    const matches = learnt.parameters.matches * evidence.totalPairs
    expect(matches).toBeGreaterThan(19_000)
    expect(matches).toBeLessThan(21_500)
  })

  it('leaves out a pass whose likeliest pairs are strangers of one sex and place', () => {
    const matched = expected(
      500,
      1,
      M.map((one, index) => (index === 2 ? [0.001, 0.001, 0.998] : one)),
      U,
    )
    const patterns = [...matched, ...expected(500, 0, M, U)].map((one) => ({
      ...one,
      levels: [1, ...one.levels.slice(1)],
    }))
    const strange: Pass = { name: 'strange', blocked: [0, 1], patterns, pairs: 1_000 }
    const found = learnParameters(START, { ...evidence, passes: [...evidence.passes, strange] })
    expect(found.left).toEqual(['strange'])
    expect(found.parameters).toEqual(learnt.parameters)
    const alone = learnParameters(START, { ...evidence, passes: [strange] })
    expect(alone.passes).toEqual([])
    expect(alone.parameters.fields.map(({ m }) => m[0]!.toFixed(6))).toEqual(
      START.fields.map(({ m }) => m[0]!.toFixed(6)),
    )
    expect(alone.parameters.matches).toBeLessThanOrEqual(START.matches)
  })

  it('leaves out passes that would have everybody stand there dozens of times', () => {
    expect(learnParameters(START, { ...evidence, records: 500 }).passes).toEqual([])
  })

  it('never learns that records of one person are hardly ever alike', () => {
    const passes = [0, 1].map((field) => ({ ...block(field, 20_000) }))
    for (const pass of passes)
      pass.patterns = pass.patterns.map((one) => ({
        ...one,
        levels: [one.levels[0]!, one.levels[1]!, 3, one.levels[3]!],
      }))
    const { parameters } = learnParameters(START, { ...evidence, passes })
    const { m } = parameters.fields[2]!
    expect(m[0]! + m[1]!).toBeGreaterThan(0.45)
  })

  it('stays at the start where there is nothing to learn from', () => {
    const { parameters } = learnParameters(START, { random: [], passes: [], totalPairs: 1, records: 2 })
    for (const [index, field] of parameters.fields.entries()) {
      for (const [level, share] of field.m.entries())
        expect(share).toBeCloseTo(START.fields[index]!.m[level]!, 9)
    }
    expect(parameters.matches).toBe(START.matches)
  })
})

describe('learnTogether', () => {
  const parameters: LinkParameters = {
    ...START,
    fields: START.fields.map((field, index) => ({ ...field, m: M[index]!, u: U[index]! })),
  }

  it('sees which fields agree together in strangers', () => {
    const doubled = U.map((shares, index) => (index === 1 ? [0.32, 0.02, 0.66] : shares))
    const pass = { name: 'place', blocked: [0], pairs: 1e5, patterns: expected(1e5, 0, M, doubled) }
    const [found] = learnTogether(parameters, [pass])
    expect(found!.fields).toEqual([0, 1])
    expect(found!.bits).toBeGreaterThan(1.5)
    expect(found!.bits).toBeLessThan(2.1)
  })

  it('says nothing of independent fields, nor of a block too small', () => {
    const pass = (pairs: number) => ({
      name: 'place',
      blocked: [0],
      pairs,
      patterns: expected(pairs, 0, M, U),
    })
    expect(learnTogether(parameters, [pass(1e5)])).toEqual([])
    expect(learnTogether(parameters, [pass(100)])).toEqual([])
  })
})
