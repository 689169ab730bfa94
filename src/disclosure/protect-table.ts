import { type Dimension, makeDimension } from './dimension.ts'
import { SHOWN } from './hidden.ts'
import { countHidden, countWhy, hideCells } from './hide-cells.ts'
import type { CountedRecord, Hierarchy, Kept, Policy, PublishedCell } from './model.ts'
import { ProtectedTable, show } from './protected-table.ts'
import { withSolver } from './solver.ts'
import { codesAt, countCells, makeUniverse, type TableCells, type Universe } from './universe.ts'

/** Some tables of the same people, protected together so that none tells of another. */
export type Protection = {
  readonly tables: readonly ProtectedTable[]
  readonly kept: Kept
  readonly made: Made
}

/** What protection worked on. Confidential: it has the counts that are hidden. */
export type Made = { readonly universe: Universe; readonly counts: Float64Array; readonly hidden: Uint8Array }

export type ProtectRequest = {
  readonly records: readonly CountedRecord[]
  /** Names of the dimensions of each table. */
  readonly tables: readonly (readonly string[])[]
  readonly hierarchies?: Readonly<Record<string, Hierarchy>>
  readonly policy: Policy
}

/**
 * Protects tables about the same records and audits them. Throws `DimensionError` for dimensions that make no table and
 * `UnsafeTable` when nothing safe was found; there is no way to get a table without the audit.
 */
export async function protectTables(request: ProtectRequest): Promise<Protection> {
  const universe = universeOf(request)
  const counts = countCells(universe, request.records)
  const hidden = await withSolver((highs) => hideCells(highs, universe, counts, request.policy))
  return publish({ universe, counts, hidden }, request.policy)
}

/** One table by itself; see `protectTables`. */
export async function protectTable(
  records: readonly CountedRecord[],
  dimensions: readonly string[],
  hierarchies: Readonly<Record<string, Hierarchy>>,
  policy: Policy,
): Promise<ProtectedTable> {
  const { tables } = await protectTables({ records, tables: [dimensions], hierarchies, policy })
  return tables[0]!
}

type Shape = Omit<ProtectRequest, 'policy'>

/** The dimensions of the tables by name. */
export function dimensionsOf({ records, tables, hierarchies }: Shape): Map<string, Dimension> {
  const names = [...new Set(tables.flat())]
  const trees = new Map(Object.entries(hierarchies ?? {}))
  return new Map(names.map((name) => [name, makeDimension(name, records, trees.get(name))]))
}

export function universeOf(shape: Shape): Universe {
  const dimensions = dimensionsOf(shape)
  return makeUniverse(shape.tables.map((names) => names.map((name) => dimensions.get(name)!)))
}

/** The tables as they may be seen, from what passed the audit. */
export function publish(made: Made, policy: Policy, held = 0): Protection {
  const { universe } = made
  const tables = universe.tables.map((table) =>
    ProtectedTable.seal({
      dimensions: table.dimensions.map(({ name }) => name),
      cells: cellsOf(table, made, policy),
      threshold: policy.threshold,
      rounding: policy.rounding,
    }),
  )
  return { tables, kept: keptOf(made, held), made }
}

function cellsOf(
  { dimensions, cells }: TableCells,
  { counts, hidden }: Made,
  policy: Policy,
): PublishedCell[] {
  return Array.from(cells, (cell, place) => {
    const at = codesAt(dimensions, place)
    if (hidden[cell] !== SHOWN) return { at, count: null, status: 'Q' }
    return { at, ...show(counts[cell]!, policy.rounding) }
  })
}

function keptOf({ universe, counts, hidden }: Made, held: number): Kept {
  const filled = counts.reduce((many, count) => many + (count > 0 ? 1 : 0), 0)
  const shown = counts.reduce((many, count, cell) => many + (count > 0 && hidden[cell] === SHOWN ? 1 : 0), 0)
  const sum = counts.reduce((total, count) => total + count, 0)
  const sumShown = counts.reduce((total, count, cell) => total + (hidden[cell] === SHOWN ? count : 0), 0)
  const { primary, secondary } = countWhy(hidden)
  return {
    cells: universe.size,
    filled,
    hidden: countHidden(hidden),
    primary,
    secondary,
    shareOfCells: filled === 0 ? 1 : shown / filled,
    shareOfCounts: sum === 0 ? 1 : sumShown / sum,
    heldBack: held,
  }
}
