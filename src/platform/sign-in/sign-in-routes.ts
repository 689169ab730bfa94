import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '../database/connect.ts'
import { headersOf } from '../http/register-routes.ts'
import { hasPasskey } from './accounts.ts'
import type { Auth } from './create-auth.ts'
import type { Attempt, SignInLimits } from './sign-in-limits.ts'
import type { WhoIsAsking } from './who-is-asking.ts'

const DEVICE_COOKIE = 'umai.device'
const YEAR_S = 365 * 24 * 3600
/**
 * What of better-auth is offered. Everything else it could do (signing up, new names, other addresses) is not there:
 * accounts are an administrator's, and a title is that of the post.
 */
const offered = new Set(
  [
    'sign-in/email',
    'sign-out',
    'get-session',
    'change-password',
    'two-factor/enable',
    'two-factor/disable',
    'two-factor/verify-totp',
    'two-factor/verify-backup-code',
    'two-factor/generate-backup-codes',
    'passkey/generate-register-options',
    'passkey/verify-registration',
    'passkey/generate-authenticate-options',
    'passkey/verify-authentication',
    'passkey/list-user-passkeys',
    'passkey/delete-passkey',
  ].map((path) => `/api/auth/${path}`),
)
/** Where a secret can be guessed. */
const guarded = new Set(
  ['sign-in/email', 'two-factor/verify-totp', 'two-factor/verify-backup-code'].map(
    (path) => `/api/auth/${path}`,
  ),
)

/** What changes how an account signs in. */
const changes = new Set(
  [
    'change-password',
    'two-factor/enable',
    'two-factor/disable',
    'two-factor/generate-backup-codes',
    'passkey/generate-register-options',
    'passkey/verify-registration',
    'passkey/delete-passkey',
  ].map((path) => `/api/auth/${path}`),
)

interface SignInParts {
  auth: Auth
  limits: SignInLimits
  whoIsAsking: WhoIsAsking
  database: Database
}

/** Hands `/api/auth/*` to better-auth, behind the sign-in limits. */
export const registerSignIn = (server: FastifyInstance, parts: SignInParts): void => {
  const { auth, limits } = parts
  server.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    schema: { hide: true } as never,
    handler: async (request, reply) => {
      const path = request.url.split('?')[0]!
      if (!offered.has(path)) return reply.code(404).send({ code: 'not-found' })
      if (changes.has(path) && (await onlyPassword(parts, request)))
        return reply.code(403).send({ code: 'passkey-required' })
      if (!guarded.has(path)) return pass(auth, request, reply)
      const attempt = attemptOf(request)
      const wait = await limits.waitFor(attempt)
      if (wait > 0)
        return reply.code(429).header('retry-after', wait).send({ code: 'too-many-attempts', seconds: wait })
      const status = await pass(auth, request, reply, async (ok) => {
        if (!ok) return limits.failed(attempt)
        const device = await limits.succeeded(attempt)
        reply.setCookie(DEVICE_COOKIE, device, {
          path: '/api/auth',
          httpOnly: true,
          secure: 'auto',
          sameSite: 'strict',
          maxAge: YEAR_S,
        })
      })
      return status
    },
  })
}

/**
 * Whoever stole a password must not be able to add a second step of their own to an account that has a passkey.
 * (With codes set up there is no session before the code.)
 */
const onlyPassword = async ({ whoIsAsking, database }: SignInParts, request: FastifyRequest) => {
  const who = await whoIsAsking(headersOf(request))
  return who !== null && !who.account.secondStep && (await hasPasskey(database, who.account.id))
}

const attemptOf = (request: FastifyRequest): Attempt => {
  const body = request.body as { email?: unknown } | undefined
  return {
    email: typeof body?.email === 'string' ? body.email.slice(0, 200) : 'second-factor',
    address: request.ip,
    deviceCookie: request.cookies[DEVICE_COOKIE],
  }
}

/**
 * Our own server has already refused what comes from another site; better-auth would also refuse programs that send
 * no Origin at all, so it is told the one it trusts.
 */
const headersFor = (auth: Auth, request: FastifyRequest): Headers => {
  const headers = headersOf(request)
  headers.set('origin', new URL(String(auth.options.baseURL)).origin)
  return headers
}

const pass = async (
  auth: Auth,
  request: FastifyRequest,
  reply: FastifyReply,
  after?: (ok: boolean) => Promise<void>,
) => {
  const url = new URL(request.url, `${request.protocol}://${request.headers.host ?? 'localhost'}`)
  const answer = await auth.handler(
    new Request(url, {
      method: request.method,
      headers: headersFor(auth, request),
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    }),
  )
  await after?.(answer.ok)
  reply.code(answer.status)
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value)
  for (const value of answer.headers.getSetCookie()) reply.header('set-cookie', value)
  return reply.send(await answer.text())
}
