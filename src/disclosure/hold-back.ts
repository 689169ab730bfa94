import { type CountedRecord, type Policy, UNKNOWN } from './model.ts'
import { type ProtectRequest, universeOf } from './protect-table.ts'
import { countKinds, type Known, recordOfKind, thresholdOfCell } from './register.ts'
import { cellsOf, countCells, type Universe } from './universe.ts'

export type Held = {
  /** The records as they are counted in this release. */
  readonly records: readonly CountedRecord[]
  /** How many people joined or left who do not count yet. */
  readonly held: number
  /** Whether anything changed since the last release at all. */
  readonly changed: boolean
}

/**
 * Who counts in this release: of those who joined or left since the last one, the most for whom every cell that was
 * shown stays as it was or changes by at least its threshold. The others are held back, and count as soon as enough
 * join them. So the difference of two releases is never a small group, in any cell and any sum of cells; there is one
 * largest such choice, because a cell that changes by too little can only stay as it was. `stuck` cells stay in any case.
 */
export function holdBack(
  before: readonly CountedRecord[],
  { records: now, hierarchies, policy }: ProtectRequest,
  columns: readonly string[],
  tables: readonly (readonly string[])[],
  known: Known,
  stuck: ReadonlySet<string> | 'all',
): Held {
  const changes = changesOf(countKinds(before, columns), countKinds(now, columns))
  if (changes.size === 0) return { records: now, held: 0, changed: false }
  const all = [...before, ...now]
  const universe = universeOf({ records: all, tables, hierarchies })
  const pending = stuck === 'all' ? new Map<string, number>() : new Map(changes)
  for (;;) {
    const small = smallChanges(universe, pending, columns, policy, (key) =>
      stuck !== 'all' && stuck.has(key) ? 'never' : known.get(key)?.hidden ? 'unseen' : 'seen',
    )
    if (small.size === 0) break
    for (const kind of pending.keys())
      if (cellsOf(universe, recordOfKind(kind, columns, 1)).some((cell) => small.has(cell)))
        pending.delete(kind)
  }
  const held = [...changes].filter(([kind]) => !pending.has(kind))
  return {
    records: withoutHeld(now, columns, new Map(held)),
    held: held.reduce((sum, [, many]) => sum + Math.abs(many), 0),
    changed: pending.size > 0,
  }
}

function changesOf(
  before: ReadonlyMap<string, number>,
  now: ReadonlyMap<string, number>,
): Map<string, number> {
  const changes = new Map<string, number>()
  for (const kind of new Set([...before.keys(), ...now.keys()])) {
    const change = (now.get(kind) ?? 0) - (before.get(kind) ?? 0)
    if (change !== 0) changes.set(kind, change)
  }
  return changes
}

/** Cells everybody could see change by fewer people than may be shown. A code never seen before was seen to be empty. */
function smallChanges(
  universe: Universe,
  pending: ReadonlyMap<string, number>,
  columns: readonly string[],
  policy: Policy,
  change: (key: string) => 'never' | 'unseen' | 'seen',
): Set<number> {
  const records = [...pending].map(([kind, many]) => recordOfKind(kind, columns, many))
  const changes = countCells(universe, records)
  const small = new Set<number>()
  for (const [cell, many] of changes.entries()) {
    if (many === 0) continue
    const how = change(universe.keys[cell]!)
    if (how === 'never') small.add(cell)
    if (how === 'seen' && Math.abs(many) < thresholdOfCell(policy, universe, cell)) small.add(cell)
  }
  return small
}

/**
 * The records of this release without those held back, and with those who left but still count. Where a kind is divided
 * by a column the last release did not have, the largest divisions give first: there one more or less shows least.
 */
function withoutHeld(
  now: readonly CountedRecord[],
  columns: readonly string[],
  held: Map<string, number>,
): CountedRecord[] {
  const left = [...now]
    .sort((a, b) => b.count - a.count)
    .map((record) => {
      const kind = JSON.stringify(columns.map((name) => record.values[name]))
      const less = Math.min(held.get(kind) ?? 0, record.count)
      held.set(kind, (held.get(kind) ?? 0) - less)
      return { values: record.values, count: record.count - less }
    })
  const still = [...held].filter(([, many]) => many < 0)
  const unknown = Object.fromEntries(Object.keys(now[0]?.values ?? {}).map((name) => [name, UNKNOWN]))
  return [
    ...left.filter(({ count }) => count > 0),
    ...still.map(([kind, many]) => {
      const { values, count } = recordOfKind(kind, columns, -many)
      return { values: { ...unknown, ...values }, count }
    }),
  ]
}
