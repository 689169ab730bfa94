import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { v7 as uuidv7 } from 'uuid'
import { createUmai, type Umai } from '../../src/app.ts'
import type { EventAnswer } from '../../src/cases/incoming.ts'
import { type Database, openEmbedded, openServer } from '../../src/platform/database/connect.ts'
import { createAccount } from '../../src/platform/sign-in/accounts.ts'
import { openKeyFile } from '../../src/platform/vault/index.ts'
import { loadReference } from '../../src/reference/load.ts'
import { forgetCells } from '../../src/statistics/known-cells.ts'
import { onServer, withDatabase } from './global-setup.ts'
import { testConfig } from './test-config.ts'

const PASSWORD = 'a long test password'

/** A whole program on a database of its own, spoken to over HTTP without a socket. */
export interface TestUmai {
  umai: Umai
  database: Database
  /** Makes an account with a post and signs it in. Agencies are those of `reference/demo` and `reference/directory`. */
  signIn(post: { agency: string; roles: string[]; district?: string; until?: Date }): Promise<Staff>
  close(): Promise<void>
}

/** Somebody signed in, as a test drives them. */
export interface Staff {
  account: string
  post: string
  agency: string
  cookie: string
  get(path: string): Promise<Answer>
  post_(path: string, body: unknown): Promise<Answer>
  request(method: string, path: string, body?: unknown): Promise<Answer>
  /** Sends events through the door; ids and times are filled in where left out. */
  events(...events: PartialEvent[]): Promise<EventAnswer[]>
}

export interface Answer {
  status: number
  body: any
  headers: Record<string, unknown>
  raw: Buffer
}

export interface PartialEvent {
  id?: string
  type: string
  caseId: string
  personId: string
  data: object
  base?: number | null
  happenedAt?: string
  device?: string | null
}

export const startTestUmai = async (settings: Record<string, string> = {}): Promise<TestUmai> => {
  const { database, drop } = await copyDatabase()
  const config = testConfig({ UMAI_KEY_FILE: process.env.UMAI_TEST_KEYS!, ...settings })
  const keys = await openKeyFile(config.keyFile, { create: false })
  const loaded = await loadReference(config.referenceDir, { demo: true })
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'))
  // The one thing kept between requests that is of a database; the file before had another.
  forgetCells()
  const umai = await createUmai(config, database, keys, loaded.reference)
  return {
    umai,
    database,
    signIn: (post) => signIn(umai, database, post),
    close: async () => {
      await umai.close()
      await database.close()
      await drop()
    },
  }
}

const copyDatabase = async (): Promise<{ database: Database; drop(): Promise<void> }> => {
  const server = process.env.DATABASE_URL
  if (!server) {
    const image = new Blob([new Uint8Array(await readFile(process.env.UMAI_TEST_IMAGE!))])
    return { database: await openEmbedded(undefined, image), drop: async () => {} }
  }
  const name = `umai_test_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `create database ${name} template ${process.env.UMAI_TEST_TEMPLATE}`)
  const url = withDatabase(server, name)
  return {
    database: openServer(url, url, 6),
    drop: () => onServer(server, `drop database if exists ${name} with (force)`),
  }
}

const signIn = async (
  umai: Umai,
  database: Database,
  post: Parameters<TestUmai['signIn']>[0],
): Promise<Staff> => {
  const email = `${randomUUID()}@test.umai`
  const { accountId } = await createAccount(database, {
    email,
    title: post.roles.join(', '),
    password: PASSWORD,
  })
  const postId = uuidv7()
  await database.admin
    .insertInto('core.post')
    .values({
      post_id: postId,
      account_id: accountId,
      agency_id: post.agency,
      roles: post.roles,
      district: post.district ?? null,
      since: new Date(Date.now() - 60_000),
      until: post.until ?? null,
    })
    .execute()
  const cookie = await signInOver(umai, email, PASSWORD)
  return staff(umai, { account: accountId, post: postId, agency: post.agency, cookie })
}

/** The session cookie of an account, through the real sign-in. */
export const signInOver = async (umai: Umai, email: string, password: string): Promise<string> => {
  const answer = await umai.server.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    payload: { email, password },
  })
  if (answer.statusCode !== 200) throw new Error(`sign-in answered ${answer.statusCode}: ${answer.body}`)
  return answer.cookies.map((each) => `${each.name}=${each.value}`).join('; ')
}

const staff = (umai: Umai, who: { account: string; post: string; agency: string; cookie: string }): Staff => {
  const request = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await umai.server.inject({
      method: method as 'GET',
      url: path,
      headers: { cookie: who.cookie },
      ...(body === undefined ? {} : { payload: body as object }),
    })
    const json = String(answer.headers['content-type'] ?? '').includes('json')
    return {
      status: answer.statusCode,
      body: json ? answer.json() : answer.body,
      headers: answer.headers,
      raw: answer.rawPayload,
    }
  }
  return {
    ...who,
    request,
    get: (path) => request('GET', path),
    post_: (path, body) => request('POST', path, body),
    events: async (...events) => {
      const answer = await request('POST', '/api/events', { events: events.map(complete) })
      if (answer.status !== 200)
        throw new Error(`events answered ${answer.status}: ${JSON.stringify(answer.body)}`)
      return answer.body.results
    },
  }
}

const complete = (event: PartialEvent) => ({ id: uuidv7(), happenedAt: new Date().toISOString(), ...event })

/** Registers a synthetic concern; gives the ids, and fails the test when the door does not accept it. */
export const registerCase = async (
  by: Staff,
  data: Record<string, unknown> = {},
): Promise<{ caseId: string; personId: string }> => {
  const ids = { caseId: uuidv7(), personId: uuidv7() }
  const [answer] = await by.events({
    type: 'case.registered',
    ...ids,
    data: {
      worries: ['forced-work'],
      district: 'KG06-kara-suu',
      person: { sex: 'female', age: { kind: 'years', years: 24 } },
      ...data,
    },
  })
  if (answer?.status !== 'accepted') throw new Error(`case.registered: ${JSON.stringify(answer)}`)
  return ids
}
