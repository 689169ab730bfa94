import fc from 'fast-check'
import loadModule from 'highs'
import { beforeAll, expect, test } from 'vitest'
import { canBeFitted, checkModel } from './existence.ts'
import { type FindsDescent, loadSolver } from './linear-program.ts'
import { fitModel, mainEffects, withoutEmpty } from './log-linear.ts'
import { pairsOf } from './subsets.ts'
import { type Table, tableOf } from './table.ts'
import { ARTIFICIAL, setOf, tableFrom } from './testing.ts'

let solver: FindsDescent
let highs: Awaited<ReturnType<typeof loadModule.default>>
beforeAll(async () => {
  solver = await loadSolver()
  highs = await (loadModule as unknown as typeof loadModule.default)()
})

const [AB, AC, BC] = [setOf('110'), setOf('101'), setOf('011')]

test.each([
  ['independence', [], true, true],
  ['A:C', [AC], true, true],
  ['B:C', [BC], true, true],
  ['A:B', [AB], false, true],
  ['all pairs', [AB, AC, BC], true, false],
] as const)(
  'the artificial table with %s (Chan, Silverman and Vincent 2021, table 2)',
  (_, pairs, exists, identifiable) => {
    const terms = [...mainEffects(3), ...pairs]
    expect(checkModel(tableFrom(ARTIFICIAL), terms, solver)).toEqual({ exists, identifiable })
  },
)

/** Fienberg and Rinaldo's program as it stands: is there a table with the same margins and no empty cell? */
const existsDirectly = (table: Table, terms: readonly number[]): boolean => {
  const { finite, cells } = withoutEmpty(table, terms)
  const equations = finite.map((term, at) => {
    const sum = cells.filter((set) => (set & term) === term).map((set) => `x${set}`)
    return ` m${at}: ${sum.join(' + ')} = ${table.margins[term]}`
  })
  const above = cells.map((set) => ` p${set}: x${set} - s >= 0`)
  const program = ['Maximize', ' obj: s', 'Subject To', ...equations, ...above, 'End'].join('\n')
  return highs.solve(program).ObjectiveValue > 1e-7
}

const sparse = (lists: number) =>
  fc.tuple(
    fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 5 })), {
      minLength: 1 << lists,
      maxLength: 1 << lists,
    }),
    fc.subarray(pairsOf(lists)),
  )

test.each([3, 4, 5])('agrees with the direct linear program on sparse tables of %i lists', (lists) => {
  fc.assert(
    fc.property(sparse(lists), ([counts, pairs]) => {
      const table = tableOf(
        lists,
        Float64Array.from(counts, (count, set) => (set === 0 ? 0 : count)),
      )
      const terms = [...mainEffects(lists), ...pairs]
      if (table.margins[0] === 0) return
      expect(checkModel(table, terms, solver).exists).toBe(existsDirectly(table, terms))
    }),
    { numRuns: 150 },
  )
})

test('the solver is asked when the null space has several dimensions, and it can say either', () => {
  // v = (1, −1) goes down in the second row only.
  expect(
    solver(
      [
        [1, 1],
        [1, 2],
      ].map((row) => row),
    ),
  ).toBe(true)
  // Only v = 0 satisfies all three.
  expect(
    solver([
      [1, 1],
      [-2, 1],
      [1, -2],
    ]),
  ).toBe(false)
})

test('what can be fitted is fitted, and reproduces its margins', () => {
  fc.assert(
    fc.property(sparse(4), ([counts, pairs]) => {
      const table = tableOf(
        4,
        Float64Array.from(counts, (count, set) => (set === 0 ? 0 : count)),
      )
      const terms = [...mainEffects(4), ...pairs]
      if (table.margins[0] === 0 || !canBeFitted(table, terms, solver)) return
      const fit = fitModel(table, terms)
      expect(fit).not.toBeNull()
      for (const term of terms) expect(fit!.expectedMargins[term]).toBeCloseTo(table.margins[term]!, 6)
    }),
    { numRuns: 300 },
  )
})
