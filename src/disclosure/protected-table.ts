import type { CellStatus, PublishedCell } from './model.ts'

const sealed = new WeakSet<object>()

/**
 * A table that passed the audit. Only this folder can make one, so whoever publishes takes this type and nothing else;
 * `isProtectedTable` tells at run time what the compiler cannot see.
 */
export class ProtectedTable {
  readonly dimensions: readonly string[]
  readonly cells: readonly PublishedCell[]
  readonly threshold: number
  readonly rounding: number
  readonly #index = new Map<string, PublishedCell>()

  private constructor(content: TableContent) {
    this.dimensions = Object.freeze([...content.dimensions])
    this.cells = Object.freeze(content.cells.map((cell) => Object.freeze({ ...cell, at: [...cell.at] })))
    this.threshold = content.threshold
    this.rounding = content.rounding
    for (const cell of this.cells) this.#index.set(JSON.stringify(cell.at), cell)
    sealed.add(this)
  }

  /** The cell at these codes, in the order of the dimensions (`Total` = all of it); undefined when there is none. */
  find(at: readonly string[]): PublishedCell | undefined {
    return this.#index.get(JSON.stringify(at))
  }

  /** @internal Only `sealTable` may call it. */
  static seal(content: TableContent): ProtectedTable {
    return new ProtectedTable(content)
  }
}

export type TableContent = {
  dimensions: readonly string[]
  cells: readonly PublishedCell[]
  threshold: number
  rounding: number
}

/** Whether it was made here; a look-alike made elsewhere is not. */
export const isProtectedTable = (value: unknown): value is ProtectedTable =>
  typeof value === 'object' && value !== null && sealed.has(value)

/** What a table says of a count: rounded to the nearest multiple, and how it is marked. */
export const show = (count: number, rounding: number): { count: number; status: CellStatus } =>
  rounding > 1 ? { count: Math.round(count / rounding) * rounding, status: 'R' } : { count, status: 'A' }
