import { describe, expect, test } from 'vitest'
import { decomposableGraphs } from './decomposable-graphs.ts'
import { averageGraphs } from './graph-average.ts'
import { summarizePosteriors } from './posterior.ts'
import { sizeOf } from './subsets.ts'
import { NEW_ORLEANS, SPINA_BIFIDA, tableFrom, UK, WESTERN } from './testing.ts'

test.each([
  [3, 8],
  [4, 61],
  [5, 822],
])('%i lists have %i decomposable graphs', (lists, count) => {
  expect(decomposableGraphs(lists).length).toBe(count)
})

test('cliques less separators count every list once', () => {
  for (const graph of decomposableGraphs(5)) {
    let members = 0
    for (const [set, power] of graph) members += power * sizeOf(set)
    expect(members).toBe(5)
  }
})

/* R dga 2.0.2 with δ = 2^−lists (research/linkage.md section 5); the ends of Western differ by one in 3,849. */
describe.each([
  ['UK', UK, 21282, 10387, 33508],
  ['New Orleans', NEW_ORLEANS, 935, 511, 1758],
  ['Western', WESTERN, 2248, 1343, 3848],
] as const)('%s', (_, data, mean, lower, upper) => {
  test('mean and interval of dga', () => {
    const summary = summarizePosteriors([averageGraphs(tableFrom(data))])
    expect(Math.round(summary.mean)).toBe(mean)
    expect(Math.abs(summary.lower - lower)).toBeLessThanOrEqual(1)
    expect(Math.abs(summary.upper - upper)).toBeLessThanOrEqual(1)
  })
})

test('the mode of the UK lists is the one of dga', () => {
  expect(summarizePosteriors([averageGraphs(tableFrom(UK))]).mode).toBe(11718)
})

test('probabilities sum to one, and nobody seen is unmade', () => {
  const { values, probabilities } = averageGraphs(tableFrom(SPINA_BIFIDA))
  expect(probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
  expect(values[0]).toBe(627)
})
