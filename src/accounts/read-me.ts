import { sql } from 'kysely'
import { z } from 'zod'
import { agencyLabels } from '../cases/read-names.ts'
import { may, type Permission, permissions } from '../directory/permissions.ts'
import type { Person } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { route } from '../platform/http/route.ts'
import { LANGUAGES, Labels, type Language } from '../reference/model.ts'
import { findLanguage, saveLanguage } from './store.ts'

const Post = z.object({
  post: z.string(),
  agency: z.string(),
  agencyName: Labels.nullable(),
  roles: z.array(z.string()),
  district: z.string().nullable(),
})

/** Who is signed in, the post they act from, and what they may try. */
export const Me = z.object({
  account: z.string(),
  /** The title of the account, not a person's name. */
  name: z.string(),
  email: z.string(),
  post: z.string(),
  agency: z.string(),
  agencyName: Labels.nullable(),
  agencyKind: z.string(),
  region: z.string().nullable(),
  district: z.string().nullable(),
  roles: z.array(z.string()),
  permissions: z.array(z.string()),
  /** Every post of the account that has not ended; another is chosen with the header `x-umai-post`. */
  posts: z.array(Post),
  /** The language last chosen, on any device; null = never. */
  language: z.enum(LANGUAGES).nullable(),
  secondFactor: z.boolean(),
  /** Until the second step of signing in is set up, nothing else answers. */
  mustEnroll: z.boolean(),
})
export type Me = z.infer<typeof Me>

export const readMe = route({
  method: 'GET',
  path: '/api/me',
  summary: 'Who is signed in, from which post, and what they may try',
  permission: 'signed-in',
  audit: null,
  answer: Me,
  handle: async ({ trx, actor, services }): Promise<Me> => {
    const account = await ownAccount(trx)
    const posts = await ownPosts(trx, actor)
    const labels = await agencyLabels(
      trx,
      posts.map((each) => each.agency),
    )
    return {
      account: actor.account,
      name: account.title,
      email: account.email,
      post: actor.post,
      agency: actor.agency,
      agencyName: labels[actor.agency] ?? null,
      agencyKind: actor.agencyKind,
      region: actor.region,
      district: actor.district,
      roles: actor.roles,
      permissions: (Object.keys(permissions) as Permission[]).filter((each) => may(actor.roles, each)),
      posts: posts.map((each) => ({ ...each, agencyName: labels[each.agency] ?? null })),
      language: await findLanguage(trx, actor.account),
      secondFactor: account.second_factor,
      mustEnroll: services.config.requireSecondFactor && !account.second_factor,
    }
  },
})

const ownAccount = async (trx: Trx) => {
  const found = await sql<{
    title: string
    email: string
    second_factor: boolean
  }>`select * from access.own_account()`.execute(trx)
  const [row] = found.rows
  if (!row) throw new Error('a session without an account')
  return row
}

const ownPosts = async (trx: Trx, actor: Person) => {
  const now = new Date()
  const rows = await trx
    .selectFrom('core.post')
    .select(['post_id', 'agency_id', 'roles', 'district'])
    .where('account_id', '=', actor.account)
    .where('since', '<=', now)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', now)]))
    .orderBy('since', 'desc')
    .execute()
  return rows.map((row) => ({
    post: row.post_id,
    agency: row.agency_id,
    roles: row.roles,
    district: row.district,
  }))
}

export const changeMe = route({
  method: 'PATCH',
  path: '/api/me',
  summary: 'Change the language one is greeted in',
  permission: 'signed-in',
  audit: null,
  body: z.object({ language: z.enum(LANGUAGES) }).strict(),
  answer: z.object({ language: z.enum(LANGUAGES) }),
  handle: async ({ trx, actor, body }): Promise<{ language: Language }> => {
    await saveLanguage(trx, actor.account, body.language)
    return { language: body.language }
  },
})
