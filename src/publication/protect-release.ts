import { protectAndKeep } from '../disclosure/index.ts'
import type { CountedRecord, Policy } from '../disclosure/model.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Reference } from '../reference/model.ts'
import { hierarchiesOf } from './dimensions.ts'
import type { PublicTable, YearRange } from './model.ts'
import { addProtectedTable, addProtectionNote, addRelease } from './store.ts'

export interface ReleaseToProtect {
  releaseId: string
  period: YearRange
  /** Who is counted: all releases of the same people have the same. */
  population: string
  synthetic: boolean
  preparedBy: string
  records: readonly CountedRecord[]
  tables: readonly PublicTable[]
}

/**
 * Protects all tables of a release together, against each other and against every earlier release of the same people,
 * and keeps it as prepared. From then on it stands in the register as if it were public: the next one is held against
 * it whether or not it ever comes out. Throws `UnsafeTable` when nothing safe was found: then nothing is kept.
 */
export const keepProtected = async (
  trx: Trx,
  reference: Reference,
  policy: Policy,
  { records, tables, ...release }: ReleaseToProtect,
): Promise<void> => {
  const all = hierarchiesOf(reference, release.period)
  const used = new Set<string>(tables.flatMap(({ dimensions }) => dimensions))
  const hierarchies = Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name)))
  const made = await protectAndKeep(trx, release.population, {
    records,
    tables: tables.map(({ dimensions }) => dimensions),
    hierarchies,
    policy,
  })
  await addRelease(trx, release)
  await addProtectionNote(trx, release.releaseId, made.kept)
  for (const [index, { code }] of tables.entries())
    await addProtectedTable(trx, release.releaseId, code, made.tables[index]!)
}
