import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registerCase, type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'

const VILLAGE = 'demo-village-administration'
const POLICE = 'demo-police-osh'

let umai: TestUmai
let worker: Staff
let colleague: Staff
let outsider: Staff
let person: { caseId: string; personId: string }

const name = (part: string, value: string, replaces?: string) => ({
  factId: uuidv7(),
  kind: 'name',
  part,
  value,
  ...(replaces ? { replaces } : {}),
})

beforeAll(async () => {
  umai = await startTestUmai()
  worker = await umai.signIn({ agency: VILLAGE, roles: ['first-responder'] })
  colleague = await umai.signIn({ agency: VILLAGE, roles: ['first-responder'] })
  outsider = await umai.signIn({ agency: POLICE, roles: ['identifier', 'first-responder'] })
  person = await registerCase(worker, { person: { sex: 'female', age: { kind: 'years', years: 15 } } })
  await worker.events({
    type: 'identity.recorded',
    ...person,
    data: {
      facts: [
        name('given', 'Айгүл'),
        name('surname', 'Токтогулова'),
        { factId: uuidv7(), kind: 'contact', type: 'phone', value: '+996 555 012 345' },
      ],
    },
  })
})

afterAll(() => umai.close())

const find = async (by: Staff, search: object) =>
  (await by.post_('/api/people/search', search)).body.people.map(
    (each: { personId: string }) => each.personId,
  )

describe('search before create', () => {
  test.each([
    'Айгуль Токтогулова',
    'Toktogulova Aigul',
    'AYGUL toktogul',
    'Токтогулова',
    'Айг',
    '0555012345',
  ])('finds %s', async (query) => {
    expect(await find(colleague, { query })).toContain(person.personId)
  })

  test('says why, and how old, without giving the surname away', async () => {
    const { body } = await worker.post_('/api/people/search', {
      query: 'Aigul Toktogulova',
      age: { kind: 'years', years: 16 },
    })
    expect(body.people[0]).toMatchObject({ personId: person.personId, shortName: 'Айгүл Т.', sex: 'female' })
    expect(body.people[0].reasons.map((each: { key: string }) => each.key)).toContain(
      'people-match.same-name',
    )
  })

  test('does not tell another agency that the person is known', async () => {
    const known = await outsider.post_('/api/people/search', { query: 'Айгүл Токтогулова' })
    const unknown = await outsider.post_('/api/people/search', { query: 'Жаңыл Нурматова' })
    expect(known.body).toEqual(unknown.body)
    expect(known.body.people).toEqual([])
  })

  test('answers the same before and after another agency registers the same person', async () => {
    const asked = { query: 'Айгүл Токтогулова', age: { kind: 'years', years: 15 } }
    const before = (await colleague.post_('/api/people/search', asked)).body
    expect(before.people[0].probability).toBeGreaterThan(0.9)
    const theirs = await registerCase(outsider, {
      person: { sex: 'female', age: { kind: 'years', years: 15 } },
    })
    await outsider.events({
      type: 'identity.recorded',
      ...theirs,
      data: { facts: [name('given', 'Aigul'), name('surname', 'Toktogulova')] },
    })
    expect((await colleague.post_('/api/people/search', asked)).body).toEqual(before)
    expect(await find(outsider, asked)).toEqual([theirs.personId])
  })

  test('an empty or senseless query finds nobody and is no error', async () => {
    for (const query of ['', '   ', '…', 'белгисиз', '%', "' or 1=1 --"])
      expect(await find(worker, { query })).toEqual([])
  })

  test('a query that is too long is refused at the field', async () => {
    const answer = await worker.post_('/api/people/search', { query: 'а'.repeat(201) })
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'invalid', fields: [{ path: 'query', code: 'too-long' }] },
    })
  })
})

describe('identity', () => {
  test('opens with a reason, for those who help the person', async () => {
    const answer = await colleague.post_(`/api/people/${person.personId}/reveal`, { reason: 'give-help' })
    expect(answer.body.facts.map((fact: { value?: string }) => fact.value)).toEqual([
      'Айгүл',
      'Токтогулова',
      '+996 555 012 345',
    ])
    const auditor = await umai.signIn({ agency: 'demo-audit', roles: ['auditor'] })
    const log = await auditor.get(`/api/audit?object=${person.personId}`)
    expect(JSON.stringify(log.body)).toContain('identity.revealed')
    expect(JSON.stringify(log.body)).toContain('give-help')
    expect(JSON.stringify(log.body)).not.toContain('Айгүл')
  })

  test('does not open without a reason of the vocabulary, nor to another agency', async () => {
    expect((await worker.post_(`/api/people/${person.personId}/reveal`, {})).status).toBe(400)
    const hidden = await outsider.post_(`/api/people/${person.personId}/reveal`, { reason: 'give-help' })
    const absent = await outsider.post_(`/api/people/${uuidv7()}/reveal`, { reason: 'give-help' })
    expect([hidden.status, hidden.body]).toEqual([absent.status, absent.body])
    expect(hidden.status).toBe(404)
  })

  test('a correction replaces the old spelling in the index and keeps both in the vault', async () => {
    const other = await registerCase(worker)
    const wrong = name('full', 'Эсенова Жаныл')
    await worker.events({ type: 'identity.recorded', ...other, data: { facts: [wrong] } })
    await worker.events({
      type: 'identity.recorded',
      ...other,
      data: { facts: [name('full', 'Осмонова Мээрим', wrong.factId)] },
    })
    expect(await find(worker, { query: 'Эсенова Жаныл' })).not.toContain(other.personId)
    expect(await find(worker, { query: 'Osmonova Meerim' })).toContain(other.personId)
    const kept = await umai.database.admin
      .selectFrom('vault.identity_fact')
      .select('retired_at')
      .where('person_id', '=', other.personId)
      .execute()
    expect(kept.map((row) => row.retired_at !== null).sort()).toEqual([false, true])
  })

  test('nobody is born in the future', async () => {
    const year = new Date().getFullYear() + 1
    const [answer] = await worker.events({
      type: 'identity.recorded',
      ...person,
      data: { facts: [{ factId: uuidv7(), kind: 'birth-date', date: { year } }] },
    })
    expect(answer).toMatchObject({
      status: 'rejected',
      fields: [{ path: 'facts.0.date', code: 'born-in-the-future' }],
    })
  })
})
