import { createHash } from 'node:crypto'
import type { Actor } from './actor.ts'

const LIFETIME_S = 120

/**
 * The text for `set_config('umai.context', …)`: claims in base64 and a MAC that `access.claims()` verifies.
 * The nested hash (key, then key and message again) is what the SQL side can compute without an extension.
 */
export const signContext = (key: Buffer, actor: Actor, now: Date): string => {
  const claims = { ...claimsOf(actor), exp: Math.floor(now.getTime() / 1000) + LIFETIME_S }
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64')
  const inner = createHash('sha256').update(key).update(payload).digest()
  const mac = createHash('sha256').update(key).update(inner).digest('hex')
  return `${payload}.${mac}`
}

const claimsOf = (actor: Actor) =>
  actor.kind === 'system'
    ? {
        kind: 'system',
        roles: [],
        account: actor.onBehalfOf?.account ?? null,
        agency: actor.onBehalfOf?.agency ?? null,
      }
    : { kind: 'person', account: actor.account, post: actor.post, agency: actor.agency, roles: actor.roles }
