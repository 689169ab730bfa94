import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerCase, type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'
import type { Person } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { listWhoSees } from './read-who-sees.ts'

/* What the database answers as its owner, it answers only to whom it concerns. */

let umai: TestUmai
let manager: Staff
let outsider: Staff
let caseId: string

beforeAll(async () => {
  umai = await startTestUmai()
  manager = await umai.signIn({
    agency: 'demo-child-protection-osh',
    roles: ['case-manager', 'first-responder'],
  })
  outsider = await umai.signIn({ agency: 'demo-hospital', roles: ['identifier'] })
  caseId = (await registerCase(manager)).caseId
})
afterAll(() => umai.close())

const as = <T>(who: Staff, work: (trx: Trx) => Promise<T>): Promise<T> => {
  const person: Person = {
    kind: 'person',
    account: who.account,
    post: who.post,
    agency: who.agency,
    agencyKind: '',
    region: null,
    district: null,
    // Roles open nothing here: seeing the case does.
    roles: ['auditor', 'coordinator', 'case-manager'],
  }
  return umai.umai.services.access.withActor(person, work)
}
const roles = async (trx: Trx) =>
  (
    await sql<{ role: string }>`select role from access.roles_held() as role order by 1`.execute(trx)
  ).rows.map(({ role }) => role)

test('who sees a case is told to an agency that sees it, and to no other, whatever its roles', async () => {
  expect(await as(manager, (trx) => listWhoSees(trx, caseId))).toMatchObject([
    { agency: manager.agency, scope: 'lead', until: null },
  ])
  expect(await as(outsider, (trx) => listWhoSees(trx, caseId))).toEqual([])
})

test('and no longer once its own access has ended', async () => {
  await umai.database.admin
    .updateTable('core.case_access')
    .set({ until: sql<Date>`now() - interval '1 second'` })
    .where('case_id', '=', caseId)
    .execute()
  expect(await as(manager, (trx) => listWhoSees(trx, caseId))).toEqual([])
})

test('the roles held are those of the reader’s own agency', async () => {
  expect(await as(outsider, roles)).toContain('identifier')
  expect(await as(manager, roles)).not.toContain('identifier')
})

test('without any context both are silent', async () => {
  await umai.umai.services.access.asAnyone(async (trx) => {
    expect(await listWhoSees(trx, caseId)).toEqual([])
    expect(await roles(trx)).toEqual([])
  })
})
