import type { Highs } from 'highs'
import { certify, startSeen } from './certify.ts'
import { needOf, protectionOf, rowsOf, SHOWN, shownRange } from './hidden.ts'
import type { Policy } from './model.ts'
import type { Need, Puzzle, Row } from './puzzle.ts'
import { thresholdOfCell, type Version } from './register.ts'

/** An unknown count of one release, or by how much one grew between two. */
type Unknown = { readonly version: number; readonly key: string }

/** A puzzle being put together. */
type Draft = {
  truth: number[]
  lower: number[]
  upper: number[]
  rows: Row[]
  needs: Need[]
  unknowns: Unknown[]
}

/**
 * What whoever kept every release has to solve: each by itself, and, cell by cell, that counts grow from one release to
 * the next. Besides the needs of each release: where fewer people joined than may be shown, it must stay possible that
 * nobody did.
 */
function historyPuzzle(versions: readonly Version[], policy: Policy): Puzzle & { unknowns: Unknown[] } {
  const draft: Draft = { truth: [], lower: [], upper: [], rows: [], needs: [], unknowns: [] }
  const columns = versions.map((version, index) => addVersion(draft, version, index, policy))
  const last = new Map<string, { version: number; cell: number }>()
  for (const [index, { universe }] of versions.entries())
    for (const [cell, key] of universe.keys.entries()) {
      const before = last.get(key)
      if (before) addGrowth(draft, versions, columns, before, { version: index, cell }, key, policy)
      last.set(key, { version: index, cell })
    }
  const { truth, lower, upper, rows, needs, unknowns } = draft
  return {
    truth: Float64Array.from(truth),
    lower: Float64Array.from(lower),
    upper: Float64Array.from(upper),
    rows,
    needs,
    unknowns,
  }
}

function addColumn(draft: Draft, truth: number, lower: number, upper: number, unknown: Unknown): number {
  draft.truth.push(truth)
  draft.lower.push(lower)
  draft.upper.push(upper)
  return draft.unknowns.push(unknown) - 1
}

/** The unknown counts of one release and its sums; gives the column of each unknown cell. */
function addVersion(draft: Draft, version: Version, index: number, policy: Policy): Map<number, number> {
  const { universe, counts, hidden } = version
  const columns = new Map<number, number>()
  for (const [cell, key] of universe.keys.entries()) {
    const count = counts[cell]!
    const shown = hidden[cell] === SHOWN
    if (shown && (policy.rounding === 1 || count === 0)) continue
    const threshold = thresholdOfCell(policy, universe, cell)
    const { low, high } = shown
      ? shownRange(count, policy.rounding, threshold)
      : { low: 0, high: Number.POSITIVE_INFINITY }
    const column = addColumn(draft, count, low, high, { version: index, key })
    columns.set(cell, column)
    if (!shown) draft.needs.push(needOf(column, hidden[cell]!, protectionOf(policy)))
  }
  draft.rows.push(...rowsOf(universe, columns))
  return columns
}

type Place = { readonly version: number; readonly cell: number }

/** Between two releases: what is known of by how much a cell grew. Where it shrank, nobody may count on growth. */
function addGrowth(
  draft: Draft,
  versions: readonly Version[],
  columns: readonly ReadonlyMap<number, number>[],
  from: Place,
  to: Place,
  key: string,
  policy: Policy,
): void {
  const before = columns[from.version]!.get(from.cell)
  const after = columns[to.version]!.get(to.cell)
  const growth = versions[to.version]!.counts[to.cell]! - versions[from.version]!.counts[from.cell]!
  if ((before === undefined && after === undefined) || growth < 0) return
  const column = addColumn(draft, growth, 0, Number.POSITIVE_INFINITY, { version: to.version, key })
  const row = { columns: [column], values: [1] }
  if (after !== undefined) add(row, after, -1)
  if (before !== undefined) add(row, before, 1)
  draft.rows.push(row)
  if (growth > 0 && growth < thresholdOfCell(policy, versions[to.version]!.universe, to.cell))
    draft.needs.push({ column, low: 0, high: growth, width: 0 })
}

function add(row: { columns: number[]; values: number[] }, column: number, value: number): void {
  row.columns.push(column)
  row.values.push(value)
}

/** More unknown counts than this would take minutes; then only the newest releases that fit are looked at together. */
const MOST = 12_000

/** How many of the newest releases fit into one puzzle; fewer than two are no history. */
export function fitting(versions: readonly Version[], policy: Policy): number {
  let unknowns = 0
  for (let many = 1; many <= versions.length; many += 1) {
    const { hidden, counts } = versions.at(-many)!
    unknowns +=
      2 * hidden.reduce((sum, why, cell) => sum + (isUnknown(why, counts[cell]!, policy) ? 1 : 0), 0)
    if (unknowns > MOST) return Math.max(2, many - 1)
  }
  return versions.length
}

const isUnknown = (why: number, count: number, { rounding }: Policy) =>
  why !== SHOWN || (rounding > 1 && count > 0)

/** Keys of the cells, of whichever release, that somebody who kept all of these releases might find out. */
export function exposedByHistory(highs: Highs, versions: readonly Version[], policy: Policy): Set<string> {
  const puzzle = historyPuzzle(versions, policy)
  const unmet = certify(highs, puzzle, startSeen(puzzle.truth))
  return new Set(unmet.map(({ need }) => puzzle.unknowns[need.column]!.key))
}
