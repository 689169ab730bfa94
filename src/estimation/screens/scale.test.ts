import { expect, test } from 'vitest'
import type { MethodLine } from './methods.ts'
import { scaleOf } from './scale.ts'

const line = (estimate: number | null, lower: number | null, upper: number | null): MethodLine => ({
  method: 'x',
  estimate,
  lower,
  upper,
  how: 'x',
  params: {},
})

test('everything that is shown lies on the scale, in its order', () => {
  const { at, ticks } = scaleOf([line(2483, 1657, 3830), line(75_380, 3129, 2_023_042)], 345)
  const places = [345, 1657, 2483, 3830, 75_380, 2_023_042].map(at)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(places[0]).toBeGreaterThanOrEqual(0)
  expect(places.at(-1)).toBeLessThanOrEqual(1)
  expect(ticks[0]).toBe(200)
  expect(ticks.length).toBeLessThanOrEqual(5)
})

test.each([
  [1000, 1000],
  [1, 1],
  [999, 1001],
])('a scale from %i to %i has two ends', (seen, highest) => {
  const { at } = scaleOf([line(highest, null, null)], seen)
  expect(at(seen)).toBeGreaterThanOrEqual(0)
  expect(at(highest)).toBeLessThanOrEqual(1)
  expect(Number.isFinite(at(highest))).toBe(true)
})
