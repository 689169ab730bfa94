import type { Highs } from 'highs'
import type { CountedRecord, Hierarchy, PublishedCell } from './model.ts'
import { TOTAL } from './model.ts'
import type { ProtectedTable } from './protected-table.ts'
import { loadSolver } from './solver.ts'

/** An attacker who has what was published and nothing of ours: the sums are built anew, the solver is asked in text. */
export type Range = { readonly least: number; readonly most: number }

type Trees = Readonly<Record<string, Hierarchy>>
type Published = Pick<ProtectedTable, 'dimensions' | 'cells'>

const nameOf = (release: number, key: string): string => `x${release}_${key}`

/** The key of a cell, the same in every table that has it. */
export const keyOf = (dimensions: readonly string[], at: readonly string[]): string =>
  dimensions
    .map((name, index) => `${name}=${at[index]}`)
    .filter((_, index) => at[index] !== TOTAL)
    .sort()
    .join('|') || 'all'

/**
 * For each hidden cell of some releases (each of some tables), the least and most that fits everything published, in
 * whole numbers. `grows`: the attacker also knows that counts only grow from one release to the next.
 */
export async function attack(
  releases: readonly (readonly Published[])[],
  trees: Trees,
  rounding: number,
  only: (key: string, release: number) => boolean = () => true,
): Promise<Map<string, Range>> {
  const highs = await loadSolver()
  const numbers = new Map<string, string>()
  const short = (name: string) => {
    if (!numbers.has(name)) numbers.set(name, `v${numbers.size}`)
    return numbers.get(name)!
  }
  const bounds = new Map<string, string>()
  const rows = new Set<string>()
  const hidden: { key: string; release: number }[] = []
  const present = releases.map(() => new Set<string>())
  for (const [release, tables] of releases.entries())
    for (const table of tables)
      for (const cell of table.cells) {
        const key = keyOf(table.dimensions, cell.at)
        const variable = short(nameOf(release, key))
        present[release]!.add(key)
        bounds.set(variable, boundOf(variable, cell, rounding))
        if (cell.status === 'Q' && only(key, release)) hidden.push({ key, release })
        for (const row of sumsAt(table, cell, trees)) {
          const parts = row.map((at) => short(nameOf(release, keyOf(table.dimensions, at))))
          rows.add(`${parts.map((part) => `+ ${part}`).join(' ')} - ${variable} = 0`)
        }
      }
  for (let release = 1; release < releases.length; release += 1)
    for (const key of present[release]!) {
      const before = present.findLastIndex((keys, index) => index < release && keys.has(key))
      if (before >= 0) rows.add(`${short(nameOf(release, key))} - ${short(nameOf(before, key))} >= 0`)
    }
  const model = [
    'Subject To',
    ...rows,
    'Bounds',
    ...bounds.values(),
    'General',
    [...bounds.keys()].join(' '),
    'End',
  ]
  const found = new Map<string, Range>()
  for (const { key, release } of hidden) {
    const variable = short(nameOf(release, key))
    found.set(`${release}:${key}`, {
      least: ask(highs, 'Minimize', variable, model),
      most: ask(highs, 'Maximize', variable, model),
    })
  }
  return found
}

function boundOf(variable: string, { count, status }: PublishedCell, rounding: number): string {
  if (status === 'Q') return `0 <= ${variable} <= 100000`
  if (rounding === 1) return `${variable} = ${count}`
  const half = Math.floor(rounding / 2)
  return `${Math.max(0, count! - half)} <= ${variable} <= ${count === 0 ? 0 : count! + half}`
}

function ask(highs: Highs, what: string, variable: string, model: readonly string[]): number {
  const { Status, ObjectiveValue } = highs.solve([what, `obj: ${variable}`, ...model].join('\n'), {
    output_flag: false,
  })
  if (Status !== 'Optimal') throw new Error(`${what} ${variable}: ${Status}`)
  return Math.round(ObjectiveValue)
}

/** In each dimension, the cells that a cell is the sum of. */
function sumsAt({ dimensions, cells }: Published, { at }: PublishedCell, trees: Trees): string[][][] {
  return dimensions.flatMap((name, index) => {
    const tree =
      trees[name] ?? new Map([...new Set(cells.map((cell) => cell.at[index]!))].map((code) => [code, null]))
    const above = at[index] === TOTAL ? null : at[index]
    const below = [...tree]
      .filter(([code, parent]) => parent === above && code !== TOTAL)
      .map(([code]) => code)
    return below.length === 0 ? [] : [below.map((code) => at.with(index, code))]
  })
}

/** Records counted exactly: the true count of each key. */
export function countTruly(
  records: readonly CountedRecord[],
  table: Published,
  trees: Trees,
): Map<string, number> {
  const within = (name: string, code: string, wanted: string) => {
    for (let up: string | null | undefined = code; up != null; up = trees[name]?.get(up) ?? null)
      if (up === wanted) return true
    return wanted === TOTAL
  }
  return new Map(
    table.cells.map(({ at }) => [
      keyOf(table.dimensions, at),
      records
        .filter(({ values }) =>
          table.dimensions.every((name, index) => within(name, values[name]!, at[index]!)),
        )
        .reduce((sum, { count }) => sum + count, 0),
    ]),
  )
}
