import type { Highs } from 'highs'
import { SHOWN } from './hidden.ts'
import { type Before, hideCells, UnsafeTable } from './hide-cells.ts'
import { exposedByHistory, fitting } from './history.ts'
import { type Held, holdBack } from './hold-back.ts'
import type { CountedRecord, Policy } from './model.ts'
import { type Protection, type ProtectRequest, publish, universeOf } from './protect-table.ts'
import {
  countKinds,
  type Known,
  knownCells,
  type Register,
  type Release,
  recordsOf,
  type Version,
  versionOf,
} from './register.ts'
import { loadSolver } from './solver.ts'
import { countCells, type Universe } from './universe.ts'

/** Rounds of hiding again what was to be opened, before nothing is opened. */
const OPENINGS = 3

/** Rounds of holding back more people, before all are. */
const HOLDINGS = 4

/** A release that does not fit the register; one line says why. */
export class WrongRegister extends Error {}

/**
 * Protects tables against everything published of the same people before, and gives the register with this release added.
 * Whoever joined too few others since is held back; cells open only where that tells nothing of an earlier release.
 */
export async function protectRelease(
  request: ProtectRequest,
  register: Register,
): Promise<Protection & { register: Register }> {
  const highs = await loadSolver()
  const last = register.releases.at(-1)
  if (!last) return firstRelease(highs, request, register)
  checkPolicy(request.policy, last.policy)
  const versions = register.releases.map(versionOf)
  const known = knownCells(versions)
  let stuck = new Set<string>() as ReadonlySet<string> | 'all'
  for (let round = 0; ; round += 1) {
    const held = holdBack(
      recordsOf(last),
      request,
      last.columns,
      tablesSoFar(request, register),
      known,
      stuck,
    )
    const made = held.changed
      ? hideChanged(highs, request, held.records, versions, known)
      : hideUnchanged(highs, request, held.records, versions, known)
    if ('version' in made) return released(request, register, held, made)
    // Holding back everybody is safe: then this release says of the people what the last one said.
    stuck = round >= HOLDINGS || stuck === 'all' ? 'all' : new Set([...stuck, ...made.exposed])
  }
}

/** All tables that were or will be published of columns that the last release knew. */
const tablesSoFar = ({ tables }: ProtectRequest, { releases }: Register): string[][] =>
  distinct([...releases.flatMap((release) => release.tables), ...tables]).filter((names) =>
    names.every((name) => releases.at(-1)!.columns.includes(name)),
  )

function released(request: ProtectRequest, register: Register, held: Held, made: Made) {
  const now = releaseOf({ ...request, records: made.records }, made.version)
  const last = register.releases.at(-1)!
  const releases = held.changed
    ? [...register.releases, now]
    : [...register.releases.slice(0, -1), merged(last, now)]
  return { ...publish(made.version, request.policy, held.held), register: { version: 1 as const, releases } }
}

function firstRelease(highs: Highs, request: ProtectRequest, register: Register) {
  const universe = universeOf(request)
  const counts = countCells(universe, request.records)
  const version = { universe, counts, hidden: hideCells(highs, universe, counts, request.policy) }
  const releases = [...register.releases, releaseOf(request, version)]
  return { ...publish(version, request.policy), register: { version: 1 as const, releases } }
}

function checkPolicy(now: Policy, before: Policy): void {
  if (JSON.stringify(now) !== JSON.stringify(before))
    throw new WrongRegister(
      `expected the policy of the releases before, ${JSON.stringify(before)}, found ${JSON.stringify(now)}`,
    )
}

/** Cells of which the releases together would tell; they must not change for now. */
type Exposed = { readonly exposed: ReadonlySet<string> }

type Made = { readonly version: Version; readonly records: readonly CountedRecord[] }

/** The same people as in the last release: what was shown of them stays public, what was hidden stays hidden. */
function hideUnchanged(
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
  const universe = universeOf({ ...request, records, tables: distinct(names) })
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
function hideChanged(
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

const distinct = (tables: readonly (readonly string[])[]): string[][] => [
  ...new Map(tables.map((names) => [[...names].sort().join('|'), [...names]])).values(),
]

function releaseOf({ tables, policy, hierarchies, records }: ProtectRequest, version: Version): Release {
  const columns = Object.keys(records[0]?.values ?? {}).sort()
  return {
    tables: tables.map((names) => [...names]),
    policy,
    hierarchies: Object.fromEntries(
      Object.entries(hierarchies ?? {}).map(([name, tree]) => [name, [...tree]]),
    ),
    columns,
    records: [...countKinds(records, columns)].map(([kind, count]) => [JSON.parse(kind) as string[], count]),
    hidden: Object.fromEntries(
      version.universe.keys.flatMap((key, cell) =>
        version.hidden[cell] === SHOWN ? [] : [[key, version.hidden[cell]!]],
      ),
    ),
  }
}

/** Two releases of the same people are one: all their tables, and every cell hidden in either. */
const merged = (last: Release, now: Release): Release => ({
  ...now,
  tables: distinct([...last.tables, ...now.tables]),
  hierarchies: { ...last.hierarchies, ...now.hierarchies },
  hidden: { ...now.hidden, ...last.hidden },
})
