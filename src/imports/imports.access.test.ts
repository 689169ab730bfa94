import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'
import { findDuplicates } from '../duplicates/find-duplicates.ts'

let umai: TestUmai
let manager: Staff
let other: Staff

beforeAll(async () => {
  umai = await startTestUmai()
  manager = await umai.signIn({ agency: 'demo-crisis-centre', roles: ['case-manager'] })
  other = await umai.signIn({ agency: 'demo-hospital', roles: ['case-manager'] })
})
afterAll(() => umai.close())

const listOf = (lines: string[]) =>
  Buffer.from(['ФИО;Дата рождения;Пол;Телефон', ...lines].join('\n')).toString('base64')
const LIST = listOf([
  'Асанова Айгуль;07.05.2001;ж;0555 100001',
  'Осмонова Бермет;1990;ж;',
  'Ким Олег;99.99.1990;м;',
])
const mapping = { full: 0, 'birth-date': 1, sex: 2, phone: 3 }
const preview = (by = manager, content = LIST) => by.post_('/api/imports/preview', { content })
const run = (importId: string, by = manager, content = LIST, from = 0) =>
  by.post_(`/api/imports/${importId}/batches`, { content, mapping, worry: 'forced-work', from })
type Found = { personId: string; openCases: { caseId: string }[] }
const search = async (by: Staff, query: string): Promise<Found[]> =>
  (await by.post_('/api/people/search', { query })).body.people
const rowsOf = async () => {
  const { admin } = umai.database
  const count = async (
    table: 'core.person' | 'core.case_event' | 'core.list_import' | 'vault.identity_fact',
  ) => (await admin.selectFrom(table).selectAll().execute()).length
  return [
    await count('core.person'),
    await count('core.case_event'),
    await count('core.list_import'),
    await count('vault.identity_fact'),
  ]
}

test('a preview says what would happen, and writes nothing', async () => {
  const before = await rowsOf()
  const { body } = await preview()
  expect(body).toMatchObject({
    format: 'csv',
    encoding: 'utf-8',
    mapping,
    total: 3,
    create: 2,
    link: 0,
    review: 0,
    problemLines: 1,
    problems: [{ line: 4, column: 'Дата рождения', code: 'unreadable-date' }],
    known: null,
  })
  expect(await rowsOf()).toEqual(before)
})

test('a run goes through the door of events, is safe to repeat, and is undone whole', async () => {
  const importId = uuidv7()
  expect((await run(importId)).body).toEqual({ done: 2, total: 2, finished: true })
  const after = await rowsOf()
  expect((await run(importId)).body).toEqual({ done: 2, total: 2, finished: true })
  expect(await rowsOf()).toEqual(after)
  const [found] = await search(manager, 'Asanova Aigul')
  expect(found).toMatchObject({ shortName: 'А. А.' })
  expect(await search(other, 'Asanova Aigul')).toEqual([])
  expect((await preview()).body).toMatchObject({
    create: 0,
    link: 1,
    review: 1,
    known: { importId, status: 'done' },
  })
  expect((await preview(other)).body).toMatchObject({ create: 2, link: 0, review: 0, known: null })
  const auditor = await umai.signIn({ agency: 'demo-audit', roles: ['auditor'] })
  expect(JSON.stringify((await auditor.get(`/api/audit?object=${importId}`)).body)).toContain('import.run')

  await findDuplicates.run(umai.umai.services, new Date())
  const undone = await manager.post_(`/api/imports/${importId}/undoing`, {})
  expect(undone.body).toEqual({ withdrawn: 2, kept: 0 })
  expect(await search(manager, 'Asanova Aigul')).toEqual([])
  expect((await manager.get('/api/cases')).body.cases ?? []).toEqual([])
  expect(await umai.database.admin.selectFrom('stats.case_fact').selectAll().execute()).toEqual([])
  expect((await manager.get('/api/imports')).body.imports).toMatchObject([
    { importId, status: 'undone', withdrawn: 2, created: 0 },
  ])
  expect((await preview()).body).toMatchObject({ create: 2, known: null })
  expect((await run(importId)).body.code).toBe('another-import')
})

test('undoing spares a case that somebody went on with', async () => {
  const importId = uuidv7()
  await run(importId)
  const [found] = await search(manager, 'Osmonova Bermet')
  const personId = found!.personId
  const [answer] = await manager.events({
    type: 'case.noted',
    caseId: found!.openCases[0]!.caseId,
    personId,
    data: { text: 'Synthetic: met today' },
  })
  expect(answer?.status).toBe('accepted')
  expect((await manager.post_(`/api/imports/${importId}/undoing`, {})).body).toEqual({
    withdrawn: 1,
    kept: 1,
  })
  expect((await search(manager, 'Osmonova Bermet')).map((each) => each.personId)).toEqual([personId])
})

test('somebody who is on the list already is linked, and nothing is added', async () => {
  const [importId, again] = [uuidv7(), uuidv7()]
  const content = listOf(['Жумабекова Чолпон;03.02.1999;ж;0555 100777'])
  await run(importId, manager, content)
  const before = await rowsOf()
  expect((await run(again, manager, content)).body.code).toBe('same-file-before')
  // The same person on another list of the same agency, with the phone that tells them apart.
  await run(again, manager, listOf(['Жумабекова Чолпон;1999;;+996 555 100777']))
  const after = await rowsOf()
  expect([after[0], after[1], after[3]]).toEqual([before[0], before[1], before[3]])
  const { imports } = (await manager.get('/api/imports')).body
  expect(imports[0]).toMatchObject({ importId: again, linked: 1, created: 0 })
})

test('another agency neither sees, nor goes on with, nor undoes an import', async () => {
  const importId = uuidv7()
  await run(importId, manager, listOf(['Токтогулова Гульзат;2000;ж;']))
  expect((await other.get('/api/imports')).body.imports).toEqual([])
  expect((await run(importId, other, listOf(['Токтогулова Гульзат;2000;ж;']))).body.code).toBe(
    'another-import',
  )
  expect((await other.post_(`/api/imports/${importId}/undoing`, {})).status).toBe(404)
  expect((await run(importId, manager, LIST)).body.code).toBe('another-import')
  const worker = await umai.signIn({ agency: 'demo-crisis-centre', roles: ['first-responder'] })
  expect((await preview(worker)).status).toBe(403)
  expect((await run(uuidv7(), worker)).status).toBe(403)
  expect((await worker.get('/api/imports')).status).toBe(403)
})

test('a wrong file or mapping is refused by name, and nothing is written', async () => {
  const before = await rowsOf()
  expect((await preview(manager, '')).body.code).toBe('empty-list')
  expect((await run(uuidv7(), manager, Buffer.from([0, 1]).toString('base64'))).body.code).toBe('not-a-list')
  const wrong = await manager.post_('/api/imports/preview', { content: LIST, mapping: { full: 9 } })
  expect(wrong.body.fields).toEqual([{ path: 'mapping.full', code: 'no-such-column' }])
  const long = listOf(Array.from({ length: 1001 }, (_, i) => `Синтетик ${i};1999;ж;`))
  expect((await preview(manager, long)).body).toMatchObject({
    code: 'too-many-lines',
    params: { count: 1000 },
  })
  expect((await run(uuidv7(), manager, listOf([';;;0555 100001']))).body.code).toBe('nobody-on-list')
  expect(await rowsOf()).toEqual(before)
})
