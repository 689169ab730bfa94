import { protectTables } from '../disclosure/index.ts'
import type { CountedRecord, Policy } from '../disclosure/model.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Reference } from '../reference/model.ts'
import { hierarchiesOf } from './dimensions.ts'
import type { PublicTable, YearRange } from './model.ts'
import { addProtectedTable, addProtectionNote, addRelease } from './store.ts'

export interface ReleaseToProtect {
  releaseId: string
  period: YearRange
  synthetic: boolean
  preparedBy: string
  records: readonly CountedRecord[]
  tables: readonly PublicTable[]
}

/**
 * Protects all tables of a release together, so that none tells of another, and keeps it as prepared. Throws
 * `UnsafeTable` when nothing safe was found: then nothing is kept.
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
  const made = await protectTables({
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
