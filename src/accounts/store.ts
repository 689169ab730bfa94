import type { Role } from '../directory/permissions.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Language } from '../reference/model.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    'core.account_setting': { account_id: string; language: Language }
  }
}

export const findLanguage = async (trx: Trx, account: string): Promise<Language | null> => {
  const row = await trx
    .selectFrom('core.account_setting')
    .select('language')
    .where('account_id', '=', account)
    .executeTakeFirst()
  return row?.language ?? null
}

export const saveLanguage = async (trx: Trx, account: string, language: Language): Promise<void> => {
  await trx
    .insertInto('core.account_setting')
    .values({ account_id: account, language })
    .onConflict((oc) => oc.column('account_id').doUpdateSet({ language }))
    .execute()
}

export interface Post {
  post: string
  account: string
  agency: string
  roles: string[]
  district: string | null
  since: string
  until: string | null
}

/** Every post there was, the newest first. Row-level security: the administrator sees all, others their own. */
export const listPosts = async (trx: Trx): Promise<Post[]> => {
  const rows = await trx.selectFrom('core.post').selectAll().orderBy('since', 'desc').execute()
  return rows.map((row) => ({
    post: row.post_id,
    account: row.account_id,
    agency: row.agency_id,
    roles: row.roles,
    district: row.district,
    since: row.since.toISOString(),
    until: row.until?.toISOString() ?? null,
  }))
}

export const insertPost = async (trx: Trx, post: Omit<Post, 'since'>): Promise<void> => {
  await trx
    .insertInto('core.post')
    .values({
      post_id: post.post,
      account_id: post.account,
      agency_id: post.agency,
      roles: post.roles,
      district: post.district,
      until: post.until ? new Date(post.until) : null,
    })
    .execute()
}

/** Roles an account holds now, through all its running posts. */
export const rolesOf = async (trx: Trx, account: string): Promise<Role[]> => {
  const now = new Date()
  const rows = await trx
    .selectFrom('core.post')
    .select('roles')
    .where('account_id', '=', account)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', now)]))
    .execute()
  return rows.flatMap((row) => row.roles as Role[])
}

/** Ends a post now; false when there is none that still runs. */
export const endPost = async (trx: Trx, account: string, post: string): Promise<boolean> => {
  const now = new Date()
  const changed = await trx
    .updateTable('core.post')
    .set({ until: now })
    .where('post_id', '=', post)
    .where('account_id', '=', account)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', now)]))
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

export const findAgency = async (trx: Trx, code: string) =>
  trx
    .selectFrom('core.agency')
    .select(['agency_id', 'active'])
    .where('agency_id', '=', code)
    .executeTakeFirst()

export const listAgencies = async (trx: Trx) =>
  trx
    .selectFrom('core.agency')
    .select(['agency_id', 'kind', 'labels', 'region', 'district', 'on_umai', 'active'])
    .orderBy('agency_id')
    .execute()
