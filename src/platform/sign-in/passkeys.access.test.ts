import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SoftwarePasskey, softwarePasskey } from '../../../tests/helpers/software-passkey.ts'
import { startTestUmai, type TestUmai } from '../../../tests/helpers/test-umai.ts'
import { createAccount } from './accounts.ts'

const PASSWORD = 'a long test password'

let umai: TestUmai
beforeAll(async () => {
  umai = await startTestUmai({ UMAI_REQUIRE_SECOND_FACTOR: '1' })
})
afterAll(() => umai.close())

interface Answer {
  status: number
  body: any
  cookie: string
}

/** Cookies gather from answer to answer, as in a browser. */
const ask = async (method: 'GET' | 'POST', path: string, cookie = '', body?: object): Promise<Answer> => {
  const answer = await umai.umai.server.inject({
    method,
    url: path,
    headers: { cookie },
    ...(method === 'POST' ? { payload: body ?? {} } : {}),
  })
  const jar = new Map(
    cookie.split('; ').flatMap((each) => (each ? [each.split(/=(.*)/s).slice(0, 2)] : [])) as [],
  )
  for (const each of answer.cookies) jar.set(each.name as never, each.value as never)
  return {
    status: answer.statusCode,
    body: answer.body === '' ? null : answer.json(),
    cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
  }
}

const newAccount = async () => {
  const email = `${randomUUID()}@test.umai`
  const { accountId } = await createAccount(umai.database, {
    email,
    title: 'Police officer',
    password: PASSWORD,
  })
  await sql`insert into core.post (post_id, account_id, agency_id, roles, since)
    values (${randomUUID()}, ${accountId}, 'demo-police-osh', array['identifier'], now() - interval '1 minute')`.execute(
    umai.database.admin,
  )
  return { email, accountId }
}

const byPassword = ({ email }: { email: string }) =>
  ask('POST', '/api/auth/sign-in/email', '', { email, password: PASSWORD })

const ownKey = () => {
  const { baseUrl, port } = umai.umai.services.config
  const { hostname } = new URL(baseUrl)
  const isNumber = /^[\d.]+$/.test(hostname)
  return softwarePasskey(
    isNumber ? `http://localhost:${port}` : new URL(baseUrl).origin,
    isNumber ? 'localhost' : hostname,
  )
}

const add = async (cookie: string, key: SoftwarePasskey, holderChecked = true): Promise<Answer> => {
  const options = await ask('GET', '/api/auth/passkey/generate-register-options', cookie)
  if (options.status !== 200) return options
  const response = key.register(options.body.challenge, holderChecked)
  return ask('POST', '/api/auth/passkey/verify-registration', options.cookie, {
    response,
    name: 'work phone',
  })
}

const byPasskey = async (key: SoftwarePasskey, holderChecked = true): Promise<Answer> => {
  const options = await ask('GET', '/api/auth/passkey/generate-authenticate-options')
  const response = key.authenticate(options.body.challenge, holderChecked)
  return ask('POST', '/api/auth/passkey/verify-authentication', options.cookie, { response })
}

const me = ({ cookie }: Answer) => ask('GET', '/api/me', cookie)
const work = ({ cookie }: Answer) => ask('GET', '/api/work', cookie)

const passkeysOf = async (accountId: string): Promise<number> => {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from auth.passkey where "userId" = ${accountId}`.execute(umai.database.admin)
  return rows[0]!.n
}

describe('a passkey', () => {
  test('signs in without password or code where a second step is required', async () => {
    const account = await newAccount()
    const key = ownKey()
    const first = await byPassword(account)
    expect((await me(first)).body).toMatchObject({ mustEnroll: true, hasPasskey: false })
    expect((await work(first)).body).toMatchObject({ code: 'second-factor-required' })
    expect((await add(first.cookie, key)).status).toBe(200)

    const again = await byPasskey(key)
    expect(again.status).toBe(200)
    expect((await me(again)).body).toMatchObject({
      email: account.email,
      mustEnroll: false,
      hasPasskey: true,
    })
    expect((await work(again)).status).toBe(200)
  })

  test('that did not check its holder is neither added nor let in', async () => {
    const account = await newAccount()
    const first = await byPassword(account)
    const refused = await add(first.cookie, ownKey(), false)
    expect([refused.status, await passkeysOf(account.accountId)]).toEqual([401, 0])
    const key = ownKey()
    await add(first.cookie, key)
    const entry = await byPasskey(key, false)
    expect(entry.status).toBe(401)
    expect((await me(entry)).status).toBe(401)
  })

  test('of nobody, or taken away, opens nothing', async () => {
    expect((await byPasskey(ownKey())).status).toBe(401)
    const account = await newAccount()
    const key = ownKey()
    await add((await byPassword(account)).cookie, key)
    const own = await byPasskey(key)
    const [{ id }] = (await ask('GET', '/api/auth/passkey/list-user-passkeys', own.cookie)).body
    expect((await ask('POST', '/api/auth/passkey/delete-passkey', own.cookie, { id })).status).toBe(200)
    expect((await byPasskey(key)).status).toBe(401)
  })

  test('of one is not taken away by another', async () => {
    const [one, other] = [await newAccount(), await newAccount()]
    const [key, otherKey] = [ownKey(), ownKey()]
    await add((await byPassword(one)).cookie, key)
    await add((await byPassword(other)).cookie, otherKey)
    const [{ id }] = (await ask('GET', '/api/auth/passkey/list-user-passkeys', (await byPasskey(key)).cookie))
      .body
    const taken = await ask('POST', '/api/auth/passkey/delete-passkey', (await byPasskey(otherKey)).cookie, {
      id,
    })
    expect([taken.status, await passkeysOf(one.accountId)]).toEqual([401, 1])
  })
})

describe('who only knows the password of an account with a passkey', () => {
  test('cannot add another way in, take the key away or change the password', async () => {
    const account = await newAccount()
    await add((await byPassword(account)).cookie, ownKey())
    const thief = await byPassword(account)
    expect((await me(thief)).body).toMatchObject({ mustEnroll: true, hasPasskey: true })
    expect((await work(thief)).status).toBe(403)
    const tries: [string, object?][] = [
      ['two-factor/enable', { password: PASSWORD }],
      ['change-password', { currentPassword: PASSWORD, newPassword: 'another long password' }],
      ['passkey/delete-passkey', { id: 'any' }],
      ['passkey/verify-registration', { response: {} }],
    ]
    for (const [path, body] of tries)
      expect([path, (await ask('POST', `/api/auth/${path}`, thief.cookie, body)).body]).toEqual([
        path,
        { code: 'passkey-required' },
      ])
    expect((await add(thief.cookie, ownKey())).body).toEqual({ code: 'passkey-required' })
    expect(await passkeysOf(account.accountId)).toBe(1)
    expect((await byPassword(account)).status).toBe(200)
  })
})

test('an open screen left alone for a quarter of an hour adds no passkey', async () => {
  const account = await newAccount()
  const first = await byPassword(account)
  await sql`update auth.session set "createdAt" = now() - interval '16 minutes' where "userId" = ${account.accountId}`.execute(
    umai.database.admin,
  )
  expect((await add(first.cookie, ownKey())).status).toBe(403)
  expect(await passkeysOf(account.accountId)).toBe(0)
})
