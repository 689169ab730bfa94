import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Trx } from '../../src/platform/access/with-actor.ts'
import { startTestUmai, type TestUmai } from '../helpers/test-umai.ts'
import { databaseRules, definerFunctions, openPolicies } from './database-rules.ts'

/* Who may touch what, read from the catalogue itself, and each rule shown to notice a careless migration. */

let umai: TestUmai
beforeAll(async () => {
  umai = await startTestUmai()
})
afterAll(() => umai.close())

class Undo extends Error {}

/** Runs the work as the owner and takes everything back, so that no broken rule outlives its test. */
const tryOut = async (work: (trx: Trx) => Promise<void>): Promise<void> => {
  await umai.database.admin
    .transaction()
    .execute(async (trx) => {
      await work(trx)
      throw new Undo()
    })
    .catch((error) => {
      if (!(error instanceof Undo)) throw error
    })
}

const found = async (trx: Trx, query: string): Promise<string[]> => {
  const { rows } = await sql<{ found: string }>`${sql.raw(query)}`.execute(trx)
  return rows.map((row) => row.found)
}

describe('the database as it is', () => {
  test.each(databaseRules)('$name', async ({ sql: query }) => {
    await tryOut(async (trx) => expect(await found(trx, query)).toEqual([]))
  })

  test('no entry of the short lists is out of date', async () => {
    const functions =
      "select n.nspname || '.' || f.proname as found from pg_proc f join pg_namespace n on n.oid = f.pronamespace where f.prosecdef"
    const policies =
      "select n.nspname || '.' || c.relname || ' ' || p.polname as found from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace"
    await tryOut(async (trx) => {
      expect(await found(trx, functions)).toEqual(expect.arrayContaining(definerFunctions))
      expect(await found(trx, policies)).toEqual(expect.arrayContaining(openPolicies))
    })
  })
})

describe('a careless migration is noticed', () => {
  test.each(databaseRules)('$name', async ({ sql: query, broken, reports }) => {
    await tryOut(async (trx) => {
      for (const statement of broken) await sql.raw(statement).execute(trx)
      expect(await found(trx, query)).toContain(reports)
    })
  })
})
