import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins'
import type { Config } from '../config.ts'
import type { Database } from '../database/connect.ts'

/** Idle time after which a session ends; each use within it starts it anew. */
const IDLE_S = 60 * 60
const RENEW_EVERY_S = 5 * 60

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
    session: { expiresIn: IDLE_S, updateAge: RENEW_EVERY_S },
    plugins: [twoFactor({ issuer: 'Umai' }), passkey({ rpName: 'Umai' })],
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

export type Auth = ReturnType<typeof createAuth>
