import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registerCase, type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'
import type { Estimation } from './model.ts'
import { ARTIFICIAL, asCsv, WESTERN } from './testing.ts'

let umai: TestUmai
let rapporteur: Staff

beforeAll(async () => {
  umai = await startTestUmai()
  rapporteur = await umai.signIn({ agency: 'demo-rapporteur', roles: ['rapporteur'] })
})
afterAll(() => umai.close())

const estimate = (table: string, linkageReviewed = true, staff = rapporteur) =>
  staff.post_('/api/estimates', { table, linkageReviewed })

describe('the rapporteur', () => {
  test('gets every method side by side, with the interval over the choice of model', async () => {
    const { status, body } = await estimate(asCsv(WESTERN))
    expect(status).toBe(200)
    const answer = body as Estimation
    expect(answer).toMatchObject({ n: 345, estimable: true, bootstrap: { replicates: 1000, seed: 1 } })
    expect(answer.stepwise.estimate).toBeCloseTo(2483.384, 3)
    expect(answer.range.highest).toBeGreaterThan(answer.range.lowest!)
  })

  test('of a table that cannot carry an estimate gets the reasons and no figure of a model', async () => {
    const { body } = await estimate(asCsv(ARTIFICIAL))
    expect(body).toMatchObject({ estimable: false, independence: { estimate: null }, graphs: null })
    expect(body.why).toHaveLength(3)
    expect(JSON.stringify(body)).not.toMatch(/539|278\.6/)
  })

  test('without reviewed linkage is refused the same way', async () => {
    const { body } = await estimate(asCsv(WESTERN), false)
    expect(body).toMatchObject({
      estimable: false,
      refusals: [{ code: 'linkage-not-reviewed' }],
      stepwise: { estimate: null },
    })
  })

  test('is told line and column of what is wrong', async () => {
    const { status, body } = await estimate('A,B,count\n1,0,-2\n0,3,1\n')
    expect(status).toBe(422)
    expect(body).toMatchObject({
      code: 'wrong-lists',
      fields: [
        { code: 'not-a-count', params: { line: 2, column: 3, found: '"-2"' } },
        { code: 'not-zero-or-one', params: { line: 3, column: 2, found: '"3"' } },
      ],
    })
  })

  test('cannot send a table without end', async () => {
    expect((await estimate('A,B,count\n'.padEnd(200_001, ' '))).status).toBe(400)
  })
})

test('nobody else estimates, and the refusal is on record', async () => {
  const auditor = await umai.signIn({ agency: 'demo-audit', roles: ['auditor'] })
  for (const role of ['case-manager', 'coordinator', 'administrator', 'auditor', 'service-provider']) {
    const staff = await umai.signIn({ agency: 'demo-ministry', roles: [role] })
    expect((await estimate(asCsv(WESTERN), true, staff)).status).toBe(403)
    const { entries } = (await auditor.get(`/api/audit?account=${staff.account}`)).body
    expect(entries).toMatchObject([{ action: 'estimate.made', decision: 'refused' }])
  }
})

const year = new Date().getFullYear()
const overLists = (staff: Staff, from = year) =>
  staff.post_('/api/estimates/lists', { from, to: year, language: 'en' })

describe('the lists held here', () => {
  test('are too few while no two agencies have anybody on one, and it is said', async () => {
    expect(await overLists(rapporteur)).toMatchObject({
      status: 409,
      body: { code: 'too-few-lists-held', lists: 0 },
    })
    expect((await overLists(rapporteur, year + 1)).status).toBe(400)
  })

  test('are estimated over linkages drawn from undecided pairs, refused with reasons, nobody shown', async () => {
    const agencies = ['demo-crisis-centre', 'demo-hospital', 'demo-police-osh']
    const people: string[] = []
    for (const agency of agencies) {
      const staff = await umai.signIn({ agency, roles: ['case-manager', 'first-responder'] })
      for (let each = 0; each < 2; each += 1) people.push((await registerCase(staff)).personId)
    }
    const [a, b] = [people[0]!, people[2]!].sort()
    const review = {
      person_a: a!,
      person_b: b!,
      agency_id: null,
      found: null,
      decided_at: null,
      by_token: false,
    }
    await umai.database.admin
      .insertInto('core.link_review')
      .values({
        ...review,
        review_id: people[0]!,
        status: 'open',
        probability: 0.5,
        score: '{}',
        entered_at: new Date(),
      })
      .execute()
    const { status, body } = await overLists(rapporteur)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      linkage: 'drawn',
      estimable: false,
      stepwise: { estimate: null },
      draws: { count: 10, fewestSeen: 5, mostSeen: 6 },
    })
    expect(body.lists).toContain('Demo: Osh Police')
    expect(body.refusals.map(({ code }: { code: string }) => code)).toContain('too-few-people')
    for (const person of people) expect(JSON.stringify(body)).not.toContain(person)
  })

  test('are nobody else’s to estimate from', async () => {
    for (const role of ['case-manager', 'coordinator', 'administrator', 'auditor', 'record-reviewer']) {
      const staff = await umai.signIn({ agency: 'demo-ministry', roles: [role] })
      expect((await overLists(staff)).status).toBe(403)
    }
  })
})

test('nothing of the table is kept: the audit line says that, not what', async () => {
  const auditor = await umai.signIn({ agency: 'demo-audit', roles: ['auditor'] })
  const named = asCsv(WESTERN).replace('A,', 'Secret list,')
  await estimate(named)
  const { entries } = (await auditor.get(`/api/audit?account=${rapporteur.account}`)).body
  expect(entries[0]).toMatchObject({ action: 'estimate.made', decision: 'allowed', objectId: null })
  expect(JSON.stringify(entries)).not.toContain('Secret')
})
