import { beforeAll, expect, test } from 'vitest'
import type { EstimateOptions } from './computed.ts'
import { estimateUnseen } from './estimate.ts'
import { type FindsDescent, loadSolver } from './linear-program.ts'
import type { CaptureLists } from './model.ts'
import { drawBinomial, type Random, seededRandom } from './random.ts'
import { finish, setOf, UK } from './testing.ts'

let solver: FindsDescent
beforeAll(async () => {
  solver = await loadSolver()
})

const OPTIONS: EstimateOptions = { replicates: null, seed: 1, linkage: 'not-stated' }
const estimate = (draws: CaptureLists[], options = OPTIONS) => finish(estimateUnseen(draws, options, solver))

/**
 * Another linkage that may be as true: of the people on just two lists some are after all two people, and some pairs of
 * people on one list each are one.
 */
const relinked = (data: CaptureLists, random: Random, doubt: number): CaptureLists => {
  const counts = new Map(data.histories.map(({ set, count }) => [set, count]))
  const move = (set: number, by: number) => counts.set(set, (counts.get(set) ?? 0) + by)
  for (const { set, count } of data.histories) {
    const [first = 0, second = 0, more] = [...Array(5).keys()]
      .map((list) => 1 << list)
      .filter((bit) => set & bit)
    if (second === 0 || more !== undefined) continue
    const change = drawBinomial(random, count, doubt) - drawBinomial(random, count, doubt)
    move(set, -change)
    move(first, change)
    move(second, change)
  }
  return { lists: data.lists, histories: [...counts].map(([set, count]) => ({ set, count })) }
}

test('one linkage drawn several times says what it says once', () => {
  const once = estimate([UK], { ...OPTIONS, replicates: 200 })
  const often = estimate([UK, UK, UK])
  for (const method of ['independence', 'stepwise'] as const)
    for (const end of ['estimate', 'lower', 'upper'] as const)
      expect(often[method][end]! / once[method][end]!).toBeCloseTo(1, 8)
  expect(often.stepwise.pairs).toEqual(once.stepwise.pairs)
  expect(often.graphs).toEqual(once.graphs)
  expect(often.chao.biasCorrected).toBeCloseTo(once.chao.biasCorrected!, 6)
  expect(once.bootstrap!.lower).toBeLessThan(once.stepwise.estimate!)
})

test('uncertain linkage makes the interval wider than any one linkage says, and keeps its middle', () => {
  const random = seededRandom(3)
  const draws = Array.from({ length: 5 }, () => relinked(UK, random, 0.25))
  const alone = draws.map((draw) => estimate([draw]))
  const pooled = estimate(draws)
  const widest = Math.max(...alone.map(({ independence }) => independence.upper! - independence.lower!))
  const mean = alone.reduce((sum, { independence }) => sum + independence.estimate!, 0) / draws.length
  expect(pooled.independence.estimate).toBeCloseTo(mean, 6)
  const { lower, upper } = pooled.independence
  expect(upper! - lower!).toBeGreaterThan(
    estimate([UK]).independence.upper! - estimate([UK]).independence.lower!,
  )
  expect(lower).toBeGreaterThan(Math.min(...alone.map(({ independence }) => independence.lower!)))
  expect(upper).toBeLessThan(Math.max(...alone.map(({ independence }) => independence.upper!)))
  expect(upper! - lower!).toBeLessThan(2 * widest)
  expect(pooled).toMatchObject({ linkage: 'drawn', estimable: true, draws: { count: 5 } })
  expect(pooled.draws.fewestSeen).toBeLessThan(pooled.draws.mostSeen)
  expect(pooled.doubts.map(({ code }) => code)).not.toContain('linkage-not-stated')
})

test('the bootstrap of several linkages is one interval over all of them', () => {
  const random = seededRandom(9)
  const draws = [relinked(UK, random, 0.3), relinked(UK, random, 0.3)]
  const options = { ...OPTIONS, replicates: 300 }
  const [one, other] = draws.map((draw, at) => estimate([draw], { ...options, seed: 1 + at }).bootstrap!)
  const pooled = estimate(draws, options).bootstrap!
  expect(pooled.lower).toBeGreaterThanOrEqual(Math.min(one!.lower!, other!.lower!) - 1e-6)
  expect(pooled.upper).toBeLessThanOrEqual(Math.max(one!.upper!, other!.upper!) + 1e-6)
})

test('one linkage that cannot carry an estimate is enough to refuse, and the reason says in how many', () => {
  const only = setOf('00101')
  const inside: CaptureLists = {
    lists: UK.lists,
    histories: UK.histories.filter(({ set }) => (set & setOf('00001')) === 0 || set === only),
  }
  const answer = estimate([UK, inside])
  expect(answer.estimable).toBe(false)
  expect(answer.refusals).toEqual([
    { code: 'list-inside', params: { inner: 'GP', outer: 'PFNCA', inDraws: 1, draws: 2 } },
  ])
  expect(answer.why[0]).toMatch(/^Everybody on list GP is also on list PFNCA.*\(in 1 of 2 linkages\)$/)
})
