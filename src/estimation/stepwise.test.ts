import { beforeAll, describe, expect, test } from 'vitest'
import { type FindsDescent, loadSolver } from './linear-program.ts'
import { mainEffects } from './log-linear.ts'
import { chooseStepwise, fitIndependence } from './stepwise.ts'
import { membersOf } from './subsets.ts'
import { tableOf } from './table.ts'
import { ARTIFICIAL, NEW_ORLEANS, SPINA_BIFIDA, setOf, tableFrom, UK, UK_SIX, WESTERN } from './testing.ts'

/* Reference values of R SparseMSE 2.0.1, each fitted again in Python (research/standards.md section 10.3). */

let solver: FindsDescent
beforeAll(async () => {
  solver = await loadSolver()
})

const near = (actual: number, expected: number, relative: number) =>
  expect(Math.abs(actual / expected - 1)).toBeLessThanOrEqual(relative)

describe.each([
  ['UK', UK, 13444.131, 11985.171, 15133.426, 118.5316],
  ['New Orleans', NEW_ORLEANS, 1034.151, 658.258, 1708.602, 19.2835],
  ['Western', WESTERN, 2007.142, 1420.418, 2913.969, 40.9631],
  ['Artificial', ARTIFICIAL, 539.094, 278.654, 1170.885, 8.8725],
])('%s, lists independent', (_, data, estimate, lower, upper, deviance) => {
  test('estimate, interval and deviance', () => {
    const fit = fitIndependence(tableFrom(data), solver)!
    near(fit.estimate, estimate, 1e-6)
    near(fit.lower, lower, 1e-4)
    near(fit.upper, upper, 1e-4)
    near(fit.deviance, deviance, 5e-6)
  })
})

describe.each([
  ['UK', UK, 11312.99, 9884.403, 13027.397, 16.3514, 'LA:NG NG:GP PFNCA:GP LA:PFNCA GO:GP NG:GO'],
  ['New Orleans', NEW_ORLEANS, 1034.151, 658.258, 1708.602, 19.2835, ''],
  ['Western', WESTERN, 2483.384, 1657.094, 3830.03, 26.5842, 'A:E'],
] as const)('%s, stepwise', (_, data, estimate, lower, upper, deviance, pairs) => {
  test('pairs in order, estimate, interval and deviance', () => {
    const { fit, pairs: chosen } = chooseStepwise(tableFrom(data), solver)!
    const named = chosen.map((pair) =>
      membersOf(pair)
        .map((list) => data.lists[list])
        .join(':'),
    )
    expect(named.join(' ')).toBe(pairs)
    near(fit.estimate, estimate, 1e-6)
    near(fit.lower, lower, 1e-4)
    near(fit.upper, upper, 1e-4)
    near(fit.deviance, deviance, 5e-6)
  })
})

test('spina bifida (Madigan and York 1997): 764 under independence, 731 (707 to 761) stepwise', () => {
  const table = tableFrom(SPINA_BIFIDA)
  expect(Math.round(fitIndependence(table, solver)!.estimate)).toBe(764)
  const { fit } = chooseStepwise(table, solver)!
  expect([fit.estimate, fit.lower, fit.upper].map(Math.round)).toEqual([731, 707, 761])
})

test('the coefficients of the UK model', () => {
  const { fit } = chooseStepwise(tableFrom(UK), solver)!
  const reference: [pattern: string, value: number][] = [
    ['00000', 9.05590519],
    ['10000', -5.08847677],
    ['01000', -2.90506559],
    ['00100', -2.14851994],
    ['00010', -2.52177293],
    ['00001', -3.30533398],
    ['11000', 1.52395333],
    ['01001', -2.92170206],
    ['00101', -1.24675133],
    ['10100', 0.92242572],
    ['00011', -1.1905206],
    ['01010', -0.55335021],
  ]
  for (const [pattern, value] of reference) expect(fit.coefficients.get(setOf(pattern))).toBeCloseTo(value, 7)
  expect(fit.coefficients.size).toBe(reference.length)
})

test('a pair without anybody in common goes to minus infinity, and its cells go with it', () => {
  // Two lists that independence expects to share 30 people share none.
  const cells = new Float64Array(8)
  for (const [pattern, count] of [
    ['100', 100],
    ['010', 100],
    ['001', 100],
    ['101', 30],
    ['011', 30],
  ] as const)
    cells[setOf(pattern)] = count
  const table = tableOf(3, cells)
  const { fit, pairs } = chooseStepwise(table, solver)!
  expect(pairs).toEqual([setOf('110')])
  expect(fit.coefficients.get(setOf('110'))).toBe(-Infinity)
  // Five cells are left for four parameters; symmetric lists make the fit exact: 100 × 100 / 30 were never seen.
  expect(fit.estimate).toBeCloseTo(360 + 10000 / 30, 6)
  expect(fit.deviance).toBeCloseTo(0, 9)
  expect(fit.expectedMargins[setOf('110')]).toBe(0)
})

test('of two equally surprising pairs the first in list order is taken', () => {
  // Lists 1 and 2 stand to each other exactly as lists 3 and 4 do.
  const cells = new Float64Array(16)
  for (const pattern of ['1000', '0100', '0010', '0001']) cells[setOf(pattern)] = 60
  for (const pattern of ['1010', '1001', '0110', '0101']) cells[setOf(pattern)] = 6
  for (const pattern of ['1100', '0011']) cells[setOf(pattern)] = 25
  const { pairs } = chooseStepwise(tableOf(4, cells), solver)!
  expect(pairs.slice(0, 2)).toEqual([setOf('1100'), setOf('0011')])
})

test('lists that share nobody at all have no estimate', () => {
  const cells = new Float64Array(8)
  for (const pattern of ['100', '010', '001']) cells[setOf(pattern)] = 50
  expect(chooseStepwise(tableOf(3, cells), solver)).toBeNull()
})

test('the six lists of the UK: joined to five they are the five; the chosen model reproduces its margins', () => {
  const six = tableFrom(UK_SIX)
  const five = tableFrom(UK)
  const [police, agency] = [setOf('001'), setOf('000001')]
  // On either of the two lists.
  const either = (margins: Float64Array) => margins[police]! + margins[agency]! - margins[police | agency]!
  expect(six.margins[0]).toBe(five.margins[0])
  expect(either(six.margins)).toBe(five.margins[setOf('001')])
  const { fit, pairs } = chooseStepwise(six, solver)!
  for (const term of [...mainEffects(6), ...pairs])
    expect(Math.abs(fit.expectedMargins[term]! - six.margins[term]!)).toBeLessThan(1e-6)
  expect(fit.estimate).toBeGreaterThan(10_000)
  expect(fit.estimate).toBeLessThan(13_000)
})

test.each([6, 8])('%i lists: the chosen model reproduces every margin it has a term for', (lists) => {
  const cells = new Float64Array(1 << lists)
  // Sparse as such tables are: many on one list, few on two, hardly anybody on three.
  for (let one = 0; one < lists; one += 1) {
    cells[1 << one] = 20 + ((one * 37) % 90)
    for (let other = one + 1; other < lists; other += 1)
      cells[(1 << one) | (1 << other)] = (one * 5 + other * 3) % 4 === 0 ? 9 : (one + other) % 2
  }
  cells[0b111] = 1
  cells[0b110001] = 2
  const table = tableOf(lists, cells)
  const { fit, pairs } = chooseStepwise(table, solver)!
  expect(pairs.length).toBeGreaterThan(0)
  for (const term of [...mainEffects(lists), ...pairs])
    expect(fit.expectedMargins[term]! / table.margins[term]! || 1).toBeCloseTo(1, 10)
})
