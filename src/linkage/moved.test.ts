import { describe, expect, it } from 'vitest'
import { buildComparisons } from './comparisons.ts'
import { overall } from './count-matches.ts'
import { defaultParameters } from './default-parameters.ts'
import { movedBits, movedFrom, stayedOdds } from './moved.ts'

const parameters = defaultParameters(
  buildComparisons([
    { name: 'given', type: 'given-name' },
    { name: 'surname', type: 'surname' },
    { name: 'address', type: 'address' },
    { name: 'place', type: 'place' },
    { name: 'postcode', type: 'postcode' },
  ]),
)
const different = parameters.fields.map(({ levels }) => levels.length)
const alike = parameters.fields.map(() => 1)

describe('fields of where somebody lives', () => {
  it('are weighed together where there are two or more', () => {
    expect(parameters.moved!.fields).toEqual([2, 3, 4])
    expect(movedFrom(parameters.fields.slice(0, 3))).toBeNull()
  })

  it('cost no more than having moved when all differ', () => {
    const { share } = parameters.moved!
    const { odds, stayed } = stayedOdds(parameters, different, [])!
    expect(odds).toBeGreaterThan(share)
    expect(odds).toBeLessThan(share + 0.01)
    expect(stayed).toBeLessThan(0.05)
  })

  it('say that somebody stayed when all agree, and inside a block of one of them', () => {
    expect(stayedOdds(parameters, alike, [])!.stayed).toBeGreaterThan(0.999)
    expect(stayedOdds(parameters, different, [3])!.stayed).toBe(1)
    expect(stayedOdds(parameters, different, [2, 3, 4])).toBeNull()
  })

  it('make the same odds of bits', () => {
    const { odds, kin } = stayedOdds(parameters, alike, [])!
    const bits = parameters.moved!.fields.reduce((sum, field) => {
      const { m, u } = parameters.fields[field]!
      return sum + Math.log2(m[0]! / u[0]!)
    }, 0)
    expect(2 ** movedBits(parameters.moved!, bits).same).toBeCloseTo(odds, 4)
    expect(2 ** movedBits(parameters.moved!, bits).kin).toBeCloseTo(kin, 4)
  })
})

it('counts relatives by the passes whose keys relatives share', () => {
  const pass = (blocked: number[]) => ({ name: '', blocked, patterns: [], pairs: 0 })
  const found = [
    { expected: 100, expectedKin: 0, reachesKin: 0.02 },
    { expected: 100, expectedKin: 0, reachesKin: 0.01 },
    { expected: 100, expectedKin: 300, reachesKin: 0.4 },
  ]
  const passes = [pass([0]), pass([0]), pass([1])]
  expect(overall(parameters, { totalPairs: 1_000, passes }, found).kin).toBeCloseTo(0.3, 10)
})
