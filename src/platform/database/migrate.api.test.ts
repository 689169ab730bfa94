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
  const before = [await ledger(), await tables()]
  expect(await pendingMigrations(umai.database)).toEqual([last.name])
  // Its tables are there already, so applying it again must fail.
  await expect(migrate(umai.database)).rejects.toThrow(`migrations/${last.name}:`)
  expect([await ledger(), await tables()]).toEqual(before)
  await sql`insert into umai_migration (name, checksum) values (${last.name}, ${last.checksum})`.execute(
    umai.database.admin,
  )
})
