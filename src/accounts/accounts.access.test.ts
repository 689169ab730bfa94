import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Staff, signInOver, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'
import type { Account } from './model.ts'

let umai: TestUmai
let admin: Staff
let worker: Staff

beforeAll(async () => {
  umai = await startTestUmai()
  admin = await umai.signIn({ agency: 'demo-ministry', roles: ['administrator'] })
  worker = await umai.signIn({ agency: 'demo-child-protection-osh', roles: ['case-manager'] })
})
afterAll(() => umai.close())

const newAccount = (more: object = {}) => ({
  email: `new-${Math.random()}@test.umai`,
  title: 'Social specialist, Kara-Suu',
  agency: 'demo-village-administration',
  roles: ['first-responder'],
  ...more,
})
const accounts = async (): Promise<Account[]> => (await admin.get('/api/accounts')).body.accounts
const find = async (id: string) => (await accounts()).find((each) => each.account === id)
const auditOf = async (object: string) => {
  const rows = await umai.database.admin
    .selectFrom('audit.entry')
    .select(['action', 'decision', 'account_id'])
    .where('object_id', '=', object)
    .orderBy('entry_id')
    .execute()
  return rows
}

describe('an administrator', () => {
  test('makes an account that can sign in with the password shown once, and it is audited', async () => {
    const body = newAccount()
    const made = await admin.post_('/api/accounts', body)
    expect(made.status).toBe(200)
    await expect(signInOver(umai.umai, body.email, made.body.password)).resolves.toContain('umai.session')
    expect(await find(made.body.account)).toMatchObject({
      email: body.email,
      title: body.title,
      secondFactor: false,
      posts: [{ agency: body.agency, roles: body.roles, until: null }],
    })
    expect(await auditOf(made.body.account)).toEqual([
      { action: 'account.created', decision: 'allowed', account_id: admin.account },
    ])
  })

  test('is told of a wrong field by name, and nothing is made', async () => {
    const before = (await accounts()).length
    const wrong: [object, string, string][] = [
      [{ agency: 'no-such-agency' }, 'agency', 'unknown-code'],
      [{ roles: [] }, 'roles', 'required'],
      [{ roles: ['king'] }, 'roles.0', 'unknown-code'],
      [{ district: 'nowhere' }, 'district', 'unknown-code'],
      [{ until: '2020-01-01' }, 'until', 'not-in-the-future'],
      [{ email: 'not an address' }, 'email', 'wrong-format'],
      [{ title: ' ' }, 'title', 'required'],
    ]
    for (const [more, path, code] of wrong) {
      const answer = await admin.post_('/api/accounts', newAccount(more))
      expect([answer.status, path]).toEqual([expect.toBeOneOf([400, 422]), path])
      expect(answer.body.fields).toMatchObject([{ path, code }])
    }
    expect((await accounts()).length).toBe(before)
  })

  test('cannot make a second account with one email', async () => {
    const body = newAccount()
    await admin.post_('/api/accounts', body)
    const again = await admin.post_('/api/accounts', { ...body, email: body.email.toUpperCase() })
    expect(again).toMatchObject({ status: 409, body: { code: 'email-in-use' } })
  })

  test('cannot give themselves a case role, and the try is on record', async () => {
    const answer = await admin.post_(`/api/accounts/${admin.account}/posts`, {
      agency: 'demo-child-protection-osh',
      roles: ['case-manager'],
    })
    expect(answer).toMatchObject({ status: 409, body: { code: 'own-account' } })
    expect((await find(admin.account))?.posts).toHaveLength(1)
    expect(await auditOf(admin.account)).toContainEqual({
      action: 'post.given',
      decision: 'refused',
      account_id: admin.account,
    })
  })

  test('cannot let one account both give rights and read cases', async () => {
    const roles = ['administrator']
    const second = await admin.post_(`/api/accounts/${worker.account}/posts`, {
      agency: 'demo-ministry',
      roles,
    })
    expect(second).toMatchObject({ status: 409, body: { code: 'roles-apart' } })
    const made = await admin.post_('/api/accounts', newAccount({ roles: ['administrator', 'auditor'] }))
    expect(made.body.code).toBe('roles-apart')
  })

  test('cannot end the post they act from', async () => {
    const answer = await admin.post_(`/api/accounts/${admin.account}/posts/${admin.post}/end`, {})
    expect(answer).toMatchObject({ status: 409, body: { code: 'own-account' } })
    expect((await admin.get('/api/accounts')).status).toBe(200)
  })

  test('ends a post, and every right goes with it', async () => {
    const leaving = await umai.signIn({ agency: 'demo-hospital', roles: ['case-manager'] })
    expect((await leaving.get('/api/work')).status).toBe(200)
    const path = `/api/accounts/${leaving.account}/posts/${leaving.post}/end`
    expect((await admin.post_(path, {})).body).toEqual({ ended: true })
    expect((await admin.post_(path, {})).status).toBe(404)
    // Who is signed in is remembered for a second, and row-level security looks at the post itself at once.
    const after = await leaving.get('/api/cases')
    expect(after.status === 403 || after.body.total === 0).toBe(true)
  })

  test('ends the sessions of an account and leaves the others', async () => {
    const lost = await umai.signIn({ agency: 'demo-hospital', roles: ['case-manager'] })
    expect((await admin.post_(`/api/accounts/${lost.account}/end-sessions`, {})).body).toEqual({
      ended: true,
    })
    expect((await lost.get('/api/me')).status).toBe(401)
    expect((await worker.get('/api/me')).status).toBe(200)
    expect((await admin.post_('/api/accounts/nobody/end-sessions', {})).status).toBe(404)
  })

  test('adds an agency once, in three languages', async () => {
    const agency = {
      code: 'naryn-crisis-centre',
      kind: 'crisis-centre',
      labels: { ky: 'Нарын кризис борбору', ru: 'Кризисный центр, Нарын', en: 'Crisis centre, Naryn' },
    }
    expect((await admin.post_('/api/accounts/agencies', agency)).body).toEqual({ code: agency.code })
    const again = await admin.post_('/api/accounts/agencies', agency)
    expect(again.body.fields).toEqual([{ path: 'code', code: 'code-in-use' }])
    const { ky: _, ...two } = agency.labels
    const partly = await admin.post_('/api/accounts/agencies', { ...agency, code: 'other', labels: two })
    expect(partly).toMatchObject({ status: 400, body: { fields: [{ path: 'labels.ky' }] } })
    expect((await admin.post_('/api/accounts', newAccount({ agency: agency.code }))).status).toBe(200)
  })
})

describe('anybody else', () => {
  test('reads and changes no account', async () => {
    const before = await accounts()
    const paths: [string, string, object?][] = [
      ['GET', '/api/accounts'],
      ['POST', '/api/accounts', newAccount()],
      ['POST', `/api/accounts/${worker.account}/posts`, { agency: 'demo-hospital', roles: ['auditor'] }],
      ['POST', `/api/accounts/${worker.account}/posts/${worker.post}/end`, {}],
      ['POST', `/api/accounts/${admin.account}/end-sessions`, {}],
      ['POST', '/api/accounts/agencies', { code: 'x-y', kind: 'ngo', labels: { ky: 'а', ru: 'а', en: 'a' } }],
    ]
    for (const role of ['case-manager', 'coordinator', 'auditor', 'rapporteur']) {
      const staff = await umai.signIn({ agency: 'demo-hospital', roles: [role] })
      for (const [method, path, body] of paths)
        expect(await staff.request(method, path, body)).toMatchObject({
          status: 403,
          body: { code: 'not-permitted' },
        })
    }
    const known = new Set(before.map((each) => each.account))
    expect((await accounts()).filter((each) => known.has(each.account))).toEqual(before)
  })

  test('knows who they are, and the language is kept', async () => {
    const { body } = await worker.get('/api/me')
    expect(body).toMatchObject({
      account: worker.account,
      post: worker.post,
      agency: worker.agency,
      agencyKind: 'child-protection-department',
      roles: ['case-manager'],
      language: null,
      mustEnroll: false,
      posts: [{ post: worker.post }],
    })
    expect(body.permissions).toContain('case:read')
    expect(body.permissions).not.toContain('account:manage')
    await worker.request('PATCH', '/api/me', { language: 'ky' })
    expect((await worker.get('/api/me')).body.language).toBe('ky')
    expect((await admin.get('/api/me')).body.language).toBeNull()
    expect((await worker.request('PATCH', '/api/me', { language: 'xx' })).status).toBe(400)
  })
})

test('without a second step where it is required, only the own account answers', async () => {
  const strict = await startTestUmai({ UMAI_REQUIRE_SECOND_FACTOR: '1' })
  const staff = await strict.signIn({ agency: 'demo-hospital', roles: ['case-manager'] })
  expect((await staff.get('/api/me')).body.mustEnroll).toBe(true)
  expect(await staff.get('/api/work')).toMatchObject({
    status: 403,
    body: { code: 'second-factor-required' },
  })
  await strict.close()
})
