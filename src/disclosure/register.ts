import { z } from 'zod'
import { thresholdOf } from './hidden.ts'
import { type CountedRecord, Policy } from './model.ts'
import { universeOf } from './protect-table.ts'
import { countCells, type Universe } from './universe.ts'

/** One release as it was protected. Confidential: it has every count, also those that were not shown. */
const Release = z.object({
  tables: z.array(z.array(z.string())),
  policy: Policy,
  hierarchies: z.record(z.string(), z.array(z.tuple([z.string(), z.string().nullable()]))),
  /** Columns of `records`, and how many people of each kind were counted: who was held back is not in it. */
  columns: z.array(z.string()),
  records: z.array(z.tuple([z.array(z.string()), z.int().min(0)])),
  /** Why each hidden cell was hidden, by its key. */
  hidden: z.record(z.string(), z.int().min(1).max(3)),
})
export type Release = z.infer<typeof Release>

/**
 * What was published of some people before, oldest first, so that the next release cannot be subtracted from it. Keep it
 * like the cases themselves: never publish it.
 */
export const Register = z.object({ version: z.literal(1), releases: z.array(Release) })
export type Register = z.infer<typeof Register>

export const EMPTY_REGISTER: Register = { version: 1, releases: [] }

/** A release with its cells counted again. */
export type Version = {
  readonly universe: Universe
  readonly counts: Float64Array
  readonly hidden: Uint8Array
}

export function versionOf(release: Release): Version {
  const hierarchies = Object.fromEntries(
    Object.entries(release.hierarchies).map(([name, entries]) => [name, new Map(entries)]),
  )
  const records = recordsOf(release)
  const universe = universeOf({ records, tables: release.tables, hierarchies })
  return {
    universe,
    counts: countCells(universe, records),
    hidden: Uint8Array.from(universe.keys, (key) => release.hidden[key] ?? 0),
  }
}

export const recordsOf = ({ columns, records }: Release): CountedRecord[] =>
  records.map(([codes, count]) => ({
    values: Object.fromEntries(columns.map((name, index) => [name, codes[index]!])),
    count,
  }))

/** Counts records by some of their columns. */
export function countKinds(
  records: readonly CountedRecord[],
  columns: readonly string[],
): Map<string, number> {
  const kinds = new Map<string, number>()
  for (const { values, count } of records) {
    const kind = JSON.stringify(columns.map((name) => values[name]))
    kinds.set(kind, (kinds.get(kind) ?? 0) + count)
  }
  return kinds
}

export const recordOfKind = (kind: string, columns: readonly string[], count: number): CountedRecord => {
  const codes = JSON.parse(kind) as string[]
  return { values: Object.fromEntries(columns.map((name, index) => [name, codes[index]!])), count }
}

/** What is public of a cell by its latest release: its count then, or that it was hidden. */
export type Known = ReadonlyMap<string, { readonly count: number; readonly hidden: boolean }>

export function knownCells(versions: readonly Version[]): Known {
  const known = new Map<string, { count: number; hidden: boolean }>()
  for (const { universe, counts, hidden } of versions)
    for (const [cell, key] of universe.keys.entries())
      known.set(key, { count: counts[cell]!, hidden: hidden[cell] !== 0 })
  return known
}

/** The threshold of a cell by the dimensions it crosses. */
export const thresholdOfCell = (policy: Policy, universe: Universe, cell: number): number =>
  thresholdOf(policy, universe.crossed[cell]!)

/** Each table once, whatever the order of its dimensions. */
export const distinctTables = (tables: readonly (readonly string[])[]): string[][] => [
  ...new Map(tables.map((names) => [JSON.stringify([...names].sort()), [...names]])).values(),
]
