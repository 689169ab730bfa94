import type { z } from 'zod'
import type { Permission } from '../../directory/permissions.ts'
import type { Reference } from '../../reference/model.ts'
import type { Person } from '../access/actor.ts'
import type { Access, Trx } from '../access/with-actor.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database/connect.ts'
import type { Log } from '../log.ts'
import type { DataKeyCache, KeyService } from '../vault/index.ts'

/** What the program is made of at run time; handed to every handler, never imported. */
export interface Services {
  config: Config
  /** For accounts and readiness only; a capability reads and writes through `access`. */
  database: Database
  access: Access
  keys: KeyService
  dataKeys: DataKeyCache
  reference: Reference
  log: Log
}

export interface RouteContext<P, Q, B> {
  actor: Person
  /** Signed in with more than a password: a code or a passkey. */
  secondStep: boolean
  trx: Trx
  services: Services
  params: P
  query: Q
  body: B
  requestId: string
  /** Adds what was looked at to this request's audit line. */
  auditObject(type: string, id: string, purpose?: string): void
}

/** An expected failure: a value with a code, mapped to HTTP in one place. */
export class Failure {
  readonly status: 400 | 401 | 403 | 404 | 409 | 422 | 429
  readonly code: string
  readonly details: Record<string, unknown>
  constructor(status: Failure['status'], code: string, details: Record<string, unknown> = {}) {
    this.status = status
    this.code = code
    this.details = details
  }
}

/** What is hidden and what is not there answer alike, so that an outsider learns nothing. */
export const notFound = (): Failure => new Failure(404, 'not-found')

/** A binary answer, for documents. */
export class FileAnswer {
  readonly content: Buffer
  readonly type: string
  readonly name: string
  constructor(content: Buffer, type: string, name: string) {
    this.content = content
    this.type = type
    this.name = name
  }
}

/**
 * One HTTP operation. It declares its permission and the audit event it leaves; {@link registerRoutes} refuses to
 * start with one that does not.
 */
export interface Route<P = unknown, Q = unknown, B = unknown, A = unknown> {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: string
  summary: string
  /** `signed-in`: any account with a post. */
  permission: Permission | 'signed-in'
  /** The handler opens its own transactions and audits them itself (the event door: one for each event). */
  ownTransactions?: boolean
  /** Name of the audit event; null only for reference data and one's own account. */
  audit: string | null
  params?: z.ZodType<P>
  query?: z.ZodType<Q>
  body?: z.ZodType<B>
  answer: z.ZodType<A> | 'file'
  handle(context: RouteContext<P, Q, B>): Promise<A | Failure | FileAnswer>
}

/** Keeps a route's own types while letting routes stand in one list. */
export const route = <P, Q, B, A>(definition: Route<P, Q, B, A>): Route<any, any, any, any> => definition
