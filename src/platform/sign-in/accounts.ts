import { hashPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Database } from '../database/connect.ts'

/** Makes an account with a password; gives its id, or the id of the one that already has this e-mail address. */
export const createAccount = async (
  database: Database,
  account: { email: string; title: string; password: string },
): Promise<{ accountId: string; created: boolean }> => {
  const email = account.email.trim().toLowerCase()
  const auth = database.as('umai_auth')
  const known = await sql<{ id: string }>`select id from auth."user" where email = ${email}`.execute(auth)
  if (known.rows[0]) return { accountId: known.rows[0].id, created: false }
  const id = uuidv7()
  const password = await hashPassword(account.password)
  await auth.transaction().execute(async (trx) => {
    await sql`insert into auth."user" (id, name, email, "emailVerified") values (${id}, ${account.title}, ${email}, true)`.execute(
      trx,
    )
    await sql`insert into auth."account" (id, "accountId", "providerId", "userId", password, "updatedAt")
      values (${uuidv7()}, ${id}, 'credential', ${id}, ${password}, now())`.execute(trx)
  })
  return { accountId: id, created: true }
}

export interface AccountRow {
  id: string
  name: string
  email: string
  /** Codes or a passkey. */
  secondStep: boolean
  createdAt: Date
}

export const listAccounts = async (database: Database): Promise<AccountRow[]> => {
  const rows = await sql<AccountRow>`select id, name, email, "createdAt", coalesce("twoFactorEnabled", false)
      or exists (select from auth."passkey" p where p."userId" = u.id) as "secondStep"
      from auth."user" u order by email`.execute(database.as('umai_auth'))
  return rows.rows
}

export const hasPasskey = async (database: Database, accountId: string): Promise<boolean> => {
  const { rows } = await sql`select from auth."passkey" where "userId" = ${accountId} limit 1`.execute(
    database.as('umai_auth'),
  )
  return rows.length > 0
}

/** Ends every session of an account at once. */
export const endSessions = async (database: Database, accountId: string): Promise<void> => {
  await sql`delete from auth."session" where "userId" = ${accountId}`.execute(database.as('umai_auth'))
}
