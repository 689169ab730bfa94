import type { FindsDescent } from './linear-program.ts'
import { type Terms, withoutEmpty } from './log-linear.ts'
import type { Table } from './table.ts'

export interface ModelCheck {
  /** A finite maximum likelihood estimate exists (Fienberg and Rinaldo 2012), empty terms apart. */
  exists: boolean
  /** The design matrix has full rank, so that the estimate is the only one. */
  identifiable: boolean
}

const FINE: ModelCheck = { exists: true, identifiable: true }
const ZERO = 1e-9

/**
 * Whether the model can be fitted to the table. With A the design matrix of the cells that are left, no estimate
 * exists exactly when some direction d has A d = 0 on every cell with people, A d ≤ 0 on the others and < 0 on one:
 * along it the likelihood rises for ever. Only the null space of the rows with people has to be searched; most often it
 * is empty or a line, and only otherwise is the linear program asked.
 */
export const checkModel = (table: Table, terms: Terms, findsDescent: FindsDescent): ModelCheck => {
  const { finite, cells } = withoutEmpty(table, terms)
  const people = cells.filter((set) => table.cells[set]! > 0)
  const basis = nullSpace(people.map((set) => designRow(finite, set)))
  if (basis.length === 0 && people.length > 0) return FINE
  const rows = cells
    .filter((set) => table.cells[set] === 0)
    .map((set) => basis.map((direction) => dot(designRow(finite, set), direction)))
  const distinct = distinctRows(rows)
  return {
    exists: distinct.length === 0 || !hasDescent(distinct, findsDescent),
    identifiable: rankOf(distinct) === basis.length,
  }
}

/** True when the model passes both tests. */
export const canBeFitted = (table: Table, terms: Terms, findsDescent: FindsDescent): boolean => {
  const { exists, identifiable } = checkModel(table, terms, findsDescent)
  return exists && identifiable
}

const designRow = (terms: Terms, set: number): number[] =>
  terms.map((term) => ((set & term) === term ? 1 : 0))

const dot = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, at) => sum + value * other[at]!, 0)

/** Rows that are not all zero, each once up to its length, since only their signs matter. */
const distinctRows = (rows: number[][]): number[][] => {
  const found = new Map<string, number[]>()
  for (const row of rows) {
    const most = Math.max(...row.map(Math.abs))
    if (!(most > ZERO)) continue
    const scaled = row.map((value) => (Math.abs(value) < ZERO ? 0 : Number((value / most).toFixed(9))))
    found.set(scaled.join(), scaled)
  }
  return [...found.values()]
}

const hasDescent = (rows: readonly (readonly number[])[], findsDescent: FindsDescent): boolean => {
  const size = rows[0]!.length
  for (let at = 0; at < size; at += 1) {
    const column = rows.map((row) => row[at]!)
    const oneSign = column.every((value) => value >= 0) || column.every((value) => value <= 0)
    if (oneSign && column.some((value) => value !== 0)) return true
  }
  return size > 1 && findsDescent(rows)
}

/** Brings the rows to reduced echelon form in place; answers the pivot column of each row that is left. */
const reduce = (rows: number[][], columns: number): number[] => {
  const pivots: number[] = []
  for (let column = 0; column < columns && pivots.length < rows.length; column += 1) {
    const at = pivots.length
    let best = at
    for (let row = at + 1; row < rows.length; row += 1)
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[best]![column]!)) best = row
    const pivot = rows[best]![column]!
    if (Math.abs(pivot) < ZERO) continue
    ;[rows[at], rows[best]] = [rows[best]!, rows[at]!]
    const chosen = rows[at]!
    for (let k = column; k < columns; k += 1) chosen[k]! /= pivot
    for (let row = 0; row < rows.length; row += 1) {
      const factor = rows[row]![column]!
      if (row !== at && factor !== 0)
        for (let k = column; k < columns; k += 1) rows[row]![k]! -= factor * chosen[k]!
    }
    pivots.push(column)
  }
  return pivots
}

const rankOf = (rows: readonly (readonly number[])[]): number =>
  rows.length === 0
    ? 0
    : reduce(
        rows.map((row) => [...row]),
        rows[0]!.length,
      ).length

/** Directions that every row maps to zero. */
const nullSpace = (rows: number[][]): number[][] => {
  const columns = rows[0]?.length ?? 0
  const pivots = reduce(rows, columns)
  const free = Array.from({ length: columns }, (_, at) => at).filter((at) => !pivots.includes(at))
  return free.map((column) => {
    const direction = new Array<number>(columns).fill(0)
    direction[column] = 1
    pivots.forEach((pivot, row) => {
      direction[pivot] = -rows[row]![column]!
    })
    return direction
  })
}
