import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Database } from './connect.ts'

const folder = join(import.meta.dirname, '../../../migrations')

export interface MigrationReport {
  applied: string[]
  already: number
}

/**
 * Brings the schema up to date. Each file runs in one transaction with its entry in the ledger, so a killed
 * upgrade leaves either the old or the new state. Throws when an applied file was edited afterwards.
 */
export const migrate = async (
  database: Database,
  onStep?: (name: string) => void,
): Promise<MigrationReport> => {
  await database.script(ledger)
  const done = new Map((await readLedger(database)).map((row) => [row.name, row.checksum]))
  const applied: string[] = []
  for (const { name, text, checksum } of listMigrations()) {
    const known = done.get(name)
    if (known === checksum) continue
    if (known !== undefined)
      throw new Error(`migrations/${name}: changed after it was applied; add a new file instead`)
    onStep?.(name)
    // Several statements sent as one query are one transaction in PostgreSQL, without begin and commit.
    const entry = `insert into umai_migration (name, checksum) values ('${name}', '${checksum}')`
    await database.script(`${text}\n;${entry};`).catch((error) => {
      throw new Error(`migrations/${name}: ${(error as Error).message}`, { cause: error })
    })
    applied.push(name)
  }
  return { applied, already: done.size }
}

/** Names of files not yet applied; for `umai doctor`. */
export const pendingMigrations = async (database: Database): Promise<string[]> => {
  const done = new Set((await readLedger(database).catch(() => [])).map((row) => row.name))
  return listMigrations()
    .map((each) => each.name)
    .filter((name) => !done.has(name))
}

const ledger = `create table if not exists umai_migration (
  name text primary key, checksum text not null, applied_at timestamptz not null default now());
  revoke all on umai_migration from public;`

const readLedger = async (database: Database) => {
  const rows = await sql<{
    name: string
    checksum: string
  }>`select name, checksum from umai_migration`.execute(database.admin)
  return rows.rows
}

const listMigrations = () =>
  readdirSync(folder)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    })
