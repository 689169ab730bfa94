import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type TOTP, URI } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestUmai, type TestUmai } from '../../../tests/helpers/test-umai.ts'
import { createAccount } from './accounts.ts'
import { createSignInLimits } from './sign-in-limits.ts'

const PASSWORD = 'a long test password'

let umai: TestUmai
beforeAll(async () => {
  umai = await startTestUmai()
})
afterAll(() => umai.close())

const newAccount = async () => {
  const email = `${randomUUID()}@test.umai`
  const { accountId } = await createAccount(umai.database, {
    email,
    title: 'Identification officer',
    password: PASSWORD,
  })
  await sql`insert into core.post (post_id, account_id, agency_id, roles, since)
    values (${randomUUID()}, ${accountId}, 'demo-police-osh', array['identifier'], now() - interval '1 minute')`.execute(
    umai.database.admin,
  )
  return { email, accountId }
}

const ask = (
  method: 'GET' | 'POST',
  url: string,
  options: { body?: object; cookie?: string; address?: string } = {},
) =>
  umai.umai.server.inject({
    method,
    url,
    remoteAddress: options.address ?? '10.0.0.1',
    headers: options.cookie ? { cookie: options.cookie } : {},
    ...(method === 'POST' ? { payload: options.body ?? {} } : {}),
  })

const signIn = (email: string, password = PASSWORD, options: { cookie?: string; address?: string } = {}) =>
  ask('POST', '/api/auth/sign-in/email', { body: { email, password }, ...options })

type Answer = Awaited<ReturnType<typeof ask>>
const cookiesOf = (answer: Answer) =>
  answer.cookies
    .filter((each) => each.value !== '')
    .map((each) => `${each.name}=${each.value}`)
    .join('; ')
const me = (cookie: string) => ask('GET', '/api/me', { cookie })

describe('a password', () => {
  test('that is wrong is answered like an address nobody has', async () => {
    const { email } = await newAccount()
    const wrong = await signIn(email, 'not the password', { address: '10.0.1.1' })
    const nobody = await signIn(`${randomUUID()}@test.umai`, 'not the password', { address: '10.0.1.2' })
    expect([wrong.statusCode, wrong.body]).toEqual([401, nobody.body])
    expect(nobody.statusCode).toBe(401)
    expect(wrong.cookies.filter((each) => each.value !== '')).toEqual([])
  })

  test('that is right gives a cookie scripts cannot read and other sites cannot send', async () => {
    const { email } = await newAccount()
    const answer = await signIn(email, PASSWORD, { address: '10.0.1.3' })
    const session = answer.cookies.find((each) => each.name.endsWith('session_token'))
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' })
    expect((await me(cookiesOf(answer))).statusCode).toBe(200)
  })

  test('is kept only as a slow hash', async () => {
    const { accountId } = await newAccount()
    const { rows } = await sql<{
      password: string
    }>`select password from auth.account where "userId" = ${accountId}`.execute(umai.database.admin)
    expect(rows[0]!.password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/)
  })
})

describe('guessing', () => {
  test('is slowed for this account and source after eight tries, for nobody else', async () => {
    const [one, other] = [await newAccount(), await newAccount()]
    const tries = []
    for (let i = 0; i < 9; i++)
      tries.push((await signIn(one.email, `guess ${i}`, { address: '10.0.2.1' })).statusCode)
    expect(tries).toEqual([...Array.from({ length: 8 }, () => 401), 429])
    const slowed = await signIn(one.email, PASSWORD, { address: '10.0.2.1' })
    expect([slowed.statusCode, Number(slowed.headers['retry-after']) > 0]).toEqual([429, true])
    expect((await signIn(one.email, PASSWORD, { address: '10.0.2.2' })).statusCode).toBe(200)
    expect((await signIn(other.email, PASSWORD, { address: '10.0.2.1' })).statusCode).toBe(200)
  })

  test('does not shut out a device that has signed in before, even from the same address', async () => {
    const { email } = await newAccount()
    const first = await signIn(email, PASSWORD, { address: '10.0.2.3' })
    const device = first.cookies.find((each) => each.name === 'umai.device')!
    for (let i = 0; i < 9; i++) await signIn(email, `guess ${i}`, { address: '10.0.2.3' })
    expect((await signIn(email, PASSWORD, { address: '10.0.2.3' })).statusCode).toBe(429)
    const own = await signIn(email, PASSWORD, { address: '10.0.2.3', cookie: `umai.device=${device.value}` })
    expect(own.statusCode).toBe(200)
    const forged = await signIn(email, PASSWORD, {
      address: '10.0.2.3',
      cookie: `umai.device=${randomUUID()}.${device.value.split('.')[1]}`,
    })
    expect(forged.statusCode).toBe(429)
  })

  test('through many accounts from one address is slowed too, but not for its known devices', async () => {
    const limits = createSignInLimits(Buffer.alloc(32, 7))
    const from = (email: string, deviceCookie?: string) => ({ email, address: '10.0.2.4', deviceCookie })
    const device = await limits.succeeded(from('known@test.umai'))
    for (let i = 0; i < 100; i++) await limits.failed(from(`nobody-${i}@test.umai`))
    expect(await limits.waitFor(from('one-more@test.umai'))).toBeGreaterThan(0)
    expect(await limits.waitFor(from('known@test.umai', device))).toBe(0)
    expect(await limits.waitFor({ ...from('one-more@test.umai'), address: '10.0.2.5' })).toBe(0)
  })
})

describe('a session', () => {
  test('ends when its owner signs out, and the same cookie opens nothing', async () => {
    const { email } = await newAccount()
    const cookie = cookiesOf(await signIn(email, PASSWORD, { address: '10.0.3.1' }))
    expect((await ask('POST', '/api/auth/sign-out', { cookie })).statusCode).toBe(200)
    await new Promise((resolve) => setTimeout(resolve, 1100)) // a signed-in account is remembered for a second
    expect((await me(cookie)).statusCode).toBe(401)
  })

  test('ends after a working day, however often it was used', async () => {
    const { email, accountId } = await newAccount()
    const cookie = cookiesOf(await signIn(email, PASSWORD, { address: '10.0.3.2' }))
    await sql`update auth.session set "createdAt" = now() - interval '12 hours 1 minute' where "userId" = ${accountId}`.execute(
      umai.database.admin,
    )
    expect((await me(cookie)).statusCode).toBe(401)
  })

  test('ends when it was not used for an hour', async () => {
    const { email, accountId } = await newAccount()
    const cookie = cookiesOf(await signIn(email, PASSWORD, { address: '10.0.3.3' }))
    await sql`update auth.session set "expiresAt" = now() - interval '1 second' where "userId" = ${accountId}`.execute(
      umai.database.admin,
    )
    expect((await me(cookie)).statusCode).toBe(401)
  })

  test('is not opened by its id without the signature', async () => {
    const { email } = await newAccount()
    const cookie = cookiesOf(await signIn(email, PASSWORD, { address: '10.0.3.4' }))
    const unsigned = cookie.replace(/(session_token=[^.;]+)\.[^;]*/, '$1')
    expect((await me(unsigned)).statusCode).toBe(401)
  })

  test('keeps neither address nor kind of browser', async () => {
    const { email, accountId } = await newAccount()
    await signIn(email, PASSWORD, { address: '10.0.3.5' })
    const { rows } = await sql<{
      ip: string | null
    }>`select "ipAddress" as ip from auth.session where "userId" = ${accountId}`.execute(umai.database.admin)
    expect(rows[0]!.ip ?? '').not.toContain('10.0.3.5')
  })
})

describe('a second step', () => {
  test('once set up, a password alone signs nobody in', async () => {
    const { email } = await newAccount()
    const cookie = cookiesOf(await signIn(email, PASSWORD, { address: '10.0.4.1' }))
    const enabled = await ask('POST', '/api/auth/two-factor/enable', { cookie, body: { password: PASSWORD } })
    const totp = URI.parse(enabled.json().totpURI) as TOTP
    const verified = await ask('POST', '/api/auth/two-factor/verify-totp', {
      cookie,
      body: { code: totp.generate() },
    })
    expect(verified.statusCode).toBe(200)

    const half = await signIn(email, PASSWORD, { address: '10.0.4.2' })
    expect(half.json()).toMatchObject({ twoFactorRedirect: true })
    expect((await me(cookiesOf(half))).statusCode).toBe(401)
    const wrong = await ask('POST', '/api/auth/two-factor/verify-totp', {
      cookie: cookiesOf(half),
      body: { code: '000000' },
      address: '10.0.4.2',
    })
    expect(wrong.statusCode).toBe(401)
    const right = await ask('POST', '/api/auth/two-factor/verify-totp', {
      cookie: cookiesOf(half),
      body: { code: totp.generate() },
      address: '10.0.4.2',
    })
    expect(right.statusCode).toBe(200)
    expect((await me(cookiesOf(right))).statusCode).toBe(200)
  })
})

describe('what better-auth could do and Umai does not offer', () => {
  test.each([
    ['sign up', '/api/auth/sign-up/email', { email: 'new@test.umai', password: PASSWORD, name: 'New' }],
    ['a new password by e-mail', '/api/auth/request-password-reset', { email: 'new@test.umai' }],
    ['another e-mail address', '/api/auth/change-email', { newEmail: 'new@test.umai' }],
    ['removing the own account', '/api/auth/delete-user', {}],
    ['signing in elsewhere', '/api/auth/sign-in/social', { provider: 'google' }],
  ])('%s', async (_, path, body) => {
    const { email, accountId } = await newAccount()
    const cookie = cookiesOf(await signIn(email, PASSWORD, { address: '10.0.5.1' }))
    const answer = await ask('POST', path, { cookie, body })
    expect([answer.statusCode, answer.json()]).toEqual([404, { code: 'not-found' }])
    const { rows } = await sql<{
      email: string
    }>`select email from auth."user" where id = ${accountId} or email = 'new@test.umai'`.execute(
      umai.database.admin,
    )
    expect(rows).toEqual([{ email }])
  })

  test('another title: it is that of the post, and shown to colleagues', async () => {
    const { email, accountId } = await newAccount()
    const cookie = cookiesOf(await signIn(email, PASSWORD, { address: '10.0.5.2' }))
    await ask('POST', '/api/auth/update-user', {
      cookie,
      body: { name: 'Айсулуу Касымова', image: 'https://example.test/me.png' },
    })
    const { rows } = await sql<{
      name: string
      image: string | null
    }>`select name, image from auth."user" where id = ${accountId}`.execute(umai.database.admin)
    expect(rows).toEqual([{ name: 'Identification officer', image: null }])
  })
})
