import highsModule from 'highs'

// Its types describe the CommonJS form; what is loaded is the module form, whose default is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default

/** Whether some v with |v| ≤ 1 has B v ≤ 0 in every row and B v < 0 in at least one. */
export type FindsDescent = (rows: readonly (readonly number[])[]) => boolean

/** The rows of B are small whole numbers or simple fractions, so a true descent is far above this. */
const CLEARLY_POSITIVE = 1e-4

/** Loads the HiGHS solver (WebAssembly) once; asking it afterwards is synchronous. */
export const loadSolver = async (): Promise<FindsDescent> => {
  const highs = await loadHighs()
  return (rows) => {
    const { Status, ObjectiveValue } = highs.solve(asProgram(rows), { presolve: 'off' })
    if (Status !== 'Optimal')
      throw new Error(`the solver answered ${Status} to a program that has an optimum`)
    return ObjectiveValue > CLEARLY_POSITIVE
  }
}

/** Maximizes −Σ B v, in the LP format of CPLEX. */
const asProgram = (rows: readonly (readonly number[])[]): string => {
  const size = rows[0]!.length
  const names = Array.from({ length: size }, (_, at) => `v${at}`)
  const sum = (factors: readonly number[]) =>
    factors
      .map((factor, at) => (factor === 0 ? '' : `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${names[at]}`))
      .filter((part) => part !== '')
      .join(' ')
  const objective = names.map((_, at) => -rows.reduce((total, row) => total + row[at]!, 0))
  const constraints = rows.map((row, at) => ` c${at}: ${sum(row)} <= 0`)
  const bounds = names.map((name) => ` -1 <= ${name} <= 1`)
  const lines = [`Maximize`, ` obj: ${sum(objective) || '0 v0'}`, 'Subject To', ...constraints]
  return [...lines, 'Bounds', ...bounds, 'End'].join('\n')
}
