import type { ModelData } from 'highs'
import { describe, expect, it } from 'vitest'
import { certify, startSeen } from './certify.ts'
import { hidePrimary, puzzleOf } from './hidden.ts'
import { hideSecondary } from './hide-secondary.ts'
import type { CountedRecord, Policy } from './model.ts'
import { protectTables, universeOf } from './protect-table.ts'
import { isLarge, splitPuzzle } from './puzzle.ts'
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
  return splitPuzzle(puzzle).map((part) => programOf(puzzle, part))
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
    for (const program of programs(seed, tables, rounding)) {
      const whole = openProgram(highs, program)
      const reduced = openReduced(counting, program)
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

describe('a large table', () => {
  const random = repeatable(11)
  const pick = (name: string, codes: number) => `${name}${Math.floor(codes * random() ** 2)}`
  const records = Array.from({ length: 1500 }, () => ({
    values: { sex: pick('s', 3), age: pick('a', 5), place: pick('p', 20), form: pick('f', 6) },
    count: 1,
  }))
  const policy: Policy = { threshold: 10, rounding: 1, groupsBelowThresholds: 2 }
  const request = { records, tables: [['sex', 'age', 'place', 'form']], policy }

  it('with only the small counts hidden is found unsafe in its large part', async () => {
    const universe = universeOf(request)
    const counts = countCells(universe, records)
    const puzzle = puzzleOf(universe, counts, hidePrimary(universe, counts, policy), policy)
    const large = new Set(splitPuzzle(puzzle).find(isLarge)!.columns)
    const unmet = certify(await loadSolver(), puzzle, startSeen(puzzle.truth))
    expect(unmet.filter(({ need }) => large.has(need.column)).length).toBeGreaterThan(0)
  })

  it('as it is published tells nobody who asks about every hidden cell and sum', async () => {
    const { made } = await protectTables(request)
    const puzzle = puzzleOf(made.universe, made.counts, made.hidden, policy)
    const large = splitPuzzle(puzzle).find(isLarge)!
    const program = openProgram(await loadSolver(), programOf(puzzle, large))
    for (let asked = 0; asked < 6; asked += 1) {
      const at = Math.floor(random() * large.columns.length)
      const { low, high, width } = puzzle.needs.find(({ column }) => column === large.columns[at])!
      const [least, most] = [-1, 1].map(
        (way) => program.maximize(new Float64Array(large.columns.length).fill(way, at, at + 1))![at]!,
      )
      expect(least).toBeLessThan(low + 1e-4)
      expect(most).toBeGreaterThan(high - 1e-4)
      expect(most! - least!).toBeGreaterThan(width - 1e-4)
    }
    program.close()
  })
})
