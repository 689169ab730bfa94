import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, type Person, theSystem } from '../../src/platform/access/actor.ts'
import { signContext } from '../../src/platform/access/context.ts'
import type { Trx } from '../../src/platform/access/with-actor.ts'
import { createServer } from '../../src/platform/http/create-server.ts'
import { createLog } from '../../src/platform/log.ts'
import { createMetrics } from '../../src/platform/metrics.ts'
import { withDatabase } from '../helpers/global-setup.ts'
import { registerCase, type Staff, startTestUmai, type TestUmai } from '../helpers/test-umai.ts'

/* Pitfalls 3 to 6, 9 and 10 of research security.md 4.3: what the context of a transaction must not give away. */

let umai: TestUmai
let staff: Staff
let other: Staff
let key: Buffer
let ids: { caseId: string; personId: string }

beforeAll(async () => {
  umai = await startTestUmai()
  const [one, another] = await agenciesOnUmai()
  staff = await umai.signIn({ agency: one!, roles: ['case-manager'] })
  other = await umai.signIn({
    agency: another!,
    roles: ['case-manager', 'administrator', 'auditor', 'coordinator'],
  })
  key = (await umai.umai.services.keys.deriveKey('context-signature')).export()
  ids = await registerCase(staff, { narrative: 'Synthetic narrative' })
})
afterAll(() => umai.close())

const agenciesOnUmai = async () => {
  const rows = await sql<{ id: string }>`select agency_id as id from core.agency where on_umai and active
    and kind <> 'child-protection-department' order by 1 limit 2`.execute(umai.database.admin)
  return rows.rows.map((row) => row.id)
}

const personOf = (who: Staff, roles = ['case-manager']): Person => ({
  kind: 'person',
  account: who.account,
  post: who.post,
  agency: who.agency,
  agencyKind: '',
  region: null,
  district: null,
  roles,
})

/** Cases seen by the application role under a context text; undefined sets none at all. */
const casesSeen = (context?: string): Promise<number> =>
  asApp(async (trx) => {
    if (context !== undefined) await sql`select set_config('umai.context', ${context}, true)`.execute(trx)
    return countOf(trx, 'core.case_file')
  })

const asApp = <T>(work: (trx: Trx) => Promise<T>) => umai.database.as('umai_app').transaction().execute(work)

const countOf = async (trx: Trx, table: string) => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(trx)
  return rows[0]!.n
}

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000)
const signed = (actor: Actor, at = new Date(), by = key) => signContext(by, actor, at)

describe('without a valid context there is nothing', () => {
  test('the honest context sees the case, so that the zeros below mean something', async () => {
    expect(await casesSeen(signed(personOf(staff)))).toBe(1)
    expect(await casesSeen(signed(theSystem))).toBe(1)
    expect(await casesSeen(signed(personOf(other)))).toBe(0)
  })

  test('no context: no row of any table but public law and procedure', async () => {
    const tables = await sql<{ name: string }>`select n.nspname || '.' || c.relname as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p')
      and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' and has_table_privilege('umai_app', c.oid, 'select')`.execute(
      umai.database.admin,
    )
    expect(tables.rows.length).toBeGreaterThan(15)
    for (const { name } of tables.rows)
      if (name !== 'reference.procedure_version')
        expect([name, await asApp((trx) => countOf(trx, name))]).toEqual([name, 0])
  })

  test.each([
    ['empty', () => ''],
    ['not a context', () => 'administrator'],
    ['no signature', () => payloadOf(signed(theSystem))],
    ['an empty signature', () => `${payloadOf(signed(theSystem))}.`],
    ['another key', () => signed(theSystem, new Date(), randomBytes(32))],
    [
      'a changed agency under the old signature',
      () => altered(signed(personOf(other)), { agency: staff.agency }),
    ],
    ['a changed kind under the old signature', () => altered(signed(personOf(other)), { kind: 'system' })],
    [
      'a longer life under the old signature',
      () => altered(signed(personOf(staff), inSeconds(-500)), { exp: 9999999999 }),
    ],
    [
      'a signature of another context',
      () => `${payloadOf(signed(theSystem))}.${signed(personOf(other)).split('.')[1]}`,
    ],
    ['one digit of the signature changed', () => flipped(signed(theSystem))],
    ['more behind the signature', () => `${signed(theSystem)}00`],
    ['expired', () => signed(personOf(staff), inSeconds(-121))],
  ])('%s', async (_, context) => {
    expect(await casesSeen(context())).toBe(0)
  })

  test('a post that has ended', async () => {
    const ended = await umai.signIn({ agency: staff.agency, roles: ['case-manager'] })
    const context = signed(personOf(ended))
    expect(await casesSeen(context)).toBe(1)
    await sql`update core.post set until = now() where post_id = ${ended.post}`.execute(umai.database.admin)
    expect(await casesSeen(context)).toBe(0)
  })

  test('a post that does not exist, or has not begun', async () => {
    expect(await casesSeen(signed({ ...personOf(staff), post: crypto.randomUUID() }))).toBe(0)
    const later = await umai.signIn({ agency: staff.agency, roles: ['case-manager'] })
    await sql`update core.post set since = now() + interval '1 day' where post_id = ${later.post}`.execute(
      umai.database.admin,
    )
    expect(await casesSeen(signed(personOf(later)))).toBe(0)
  })
})

const payloadOf = (context: string) => context.split('.')[0]!

const altered = (context: string, change: object) => {
  const [payload, mac] = context.split('.')
  const claims = { ...JSON.parse(Buffer.from(payload!, 'base64').toString()), ...change }
  return `${Buffer.from(JSON.stringify(claims)).toString('base64')}.${mac}`
}

const flipped = (context: string) => `${context.slice(0, -1)}${context.endsWith('0') ? '1' : '0'}`

describe('a context ends with its transaction', () => {
  test('nothing is left for the next one, and what is left is empty text that counts as none', async () => {
    await umai.umai.services.access.withActor(personOf(staff), (trx) => countOf(trx, 'core.case_file'))
    for (let i = 0; i < 8; i++)
      await asApp(async (trx) => {
        const { rows } = await sql<{
          c: string | null
        }>`select current_setting('umai.context', true) as c`.execute(trx)
        expect(rows[0]!.c ?? '').toBe('')
        expect(await countOf(trx, 'core.case_file')).toBe(0)
      })
  })

  test('nor after a failure inside it', async () => {
    const broken = umai.umai.services.access.withActor(personOf(staff), (trx) =>
      sql`select 1 / 0`.execute(trx),
    )
    await expect(broken).rejects.toThrow()
    expect(await casesSeen()).toBe(0)
  })

  test('one set for the whole session is replaced by whoever comes next on that connection', async () => {
    await onOneConnection(async (run, enter) => {
      await run(`select set_config('umai.context', '${signed(personOf(staff))}', false)`)
      await run('begin')
      await enter(signed(personOf(other)))
      expect(await run('select count(*)::int as n from core.case_file')).toEqual([{ n: 0 }])
      await run('rollback')
      await run("select set_config('umai.context', '', false)")
    })
  })

  test('the part done as the system ends too', async () => {
    const { access } = umai.umai.services
    const seen = await access.withActor(personOf(other), async (trx) => {
      const inside = await access.asSystem(trx, personOf(other), () => countOf(trx, 'core.case_file'))
      return [inside, await countOf(trx, 'core.case_file')]
    })
    expect(seen).toEqual([1, 0])
  })
})

type Run = (text: string) => Promise<unknown[]>

/** A connection kept over several transactions, as the application role. */
const onOneConnection = async (
  work: (run: Run, enter: (context: string) => Promise<unknown>) => Promise<void>,
) => {
  const on = async (client: { run: Run }) =>
    work(client.run, (context) => client.run(`select set_config('umai.context', '${context}', true)`))
  if (umai.database.kind === 'server') {
    const client = new pg.Client({ connectionString: serverUrl() })
    await client.connect()
    await client.query('set role umai_app')
    await on({ run: async (text) => (await client.query(text)).rows }).finally(() => client.end())
    return
  }
  const run: Run = async (text) => (await sql.raw(text).execute(umai.database.admin)).rows as unknown[]
  await run('set role umai_app')
  await on({ run }).finally(() => run('reset role'))
}

const serverUrl = () => {
  const store = umai.database.jobStore
  if (!('connectionString' in store)) throw new Error('only a server has an address')
  return store.connectionString
}

describe('what the application role may not do, whatever the context', () => {
  const contexts: [string, () => Actor][] = [
    ['the system', () => theSystem],
    [
      'every role at once',
      () => personOf(other, ['administrator', 'auditor', 'coordinator', 'rapporteur', 'case-manager']),
    ],
  ]
  const forbidden = [
    'select secret from access.context_key',
    'select fingerprint from vault.key_set',
    'select email from auth."user"',
    'select token from auth.session',
    'select password from auth.account',
    'select secret from auth."twoFactor"',
    'select name from umai_migration',
    "update core.case_event set type = 'case.noted'",
    'delete from core.case_event',
    "update audit.entry set action = 'nothing'",
    'delete from audit.entry',
    'truncate core.task',
    'delete from core.case_file',
    'delete from vault.identity_fact',
    'update vault.data_key set wrapped = null',
    'alter table core.case_file disable row level security',
    'create table core.mine (id int)',
    'create policy mine on core.case_file using (true)',
    "insert into access.context_key (secret) values ('x')",
  ]
  describe.each(contexts)('%s', (_, actor) => {
    test.each(forbidden)('%s', async (statement) => {
      const work = umai.umai.services.access.withActor(actor(), (trx) => sql.raw(statement).execute(trx))
      await expect(work).rejects.toMatchObject({ code: expect.stringMatching(/^42(501|P01)$/) })
    })
  })

  test('a person writes no row of a case by themselves, only through the door', async () => {
    const withPerson = <T>(work: (trx: Trx) => Promise<T>) =>
      umai.umai.services.access.withActor(personOf(staff), work)
    const changed = await withPerson((trx) =>
      sql`update core.case_file set status = 'closed' where case_id = ${ids.caseId}`.execute(trx),
    )
    expect(changed.numAffectedRows).toBe(0n)
    const forged = withPerson((trx) =>
      sql`insert into core.case_access (person_id, case_id, agency_id, scope) values (${ids.personId}, ${ids.caseId}, ${other.agency}, 'team')`.execute(
        trx,
      ),
    )
    await expect(forged).rejects.toMatchObject({ code: '42501' })
  })
})

describe('a hidden case and one that is not there are told apart by nothing', () => {
  test('writing to it', async () => {
    const note = (caseId: string, personId: string) =>
      other.events({ type: 'case.noted', caseId, personId, data: { text: 'x' } })
    const [hidden] = await note(ids.caseId, ids.personId)
    const [absent] = await note(crypto.randomUUID(), crypto.randomUUID())
    expect({ ...hidden, id: '' }).toEqual({ ...absent, id: '' })
    expect(hidden).toMatchObject({ status: 'rejected', code: 'no-such-case' })
  })

  test('reading it', async () => {
    const hidden = await other.get(`/api/cases/${ids.caseId}`)
    const absent = await other.get(`/api/cases/${crypto.randomUUID()}`)
    expect([hidden.status, hidden.body]).toEqual([404, absent.body])
  })

  test('opening a case for a person of another agency', async () => {
    const data = { worries: ['forced-work'], person: {} }
    const [answer] = await other.events({
      type: 'case.registered',
      caseId: crypto.randomUUID(),
      personId: ids.personId,
      data,
    })
    expect(answer).toMatchObject({ status: 'rejected', code: 'no-such-case' })
  })
})

describe('an error tells its reader nothing but a code', () => {
  test('a failure that quotes a value in the database', async () => {
    const canary = 'Айсулуу-canary'
    const quoting = umai.umai.services.access.withActor(personOf(staff), (trx) =>
      sql`select ${canary}::text::int`.execute(trx),
    )
    await expect(quoting).rejects.toThrow(canary)
    const lines: string[] = []
    const log = createLog('debug', { write: (line) => void lines.push(line) })
    const server = await createServer(umai.umai.services.config, log, createMetrics())
    server.get('/api/broken', async () => {
      await umai.umai.services.access.withActor(personOf(staff), (trx) =>
        sql`select ${canary}::text::int`.execute(trx),
      )
    })
    const answer = await server.inject({ method: 'GET', url: '/api/broken' })
    await server.close()
    expect(answer.statusCode).toBe(500)
    expect(Object.keys(answer.json()).sort()).toEqual(['code', 'requestId'])
    expect(answer.body).not.toContain(canary)
    expect(lines.join('')).toContain('22P02')
    expect(lines.join('')).not.toContain(canary)
  })
})

/** A login as production has it: member of the run-time roles, inheriting nothing, owning nothing. */
describe.runIf(process.env.DATABASE_URL)('the run-time login on a server', () => {
  const login = `umai_login_${process.pid}`
  let client: pg.Client

  beforeAll(async () => {
    await umai.database.script(
      `create role ${login} login noinherit password 'test'; grant umai_app, umai_auth to ${login}`,
    )
    const url = new URL(withDatabase(serverUrl(), new URL(serverUrl()).pathname.slice(1)))
    url.username = login
    url.password = 'test'
    client = new pg.Client({ connectionString: url.href, options: '-c role=umai_app' })
    await client.connect()
  })
  afterAll(async () => {
    await client.end()
    await umai.database.script(`drop role ${login}`)
  })

  test('works as the application role', async () => {
    await client.query('begin')
    await client.query("select set_config('umai.context', $1, true)", [signed(personOf(staff))])
    expect((await client.query('select 1 from core.case_file')).rowCount).toBe(1)
    await client.query('commit')
  })

  test.each([
    ['set role to the owner', (owner: string) => `set role ${owner}`],
    ['set session authorization', (owner: string) => `set session authorization ${owner}`],
    ['the owner by set_config', (owner: string) => `select set_config('role', '${owner}', false)`],
  ])('cannot become the owner: %s', async (_, statement) => {
    const owner = (await sql<{ u: string }>`select current_user as u`.execute(umai.database.admin)).rows[0]!.u
    await expect(client.query(statement(owner))).rejects.toMatchObject({ code: '42501' })
  })

  test('without the role it has no right at all, and a reset does not even take the role off', async () => {
    await client.query('reset role')
    expect((await client.query('select current_user as u')).rows).toEqual([{ u: 'umai_app' }])
    await client.query('set role none')
    await expect(client.query('select 1 from core.case_file')).rejects.toMatchObject({ code: '42501' })
    await expect(client.query('select 1 from auth."user"')).rejects.toMatchObject({ code: '42501' })
    await client.query('set role umai_app')
  })

  test('cannot switch policies off', async () => {
    await client.query('set row_security = off')
    await expect(client.query('select 1 from core.case_file')).rejects.toMatchObject({ code: '42501' })
    await client.query('set row_security = on')
  })
})
