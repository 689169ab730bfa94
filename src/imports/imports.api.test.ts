import { strToU8, zipSync } from 'fflate'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registerCase, type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'
import { choose } from '../contributions/testing.ts'

const AGENCY = 'demo-crisis-centre'
const OTHER = 'demo-hospital'

let umai: TestUmai
let worker: Staff
let outsider: Staff
let coordinator: Staff

beforeAll(async () => {
  umai = await startTestUmai()
  worker = await umai.signIn({ agency: AGENCY, roles: ['case-manager', 'first-responder'] })
  outsider = await umai.signIn({ agency: OTHER, roles: ['case-manager', 'first-responder'] })
  coordinator = await umai.signIn({ agency: AGENCY, roles: ['coordinator'] })
  for (const each of [worker, outsider]) await choose(each, 'identity')
})
afterAll(() => umai.close())

const common = { worries: ['unknown'], channel: 'ngo' }
const base64 = (text: string | Uint8Array) => Buffer.from(text as string).toString('base64')
const read = (by: Staff, text: string | Uint8Array) =>
  by.post_('/api/imports/read', { content: base64(text) })

const begin = async (text: string, by = worker) => {
  const { body } = await read(by, text)
  const importId = uuidv7()
  const rows = body.sheet.rows.length
  const answer = await by.post_('/api/imports', { importId, fingerprint: body.fingerprint, rows })
  expect(answer.status).toBe(200)
  return { importId, fingerprint: body.fingerprint as string }
}

/** A workbook as spreadsheets write it: text in the cells, an empty row, a day as a number with a date's format. */
const workbook = zipSync(
  Object.fromEntries(
    Object.entries({
      '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
      '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
      'xl/styles.xml': `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
      'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>ФИО</t></is></c><c r="B1" t="inlineStr"><is><t>Туулган күнү</t></is></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>Айгүл Синтетова</t></is></c><c r="B3" s="1"><v>37018</v></c></row></sheetData></worksheet>`,
    }).map(([name, text]) => [name, strToU8(text)]),
  ),
)

const row = (line: number, name: string, wanted: object = { kind: 'create' }, more: object = {}) => ({
  line,
  values: { 'full-name': name, ...more },
  wanted,
})
const take = (importId: string, rows: object[], by = worker) =>
  by.post_(`/api/imports/${importId}/rows`, { common, rows })

const counts = async () => {
  const one = async (query: ReturnType<typeof sql<{ n: number }>>) =>
    (await query.execute(umai.database.admin)).rows[0]!.n
  return {
    people: await one(sql`select count(*)::int as n from core.person`),
    cases: await one(sql`select count(*)::int as n from core.case_file`),
    events: await one(sql`select count(*)::int as n from core.case_event`),
    facts: await one(sql`select count(*)::int as n from stats.case_fact`),
    identity: await one(sql`select count(*)::int as n from vault.identity_fact`),
    imports: await one(sql`select count(*)::int as n from core.list_import`),
    rows: await one(sql`select count(*)::int as n from core.list_import_row`),
  }
}

describe('reading a list', () => {
  test('keeps nothing, and suggests what columns hold', async () => {
    const before = await counts()
    const { status, body } = await read(worker, 'ФИО;Пол\nАйгүл Синтетова;ж\n')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      suggested: ['full-name', 'sex'],
      before: null,
      sheet: { encoding: 'utf-8', rows: [{ line: 2, cells: ['Айгүл Синтетова', 'ж'] }] },
    })
    expect(await counts()).toEqual(before)
  })

  test('Windows-1251 is read as such', async () => {
    const bytes = Uint8Array.from([0xc8, 0xec, 0xff, 0x0a, 0xc0, 0xed, 0xed, 0xe0])
    const { body } = await read(worker, bytes)
    expect(body.sheet).toMatchObject({
      encoding: 'windows-1251',
      columns: ['Имя'],
      rows: [{ cells: ['Анна'] }],
    })
  })

  test('a workbook is read from its first sheet, days as days', async () => {
    const { body } = await read(worker, workbook)
    expect(body.sheet).toEqual({
      encoding: 'xlsx',
      columns: ['ФИО', 'Туулган күнү'],
      rows: [{ line: 3, cells: ['Айгүл Синтетова', '2001-05-07'] }],
    })
  })

  test.each([
    ['', 'empty-file', 1],
    ['ФИО\n', 'no-rows', 1],
    ['a,a\n1,2\n', 'repeated-column', 1],
    ['a,b\n"1,2\n', 'not-csv', 2],
    ['PK\u0003\u0004 not a workbook', 'not-xlsx', 1],
    ['a\u0000b\n1\n', 'not-text', 1],
  ])('%j is %s', async (text, code, line) => {
    const { status, body } = await read(worker, text)
    expect({ status, field: body.fields[0] }).toMatchObject({
      status: 422,
      field: { code, params: { line } },
    })
  })
})

describe('bringing a list in', () => {
  test('makes people and cases by events, each once however often it is sent', async () => {
    const { importId } = await begin('ФИО\nБактыгүл Импортова\nЧынара Импортова\n')
    const before = await counts()
    const rows = [row(2, 'Бактыгүл Импортова', undefined, { age: '16' }), row(3, 'Чынара Импортова')]
    const first = await take(importId, rows)
    expect(first.body.rows.map((each: { outcome: string }) => each.outcome)).toEqual(['created', 'created'])
    const after = await counts()
    expect(after).toMatchObject({
      people: before.people + 2,
      cases: before.cases + 2,
      identity: before.identity + 2,
    })
    expect((await take(importId, rows)).body).toEqual(first.body)
    expect(await counts()).toEqual(after)
    const found = await worker.post_('/api/people/search', { query: 'Импортова Бактыгүл' })
    expect(found.body.people[0].openCases[0].caseId).toBe(first.body.rows[0].caseId)
  })

  test('goes on where it broke off: events recorded, line not yet', async () => {
    const { importId } = await begin('ФИО\nЖылдыз Прерванная\n')
    const [made] = (await take(importId, [row(2, 'Жылдыз Прерванная')])).body.rows
    await sql`delete from core.list_import_row where import_id = ${importId}`.execute(umai.database.admin)
    const before = await counts()
    expect((await take(importId, [row(2, 'Жылдыз Прерванная')])).body.rows).toEqual([made])
    expect(await counts()).toEqual({ ...before, rows: before.rows + 1 })
  })

  test('the same file is recognised while its import stands', async () => {
    const text = 'ФИО\nАйпери Повторная\n'
    const { importId, fingerprint } = await begin(text)
    await take(importId, [row(2, 'Айпери Повторная')])
    expect((await read(worker, text)).body).toMatchObject({
      before: { importId, created: 1 },
      linesDone: [2],
    })
    const again = await worker.post_('/api/imports', { importId: uuidv7(), fingerprint, rows: 1 })
    expect(again).toMatchObject({ status: 409, body: { code: 'list-imported-before', importId } })
    expect((await read(outsider, text)).body.before).toBeNull()
  })

  test('a row for a known person opens no second case while one is open', async () => {
    const known = await registerCase(worker)
    const { importId } = await begin('ФИО\nНургүл Известная\n')
    const before = await counts()
    const answer = await take(importId, [
      row(2, 'Нургүл Известная', { kind: 'link', personId: known.personId }),
    ])
    expect(answer.body.rows).toEqual([{ line: 2, outcome: 'known', caseId: known.caseId }])
    expect(await counts()).toEqual({ ...before, rows: before.rows + 1 })
  })

  test('a row that cannot be read is refused and nothing of it is kept', async () => {
    const { importId } = await begin('ФИО\nАсель Неверная\n')
    const before = await counts()
    const answer = await take(importId, [row(2, 'Асель Неверная', undefined, { 'birth-date': '31.02.2001' })])
    expect(answer.body.rows).toEqual([{ line: 2, outcome: 'refused', code: 'not-a-date' }])
    expect(await counts()).toEqual(before)
  })
})

describe('who a list may be', () => {
  test('a person the agency helps is found again under another spelling', async () => {
    const known = await registerCase(worker)
    await worker.events({
      type: 'identity.recorded',
      ...known,
      data: { facts: [{ factId: uuidv7(), kind: 'name', part: 'full', value: 'Гүлзат Сравнимова' }] },
    })
    const rows = [{ 'full-name': 'Гулзат Сравнимова', age: '24' }, { 'full-name': 'Никто Такой-то' }]
    const { body } = await worker.post_('/api/imports/match', { rows })
    expect(body.rows[0].people[0].personId).toBe(known.personId)
    expect(body.rows[0].advice).toBe('review')
    expect(body.rows[1]).toEqual({ advice: 'create', people: [] })
    const hidden = await outsider.post_('/api/imports/match', { rows: rows.slice(0, 1) })
    expect(hidden.body.rows).toEqual([{ advice: 'create', people: [] }])
  })
})

const find = async (query: string) =>
  (await worker.post_('/api/people/search', { query })).body.people.map(
    (each: { personId: string }) => each.personId,
  )

const undo = (importId: string, by = worker) => by.post_(`/api/imports/${importId}/undo`, {})

describe('taking an import back', () => {
  test('nobody sees, finds or counts what it opened, and the file may come again', async () => {
    const text = 'ФИО\nАйжан Обратная\nМээрим Обратная\n'
    const before = await counts()
    const { importId } = await begin(text)
    const rows = [row(2, 'Айжан Обратная', undefined, { age: '15' }), row(3, 'Мээрим Обратная')]
    const made = (await take(importId, rows)).body.rows
    expect(await find('Айжан Обратная')).toHaveLength(2)
    expect((await undo(importId)).body).toMatchObject({ left: 0, kept: 0, created: 2 })
    expect((await counts()).facts).toBe(before.facts)
    expect((await worker.get(`/api/cases/${made[0].caseId}`)).status).toBe(404)
    expect(await find('Айжан Обратная')).toEqual([])
    expect((await take(importId, rows)).status).toBe(404)
    expect((await read(worker, text)).body.before).toBeNull()
    const again = await begin(text)
    expect((await take(again.importId, rows)).body.rows).toMatchObject([{ outcome: 'created' }, {}])
  })

  test('a person who was known before stays as they were', async () => {
    const known = await registerCase(worker)
    const name = { factId: uuidv7(), kind: 'name', part: 'full', value: 'Толкун Прежняя' }
    await worker.events({ type: 'identity.recorded', ...known, data: { facts: [name] } })
    await worker.events({ type: 'case.closed', ...known, data: { reason: 'goals-reached' } })
    const { importId } = await begin('ФИО\nТолкун Прежняя\n')
    const linked = await take(importId, [
      row(2, 'Толкун Прежняя', { kind: 'link', personId: known.personId }),
    ])
    expect(linked.body.rows).toMatchObject([{ line: 2, outcome: 'linked' }])
    expect(linked.body.rows[0].caseId).not.toBe(known.caseId)
    expect((await undo(importId)).body).toMatchObject({ left: 0, kept: 0, linked: 1 })
    expect((await worker.get(`/api/cases/${linked.body.rows[0].caseId}`)).status).toBe(404)
    expect((await worker.get(`/api/cases/${known.caseId}`)).status).toBe(200)
    expect(await find('Толкун Прежняя')).toContain(known.personId)
  })

  test('leaves a case that people have worked on', async () => {
    const { importId } = await begin('ФИО\nСаадат Начатая\n')
    const [made] = (await take(importId, [row(2, 'Саадат Начатая')])).body.rows
    const { body } = await worker.get(`/api/cases/${made.caseId}`)
    const ids = { caseId: made.caseId, personId: body.file.personId }
    await worker.events({ type: 'case.noted', ...ids, data: { text: 'A synthetic note' } })
    expect((await undo(importId)).body).toMatchObject({ left: 0, kept: 1 })
    expect((await worker.get(`/api/cases/${made.caseId}`)).body.file.case.status).toBe('open')
  })

  test('again does nothing more', async () => {
    const { importId } = await begin('ФИО\nДинара Дважды\n')
    await take(importId, [row(2, 'Динара Дважды')])
    const first = (await undo(importId)).body
    const before = await counts()
    expect((await undo(importId)).body).toMatchObject({ importId, left: 0, kept: first.kept })
    expect(await counts()).toEqual(before)
  })
})

describe('outsiders', () => {
  test('another agency neither sees an import nor adds to it nor takes it back', async () => {
    const { importId, fingerprint } = await begin('ФИО\nУулжан Чужая\n')
    await take(importId, [row(2, 'Уулжан Чужая')])
    const before = await counts()
    expect((await outsider.get('/api/imports')).body.imports).toEqual([])
    expect((await take(importId, [row(3, 'Ещё Одна')], outsider)).status).toBe(404)
    expect((await undo(importId, outsider)).status).toBe(404)
    const taken = await outsider.post_('/api/imports', { importId, fingerprint, rows: 1 })
    expect(taken).toMatchObject({ status: 409, body: { code: 'id-in-use' } })
    expect(await counts()).toEqual(before)
  })

  test('nobody is linked to a person their agency does not help, or who does not exist', async () => {
    const theirs = await registerCase(worker)
    const { importId } = await begin('ФИО\nКто Угодно\n', outsider)
    const before = await counts()
    for (const personId of [theirs.personId, uuidv7()]) {
      const answer = await take(importId, [row(2, 'Кто Угодно', { kind: 'link', personId })], outsider)
      expect(answer.body.rows).toEqual([{ line: 2, outcome: 'refused', code: 'no-such-person' }])
    }
    expect(await counts()).toEqual(before)
  })

  test.each(['coordinator', 'first-responder', 'administrator', 'auditor'])('%s may not', async (role) => {
    const by = role === 'coordinator' ? coordinator : await umai.signIn({ agency: AGENCY, roles: [role] })
    const before = await counts()
    expect((await by.get('/api/imports')).status).toBe(403)
    expect((await read(by, 'ФИО\nКто\n')).status).toBe(403)
    expect((await by.post_('/api/imports/match', { rows: [{ 'full-name': 'Кто' }] })).status).toBe(403)
    expect((await take(uuidv7(), [row(2, 'Кто')], by)).status).toBe(403)
    expect((await undo(uuidv7(), by)).status).toBe(403)
    expect(await counts()).toEqual(before)
  })
})
