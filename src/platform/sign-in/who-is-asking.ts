import type { Person } from '../access/actor.ts'
import { type Access, theSystem } from '../access/with-actor.ts'
import type { Auth } from './create-auth.ts'

/** A session looked up again after this long at the latest: an ended post or session bites within a second. */
const REMEMBER_MS = 1000
/** However often it is renewed, a session ends after a working day. */
const ABSOLUTE_MS = 12 * 3600 * 1000
const MOST_REMEMBERED = 2000

export interface SignedIn {
  /** `secondStep`: this session passed more than a password, by code or by passkey. */
  account: { id: string; email: string; title: string; secondStep: boolean }
  /** Posts that have not ended; empty = the account can do nothing. */
  posts: Person[]
}

export type WhoIsAsking = (headers: Headers) => Promise<SignedIn | null>

/** Tells who sent a request from its session cookie; null when nobody is signed in. */
export const createWhoIsAsking = (auth: Auth, access: Access, now = Date.now): WhoIsAsking => {
  const remembered = new Map<string, { at: number; who: SignedIn | null }>()
  return async (headers) => {
    const cookie = headers.get('cookie')
    if (!cookie?.includes('umai.session_token')) return null
    const known = remembered.get(cookie)
    if (known && now() - known.at < REMEMBER_MS) return known.who
    const who = await lookUp(auth, access, headers, now())
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(cookie, { at: now(), who })
    return who
  }
}

const lookUp = async (
  auth: Auth,
  access: Access,
  headers: Headers,
  now: number,
): Promise<SignedIn | null> => {
  const session = await auth.api.getSession({ headers })
  if (!session || now - new Date(session.session.createdAt).getTime() > ABSOLUTE_MS) return null
  const { byPasskey } = session.session as { byPasskey?: boolean | null }
  const user = session.user as typeof session.user & { twoFactorEnabled?: boolean | null }
  return {
    account: {
      id: user.id,
      email: user.email,
      title: user.name,
      secondStep: user.twoFactorEnabled === true || byPasskey === true,
    },
    posts: await postsOf(access, user.id),
  }
}

const postsOf = (access: Access, accountId: string): Promise<Person[]> =>
  access.withActor(theSystem, async (trx) => {
    const rows = await trx
      .selectFrom('core.post')
      .innerJoin('core.agency', 'core.agency.agency_id', 'core.post.agency_id')
      .select([
        'core.post.post_id',
        'core.post.agency_id',
        'core.post.roles',
        'core.post.district',
        'core.agency.kind',
        'core.agency.region',
        'core.agency.district as agency_district',
      ])
      .where('core.post.account_id', '=', accountId)
      .where('core.post.since', '<=', new Date())
      .where((eb) => eb.or([eb('core.post.until', 'is', null), eb('core.post.until', '>', new Date())]))
      .orderBy('core.post.since', 'desc')
      .execute()
    return rows.map((row) => ({
      kind: 'person',
      account: accountId,
      post: row.post_id,
      agency: row.agency_id,
      agencyKind: row.kind,
      region: row.region,
      district: row.district ?? row.agency_district,
      roles: row.roles,
    }))
  })
