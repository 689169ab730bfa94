import { isIP } from 'node:net'
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins'
import type { Config } from '../config.ts'
import type { Database } from '../database/connect.ts'

/** Idle time after which a session ends; each use within it starts it anew. */
const IDLE_S = 60 * 60
const RENEW_EVERY_S = 5 * 60

/** A passkey is added only this soon after signing in: an open screen left alone is not enough. */
const FRESH_S = 15 * 60

/**
 * Sign-in by better-auth: password with TOTP, or passkey. It works on schema `auth` with a role of its own.
 * Nobody signs up: accounts are made by an administrator ({@link createAccount}).
 */
export const createAuth = (database: Database, config: Config, secret: string) => {
  const db = database.as('umai_auth').withSchema('auth')
  return betterAuth({
    appName: 'Umai',
    baseURL: config.baseUrl,
    basePath: '/api/auth',
    secret,
    database: { db: db as never, type: 'postgres' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    session: {
      expiresIn: IDLE_S,
      updateAge: RENEW_EVERY_S,
      freshAge: FRESH_S,
      additionalFields: {
        byPasskey: { type: 'boolean', required: false, input: false, defaultValue: false },
      },
    },
    databaseHooks: { session: { create: { before: noteHowItBegan } } },
    plugins: [twoFactor({ issuer: 'Umai' }), passkey(passkeyOptions(config))],
    rateLimit: { enabled: false }, // ours knows devices: see sign-in-limits.ts
    trustedOrigins: [config.baseUrl, `http://localhost:${config.port}`],
    advanced: {
      cookiePrefix: 'umai',
      ipAddress: { disableIpTracking: true },
      defaultCookieAttributes: { sameSite: 'strict', httpOnly: true },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })
}

/** Marks sessions begun with a passkey: for them nothing more is asked. */
const noteHowItBegan = async (session: object, context: { path?: string } | null) => ({
  data: { ...session, byPasskey: context?.path === '/passkey/verify-authentication' },
})

/** Only passkeys that check their holder count; browsers know no passkeys for a bare number as address. */
const passkeyOptions = (config: Config): Parameters<typeof passkey>[0] => {
  const { hostname, origin } = new URL(config.baseUrl)
  return {
    rpName: 'Umai',
    rpID: isIP(hostname) ? 'localhost' : hostname,
    origin: [origin, `http://localhost:${config.port}`],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: {
      afterVerification: async ({ verification }) => {
        demandHolder(verification.registrationInfo?.userVerified)
      },
    },
    authentication: {
      afterVerification: async ({ verification }) => {
        demandHolder(verification.authenticationInfo.userVerified)
      },
    },
  }
}

const demandHolder = (checked: boolean | undefined): void => {
  if (!checked) throw new APIError('UNAUTHORIZED', { code: 'passkey-not-accepted' })
}

export type Auth = ReturnType<typeof createAuth>
