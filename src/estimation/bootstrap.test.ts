import { beforeAll, describe, expect, test } from 'vitest'
import { bcaQuantile, bcaShareBelow, bootstrapStepwise } from './bootstrap.ts'
import { type FindsDescent, loadSolver } from './linear-program.ts'
import { drawAgain, drawBinomial, seededRandom } from './random.ts'
import { chooseStepwise } from './stepwise.ts'
import { finish, NEW_ORLEANS, tableFrom, UK, WESTERN } from './testing.ts'

let solver: FindsDescent
beforeAll(async () => {
  solver = await loadSolver()
})

const bootstrap = (data: typeof UK, replicates: number, seed: number) => {
  const table = tableFrom(data)
  const { fit } = chooseStepwise(table, solver)!
  return finish(bootstrapStepwise(table, fit.estimate, replicates, seededRandom(seed), solver))!
}

/*
 * SparseMSE's intervals of 1,000 replicates, one seed each (research/standards.md section 10.3). Their lower ends stand
 * on one or two of the replicates, so they are compared loosely.
 */
describe.each([
  ['UK', UK, 8784.8, 14700.5],
  ['New Orleans', NEW_ORLEANS, 588.8, 1703.7],
  ['Western', WESTERN, 1293.2, 3672],
] as const)('%s', (_, data, lower, upper) => {
  test('the BCa interval lies where the one of SparseMSE lies', () => {
    const distribution = bootstrap(data, 1000, 1)
    expect(Math.abs(bcaQuantile(distribution, 0.025) / lower - 1)).toBeLessThan(0.12)
    expect(Math.abs(bcaQuantile(distribution, 0.975) / upper - 1)).toBeLessThan(0.12)
  })
})

test('the same seed gives the same interval, another seed another', () => {
  const ends = (seed: number) => bcaQuantile(bootstrap(WESTERN, 200, seed), 0.975)
  expect(ends(7)).toBe(ends(7))
  expect(ends(7)).not.toBe(ends(8))
})

test('the share below a quantile is its share', () => {
  const distribution = bootstrap(WESTERN, 500, 3)
  // A share below that of the first replicate has the first for its quantile, and cannot be told from it.
  for (const share of [0.1, 0.3, 0.5, 0.9, 0.97])
    expect(bcaShareBelow(distribution, bcaQuantile(distribution, share))).toBeCloseTo(share, 9)
})

test('without bias and acceleration the quantiles are those of the replicates', () => {
  const plain = { replicates: Float64Array.from([1, 2, 3, 4, 5]), bias: 0, acceleration: 0 }
  expect(bcaQuantile(plain, 0.5)).toBeCloseTo(3, 9)
  // Type 8 of Hyndman and Fan puts the quarter of five values at place 1/3 + 16/3 · 1/4 = 5/3.
  expect(bcaQuantile(plain, 0.25)).toBeCloseTo(5 / 3, 9)
  expect(bcaQuantile(plain, 0.01)).toBe(1)
  expect(bcaQuantile(plain, 0.99)).toBe(5)
})

describe('drawing', () => {
  test.each([
    [20, 0.1],
    [1000, 0.003],
    [1000, 0.4],
    [5000, 0.97],
    [1_000_000, 0.02],
  ])('binomial (%i, %f) has its mean and variance', (n, p) => {
    const random = seededRandom(11)
    const draws = Array.from({ length: 20_000 }, () => drawBinomial(random, n, p))
    const mean = draws.reduce((a, b) => a + b, 0) / draws.length
    const variance = draws.reduce((sum, each) => sum + (each - mean) ** 2, 0) / draws.length
    const expected = n * p * (1 - p)
    expect(Math.abs(mean - n * p)).toBeLessThan(4 * Math.sqrt(expected / draws.length))
    expect(Math.abs(variance / expected - 1)).toBeLessThan(0.05)
    expect(draws.every((each) => Number.isInteger(each) && each >= 0 && each <= n)).toBe(true)
  })

  test('a table drawn again has as many people, none in a cell that had none', () => {
    const { cells, margins } = tableFrom(UK)
    const random = seededRandom(5)
    for (let draw = 0; draw < 50; draw += 1) {
      const drawn = drawAgain(random, cells)
      expect(drawn.reduce((a, b) => a + b, 0)).toBe(margins[0])
      expect(drawn.every((count, set) => cells[set]! > 0 || count === 0)).toBe(true)
    }
  })

  test('the stream spreads evenly', () => {
    const random = seededRandom(1)
    const tenths = new Array<number>(10).fill(0)
    for (let draw = 0; draw < 100_000; draw += 1) tenths[Math.floor(random() * 10)]! += 1
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400)
  })
})
