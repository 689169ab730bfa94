import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerCase, type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'
import type { TokenKey } from '../tokens/index.ts'
import { linkContributed } from './index.ts'
import { agree, choose, inBase64, type Row, recordInside, send, tokenFile } from './testing.ts'

let umai: TestUmai
let hospital: Staff
let ngo: Staff
let other: Staff
let administrator: Staff
let key: TokenKey
let sent: string
let ids: { caseId: string; personId: string }

const AIGUL: Row = ['Айгүл', 'Токтогулова', '1998-04-17']
const BERMET: Row = ['Бермет', 'Осмонова', '1985-11-02']

beforeAll(async () => {
  umai = await startTestUmai()
  hospital = await umai.signIn({
    agency: 'demo-hospital',
    roles: ['case-manager', 'first-responder', 'identifier'],
  })
  ngo = await umai.signIn({ agency: 'demo-crisis-centre', roles: ['case-manager'] })
  other = await umai.signIn({ agency: 'demo-police-osh', roles: ['case-manager'] })
  administrator = await umai.signIn({ agency: 'demo-ministry', roles: ['administrator'] })
  ids = await registerCase(hospital)
  await recordInside(umai, hospital, AIGUL, ids)
  key = await agree(administrator, ['demo-crisis-centre'])
  await choose(ngo, 'tokens')
  await choose(other, 'identity')
  sent = (await send(ngo, tokenFile(key, [AIGUL, BERMET]))).body.contributions[0].contributionId
  await linkContributed.run(umai.umai.services, new Date())
  await linkContributed.run(umai.umai.services, new Date())
})
afterAll(() => umai.close())

const tables = [
  'core.contribution_choice',
  'core.token_agreement',
  'core.contribution',
  'core.contributed_person',
  'core.token_link',
  'vault.token_key',
  'vault.record_token',
  'vault.token_refusal',
] as const

const rowsSeenBy = async (staff: Staff, roles: string[]) => {
  const actor = { ...staff, kind: 'person' as const, agencyKind: 'x', region: null, district: null, roles }
  return umai.umai.services.access.withActor(actor, async (trx) => {
    const seen: Record<string, number> = {}
    for (const table of tables) seen[table] = (await trx.selectFrom(table).selectAll().execute()).length
    return seen
  })
}

const nothing = Object.fromEntries(tables.map((table) => [table, 0]))

test('there is something to be seen in every table', async () => {
  await umai.database.admin
    .insertInto('vault.token_refusal')
    .values({ person_id: ids.personId, case_id: uuidv7() })
    .execute()
  for (const table of tables)
    expect((await umai.database.admin.selectFrom(table).selectAll().execute()).length).toBeGreaterThan(0)
})

test('nobody reads tokens, keys, links or whom they count as: not partner, reviewer, overseer or administrator', async () => {
  expect(await rowsSeenBy(hospital, ['case-manager'])).toEqual(nothing)
  expect(await rowsSeenBy(hospital, ['coordinator', 'rapporteur', 'auditor', 'record-reviewer'])).toEqual(
    nothing,
  )
  expect(await rowsSeenBy(hospital, [])).toEqual(nothing)
  expect(await rowsSeenBy(hospital, ['administrator'])).toEqual({ ...nothing, 'core.token_agreement': 1 })
  const own = { 'core.contribution_choice': 1, 'core.token_agreement': 1, 'core.contribution': 1 }
  expect(await rowsSeenBy(ngo, ['case-manager'])).toEqual({ ...nothing, ...own })
  expect(await rowsSeenBy(other, ['case-manager'])).toEqual({ ...nothing, 'core.contribution_choice': 1 })
})

test('without a signed context, and with a forged one, every table is empty', async () => {
  await umai.umai.services.access.asAnyone(async (trx) => {
    for (const table of tables) expect(await trx.selectFrom(table).selectAll().execute()).toEqual([])
    await sql`select set_config('umai.context', 'eyJraW5kIjoic3lzdGVtIn0=.00', true)`.execute(trx)
    for (const table of tables) expect(await trx.selectFrom(table).selectAll().execute()).toEqual([])
    const counted = await sql`select * from stats.count_contributed()`.execute(trx)
    expect(counted.rows).toEqual([])
  })
})

test('nobody writes for another agency, past the choice or around the program', async () => {
  const actor = {
    ...ngo,
    kind: 'person' as const,
    agencyKind: 'x',
    region: null,
    district: null,
    roles: ['case-manager'],
  }
  const { access } = umai.umai.services
  const attempts = [
    sql`insert into core.contribution_choice (choice_id, agency_id, way, account_id) values (${uuidv7()}, 'demo-hospital', 'identity', ${ngo.account})`,
    sql`update core.contribution_choice set way = 'identity'`,
    sql`insert into core.contribution (contribution_id, agency_id, agreement_id, account_id, file_token, measure, year, row_count)
      select ${uuidv7()}, agency_id, agreement_id, account_id, 1, measure, year, 1 from core.contribution`,
    sql`insert into core.token_link values (${ids.personId}, ${uuidv7()}, ${uuidv7()}, 1, 500, 'g')`,
    sql`insert into stats.figure_import (import_id, checksum, format, imported_by, findings, agency_id)
      values (${uuidv7()}, ${'a'.repeat(64)}, 'entered', ${ngo.account}, '[]', 'demo-hospital')`,
    sql`insert into stats.figure_import (import_id, checksum, format, imported_by, findings)
      values (${uuidv7()}, ${'b'.repeat(64)}, 'csv', ${ngo.account}, '[]')`,
  ]
  for (const attempt of attempts)
    await expect(access.withActor(actor, (trx) => attempt.execute(trx))).rejects.toThrow(
      /row-level security|permission denied/,
    )
  const quiet = await access.withActor(actor, async (trx) => [
    (await sql`update core.contribution set undone_at = now()`.execute(trx)).numAffectedRows,
    (await sql`delete from vault.record_token`.execute(trx)).numAffectedRows,
    (await sql`delete from vault.token_key`.execute(trx)).numAffectedRows,
  ])
  expect(quiet).toEqual([0n, 0n, 0n])
})

test('another agency neither sees nor takes back what was sent, and cannot use a key it was not given', async () => {
  expect((await other.get('/api/contributions')).body).toMatchObject({ agreements: [], contributions: [] })
  expect((await other.post_(`/api/contributions/${sent}/undo`, {})).status).toBe(404)
  const answer = await send(other, tokenFile(key, [AIGUL]))
  expect([answer.status, answer.body.fields[0].code]).toEqual([422, 'token-file-other-key'])
  expect((await other.post_('/api/contributions/tokens', { contributionId: sent })).status).toBe(400)
})

test('what an agency is told is the same whether or not somebody else knows the person', async () => {
  const known = tokenFile(key, [AIGUL])
  const stranger = tokenFile(key, [['Салтанат', 'Мамбетова', '1979-02-09']])
  const told = []
  for (const file of [known, stranger]) {
    const read = (await ngo.post_('/api/contributions/tokens/read', { content: inBase64(file) })).body
    const { status, body } = await send(ngo, file)
    await linkContributed.run(umai.umai.services, new Date())
    const listed = (await ngo.get('/api/contributions')).body.contributions.length
    told.push({
      ...read,
      sentBefore: null,
      status,
      keys: Object.keys(body.contributions[0]),
      listed: listed - told.length,
    })
  }
  expect(told[0]).toEqual(told[1])
  expect((await hospital.get(`/api/cases/${ids.caseId}`)).body).not.toHaveProperty('contributions')
  expect(JSON.stringify((await hospital.get(`/api/cases/${ids.caseId}`)).body)).not.toContain(
    'demo-crisis-centre',
  )
})

test('only an administrator makes and ends keys; a key is handed out once and read never again', async () => {
  for (const by of [ngo, other, hospital]) {
    expect((await by.get('/api/token-agreements')).status).toBe(403)
    expect((await by.post_('/api/token-agreements', {})).status).toBe(403)
    expect((await by.post_(`/api/token-agreements/${uuidv7()}/end`, {})).status).toBe(403)
  }
  const asked = { agreementId: uuidv7(), name: 'Once', partners: ['demo-hospital'] }
  const made = await administrator.post_('/api/token-agreements', asked)
  expect(made.body.file.key).toHaveLength(44)
  const again = await administrator.post_('/api/token-agreements', asked)
  expect([again.status, again.body.code]).toEqual([409, 'key-handed-out'])
  const listed = JSON.stringify([
    (await administrator.get('/api/token-agreements')).body,
    (await hospital.get('/api/contributions')).body,
  ])
  expect(listed).toContain(made.body.fingerprint)
  expect(listed).not.toContain(made.body.file.key)
  const stored = await umai.database.admin.selectFrom('vault.token_key').select('wrapped').execute()
  for (const { wrapped } of stored)
    expect(Buffer.from(wrapped).includes(Buffer.from(made.body.file.key, 'base64'))).toBe(false)
  const strangers = await administrator.post_('/api/token-agreements', {
    ...{ agreementId: uuidv7(), name: 'Nobody', partners: ['no-such-agency'] },
  })
  expect(strangers.status).toBe(422)
})

test('every step leaves a line in the audit trail', async () => {
  const lines = await umai.database.admin.selectFrom('audit.entry').select('action').execute()
  expect(lines.map((line) => line.action)).toEqual(
    expect.arrayContaining([
      'contribution.way-chosen',
      'contribution.tokens-read',
      'contribution.tokens-sent',
      'contribution.undone',
      'contribution.listed',
      'token-agreement.made',
      'token-agreement.listed',
      'token-agreement.ended',
    ]),
  )
})

test('a coordinator, reviewer or service provider sends nothing and chooses nothing', async () => {
  for (const role of ['coordinator', 'record-reviewer', 'service-provider', 'rapporteur', 'auditor']) {
    const by = await umai.signIn({ agency: 'demo-crisis-centre', roles: [role] })
    for (const [method, path] of [
      ['GET', '/api/contributions'],
      ['POST', '/api/contributions/way'],
      ['POST', '/api/contributions/tokens/read'],
      ['POST', '/api/contributions/tokens'],
      ['POST', '/api/contributions/numbers'],
      ['POST', `/api/contributions/${sent}/undo`],
    ] as const)
      expect((await by.request(method, path, method === 'GET' ? undefined : {})).status).toBe(403)
  }
})
