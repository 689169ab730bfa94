import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerCase, type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'
import { Failure } from '../platform/http/route.ts'
import type { VerdictKind } from './model.ts'
import { recordFinding } from './record-finding.ts'
import { listSamePerson } from './store.ts'

let umai: TestUmai
let crisis: Staff
let hospital: Staff
const caseWork = ['case-manager', 'first-responder', 'identifier']

beforeAll(async () => {
  umai = await startTestUmai()
  crisis = await umai.signIn({ agency: 'demo-crisis-centre', roles: caseWork })
  hospital = await umai.signIn({ agency: 'demo-hospital', roles: caseWork })
})
afterAll(() => umai.close())

const reviewer = () => ({
  kind: 'person' as const,
  account: crisis.account,
  post: crisis.post,
  agency: crisis.agency,
  agencyKind: 'x',
  region: null,
  district: null,
  roles: [],
})

const find = (one: string, other: string, kind: VerdictKind, eventId = uuidv7()) => {
  const { access } = umai.umai.services
  return access.withActor(reviewer(), (trx) =>
    access.asSystem(trx, reviewer(), () =>
      recordFinding(trx, umai.umai.services, reviewer(), {
        eventId,
        keptPersonId: one,
        otherPersonId: other,
        kind,
        happenedAt: new Date().toISOString(),
        reasons: 'Synthetic: same mother, same village',
      }),
    ),
  )
}

const codeOf = (result: unknown) => (result instanceof Failure ? result.code : result)

const newRecord = async (by: Staff, personalNumber?: string) => {
  const ids = await registerCase(by)
  const facts: object[] = [{ factId: uuidv7(), kind: 'name', part: 'given', value: 'Жаңыл' }]
  if (personalNumber)
    facts.push({ factId: uuidv7(), kind: 'document', type: 'id-card', value: personalNumber })
  await by.events({ type: 'identity.recorded', ...ids, data: { facts } })
  return ids
}

/** Everything that tells of a person, as the owner of the database sees it. */
const everythingOf = async (ids: { personId: string; caseId: string }) => {
  const { admin } = umai.database
  const rows = (table: 'core.person' | 'core.person_access' | 'core.case_access' | 'vault.identity_fact') =>
    admin.selectFrom(table).selectAll().where('person_id', '=', ids.personId).execute()
  return {
    person: await rows('core.person'),
    grants: [await rows('core.person_access'), await rows('core.case_access')],
    identity: await rows('vault.identity_fact'),
    tokens: await admin
      .selectFrom('vault.name_token')
      .selectAll()
      .where('person_id', '=', ids.personId)
      .orderBy('token')
      .execute(),
    cases: await admin
      .selectFrom('core.case_file')
      .selectAll()
      .where('person_id', '=', ids.personId)
      .execute(),
    events: await admin
      .selectFrom('core.case_event')
      .selectAll()
      .where('person_id', '=', ids.personId)
      .orderBy('seq')
      .execute(),
    link: await admin.selectFrom('core.person_link').where('person_id', '=', ids.personId).execute(),
  }
}

const folded = async (by: Staff, caseId: string) => (await by.get(`/api/cases/${caseId}`)).body.file

test('linked and unlinked, everything is as it was; what was recorded in between stays with its case', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 4 }), async (notes) => {
      const [one, other] = [await newRecord(crisis), await newRecord(hospital)]
      const before = [await everythingOf(one), await everythingOf(other)]
      const folds = [await folded(crisis, one.caseId), await folded(hospital, other.caseId)]
      expect(await find(one.personId, other.personId, 'merged')).toBe('recorded')
      expect(
        [await everythingOf(one), await everythingOf(other)].map(({ link: _, ...rest }) => rest),
      ).toEqual(before.map(({ link: _, ...rest }) => rest))
      for (const onFirst of notes) {
        const [by, ids] = onFirst ? ([crisis, one] as const) : ([hospital, other] as const)
        const [answer] = await by.events({ type: 'case.noted', ...ids, data: { text: 'In between' } })
        expect(answer?.status).toBe('accepted')
      }
      expect(await find(one.personId, other.personId, 'unmerged')).toBe('recorded')
      const after = [await everythingOf(one), await everythingOf(other)]
      const added = [notes.filter(Boolean).length, notes.filter((each) => !each).length]
      after.forEach((now, i) => {
        const was = before[i]!
        expect({ ...now, events: 0, cases: 0 }).toEqual({ ...was, events: 0, cases: 0 })
        expect(now.events.slice(0, was.events.length)).toEqual(was.events)
        expect(now.events.length - was.events.length).toBe(added[i])
      })
      if (notes.length === 0)
        expect([await folded(crisis, one.caseId), await folded(hospital, other.caseId)]).toEqual(folds)
    }),
    { numRuns: 6 },
  )
})

test('the same finding sent twice is one; its id is nobody else’s', async () => {
  const [one, other, third] = [await newRecord(crisis), await newRecord(hospital), await newRecord(crisis)]
  const id = uuidv7()
  expect(await find(one.personId, other.personId, 'merged', id)).toBe('recorded')
  expect(await find(one.personId, other.personId, 'merged', id)).toBe('duplicate')
  expect(codeOf(await find(one.personId, third.personId, 'merged', id))).toBe('id-in-use')
  const kept = await umai.database.admin
    .selectFrom('core.person_link_event')
    .selectAll()
    .where('kept_person_id', '=', one.personId)
    .execute()
  expect(kept).toHaveLength(1)
  expect(kept[0]!.reasons).toMatch(/^sealed:1:/)
})

test('an impossible chain is refused with its reason, and nothing of it stays', async () => {
  const a = await newRecord(crisis, '20101199000001')
  const b = await newRecord(hospital)
  const c = await newRecord(hospital, '20101199000002')
  const d = await newRecord(crisis)
  expect(await find(a.personId, b.personId, 'merged')).toBe('recorded')
  expect(codeOf(await find(b.personId, c.personId, 'merged'))).toBe('different-personal-numbers')
  expect(await find(a.personId, d.personId, 'different')).toBe('recorded')
  expect(codeOf(await find(b.personId, d.personId, 'merged'))).toBe('found-different-before')
  const { access } = umai.umai.services
  const linked = await access.withActor({ kind: 'system', onBehalfOf: null }, (trx) =>
    listSamePerson(trx, a.personId),
  )
  expect(linked).toEqual([b.personId])
})

test('people are counted once however many records they have', async () => {
  const coordinator = await umai.signIn({ agency: 'demo-ministry', roles: ['coordinator'] })
  const people = async () => (await coordinator.get('/api/oversight')).body.people
  const [one, other] = [await newRecord(crisis), await newRecord(hospital)]
  const before = await people()
  await find(one.personId, other.personId, 'merged')
  expect(await people()).toBe(before - 1)
  await find(one.personId, other.personId, 'unmerged')
  expect(await people()).toBe(before)
})
