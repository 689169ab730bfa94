import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
import type { KeyService } from './key-service.ts'

/** Few enough to be one short transaction, so that a stopped run has lost nothing and is simply started again. */
const AT_ONCE = 500

/** Where wrapped keys stand, and whom the key service wraps each for. */
const places = [
  { table: 'vault.data_key', id: 'person_id', owner: (id: string) => id },
  { table: 'vault.token_key', id: 'agreement_id', owner: (id: string) => `token-agreement:${id}` },
] as const

/**
 * Wraps every person's data key, and the key of every agreement on tokens, under the current master key; sealed texts
 * stay as they are. Safe to repeat. Rejects with a `VaultError` when a key does not unwrap, before that batch is written.
 * @returns how many were under an older key
 */
export const rewrapDataKeys = async (database: Database, keys: KeyService): Promise<number> => {
  let rewrapped = 0
  for (const place of places) rewrapped += await rewrapAt(database, keys, place)
  return rewrapped
}

const rewrapAt = async (
  database: Database,
  keys: KeyService,
  { table, id, owner }: (typeof places)[number],
): Promise<number> => {
  const [from, column] = [sql.table(table), sql.ref(id)]
  let rewrapped = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await sql<{ id: string; wrapped: Uint8Array }>`
      select ${column} as id, wrapped from ${from}
      where ${column} > ${after} order by ${column} limit ${AT_ONCE}`.execute(database.admin)
    const last = rows.at(-1)
    if (!last) return rewrapped
    const changed = await Promise.all(
      rows.map(async (row) => ({ ...row, now: await keys.rewrapDataKey(owner(row.id), row.wrapped) })),
    )
    await database.admin.transaction().execute(async (trx) => {
      for (const { id, wrapped, now } of changed.filter((each) => !isSame(each))) {
        await sql`update ${from} set wrapped = ${now} where ${column} = ${id} and wrapped = ${wrapped}`.execute(
          trx,
        )
        rewrapped++
      }
    })
    after = last.id
  }
}

const isSame = ({ wrapped, now }: { wrapped: Uint8Array; now: Buffer }) => now.equals(wrapped)
