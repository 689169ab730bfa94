import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerCase, type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'
import { lockFactsOf, saveFact } from '../cases/index.ts'
import { roles } from '../directory/permissions.ts'
import { countWork } from './count-work.ts'

let umai: TestUmai
let coordinator: Staff
let rapporteur: Staff
const registered: { caseId: string; personId: string }[] = []
const year = new Date().getFullYear()
const paths = [
  '/api/statistics/dashboard',
  '/api/statistics/indicators',
  '/api/statistics/table?indicator=identified&by=sex&format=csv&language=en',
]
const exports = [`/api/statistics/glotip?year=${year}`, `/api/statistics/htcds?year=${year}`]

beforeAll(async () => {
  umai = await startTestUmai()
  coordinator = await umai.signIn({ agency: 'demo-ministry', roles: ['coordinator'] })
  rapporteur = await umai.signIn({ agency: 'demo-rapporteur', roles: ['rapporteur'] })
  const manager = await umai.signIn({
    agency: 'demo-child-protection-osh',
    roles: ['case-manager', 'first-responder'],
  })
  registered.push(
    await registerCase(manager),
    await registerCase(manager),
    await registerCase(manager, { district: undefined }),
  )
})
afterAll(() => umai.close())

test('nobody but coordinator and rapporteur reads figures, nobody but the rapporteur takes case files out', async () => {
  for (const role of roles) {
    const staff = await umai.signIn({ agency: 'demo-crisis-centre', roles: [role] })
    const mayRead = role === 'coordinator' || role === 'rapporteur'
    for (const path of paths)
      expect((await staff.get(path)).status, `${role} ${path}`).toBe(mayRead ? 200 : 403)
    for (const path of exports)
      expect((await staff.get(path)).status, `${role} ${path}`).toBe(role === 'rapporteur' ? 200 : 403)
  }
})

test('no case, no person, no agency and no district can be read out of any answer', async () => {
  for (const path of [...paths, ...exports, '/api/statistics/dashboard?indicator=cases-registered']) {
    const { body } = await rapporteur.get(path)
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    for (const { caseId, personId } of registered) {
      expect(text).not.toContain(caseId)
      expect(text).not.toContain(personId)
    }
    expect(text).not.toMatch(/demo-|kara-suu/)
  }
})

test('what was registered is counted at once, what is not known in a row of its own', async () => {
  const { body } = await coordinator.get('/api/statistics/dashboard?indicator=cases-registered')
  const panel = (dimension: string) =>
    body.panels.find((each: { dimension: string }) => each.dimension === dimension).rows
  expect(panel('region')).toEqual([
    { values: { region: 'KG06' }, numerator: 2, denominator: null },
    { values: { region: 'unknown' }, numerator: 1, denominator: null },
  ])
  const headline = (id: string) => body.headlines.find((each: { indicator: string }) => each.indicator === id)
  expect(headline('cases-open').rows[0].numerator).toBe(3)
  expect(headline('time-concern-to-assessment').rows).toEqual([
    { values: {}, numerator: 0, denominator: 3, otherOrder: 0, quartiles: null },
  ])
  expect(headline('convictions')).toMatchObject({ status: 'not-yet-recorded', rows: [] })
  const filtered = await coordinator.get(
    '/api/statistics/dashboard?indicator=cases-registered&region=KG06&sex=male',
  )
  expect(filtered.body.panels.every((each: { rows: unknown[] }) => each.rows.length === 0)).toBe(true)
})

test('work per agency is counted for coordinator and rapporteur, by the names of agencies', async () => {
  const { body } = await coordinator.get('/api/statistics/dashboard?indicator=cases-late')
  expect(body.panels).toMatchObject([
    {
      dimension: 'agency',
      rows: [{ values: { agency: 'demo-child-protection-osh' }, numerator: 0, denominator: 3, workers: 1 }],
    },
  ])
  await umai.database.admin
    .updateTable('stats.case_fact')
    .set({ next_due_at: '2026-01-01T00:00:00Z' })
    .where('case_id', '=', registered[0]!.caseId)
    .execute()
  const narrowed = await rapporteur.get('/api/statistics/dashboard?indicator=cases-late&region=KG06')
  expect(narrowed.body.panels[0].rows[0]).toMatchObject({ numerator: 1, denominator: 2 })
  const late = narrowed.body.headlines.find((each: { indicator: string }) => each.indicator === 'cases-late')
  expect(late.rows[0].numerator).toBe(1)
  const { labels } = umai.umai.services.reference.agencies.find(
    ({ code }) => code === 'demo-child-protection-osh',
  )!
  const csv = await coordinator.get(
    '/api/statistics/table?indicator=cases-late&by=agency&format=csv&language=ru',
  )
  expect(csv.body).toContain(labels.ru)
  expect(csv.body).not.toContain('demo-child-protection-osh')
})

test("no worker and no agency's head reads work per agency, neither by the route nor behind it", async () => {
  for (const agency of ['demo-child-protection-osh', 'demo-crisis-centre'])
    for (const role of roles.filter((each) => each !== 'coordinator' && each !== 'rapporteur')) {
      const staff = await umai.signIn({ agency, roles: [role] })
      expect((await staff.get('/api/statistics/dashboard?indicator=cases-late')).status).toBe(403)
      const table = '/api/statistics/table?indicator=cases-late&by=agency&format=csv&language=ru'
      expect((await staff.get(table)).status).toBe(403)
      const { account, post } = staff
      const actor = { kind: 'person' as const, account, post, agency, agencyKind: 'x', roles: [role] }
      const rows = await umai.umai.services.access.withActor(
        { ...actor, region: null, district: null },
        (trx) => countWork(trx, {}, new Date()),
      )
      expect(rows).toEqual([])
    }
})

test('as known on a day before, nothing of today is there; a day to come is refused', async () => {
  const yesterday = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10)
  const past = await coordinator.get(
    `/api/statistics/dashboard?indicator=cases-registered&known=${yesterday}`,
  )
  expect(past.body.panels.every((each: { rows: unknown[] }) => each.rows.length === 0)).toBe(true)
  const late = past.body.headlines.find((each: { indicator: string }) => each.indicator === 'cases-late')
  expect(late).toMatchObject({ status: 'not-now', rows: [] })
  const future = await coordinator.get(`/api/statistics/dashboard?known=${year + 1}-01-01`)
  expect(future).toMatchObject({ status: 400, body: { fields: [{ path: 'known', code: 'in-the-future' }] } })
})

test.each([
  ['dashboard?from=2026-13', 'from'],
  ['dashboard?from=2026-02&to=2026-01', 'to'],
  ['dashboard?indicator=what', 'indicator'],
  ['table?indicator=what&format=csv&language=en', 'indicator'],
  ['table?indicator=identified&by=district&format=csv&language=en', 'by'],
  ['table?indicator=identified&by=type,citizenship&format=csv&language=en', 'by'],
  ['table?indicator=cases-registered&by=agency&format=csv&language=en', 'by'],
  ['table?indicator=cases-registered&by=type&format=csv&language=en', 'by'],
  ['table?indicator=identified&format=pdf&language=en', 'format'],
])('%s is refused by its field', async (path, field) => {
  const { status, body } = await rapporteur.get(`/api/statistics/${path}`)
  expect(status).toBe(400)
  expect(body.fields[0].path).toBe(field)
})

test('the table behind a picture is a file that says how it was made and that it is not for publication', async () => {
  const csv = await coordinator.get(
    '/api/statistics/table?indicator=cases-registered&by=region&format=csv&language=ru',
  )
  expect(csv.body).toContain('Не для публикации')
  expect(csv.body).toContain('Ошская область,2')
  const xlsx = await coordinator.get(
    '/api/statistics/table?indicator=identified&by=sex&format=xlsx&language=ky',
  )
  expect(xlsx.raw.subarray(0, 2).toString()).toBe('PK')
})

test('who took a file out stands in the audit log', async () => {
  const auditor = await umai.signIn({ agency: 'demo-crisis-centre', roles: ['auditor'] })
  const { body } = await auditor.get('/api/audit')
  const actions = body.entries.map((each: { action: string }) => each.action)
  expect(actions).toContain('statistics.export-htcds')
  expect(actions).toContain('statistics.download')
})

test('nobody but the program locks or writes a fact, whatever the role', async () => {
  const [{ caseId, personId }] = registered as [(typeof registered)[0]]
  for (const role of roles) {
    const { account, post } = await umai.signIn({ agency: 'demo-crisis-centre', roles: [role] })
    const place = { agency: 'demo-crisis-centre', agencyKind: 'x', region: null, district: null }
    const actor = { kind: 'person' as const, account, post, roles: [role], ...place }
    const { withActor } = umai.umai.services.access
    await expect(withActor(actor, (trx) => lockFactsOf(trx, personId))).rejects.toThrow('for the system')
    await expect(
      withActor(actor, (trx) => saveFact(trx, { personId, caseId }, null, new Map())),
    ).rejects.toThrow('for the system')
  }
})
