import { sql, type Transaction } from 'kysely'
import type { Database } from '../database/connect.ts'
import type { Tables } from '../database/tables.ts'
import { type Actor, type Person, type SystemActor, theSystem } from './actor.ts'

export { theSystem }

import { signContext } from './context.ts'

/** A transaction that knows who is asking; the first parameter of every store function. */
export type Trx = Transaction<Tables>

export interface Access {
  /** The only way to get a transaction: everything inside sees what this actor may see, and commits or rolls back whole. */
  withActor<T>(actor: Actor, work: (trx: Trx) => Promise<T>): Promise<T>
  /**
   * Runs a part of the same transaction as the system on behalf of somebody whose right to do exactly this has
   * been checked as themselves; the person's own context is back afterwards.
   */
  asSystem<T>(trx: Trx, person: Person | null, work: () => Promise<T>): Promise<T>
  /** A transaction without any context, for the public pages: only rows that are for everybody are there. */
  asAnyone<T>(work: (trx: Trx) => Promise<T>): Promise<T>
}

/** `key` signs the context; its copy in `access.context_key` is installed at start by {@link installContextKey}. */
export const createAccess = (database: Database, key: Buffer): Access => {
  const enter = async (trx: Trx, actor: Actor) => {
    const context = signContext(key, actor, new Date())
    await sql`select set_config('umai.context', ${context}, true)`.execute(trx)
  }
  return {
    asAnyone: (work) => database.as('umai_app').transaction().setAccessMode('read only').execute(work),
    withActor: (actor, work) =>
      database
        .as('umai_app')
        .transaction()
        .execute(async (trx) => {
          await enter(trx, actor)
          return work(trx)
        }),
    asSystem: async (trx, person, work) => {
      const system: SystemActor = { ...theSystem, onBehalfOf: person }
      await enter(trx, system)
      const result = await work()
      await enter(trx, person ?? theSystem)
      return result
    },
  }
}

/** Puts the verifying copy of the key where only the owner's functions can read it. */
export const installContextKey = async (database: Database, key: Buffer): Promise<void> => {
  await sql`insert into access.context_key (secret) values (${key})
    on conflict (only_one) do update set secret = excluded.secret`.execute(database.admin)
}
