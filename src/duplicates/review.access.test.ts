import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerCase, type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'
import { listIdentity } from '../people/store.ts'
import { findDuplicates } from './find-duplicates.ts'

let umai: TestUmai
let crisis: Staff
let hospital: Staff
let reviewer: Staff
const caseWork = ['case-manager', 'first-responder', 'identifier']
type Ids = { caseId: string; personId: string }

const record = async (by: Staff, given: string, surname: string, years: number, phone?: string) => {
  const ids = await registerCase(by, { person: { sex: 'female', age: { kind: 'years', years } } })
  const name = (part: string, value: string) => ({ factId: uuidv7(), kind: 'name', part, value })
  const facts: object[] = [name('given', given), name('surname', surname)]
  if (phone) facts.push({ factId: uuidv7(), kind: 'contact', type: 'phone', value: phone })
  await by.events({ type: 'identity.recorded', ...ids, data: { facts } })
  return ids
}
const runJob = () => findDuplicates.run(umai.umai.services, new Date())
const now = () => new Date().toISOString()
const queue = async (by = reviewer, status = 'open') =>
  (await by.get(`/api/duplicates?status=${status}`)).body.reviews as { reviewId: string }[]
const pairOf = async (reviewId: string) =>
  umai.database.admin
    .selectFrom('core.link_review')
    .selectAll()
    .where('review_id', '=', reviewId)
    .executeTakeFirstOrThrow()
const decide = (reviewId: string, found: string, id = uuidv7(), by = reviewer) =>
  by.post_(`/api/duplicates/${reviewId}/decision`, { id, found, happenedAt: now(), reasons: 'Synthetic' })
const reveal = (reviewId: string, by = reviewer) =>
  by.post_(`/api/duplicates/${reviewId}/reveal`, { reason: 'check-duplicate' })

let ours: Ids
let theirs: Ids
let reviewId: string

beforeAll(async () => {
  umai = await startTestUmai()
  crisis = await umai.signIn({ agency: 'demo-crisis-centre', roles: caseWork })
  hospital = await umai.signIn({ agency: 'demo-hospital', roles: caseWork })
  ours = await record(crisis, 'Жаңылай', 'Эсенкулова', 24, '0555 012 345')
  theirs = await record(hospital, 'Janylai', 'Esenkulova', 25, '+996 555 012345')
  await record(hospital, 'Бермет', 'Осмонова', 40)
  await runJob()
})
afterAll(() => umai.close())

test('a pair waits until there is a reviewer, and then is in that agency’s queue, without a name', async () => {
  const waiting = await umai.database.admin.selectFrom('core.link_review').selectAll().execute()
  expect(waiting).toMatchObject([{ agency_id: null, status: 'open' }])
  expect([waiting[0]!.person_a, waiting[0]!.person_b].sort()).toEqual([ours.personId, theirs.personId].sort())
  expect(JSON.stringify(waiting)).not.toMatch(/Жаңылай|Esenkulova|555/)
  reviewer = await umai.signIn({ agency: 'demo-ministry', roles: ['record-reviewer'] })
  await runJob()
  const found = await queue()
  expect(found).toHaveLength(1)
  reviewId = found[0]!.reviewId
  const { body } = await reviewer.get(`/api/duplicates/${reviewId}`)
  expect(body.sides.map((side: { personId: string }) => side.personId).sort()).toEqual(
    [ours.personId, theirs.personId].sort(),
  )
  expect(body.score.fields.map((each: { field: string }) => each.field)).toContain('surname')
  expect(JSON.stringify(body)).not.toMatch(/Жаңылай|Esenkulova|555/)
})

test('the reviewer opens names with a purpose only, and each opening is audited for each person', async () => {
  expect((await reviewer.post_(`/api/duplicates/${reviewId}/reveal`, {})).status).toBe(400)
  const { body } = await reveal(reviewId)
  expect(JSON.stringify(body)).toContain('Жаңылай')
  expect(JSON.stringify(body)).toContain('Esenkulova')
  expect(JSON.stringify(body)).not.toContain('demo-')
  const lines = await umai.database.admin
    .selectFrom('audit.entry')
    .selectAll()
    .where('account_id', '=', reviewer.account)
    .execute()
  const opened = lines.filter((line) => line.action === 'identity.revealed')
  expect(opened.map((line) => line.object_id).sort()).toEqual([ours.personId, theirs.personId].sort())
  expect(opened.every((line) => line.purpose === 'check-duplicate')).toBe(true)
  expect(lines.map((line) => line.action)).toEqual(
    expect.arrayContaining(['duplicates.listed', 'duplicate.read', 'duplicate.revealed']),
  )
})

test('the grant is for this pair, this role and this agency, and opens no case and no search', async () => {
  const elsewhere = await umai.signIn({ agency: 'demo-police-osh', roles: ['record-reviewer'] })
  expect(await queue(elsewhere)).toEqual([])
  expect((await reveal(reviewId, elsewhere)).status).toBe(404)
  expect((await elsewhere.get(`/api/duplicates/${reviewId}`)).status).toBe(404)
  expect((await decide(reviewId, 'merged', uuidv7(), elsewhere)).status).toBe(404)
  for (const by of [crisis, hospital]) {
    expect((await by.get('/api/duplicates')).status).toBe(403)
    expect((await reveal(reviewId, by)).status).toBe(403)
  }
  const sameAgency = await umai.signIn({ agency: 'demo-ministry', roles: [...caseWork, 'coordinator'] })
  expect((await sameAgency.post_('/api/people/search', { query: 'Жаңылай' })).body.people).toEqual([])
  expect(
    (await sameAgency.post_(`/api/people/${ours.personId}/reveal`, { reason: 'give-help' })).status,
  ).toBe(404)
  expect((await reviewer.get(`/api/cases/${ours.caseId}`)).status).toBe(403)
  const { access } = umai.umai.services
  const actor = (roles: string[]) => ({
    ...reviewer,
    kind: 'person' as const,
    agencyKind: 'x',
    region: null,
    district: null,
    roles,
  })
  const seen = (roles: string[]) =>
    access.withActor(actor(roles), async (trx) => [
      (await trx.selectFrom('core.person').select('person_id').execute()).length,
      (await trx.selectFrom('vault.identity_fact').select('fact_id').execute()).length > 0,
      (await trx.selectFrom('vault.name_token').select('token').execute()).length,
      (await trx.selectFrom('core.case_file').select('case_id').execute()).length,
    ])
  expect(await seen(['record-reviewer'])).toEqual([2, true, 0, 0])
  expect(await seen(['case-manager'])).toEqual([0, false, 0, 0])
})

test('a search answers the same whether or not a pair with a hidden record waits for a reviewer', async () => {
  const asked = { query: 'Жаңылай Эсенкулова', age: { kind: 'years', years: 25 } }
  const { body } = await crisis.post_('/api/people/search', asked)
  expect(body.people.map((each: { personId: string }) => each.personId)).toEqual([ours.personId])
})

test('a decision is recorded once, ends the grant, and can be taken back whole', async () => {
  const id = uuidv7()
  expect((await decide(reviewId, 'merged', id)).body).toEqual({ status: 'recorded' })
  expect((await decide(reviewId, 'merged', id)).body).toEqual({ status: 'duplicate' })
  expect((await decide(reviewId, 'different')).body.code).toBe('already-decided')
  expect((await reveal(reviewId)).status).toBe(404)
  expect((await reviewer.get(`/api/duplicates/${reviewId}`)).body.sides).toEqual([])
  expect(await queue()).toEqual([])
  expect(await queue(reviewer, 'decided')).toMatchObject([{ reviewId, found: 'merged' }])
  const actor = {
    ...reviewer,
    kind: 'person' as const,
    agencyKind: 'x',
    region: null,
    district: null,
    roles: ['record-reviewer'],
  }
  const { access } = umai.umai.services
  expect(
    await access.withActor(actor, (trx) => listIdentity(trx, umai.umai.services, ours.personId)),
  ).toEqual([])
  const back = await reviewer.post_(`/api/duplicates/${reviewId}/reopening`, {
    id: uuidv7(),
    happenedAt: now(),
  })
  expect(back.body).toEqual({ status: 'recorded' })
  expect(await queue()).toHaveLength(1)
  expect(
    await umai.database.admin
      .selectFrom('core.person_link')
      .where('person_id', '=', ours.personId)
      .selectAll()
      .execute(),
  ).toEqual([])
})

test('"different" is remembered and outranks any score; "cannot tell" can be said again', async () => {
  expect((await decide(reviewId, 'cannot-tell')).body).toEqual({ status: 'recorded' })
  const reopen = () =>
    reviewer.post_(`/api/duplicates/${reviewId}/reopening`, { id: uuidv7(), happenedAt: now() })
  expect((await reopen()).status).toBe(200)
  expect((await decide(reviewId, 'different')).body).toEqual({ status: 'recorded' })
  await crisis.events({
    type: 'identity.recorded',
    ...ours,
    data: { facts: [{ factId: uuidv7(), kind: 'birth-date', date: { year: 2001, month: 5, day: 3 } }] },
  })
  await runJob()
  expect(await queue()).toEqual([])
  expect(await pairOf(reviewId)).toMatchObject({ status: 'decided', found: 'different' })
  expect((await reopen()).status).toBe(200)
  expect((await decide(reviewId, 'cannot-tell')).status).toBe(200)
  expect((await reopen()).status).toBe(200)
  expect((await decide(reviewId, 'cannot-tell')).status).toBe(200)
})
