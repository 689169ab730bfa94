import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { capabilities } from '../../src/app.ts'
import { eventKinds } from '../../src/case-file.ts'
import { may, type Permission, type Role, roles } from '../../src/directory/permissions.ts'
import { createServer } from '../../src/platform/http/create-server.ts'
import { registerRoutes } from '../../src/platform/http/register-routes.ts'
import { type Route, route } from '../../src/platform/http/route.ts'
import { createLog } from '../../src/platform/log.ts'
import { createMetrics } from '../../src/platform/metrics.ts'
import { registerCase, type Staff, startTestUmai, type TestUmai } from '../helpers/test-umai.ts'

/* Every way in, tried by everybody who should not come in by it. */

const routes = capabilities.flatMap((each) => each.routes ?? [])
const named: [string, Route][] = routes.map((each) => [`${each.method} ${each.path}`, each])

const AGENCY = 'demo-crisis-centre'
const OTHER_AGENCY = 'demo-hospital'

let umai: TestUmai
beforeAll(async () => {
  umai = await startTestUmai()
})
afterAll(() => umai.close())

/** The route's address with every parameter filled; unknown ones get something that is nobody's. */
const addressOf = (each: Route, ids: Record<string, string> = {}) =>
  each.path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? uuidv7()) + (ids.query ?? '')

const ask = (
  each: Route,
  ids: Record<string, string> = {},
  headers: Record<string, string> = {},
  body: object = {},
) =>
  umai.umai.server.inject({
    method: each.method,
    url: addressOf(each, ids),
    headers,
    ...(each.method === 'GET' ? {} : { payload: body }),
  })

describe('a route says who may use it and what it leaves in the audit log', () => {
  test.each(named)('%s', (_, each) => {
    expect(each.permission).toBeTruthy()
    expect(each.summary).toBeTruthy()
    // Without an audit event: only reference data and one's own account.
    if (each.audit === null) expect(each.permission).toBe('signed-in')
    else expect(each.audit).toMatch(/^[a-z-]+\.[a-z-]+$/)
  })

  const careless: [string, object][] = [
    ['no permission', { permission: undefined }],
    ['no audit declaration', { audit: undefined }],
  ]
  test.each(careless)('the program does not start with a route that has %s', async (_, change) => {
    const { services } = umai.umai
    const server = await createServer(services.config, createLog('silent'), createMetrics())
    const good = {
      method: 'GET',
      path: '/api/x',
      summary: 'x',
      permission: 'case:read',
      audit: 'x.read',
      answer: z.any(),
      handle: async () => ({}),
    }
    const deps = { services, whoIsAsking: async () => null }
    expect(() => registerRoutes(server, [route({ ...good, ...change } as never)], deps)).toThrow('GET /api/x')
    expect(() => registerRoutes(server, [route(good as never)], deps)).not.toThrow()
    await server.close()
  })
})

describe('nobody signed in', () => {
  const strangers: [string, Record<string, string>][] = [
    ['no cookie', {}],
    ['a made-up cookie', { cookie: 'umai.session_token=made-up.made-up' }],
    ['a bearer token instead', { authorization: 'Bearer made-up' }],
    ['the name of a post', { 'x-umai-post': uuidv7() }],
  ]
  describe.each(strangers)('%s', (_, headers) => {
    test.each(named)('%s', async (_, each) => {
      const answer = await ask(each, {}, headers)
      expect([answer.statusCode, answer.json()]).toEqual([401, { code: 'not-signed-in' }])
    })
  })
})

describe.each(roles.map((role) => [role]))('%s', (role) => {
  let staff: Staff
  beforeAll(async () => {
    staff = await umai.signIn({ agency: AGENCY, roles: [role] })
  })

  const forbidden = named.filter(
    ([, each]) => each.permission !== 'signed-in' && !may([role], each.permission as Permission),
  )
  test.each(forbidden)('is refused %s, and the refusal is kept', async (_, each) => {
    const before = await refusals(staff)
    const answer = await ask(each, {}, { cookie: staff.cookie })
    expect([answer.statusCode, answer.json()]).toEqual([403, { code: 'not-permitted' }])
    expect(await refusals(staff)).toEqual([...before, each.audit])
  })

  const kinds = [...eventKinds.values()].filter(
    (kind) => kind.permission === 'system' || !may([role], kind.permission),
  )
  test('is refused every event that is not for this role', async () => {
    const happenedAt = new Date().toISOString()
    const events = kinds.map((kind) => ({
      id: uuidv7(),
      type: kind.type,
      caseId: uuidv7(),
      personId: uuidv7(),
      happenedAt,
      data: {},
    }))
    const { body } = await staff.post_('/api/events', { events })
    const codes = kinds.map((kind) => (kind.permission === 'system' ? 'unknown-event' : 'not-permitted'))
    expect(body.results.map((result: { code: string }) => result.code)).toEqual(codes)
  })
})

const refusals = async (staff: Staff): Promise<string[]> => {
  const { rows } = await sql<{
    action: string
  }>`select action from audit.entry where account_id = ${staff.account}
    and decision = 'refused' order by entry_id`.execute(umai.database.admin)
  return rows.map((row) => row.action)
}

describe('an id of another agency', () => {
  const caseRoles: Role[] = [
    'first-responder',
    'identifier',
    'case-manager',
    'service-provider',
    'commission-member',
  ]
  let outsider: Staff
  const foreign: Record<string, string> = {}

  beforeAll(async () => {
    const owner = await umai.signIn({
      agency: AGENCY,
      roles: ['case-manager', 'first-responder', 'identifier'],
    })
    outsider = await umai.signIn({ agency: OTHER_AGENCY, roles: [...caseRoles] })
    Object.assign(foreign, await registerCase(owner), { referralId: uuidv7(), eventId: uuidv7() })
    const ids = { caseId: foreign.caseId!, personId: foreign.personId! }
    const happenedAt = new Date().toISOString()
    const refused = {
      id: foreign.eventId,
      type: 'case.reopened',
      ...ids,
      happenedAt,
      data: { reason: 'asked-for-help' },
    }
    await owner.post_('/api/events', { events: [refused], replay: true })
    const kept = await owner.get(`/api/work/rejected/${foreign.eventId}`)
    if (kept.status !== 200) throw new Error(`the refused event was not kept: ${JSON.stringify(kept.body)}`)
    await sendReferral(owner, ids, foreign.referralId!)
  })

  const sendReferral = async (
    owner: Staff,
    ids: { caseId: string; personId: string },
    referralId: string,
  ) => {
    const data = {
      referralId,
      need: 'legal',
      toAgency: 'demo-legal-aid',
      toKind: 'legal-aid-centre',
      urgency: 'today',
      answerBy: tomorrow(),
      shareIdentity: false,
      shares: [],
      withoutConsent: 'danger-to-life',
    }
    const [answer] = await owner.events({ type: 'referral.sent', ...ids, data })
    if (answer?.status !== 'accepted') throw new Error(`referral.sent: ${JSON.stringify(answer)}`)
  }

  const bodies: Record<string, object> = { '/api/people/:personId/reveal': { reason: 'give-help' } }
  const people = ['caseId', 'personId', 'referralId', 'eventId']
  const open = named.filter(
    ([, each]) =>
      people.some((name) => each.path.includes(`:${name}`)) &&
      may([...caseRoles], each.permission as Permission),
  )

  test('is tried on every route that takes one', () => {
    expect(open.length).toBeGreaterThanOrEqual(8)
  })

  test.each(open)('is not there: %s', async (_, each) => {
    const query = each.path.includes('/documents/') ? `?referral=${foreign.referralId}` : ''
    const form = { form: 'referral', format: 'pdf', query }
    const headers = { cookie: outsider.cookie }
    const hidden = await ask(each, { ...form, ...foreign }, headers, bodies[each.path])
    const absent = await ask(each, form, headers, bodies[each.path])
    expect([hidden.statusCode, hidden.body]).toEqual([404, JSON.stringify({ code: 'not-found' })])
    expect([absent.statusCode, absent.body]).toEqual([404, hidden.body])
    expect(Object.keys(hidden.headers).sort()).toEqual(Object.keys(absent.headers).sort())
  })

  test('takes part in no event of the outsider', async () => {
    const happenedAt = new Date().toISOString()
    const kinds = [...eventKinds.values()].filter(
      (kind) => kind.permission !== 'system' && kind.reach !== 'opens',
    )
    const events = (ids: Record<string, string | undefined>) =>
      kinds.map((kind) => ({
        id: uuidv7(),
        type: kind.type,
        caseId: ids.caseId,
        personId: ids.personId,
        happenedAt,
        data: { referralId: ids.referralId },
      }))
    const codes = async (ids: Record<string, string | undefined>) =>
      (await outsider.post_('/api/events', { events: events(ids) })).body.results.map(
        (result: { code: string }) => result.code,
      )
    const hidden = await codes(foreign)
    expect(hidden).toEqual(await codes({ caseId: uuidv7(), personId: uuidv7(), referralId: uuidv7() }))
    expect([...new Set(hidden)].sort()).toEqual(['no-such-case'])
  })
})

const tomorrow = () => new Date(Date.now() + 24 * 3600 * 1000).toISOString()

describe('a request from another site', () => {
  test.each([
    ['by Origin', { origin: 'https://example.test' }],
    ['by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }],
  ])('%s is refused before anything is looked at', async (_, headers) => {
    const staff = await umai.signIn({ agency: AGENCY, roles: ['case-manager'] })
    const answer = await umai.umai.server.inject({
      method: 'POST',
      url: '/api/events',
      headers: { cookie: staff.cookie, ...headers },
      payload: { events: [{}] },
    })
    expect([answer.statusCode, answer.json()]).toEqual([403, { code: 'foreign-origin' }])
  })
})
