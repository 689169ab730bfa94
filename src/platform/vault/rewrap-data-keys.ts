import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
import type { KeyService } from './key-service.ts'

/** Few enough to be one short transaction, so that a stopped run has lost nothing and is simply started again. */
const AT_ONCE = 500

/**
 * Wraps every person's data key under the current master key; sealed texts stay as they are. Safe to repeat.
 * Rejects with a `VaultError` when a key does not unwrap, before that batch is written.
 * @returns how many were under an older key
 */
export const rewrapDataKeys = async (database: Database, keys: KeyService): Promise<number> => {
  let rewrapped = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await sql<{
      person_id: string
      wrapped: Uint8Array
    }>`select person_id, wrapped from vault.data_key
      where person_id > ${after} order by person_id limit ${AT_ONCE}`.execute(database.admin)
    const last = rows.at(-1)
    if (!last) return rewrapped
    const changed = await Promise.all(
      rows.map(async (row) => ({ ...row, now: await keys.rewrapDataKey(row.person_id, row.wrapped) })),
    )
    await database.admin.transaction().execute(async (trx) => {
      for (const { person_id, wrapped, now } of changed.filter((each) => !isSame(each))) {
        await sql`update vault.data_key set wrapped = ${now} where person_id = ${person_id} and wrapped = ${wrapped}`.execute(
          trx,
        )
        rewrapped++
      }
    })
    after = last.person_id
  }
}

const isSame = ({ wrapped, now }: { wrapped: Uint8Array; now: Buffer }) => now.equals(wrapped)
