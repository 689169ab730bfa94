import highsModule, { type Highs, type Model } from 'highs'

/** A linear program over bounded columns; every row is an equation or has bounds. */
export type Program = {
  lower: Float64Array
  upper: Float64Array
  rows: readonly {
    columns: readonly number[]
    values: readonly number[]
    lower: number
    upper: number
    /** Where it says what a whole adds up to (`Row` in `puzzle.ts`). */
    whole?: object
  }[]
  /** True: whole numbers only. */
  whole?: boolean
}

/** What the solver found: the columns of an optimum; null when there is none or it gave up. */
export type Found = Float64Array | null

/**
 * A program that is asked many questions. Between them only what is to be maximized and the upper bounds change, so that
 * the solver goes on from where it stood. `close` it: its memory is not the garbage collector's.
 */
export type OpenProgram = {
  maximize(weights: Float64Array, upper?: Float64Array): Found
  /** After the last answer: what it would be worth to loosen each row. 0 where a row did not matter; empty where there was no answer. */
  prices(): Float64Array
  /** The same, and closes. */
  once(weights: Float64Array): Found
  close(): void
}

// Its types are those of CommonJS, where the loader is `default` of the module; Node loads the ES module.
const loadHighs = highsModule as unknown as () => Promise<Highs>

let loading: Promise<Highs> | undefined

/** HiGHS as WebAssembly, loaded once. */
export const loadSolver = (): Promise<Highs> => {
  loading ??= loadHighs()
  return loading
}

/** Works with the solver; where that ran out of memory and cannot go on, once more from the start with a fresh one. */
export async function withSolver<Result>(work: (highs: Highs) => Result): Promise<Result> {
  try {
    return work(await loadSolver())
  } catch (error) {
    if (!isWornOut(error)) throw error
    loading = undefined
    return work(await loadSolver())
  }
}

const isWornOut = (error: unknown): boolean =>
  error instanceof WebAssembly.RuntimeError || (error instanceof Error && /memory|abort/i.test(error.message))

/** From so many columns on, the interior-point method answers sooner than the simplex method goes on. */
const LARGE = 800

/** Questions a large program may take to answer before it counts as not answered, in simplex steps. */
const STEPS = 200_000

export function openProgram(highs: Highs, program: Program): OpenProgram {
  const model = highs.createModel({
    numCols: program.lower.length,
    numRows: program.rows.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: new Float64Array(program.lower.length),
    colLower: program.lower,
    colUpper: program.upper,
    rowLower: Float64Array.from(program.rows, ({ lower }) => lower),
    rowUpper: Float64Array.from(program.rows, ({ upper }) => upper),
    matrix: matrixOf(program),
    ...(program.whole ? { integrality: new Int32Array(program.lower.length).fill(1) } : {}),
  })
  model.options.set({
    output_flag: false,
    solver: program.lower.length > LARGE && !program.whole ? 'ipm' : 'choose',
    simplex_iteration_limit: STEPS,
    mip_max_nodes: 2000,
  })
  const all = { kind: 'range' as const, from: 0, to: program.lower.length - 1 }
  let ran = false
  const maximize = (weights: Float64Array, upper?: Float64Array): Found => {
    model.changeColsCost(all, weights)
    if (upper) model.changeColsBounds(all, program.lower, upper)
    ran = runs(highs, model)
    if (!ran) return null
    return model.getModelStatus() === highs.constants.modelStatus.optimal
      ? model.getSolution().colValue
      : null
  }
  return {
    maximize,
    prices: () => (ran ? model.getSolution().rowDual : new Float64Array()),
    once: (weights) => {
      try {
        return maximize(weights)
      } finally {
        model.dispose()
      }
    },
    close: () => model.dispose(),
  }
}

/** False where the solver lost its way in the numbers: no answer, and no fault of whoever asked. */
function runs(highs: Highs, model: Model): boolean {
  try {
    model.run()
    return true
  } catch (error) {
    if (error instanceof highs.errors.HighsError) return false
    throw error
  }
}

function matrixOf({ rows, lower }: Program) {
  const starts = new Int32Array(rows.length + 1)
  for (const [row, { columns }] of rows.entries()) starts[row + 1] = starts[row]! + columns.length
  return {
    format: 'csr' as const,
    numRows: rows.length,
    numCols: lower.length,
    starts,
    indices: Int32Array.from(rows.flatMap(({ columns }) => columns)),
    values: Float64Array.from(rows.flatMap(({ values }) => values)),
  }
}
