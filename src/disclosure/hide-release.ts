import type { Highs } from 'highs'
import { SHOWN } from './hidden.ts'
import { type Before, hideCells, UnsafeTable } from './hide-cells.ts'
import { exposedByHistory, fitting } from './history.ts'
import type { CountedRecord, Policy } from './model.ts'
import { type ProtectRequest, universeOf } from './protect-table.ts'
import { distinctTables, type Known, type Version } from './register.ts'
import { countCells, type Universe } from './universe.ts'

/** Rounds of hiding again what was to be opened, before nothing is opened. */
const OPENINGS = 3

/** Cells of which the releases together would tell; they must not change for now. */
export type Exposed = { readonly exposed: ReadonlySet<string> }

export type Made = { readonly version: Version; readonly records: readonly CountedRecord[] }

/** The same people as in the last release: what was shown of them stays public, what was hidden stays hidden. */
export function hideUnchanged(
  highs: Highs,
  request: ProtectRequest,
  records: readonly CountedRecord[],
  versions: readonly Version[],
  known: Known,
): Made {
  const before = versions.at(-1)!
  const names = [
    ...before.universe.tables.map(({ dimensions }) => dimensions.map(({ name }) => name)),
    ...request.tables,
  ]
  const universe = universeOf({ ...request, records, tables: distinctTables(names) })
  const counts = countCells(universe, records)
  const hidden = hideCells(highs, universe, counts, request.policy, {
    hidden: mark(universe, known, (now) => now.hidden),
    fixed: mark(universe, known, (now, cell) => !now.hidden && now.count === counts[cell]),
  })
  const all = { universe, counts, hidden }
  if (
    exposedByHistory(highs, recent([...versions.slice(0, -1), all], request.policy), request.policy).size > 0
  )
    throw new UnsafeTable('with the releases before, this table would tell of cells that are not shown')
  const asked = universeOf({ ...request, records })
  const why = new Map(universe.keys.map((key, cell) => [key, hidden[cell]!]))
  return {
    records,
    version: {
      universe: asked,
      counts: countCells(asked, records),
      hidden: Uint8Array.from(asked.keys, (key) => why.get(key)!),
    },
  }
}

/** New people: cells may open where no earlier release is told of by it; else all that was hidden stays hidden. */
export function hideChanged(
  highs: Highs,
  request: ProtectRequest,
  records: readonly CountedRecord[],
  versions: readonly Version[],
  known: Known,
): Made | Exposed {
  const universe = universeOf({ ...request, records })
  const counts = countCells(universe, records)
  const closed = mark(universe, known, (now) => now.hidden)
  const all = fitting(versions, request.policy) === versions.length
  let stay: Uint8Array | undefined = all ? new Uint8Array(universe.size) : undefined
  for (let round = 0; ; round += 1) {
    const before: Before = { hidden: stay && round < OPENINGS ? stay : closed }
    const version = { universe, counts, hidden: hideCells(highs, universe, counts, request.policy, before) }
    const exposed = exposedByHistory(highs, recent([...versions, version], request.policy), request.policy)
    if (exposed.size === 0) return { version, records }
    if (!stay || round === OPENINGS) return { exposed }
    stay = closeNear(universe, version.hidden, stay, closed, exposed)
  }
}

/** Hides again what opened in the sums of exposed cells. */
function closeNear(
  universe: Universe,
  hidden: Uint8Array,
  stay: Uint8Array,
  closed: Uint8Array,
  exposed: ReadonlySet<string>,
): Uint8Array {
  const next = stay.slice()
  for (const [cell, key] of universe.keys.entries()) {
    if (!exposed.has(key)) continue
    for (const sum of universe.sumsOf[cell]!)
      for (const other of universe.sums[sum]!) if (closed[other] && hidden[other] === SHOWN) next[other] = 1
  }
  return next
}

const recent = (versions: readonly Version[], policy: Policy): Version[] =>
  versions.slice(-fitting(versions, policy))

const mark = (
  universe: Universe,
  known: Known,
  is: (now: { count: number; hidden: boolean }, cell: number) => boolean,
): Uint8Array =>
  Uint8Array.from(universe.keys, (key, cell) => {
    const now = known.get(key)
    return now && is(now, cell) ? 1 : 0
  })
