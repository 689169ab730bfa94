import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestUmai, type TestUmai } from '../../../tests/helpers/test-umai.ts'
import { migrate, pendingMigrations } from './migrate.ts'

let umai: TestUmai
beforeAll(async () => {
  umai = await startTestUmai()
})
afterAll(() => umai.close())

const ledger = async () =>
  (
    await sql<{
      name: string
      checksum: string
    }>`select name, checksum from umai_migration order by name`.execute(umai.database.admin)
  ).rows

const tables = async () =>
  (
    await sql<{ n: number }>`select count(*)::int as n from pg_class where relkind = 'r'`.execute(
      umai.database.admin,
    )
  ).rows[0]!.n

/** Which version of every table but the ledger, every function and every policy: replaced by its like it is another version. */
const catalogue = async () =>
  (
    await sql<{ versions: string }>`select md5(string_agg(version, ' ' order by version)) as versions from (
      select 'c' || oid || '.' || xmin as version from pg_class where relname <> 'umai_migration'
      union all select 'p' || oid || '.' || xmin from pg_proc
      union all select 'y' || oid || '.' || xmin from pg_policy) all_of_them`.execute(umai.database.admin)
  ).rows[0]!.versions

test('everything is applied once', async () => {
  const before = [await ledger(), await tables()]
  expect(await migrate(umai.database)).toEqual({ applied: [], already: (await ledger()).length })
  expect([await ledger(), await tables()]).toEqual(before)
  expect(await pendingMigrations(umai.database)).toEqual([])
})

test('a file that was changed after it was applied is named, and nothing is done', async () => {
  const [first] = await ledger()
  await sql`update umai_migration set checksum = 'other' where name = ${first!.name}`.execute(
    umai.database.admin,
  )
  await expect(migrate(umai.database)).rejects.toThrow(
    `migrations/${first!.name}: changed after it was applied`,
  )
  await sql`update umai_migration set checksum = ${first!.checksum} where name = ${first!.name}`.execute(
    umai.database.admin,
  )
})

test('a migration that fails half-way leaves nothing of itself and is named', async () => {
  const last = (await ledger()).at(-1)!
  await sql`delete from umai_migration where name = ${last.name}`.execute(umai.database.admin)
  // Whether the file can be applied twice or not: its entry, the last statement, is refused after all others ran.
  await sql
    .raw(`alter table umai_migration add constraint refused check (name <> '${last.name}')`)
    .execute(umai.database.admin)
  const before = [await ledger(), await catalogue()]
  expect(await pendingMigrations(umai.database)).toEqual([last.name])
  await expect(migrate(umai.database)).rejects.toThrow(`migrations/${last.name}:`)
  expect([await ledger(), await catalogue()]).toEqual(before)
  await sql`alter table umai_migration drop constraint refused`.execute(umai.database.admin)
  await sql`insert into umai_migration (name, checksum) values (${last.name}, ${last.checksum})`.execute(
    umai.database.admin,
  )
})
