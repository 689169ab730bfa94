import type { ModelData } from 'highs'
import { expect, it } from 'vitest'
import { hidePrimary, puzzleOf } from './hidden.ts'
import { hideSecondary } from './hide-secondary.ts'
import type { CountedRecord, Policy } from './model.ts'
import { universeOf } from './protect-table.ts'
import { splitPuzzle } from './puzzle.ts'
import { repeatable } from './random.ts'
import { openReduced } from './reduce.ts'
import { programOf } from './search.ts'
import { loadSolver, openProgram } from './solver.ts'
import { countCells } from './universe.ts'

const tree = new Map([
  ['north', null],
  ['south', null],
  ...['n1', 'n2', 'n3'].map((code) => [code, 'north'] as const),
  ...['s1', 's2', 's3'].map((code) => [code, 'south'] as const),
])

/** People of three dimensions, most of them rare. */
function makeRecords(seed: number): CountedRecord[] {
  const random = repeatable(seed)
  const pick = (codes: readonly string[]) => codes[Math.floor(codes.length * random() ** 2)]!
  return Array.from({ length: 150 }, () => ({
    values: {
      sex: pick(['f', 'm']),
      age: pick(['a', 'b', 'c', 'd']),
      region: pick(['n1', 's1', 's2', 'n2', 'n3', 's3']),
    },
    count: 1,
  }))
}

/** The parts of the puzzle that a table with hidden cells sets, as programs. */
function programs(seed: number, tables: readonly (readonly string[])[], rounding: number) {
  const records = makeRecords(seed)
  const policy: Policy = { threshold: 5, rounding, groupsBelowThresholds: 2 }
  const universe = universeOf({ records, tables, hierarchies: { region: tree } })
  const counts = countCells(universe, records)
  const hidden = hidePrimary(universe, counts, policy)
  hideSecondary(universe, counts, new Float64Array(universe.size).fill(4), hidden)
  const puzzle = puzzleOf(universe, counts, hidden, policy)
  return splitPuzzle(puzzle).map((part) => ({
    program: programOf(puzzle, part),
    known: Float64Array.from(part.columns, (column) => puzzle.upper[column]!),
  }))
}

const worth = (weights: Float64Array, found: Float64Array) =>
  found.reduce((sum, count, column) => sum + count * weights[column]!, 0)

it.each([
  ['one table', [['sex', 'age', 'region']], 1],
  [
    'two tables that share a margin',
    [
      ['sex', 'region'],
      ['age', 'region'],
    ],
    1,
  ],
  [
    'three tables, rounded',
    [
      ['sex', 'region'],
      ['age', 'region'],
      ['sex', 'age'],
    ],
    5,
  ],
])('gives the same best answer as the whole program: %s', async (_, tables, rounding) => {
  const highs = await loadSolver()
  const sizes: number[] = []
  const counting = Object.assign(Object.create(highs), {
    createModel: (model: ModelData) => {
      sizes.push(model.numCols)
      return highs.createModel(model)
    },
  })
  let all = 0

  for (let seed = 1; seed <= 4; seed += 1)
    for (const { program, known } of programs(seed, tables, rounding)) {
      const whole = openProgram(highs, program)
      const reduced = openReduced(counting, program, known)
      all += program.lower.length
      const random = repeatable(seed)
      for (let question = 0; question < 6; question += 1) {
        const weights = program.lower.map(() => Math.round(20 * random()) - 10)
        const expected = whole.maximize(weights)!
        const found = reduced.maximize(weights)!
        expect(worth(weights, found)).toBeCloseTo(worth(weights, expected), 6)
        for (const { columns, values, lower } of program.rows)
          expect(columns.reduce((sum, column, at) => sum + values[at]! * found[column]!, 0)).toBeCloseTo(
            lower,
            6,
          )
        for (const [column, count] of found.entries())
          expect(count).toBeGreaterThan(program.lower[column]! - 1e-6)
      }

      whole.close()
      reduced.close()
    }
  expect(sizes.reduce((sum, many) => sum + many, 0)).toBeLessThan(all)
})
