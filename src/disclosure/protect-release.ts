import type { Highs } from 'highs'
import { SHOWN } from './hidden.ts'
import { hideCells } from './hide-cells.ts'
import { hideChanged, hideUnchanged, type Made } from './hide-release.ts'
import { type Held, holdBack } from './hold-back.ts'
import { Policy } from './model.ts'
import { type Protection, type ProtectRequest, publish, universeOf } from './protect-table.ts'
import {
  countKinds,
  distinctTables,
  knownCells,
  type Register,
  type Release,
  recordsOf,
  type Version,
  versionOf,
} from './register.ts'
import { withSolver } from './solver.ts'
import { countCells } from './universe.ts'

/** Rounds of holding back more people, before all are. */
const HOLDINGS = 4

/** A release that does not fit the register; one line says why. */
export class WrongRegister extends Error {}

/**
 * Protects tables against everything published of the same people before, and gives the register with this release added.
 * Whoever joined too few others since is held back; cells open only where that tells nothing of an earlier release.
 */
export const protectRelease = (
  request: ProtectRequest,
  register: Register,
): Promise<Protection & { register: Register }> =>
  withSolver((highs) => nextRelease(highs, request, register))

function nextRelease(
  highs: Highs,
  request: ProtectRequest,
  register: Register,
): Protection & { register: Register } {
  const last = register.releases.at(-1)
  if (!last) return firstRelease(highs, request, register)
  checkFits(request, last)
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
  distinctTables([...releases.flatMap((release) => release.tables), ...tables]).filter((names) =>
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

/** Rules that change half way would tell what the old ones hid; a column that is gone cannot be compared. */
function checkFits({ policy, records }: ProtectRequest, last: Release): void {
  // Parsed first, so that the order of the keys, which a database may change, does not matter.
  const [before, now] = [last.policy, policy].map((each) => JSON.stringify(Policy.parse(each)))
  if (before !== now)
    throw new WrongRegister(`expected the policy of the releases before, ${before}, found ${now}`)
  const missing = last.columns.filter((name) => records[0]?.values[name] === undefined)
  if (missing.length > 0)
    throw new WrongRegister(
      `expected the columns of the releases before, found none of ${missing.join(', ')}`,
    )
}

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
  tables: distinctTables([...last.tables, ...now.tables]),
  hierarchies: { ...last.hierarchies, ...now.hierarchies },
  hidden: { ...now.hidden, ...last.hidden },
})
