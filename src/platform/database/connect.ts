import { mkdirSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely'
import pg from 'pg'
import { fromPglite } from 'pg-boss'
import { lockFolder } from './lock-folder.ts'
import type { Tables } from './tables.ts'

/** Run-time roles of the database; each may touch only its own schemas and owns nothing. */
export type DatabaseRole = 'umai_app' | 'umai_auth'

/** One PostgreSQL, embedded or a server; outside this folder nobody asks which. */
export interface Database {
  readonly kind: 'embedded' | 'server'
  /** The owner: migrations, reference data and key installation at start only. */
  readonly admin: Kysely<Tables>
  as(role: DatabaseRole): Kysely<Tables>
  /** Where the job queue (pg-boss) keeps its own schema. */
  readonly jobStore: { db: ReturnType<typeof fromPglite> } | { connectionString: string; max: number }
  /** Runs a script of several statements as the owner. */
  script(sql: string): Promise<void>
  /** A copy of the whole embedded database, for tests and backups; a server has its own tools. */
  image(): Promise<Blob>
  close(): Promise<void>
}

// bigint columns (blind-index tokens, counters) come back as strings by default; counts here stay far below 2^53.
const INT8 = 20
pg.types.setTypeParser(INT8, (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text)))

/** Opens PostgreSQL in this process; `folder` undefined keeps it in memory (tests). */
export const openEmbedded = async (folder?: string, loadDataDir?: Blob): Promise<Database> => {
  if (folder) mkdirSync(folder, { recursive: true })
  const unlock = folder ? lockFolder(folder) : () => {}
  const lite = await PGlite.create({ dataDir: folder, loadDataDir, relaxedDurability: false })
  const asRole = (role: DatabaseRole) =>
    new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: confined(lite, role) }) })
  const app = asRole('umai_app')
  const auth = asRole('umai_auth')
  return {
    kind: 'embedded',
    admin: new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: lite }) }),
    as: (role) => (role === 'umai_app' ? app : auth),
    jobStore: { db: fromPglite(lite) },
    script: async (sql) => void (await lite.exec(sql)),
    image: () => lite.dumpDataDir('none'),
    close: () => lite.close().finally(unlock),
  }
}

type Facade = ConstructorParameters<typeof PGliteDialect>[0]['pglite']

/** The embedded database has one session, so a role is put on for each transaction and falls off with it. */
const confined = (lite: PGlite, role: DatabaseRole): Facade => {
  const transaction: PGlite['transaction'] = (work) =>
    lite.transaction(async (trx) => {
      await trx.query(`set local role ${role}`)
      return work(trx)
    })
  return {
    get closed() {
      return lite.closed
    },
    get ready() {
      return lite.ready
    },
    waitReady: lite.waitReady,
    close: async () => {},
    query: (text, params, options) => transaction((trx) => trx.query(text, params, options)),
    transaction,
  } as Facade
}

/** Opens a PostgreSQL server. `adminUrl` is used for migrations; `url` for everything else, with the role put on at start-up. */
export const openServer = (url: string, adminUrl: string, poolSize = 16): Database => {
  const pool = (max: number, connectionString: string, role?: DatabaseRole) =>
    new pg.Pool({ connectionString, max, options: role ? `-c role=${role}` : undefined })
  const pools: pg.Pool[] = []
  const open = (max: number, connectionString: string, role?: DatabaseRole) => {
    const made = pool(max, connectionString, role)
    made.on('error', () => {}) // a dropped idle connection is replaced at the next use
    pools.push(made)
    return { made, kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: made }) }) }
  }
  const admin = open(2, adminUrl)
  const app = lazily(() => open(poolSize, url, 'umai_app').kysely)
  const auth = lazily(() => open(4, url, 'umai_auth').kysely)
  return {
    kind: 'server',
    admin: admin.kysely,
    as: (role) => (role === 'umai_app' ? app() : auth()),
    jobStore: { connectionString: adminUrl, max: 2 },
    script: async (sql) => void (await admin.made.query(sql)),
    image: () => Promise.reject(new Error('a server is copied with pg_dump')),
    close: async () => void (await Promise.all(pools.map((each) => each.end()))),
  }
}

const lazily = <T>(make: () => T) => {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
