import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'
import { theSystem } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { protectAndKeep } from './index.ts'
import type { CountedRecord } from './model.ts'

let umai: TestUmai
let manager: Staff

beforeAll(async () => {
  umai = await startTestUmai()
  manager = await umai.signIn({ agency: 'demo-child-protection-osh', roles: ['case-manager'] })
})
afterAll(() => umai.close())

const asSystem = <Result>(work: (trx: Trx) => Promise<Result>) =>
  umai.umai.services.access.withActor(theSystem, work)

const people = (girls: number): CountedRecord[] => [
  { values: { sex: 'female', form: 'labour' }, count: girls },
  { values: { sex: 'female', form: 'begging' }, count: 30 },
  { values: { sex: 'male', form: 'labour' }, count: 50 },
  { values: { sex: 'male', form: 'begging' }, count: 40 },
]
const request = (girls: number) => ({
  records: people(girls),
  tables: [['sex', 'form']],
  policy: { threshold: 10, rounding: 1, groupsBelowThresholds: 2 },
})

test('a release is kept with the transaction, and the next is held against it', async () => {
  const first = await asSystem((trx) => protectAndKeep(trx, 'cases', request(25)))
  expect(first.tables[0]!.find(['Total', 'Total'])).toMatchObject({ count: 145 })
  const second = await asSystem((trx) => protectAndKeep(trx, 'cases', request(26)))
  expect(second.tables[0]!.cells).toEqual(first.tables[0]!.cells)
  expect(second.kept.heldBack).toBe(1)
  const third = await asSystem((trx) => protectAndKeep(trx, 'cases', request(35)))
  expect(third.tables[0]!.find(['female', 'labour'])).toMatchObject({ count: 35 })
})

test('what fails leaves the register as it was', async () => {
  const kept = () =>
    sql`select releases from stats.disclosure_register order by population`.execute(umai.database.admin)
  const before = await kept()
  const failing = asSystem(async (trx) => {
    await protectAndKeep(trx, 'cases', request(80))
    throw new Error('the table could not be published')
  })
  await expect(failing).rejects.toThrow('could not be published')
  expect((await kept()).rows).toEqual(before.rows)
})

test('a case manager neither reads nor changes any of it; a coordinator, who prepares releases, does', async () => {
  const asRole = (roles: string[]) => ({
    kind: 'person' as const,
    account: manager.account,
    post: manager.post,
    agency: manager.agency,
    agencyKind: '',
    region: null,
    district: null,
    roles,
  })
  const seenBy = (roles: string[]) =>
    umai.umai.services.access.withActor(asRole(roles), async (trx) => {
      const { rows } = await sql`select population from stats.disclosure_register`.execute(trx)
      return rows.length
    })
  expect(await seenBy(['case-manager'])).toBe(0)
  expect(await seenBy(['coordinator'])).toBe(1)
  const changing = umai.umai.services.access.withActor(asRole(['case-manager']), (trx) =>
    protectAndKeep(trx, 'cases', request(90)),
  )
  await expect(changing).rejects.toThrow()
  const kept = await sql<{ releases: unknown[] }>`select releases from stats.disclosure_register`.execute(
    umai.database.admin,
  )
  expect(kept.rows[0]!.releases).toHaveLength(2)
})
