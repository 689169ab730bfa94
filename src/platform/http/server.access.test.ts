import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Staff, startTestUmai, type TestUmai } from '../../../tests/helpers/test-umai.ts'

let umai: TestUmai
let staff: Staff
beforeAll(async () => {
  umai = await startTestUmai({ UMAI_BASE_URL: 'https://umai.example' })
  staff = await umai.signIn({ agency: 'demo-crisis-centre', roles: ['case-manager'] })
})
afterAll(() => umai.close())

const get = (url: string, headers: Record<string, string> = {}) =>
  umai.umai.server.inject({ method: 'GET', url, headers })
const post = (payload: string, headers: Record<string, string> = {}) =>
  umai.umai.server.inject({
    method: 'POST',
    url: '/api/events',
    headers: { cookie: staff.cookie, 'content-type': 'application/json', ...headers },
    payload,
  })

describe('what a browser is told', () => {
  test.each(['/', '/desk/', '/api/me', '/nothing'])(
    '%s runs nothing from elsewhere and is shown in no frame',
    async (url) => {
      const { headers } = await get(url)
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/)
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['strict-transport-security']).toBeTruthy()
    },
  )

  test('answers about cases are kept by no cache', async () => {
    for (const url of ['/api/me', '/api/cases', '/api/work', '/api/nothing'])
      expect((await get(url, { cookie: staff.cookie })).headers['cache-control']).toBe('no-store')
  })
})

describe('a request that is not one', () => {
  test.each([
    ['broken JSON', '{"events": [', 400, 'malformed'],
    ['no JSON', 'events=1', 400, 'malformed'],
    ['far too much', JSON.stringify({ events: ['x'.repeat(3 * 1024 * 1024)] }), 413, 'too-large'],
    ['a prototype to poison', '{"__proto__": {"admin": true}}', 400, 'malformed'],
  ])('%s', async (_, payload, status, code) => {
    const answer = await post(payload)
    expect([answer.statusCode, answer.json()]).toEqual([status, { code, requestId: expect.any(String) }])
  })

  test('another type of content', async () => {
    expect((await post('<events/>', { 'content-type': 'text/xml' })).statusCode).toBe(415)
  })

  test('deeply nested data is refused, not followed', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    const answer = await post(`{"events": [{"data": {"text": ${deep}}}]}`)
    expect(answer.statusCode).toBeLessThan(500)
  })
})

describe('for whoever runs the program', () => {
  test('alive and ready are answered without signing in', async () => {
    expect((await get('/healthz')).json()).toEqual({ status: 'alive' })
    expect([(await get('/readyz')).statusCode, (await get('/readyz')).json()]).toEqual([
      200,
      { status: 'ready' },
    ])
  })

  test('figures name routes by their pattern and nobody by anything', async () => {
    await get(`/api/cases/${crypto.randomUUID()}`, { cookie: staff.cookie })
    const { body } = await get('/metrics')
    expect(body).toContain('/api/cases/:caseId')
    expect(body).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}/)
    expect(body).not.toContain(staff.account)
  })

  test('a database that is gone is said at once', async () => {
    const other = await startTestUmai()
    await other.database.close()
    const answer = await other.umai.server.inject({ method: 'GET', url: '/readyz' })
    expect([answer.statusCode, answer.json()]).toEqual([503, { status: 'database-unreachable' }])
    await other.umai.close()
  })
})

test('large answers go out compressed to whoever accepts it', async () => {
  const answer = await get('/api/reference', { cookie: staff.cookie, 'accept-encoding': 'gzip' })
  expect(answer.headers['content-encoding']).toBe('gzip')
  expect(JSON.parse(gunzipSync(answer.rawPayload).toString()).vocabularies).toBeTruthy()
})
