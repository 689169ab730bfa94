import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerCase, type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'
import { recordFinding } from './record-finding.ts'

let umai: TestUmai
let crisis: Staff
let hospital: Staff
const caseWork = ['case-manager', 'first-responder', 'identifier']
type Ids = { caseId: string; personId: string }
let ours: Ids
let ourSecond: Ids
let theirs: Ids

const link = (one: Ids, other: Ids) => {
  const by = { ...crisis, kind: 'person' as const, agencyKind: 'x', region: null, district: null, roles: [] }
  const { access } = umai.umai.services
  return access.withActor(by, (trx) =>
    access.asSystem(trx, by, () =>
      recordFinding(trx, umai.umai.services, by, {
        eventId: uuidv7(),
        keptPersonId: one.personId,
        otherPersonId: other.personId,
        kind: 'merged',
        happenedAt: new Date().toISOString(),
      }),
    ),
  )
}

/** Everything an agency can ask about a person and a case. */
const seenBy = async (staff: Staff, ids: Ids) => [
  await staff.get(`/api/cases/${ids.caseId}`),
  await staff.get(`/api/cases/${ids.caseId}/timeline`),
  await staff.post_(`/api/people/${ids.personId}/reveal`, { reason: 'give-help' }),
  await staff.post_('/api/people/search', { query: 'Мээрим' }),
  await staff.get('/api/cases'),
]
const plain = (answers: { status: number; body: unknown }[]) =>
  answers.map(({ status, body }) => ({ status, body }))

beforeAll(async () => {
  umai = await startTestUmai()
  crisis = await umai.signIn({ agency: 'demo-crisis-centre', roles: caseWork })
  hospital = await umai.signIn({ agency: 'demo-hospital', roles: caseWork })
  ours = await registerCase(crisis)
  ourSecond = await registerCase(crisis)
  theirs = await registerCase(hospital)
  for (const [by, ids] of [
    [crisis, ours],
    [hospital, theirs],
  ] as const)
    await by.events({
      type: 'identity.recorded',
      ...ids,
      data: { facts: [{ factId: uuidv7(), kind: 'name', part: 'given', value: 'Мээрим' }] },
    })
})
afterAll(() => umai.close())

test('a link shows an agency nothing of the other that it could not see before', async () => {
  const before = [
    plain(await seenBy(crisis, ours)),
    plain(await seenBy(crisis, theirs)),
    plain(await seenBy(hospital, ours)),
    plain(await seenBy(hospital, theirs)),
  ]
  expect(await link(ours, theirs)).toBe('recorded')
  expect([
    plain(await seenBy(crisis, ours)),
    plain(await seenBy(crisis, theirs)),
    plain(await seenBy(hospital, ours)),
    plain(await seenBy(hospital, theirs)),
  ]).toEqual(before)
  expect((await crisis.get(`/api/cases/${ours.caseId}/same-person`)).body).toEqual({ cases: [] })
  expect((await hospital.get(`/api/cases/${theirs.caseId}/same-person`)).body).toEqual({ cases: [] })
})

test('other cases of the same person are shown to those who may see them anyway', async () => {
  expect(await link(ours, ourSecond)).toBe('recorded')
  const { body } = await crisis.get(`/api/cases/${ours.caseId}/same-person`)
  expect(body.cases.map((each: { caseId: string }) => each.caseId)).toEqual([ourSecond.caseId])
  // The hospital's record is linked with both, and the hospital still sees its own case only.
  expect((await hospital.get(`/api/cases/${theirs.caseId}/same-person`)).body).toEqual({ cases: [] })
})

test('a hidden case and one that is not there answer alike', async () => {
  const hidden = await hospital.get(`/api/cases/${ours.caseId}/same-person`)
  const absent = await hospital.get(`/api/cases/${uuidv7()}/same-person`)
  expect([hidden.status, hidden.body]).toEqual([absent.status, absent.body])
  expect(hidden.status).toBe(404)
})

test('no person reads or writes the links, whatever their role', async () => {
  const { access } = umai.umai.services
  for (const roles of [caseWork, ['record-reviewer'], ['administrator'], ['coordinator']]) {
    const by = { ...crisis, kind: 'person' as const, agencyKind: 'x', region: null, district: null, roles }
    for (const table of ['core.person_link_event', 'core.person_pair', 'core.person_link'] as const)
      expect(await access.withActor(by, (trx) => trx.selectFrom(table).selectAll().execute())).toEqual([])
    await expect(
      access.withActor(by, (trx) =>
        trx
          .insertInto('core.person_link')
          .values({ person_id: ours.personId, cluster_id: ours.personId })
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/)
  }
})
