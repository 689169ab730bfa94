import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
import { VaultError } from './vault-error.ts'

/**
 * Compares the key file with the database it was made for, and remembers it the first time. Throws when the data
 * was sealed with other keys: starting anyway would write what nobody can read together.
 */
export const checkKeySet = async (database: Database, fingerprint: string): Promise<void> => {
  await sql`insert into vault.key_set (fingerprint) values (${fingerprint}) on conflict do nothing`.execute(
    database.admin,
  )
  const known = await sql<{ fingerprint: string }>`select fingerprint from vault.key_set`.execute(
    database.admin,
  )
  if (known.rows[0]?.fingerprint !== fingerprint)
    throw new VaultError(
      'key-file-of-other-data',
      'The key file is not the one this database was written with. Put the old key file back (UMAI_KEY_FILE).',
    )
}
