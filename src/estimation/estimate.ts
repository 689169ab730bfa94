import { answerFrom } from './answer.ts'
import { fitAllModels, MOST_LISTS_FOR_ALL_MODELS } from './best-models.ts'
import { bootstrapStepwise } from './bootstrap.ts'
import type { Computed, EstimateOptions } from './computed.ts'
import { averageGraphs } from './graph-average.ts'
import type { FindsDescent } from './linear-program.ts'
import type { CaptureLists, Estimation } from './model.ts'
import { seededRandom } from './random.ts'
import { chooseStepwise, fitIndependence } from './stepwise.ts'
import { type Table, tableOf } from './table.ts'

export interface Progress {
  stage: 'models' | 'bootstrap'
  /** Which of the drawn linkages, from 1. */
  draw: number
  done: number
}

/**
 * How many people were never seen, by every method, from one table or from several drawn linkages of the same lists.
 * Yields progress and returns the answer, so that whoever runs it may pause, report or stop.
 */
export function* estimateUnseen(
  draws: readonly CaptureLists[],
  options: EstimateOptions,
  findsDescent: FindsDescent,
): Generator<Progress, Estimation> {
  const computed: Computed[] = []
  for (const [at, data] of draws.entries())
    computed.push(yield* computeDraw(data, at + 1, options, findsDescent))
  return answerFrom(computed, options)
}

function* computeDraw(
  data: CaptureLists,
  draw: number,
  options: EstimateOptions,
  findsDescent: FindsDescent,
): Generator<Progress, Computed> {
  const table = tableFrom(data)
  const stepwise = chooseStepwise(table, findsDescent)
  const few = data.lists.length <= MOST_LISTS_FOR_ALL_MODELS
  const models = few ? yield* report('models', draw, fitAllModels(table, findsDescent)) : null
  const random = seededRandom(options.seed + draw - 1)
  const bootstrap =
    options.replicates === null || stepwise === null
      ? null
      : yield* report(
          'bootstrap',
          draw,
          bootstrapStepwise(table, stepwise.fit.estimate, options.replicates, random, findsDescent),
        )
  return {
    data,
    table,
    independence: fitIndependence(table, findsDescent),
    stepwise,
    models,
    posterior: few && data.lists.length > 2 ? averageGraphs(table) : null,
    bootstrap,
  }
}

const tableFrom = ({ lists, histories }: CaptureLists): Table => {
  const cells = new Float64Array(1 << lists.length)
  for (const { set, count } of histories) cells[set] = count
  return tableOf(lists.length, cells)
}

function* report<Result>(
  stage: Progress['stage'],
  draw: number,
  work: Generator<number, Result>,
): Generator<Progress, Result> {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    yield { stage, draw, done: value }
  }
}
