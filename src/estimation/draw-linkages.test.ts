import { expect, test } from 'vitest'
import { type Linkage, linkageDrawer } from './draw-linkages.ts'
import { seededRandom } from './random.ts'

const NONE: Linkage = { same: [], different: [], undecided: [] }
const lists = (text: Record<string, number>) => new Map(Object.entries(text))
const pair = (a: string, b: string, probability = 0.5) => ({ a, b, probability })

/** How often each linkage comes out, by its histories. */
const outcomes = (sets: Map<string, number>, linkage: Partial<Linkage>, draws = 4000) => {
  const draw = linkageDrawer(sets, { ...NONE, ...linkage })
  const random = seededRandom(7)
  const seen = new Map<string, number>()
  for (let turn = 0; turn < draws; turn += 1) {
    const key = [...draw(random)]
      .sort(([a], [b]) => a - b)
      .map(([set, people]) => `${set}:${people}`)
      .join(' ')
    seen.set(key, (seen.get(key) ?? 0) + 1 / draws)
  }
  return Object.fromEntries(seen)
}

test('what is decided is the same in every draw', () => {
  const sets = lists({ a: 1, b: 2, c: 4, d: 1 })
  const linkage = { same: [pair('a', 'b')], different: [pair('c', 'd')] }
  expect(outcomes(sets, linkage)).toEqual({ '1:1 3:1 4:1': expect.closeTo(1, 6) })
})

test('an undecided pair is linked as often as it is likely', () => {
  const found = outcomes(lists({ a: 1, b: 2 }), { undecided: [pair('a', 'b', 0.3)] })
  expect(found['3:1']).toBeGreaterThan(0.27)
  expect(found['3:1']).toBeLessThan(0.33)
  expect(found['1:1 2:1']).toBeCloseTo(1 - found['3:1']!, 6)
})

test('of three records each two may be one: all, none, or one pair, never two pairs without the third', () => {
  const undecided = [pair('a', 'b'), pair('b', 'c'), pair('a', 'c')]
  const found = outcomes(lists({ a: 1, b: 2, c: 4 }), { undecided })
  // Five partitions of three, all equally likely at even odds.
  expect(Object.keys(found).sort()).toEqual(['1:1 2:1 4:1', '1:1 6:1', '2:1 5:1', '3:1 4:1', '7:1'])
  for (const share of Object.values(found)) expect(Math.abs(share - 0.2)).toBeLessThan(0.03)
})

test('nobody is linked through a third with somebody known to be another', () => {
  const linkage = { different: [pair('a', 'c')], undecided: [pair('a', 'b', 0.9), pair('b', 'c', 0.9)] }
  const found = outcomes(lists({ a: 1, b: 2, c: 4 }), linkage)
  expect(Object.keys(found).sort()).toEqual(['1:1 2:1 4:1', '1:1 6:1', '3:1 4:1'])
})

test('a record on no list of the period joins others without being counted', () => {
  const linkage = { same: [pair('a', 'x')], undecided: [pair('x', 'b', 1)] }
  expect(outcomes(lists({ a: 1, b: 2 }), linkage, 50)).toEqual({ '3:1': expect.closeTo(1, 6) })
})

test('a large group is drawn consistently too', () => {
  const names = Array.from({ length: 8 }, (_, at) => `p${at}`)
  const undecided = names.flatMap((a, at) => names.slice(at + 1).map((b) => pair(a, b, 0.6)))
  const different = [pair('p0', 'p7')]
  const found = outcomes(lists({ p0: 1, p7: 2, p3: 4 }), { undecided, different }, 200)
  expect(Object.keys(found).length).toBeGreaterThan(1)
  for (const key of Object.keys(found)) expect(key).not.toMatch(/\b[37]:/)
})
