import { sql } from 'kysely'
import { z } from 'zod'
import { agencyLabels } from '../cases/read-names.ts'
import { may, type Permission, permissions } from '../directory/permissions.ts'
import type { Person } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { route } from '../platform/http/route.ts'
import { LANGUAGES, type Language } from '../reference/model.ts'
import { Me } from './model.ts'
import { findLanguage, saveLanguage } from './store.ts'

export const readMe = route({
  method: 'GET',
  path: '/api/me',
  summary: 'Who is signed in, from which post, and what they may try',
  permission: 'signed-in',
  audit: null,
  answer: Me,
  handle: async ({ trx, actor, secondStep, services }): Promise<Me> => {
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
      hasPasskey: account.has_passkey,
      mustEnroll: services.config.requireSecondFactor && !secondStep,
    }
  },
})

const ownAccount = async (trx: Trx) => {
  const found = await sql<{
    title: string
    email: string
    second_factor: boolean
    has_passkey: boolean
  }>`select * from access.own_account()`.execute(trx)
  const [row] = found.rows
  if (!row) throw new Error('a session without an account')
  return row
}

const ownPosts = async (trx: Trx, actor: Person) => {
  const now = new Date()
  const rows = await trx
    .selectFrom('core.post')
    .select(['post_id', 'agency_id', 'roles', 'district', 'until'])
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
    until: row.until?.toISOString() ?? null,
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
