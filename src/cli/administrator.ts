import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { firstPassword } from '../accounts/create-account.ts'
import { ConfigError, readConfig } from '../platform/config.ts'
import type { Database } from '../platform/database/connect.ts'
import { openDatabase } from '../platform/database/open-database.ts'
import { createAccount } from '../platform/sign-in/accounts.ts'
import { openKeyFile, VaultError } from '../platform/vault/index.ts'
import { CannotStart, prepare } from '../prepare.ts'
import { DONE, type RunCommand, WRONG_INPUT } from './command.ts'

const say = (text: string) => process.stderr.write(`${text}\n`)

/** The first administrator of an installation; everybody else is made by an administrator, on the screen. */
export const run: RunCommand = async ([email, agency]) => {
  let database: Database | undefined
  try {
    const config = readConfig(process.env)
    const keys = await openKeyFile(config.keyFile, { create: config.databaseUrl === undefined })
    database = await openDatabase(config)
    // The directory must be there before anybody can have a post in one of its agencies.
    await prepare(config, database, keys)
    return await make(database, email!, agency!)
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof CannotStart || error instanceof VaultError))
      throw error
    say(error.message)
    return WRONG_INPUT
  } finally {
    await database?.close()
  }
}

const make = async (database: Database, email: string, agency: string): Promise<number> => {
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) return refuse(`${email}: an e-mail address was expected`)
  const known = await sql`select 1 from core.agency where agency_id = ${agency} and active`.execute(
    database.admin,
  )
  if (known.rows.length === 0) return refuse(`${agency}: no active agency of the directory has this code`)
  const password = firstPassword()
  const { accountId, created } = await createAccount(database, { email, title: 'Administrator', password })
  if (!created) return refuse(`${email}: there is an account with this address already`)
  await sql`insert into core.post (post_id, account_id, agency_id, roles)
    values (${uuidv7()}, ${accountId}, ${agency}, array['administrator'])`.execute(database.admin)
  await sql`insert into audit.entry (account_id, agency_id, action, object_type, object_id, decision)
    values (null, ${agency}, 'account.created', 'account', ${accountId}, 'allowed')`.execute(database.admin)
  process.stdout.write(`${password}\n`)
  say(`the first password of ${email} stands above, this once; change it after signing in`)
  return DONE
}

const refuse = (problem: string): number => {
  say(problem)
  return WRONG_INPUT
}
