import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { repeatable } from '../random.ts'
import { judgeQuality } from './judge.ts'
import { makeKAnonymous } from './make-k-anonymous.ts'
import { makePrivate } from './make-private.ts'
import { normalQuantile } from './noise.ts'
import { chooseColumns, codesOf, countOver, decodePeople, encodePeople, type People } from './people.ts'
import { countPrivately } from './private-counts.ts'
import { shareOut } from './share-out.ts'

const rowsOf = fc.array(fc.array(fc.constantFrom('', 'a', 'b', 'c'), { minLength: 4, maxLength: 4 }), {
  minLength: 1,
  maxLength: 120,
})
const columns = ['p', 'q', 'r', 's']

/** How many of the rows have all the attributes that a row has. */
const like = (rows: string[][], row: string[]) =>
  rows.filter((other) => row.every((code, index) => code === '' || other[index] === code)).length

/** Counts of every combination, by its name. */
function combinations(people: People, length: number): Record<string, number> {
  const found: Record<string, number> = {}
  for (let many = 1; many <= length; many += 1)
    for (const chosen of chooseColumns(people.columns.length, many)) {
      const counted = countOver(people, chosen)
      for (const [place, count] of counted.counts.entries()) {
        const codes = codesOf(counted, place)
        if (codes && count > 0)
          found[codes.map((code, index) => people.codes[chosen[index]!]![code]).join('')] = count
      }
    }
  return found
}

describe('made-up people, k-anonymous', () => {
  it('have no combination of attributes that fewer than k real people share, and are a multiple of k', () =>
    fc.assert(
      fc.property(rowsOf, fc.integer({ min: 2, max: 11 }), fc.integer(), (rows, k, seed) => {
        const made = makeKAnonymous(encodePeople(columns, rows), k, repeatable(seed))
        expect(made.size).toBe(Math.floor(rows.length / k) * k)
        for (const row of decodePeople(made)) expect(like(rows, row)).toBeGreaterThanOrEqual(k)
      }),
      { numRuns: 200, seed: 1 },
    ))

  it('are judged by a search that finds a leak put into them', () => {
    const rows = Array.from({ length: 60 }, (_, index) => [
      'a',
      index % 2 ? 'b' : 'c',
      index < 3 ? 'c' : 'a',
      '',
    ])
    const people = encodePeople(columns, rows)
    const made = makeKAnonymous(people, 11, repeatable(1))
    expect(judgeQuality(people, made, 11, 3).leakedPeople).toBe(0)
    const tampered = {
      ...made,
      values: made.values.map((values, column) =>
        column === 2
          ? values.map((_, row) => (row === 0 ? people.codes[2]!.indexOf('c') : values[row]!))
          : values,
      ),
    }
    const judged = judgeQuality(people, tampered, 11, 3)
    expect(judged.leakedPeople).toBe(1)
    expect(judged.byAttributes[0]!.leaked).toBe(1)
  })

  it('keep the frequent attributes as frequent as they are', () => {
    const rows = Array.from({ length: 1100 }, (_, index) => [
      index % 2 ? 'a' : 'b',
      index % 3 ? 'a' : 'c',
      '',
      'a',
    ])
    const people = encodePeople(columns, rows)
    const [one] = judgeQuality(people, makeKAnonymous(people, 11, repeatable(4)), 11, 1).byAttributes
    expect(one!.preserved).toBeGreaterThan(0.99)
  })
})

describe('counts of combinations', () => {
  // Standards notes 3.4: the counting example of Synthetic Data Showcase's page on differential privacy.
  it('are those of the published example', () => {
    const rows = [
      ['a1', 'b1', 'c1'],
      ['a1', 'b2', 'c1'],
      ['a2', '', 'c2'],
      ['a2', 'b2', 'c1'],
      ['a1', 'b2', ''],
    ]
    expect(combinations(encodePeople(['A', 'B', 'C'], rows), 3)).toEqual({
      ...{ a1: 3, a2: 2, b1: 1, b2: 3, c1: 3, c2: 1, a1b1: 1, a1b2: 2, a1c1: 2, a2b2: 1, a2c1: 1, a2c2: 1 },
      ...{ b1c1: 1, b2c1: 2, a1b1c1: 1, a1b2c1: 1, a2b2c1: 1 },
    })
  })
})

describe('made-up people, differentially private', () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => [
    index % 4 ? 'a' : 'b',
    index % 3 ? 'a' : 'c',
    index % 5 ? '' : 'a',
    index === 7 ? 'c' : 'a',
  ])
  const people = encodePeople(columns, rows)

  it('come from counts with the noise that the budget gives', () => {
    // ε 4, δ 1e-6, 4 columns, up to 3 attributes: ρ by the formula of the notes, σ_k = σ / k, times √C(4, k).
    const known = countPrivately(people, { epsilon: 4, delta: 1e-6, length: 3 }, repeatable(3))
    const root = Math.sqrt(Math.log(2e6))
    const rho = (Math.sqrt(4 * 0.995 + root * root) - root) ** 2
    const sigma = Math.sqrt(14 / (2 * rho))
    const expected = [sigma * 2, (sigma / 2) * Math.sqrt(6), (sigma / 3) * 2]
    for (const [index, noise] of known.noise.entries()) expect(noise).toBeCloseTo(expected[index]!, 8)
    const counted = [...known.counts.get('0,1')!.counts].filter((count) => count > 0)
    expect(counted).toHaveLength(4)
    for (const count of counted) expect(Number.isInteger(count)).toBe(false)
  })

  it('never have an attribute of one single person', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const known = countPrivately(people, { epsilon: 4, delta: null, length: 2 }, repeatable(seed))
      const made = makePrivate(people, known, 2, repeatable(seed + 100))
      expect(decodePeople(made).some((row) => row[3] === 'c')).toBe(false)
      const [one] = judgeQuality(people, made, 11, 1).byAttributes
      expect(one!.preserved).toBeGreaterThan(0.97)
    }
  })
})

describe('arithmetic of noise', () => {
  it.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.001, -3.090232306167813],
    [1 - 1e-7, 5.199337582187471],
  ])('the quantile of %f is %f', (probability, quantile) =>
    expect(normalQuantile(probability)).toBeCloseTo(quantile, 6),
  )

  it('shares add up, and each is its part rounded up or down', () =>
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.array(fc.nat(50), { minLength: 1, maxLength: 9 }),
        fc.integer(),
        (many, weights, seed) => {
          const sum = weights.reduce((total, weight) => total + weight, 0)
          fc.pre(sum > 0)
          const shares = shareOut(many, Float64Array.from(weights), repeatable(seed))
          expect(shares.reduce((total, share) => total + share, 0)).toBe(many)
          for (const [index, share] of shares.entries())
            expect(Math.abs(share - (many * weights[index]!) / sum)).toBeLessThan(1 + 1e-6)
        },
      ),
      { numRuns: 200, seed: 1 },
    ))
})
