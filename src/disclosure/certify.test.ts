import type { Highs } from 'highs'
import { expect, it } from 'vitest'
import { certify, startSeen } from './certify.ts'
import type { Puzzle } from './puzzle.ts'
import { loadSolver } from './solver.ts'

/** Two unknown counts of which only the sum, 6, is known; each may have to be anything from 0 to `high`. */
const puzzle = (high: number): Puzzle => ({
  truth: Float64Array.of(2, 4),
  lower: Float64Array.of(0, 0),
  upper: Float64Array.of(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY),
  rows: [{ columns: [0, 1], values: [1, 1] }],
  needs: [0, 1].map((column) => ({ column, low: 0, high, width: 1 })),
})

it('finds other countries where there are any, and only there', async () => {
  const highs = await loadSolver()
  const count = (high: number) => certify(highs, puzzle(high), startSeen(puzzle(high).truth)).length
  expect([count(6), count(7)]).toEqual([0, 2])
})

/** A solver that says to have found the optimum, and gives these answers in turn. */
const lying = (highs: Highs, answers: readonly (readonly number[])[]): Highs => {
  let asked = 0
  const nothing = () => undefined
  return Object.assign(Object.create(highs), {
    createModel: () => ({
      options: { set: nothing },
      changeColsCost: nothing,
      changeColsBounds: nothing,
      run: nothing,
      dispose: nothing,
      getModelStatus: () => highs.constants.modelStatus.optimal,
      getSolution: () => {
        asked += 1
        return { colValue: Float64Array.from(answers[asked % answers.length]!), rowDual: new Float64Array(1) }
      },
    }),
  })
}

it.each([
  ['that do not add up', [7, 0], [0, 7]],
  ['below what is known', [7, -1], [-1, 7]],
])('takes no answers of the solver %s', async (_, ...answers) => {
  const highs = lying(await loadSolver(), answers)
  expect(certify(highs, puzzle(7), startSeen(puzzle(7).truth))).toHaveLength(2)
})

it('takes the right answers of the same solver', async () => {
  const highs = lying(await loadSolver(), [
    [6, 0],
    [0, 6],
  ])
  expect(certify(highs, puzzle(6), startSeen(puzzle(6).truth))).toEqual([])
})

it('counts a run that fails as one without an answer', async () => {
  const solver = await loadSolver()
  const failing = Object.assign(Object.create(solver), {
    createModel: (model: Parameters<Highs['createModel']>[0]) =>
      Object.assign(Object.create(solver.createModel(model)), {
        run: () => {
          throw new solver.errors.HighsError('run failed', 'run')
        },
      }),
  })
  expect(certify(failing, puzzle(6), startSeen(puzzle(6).truth))).toHaveLength(2)
})
