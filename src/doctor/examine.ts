import { existsSync, statfsSync } from 'node:fs'
import { sql } from 'kysely'
import { type Config, ConfigError, readConfig } from '../platform/config.ts'
import type { Database } from '../platform/database/connect.ts'
import { folderUser } from '../platform/database/lock-folder.ts'
import { pendingMigrations } from '../platform/database/migrate.ts'
import { openDatabase } from '../platform/database/open-database.ts'
import { deskFolder } from '../platform/http/static-apps.ts'
import { openKeyFile } from '../platform/vault/index.ts'
import { checkReferenceCommand } from '../reference/command.ts'

export interface Finding {
  state: 'well' | 'warning' | 'wrong'
  what: string
  mend?: string
}

const LEAST_FREE_BYTES = 1024 ** 3
const OLDEST_POSTGRES = 15

/** Looks at runtime, settings, keys, reference data and database. Changes nothing. */
export const examine = async (env: Record<string, string | undefined>): Promise<Finding[]> => {
  const findings: Finding[] = [examineRuntime()]
  let config: Config
  try {
    config = readConfig(env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return [
      ...findings,
      ...error.problems.map(
        (what): Finding => ({
          state: 'wrong',
          what,
          mend: 'correct this setting (docs/operations.md, Settings)',
        }),
      ),
    ]
  }
  return [
    ...findings,
    ...examineSettings(config),
    examineDisk(config),
    await examineKeys(config),
    await examineReference(),
    examineDesk(),
    ...(await examineDatabase(config)),
  ]
}

const examineRuntime = (): Finding => {
  const major = Number(process.versions.node.split('.')[0])
  return major >= 24
    ? { state: 'well', what: `Node ${process.version}` }
    : { state: 'wrong', what: `Node ${process.version} is too old`, mend: 'run npm ci, which brings Node 24' }
}

const examineSettings = (config: Config): Finding[] => {
  const findings: Finding[] = []
  if (config.databaseUrl && config.demo)
    findings.push({
      state: 'warning',
      what: 'demo accounts with printed passwords are loaded',
      mend: 'unset UMAI_DEMO before real cases',
    })
  if (!config.requireSecondFactor)
    findings.push({
      state: 'warning',
      what: 'a second factor is not required',
      mend: 'set UMAI_REQUIRE_SECOND_FACTOR=1',
    })
  if (!config.baseUrl.startsWith('https') && config.databaseUrl)
    findings.push({
      state: 'warning',
      what: `address ${config.baseUrl} is not https`,
      mend: 'put a TLS proxy in front and set UMAI_BASE_URL',
    })
  return findings
}

const examineDisk = (config: Config): Finding => {
  if (!existsSync(config.dataDir))
    return { state: 'well', what: `data folder ${config.dataDir} will be made at the first start` }
  const disk = statfsSync(config.dataDir)
  const free = disk.bavail * disk.bsize
  return free > LEAST_FREE_BYTES
    ? {
        state: 'well',
        what: `data folder ${config.dataDir}, ${Math.floor(free / LEAST_FREE_BYTES)} GiB free`,
      }
    : {
        state: 'wrong',
        what: `less than 1 GiB free in ${config.dataDir}`,
        mend: 'free disk space; writes will fail when it is full',
      }
}

const examineKeys = async (config: Config): Promise<Finding> => {
  try {
    const keys = await openKeyFile(config.keyFile, { create: false })
    return { state: 'well', what: `key file, version ${keys.currentVersion}` }
  } catch (error) {
    const first = !config.databaseUrl && !existsSync(config.embeddedDir)
    if (first) return { state: 'well', what: 'key file will be made at the first start' }
    return {
      state: 'wrong',
      what: (error as Error).message,
      mend: 'put the key file of this database back (UMAI_KEY_FILE), mode 0600; without it names cannot be read',
    }
  }
}

const examineReference = async (): Promise<Finding> => {
  const { problems } = await checkReferenceCommand()
  return problems.length === 0
    ? { state: 'well', what: 'reference data' }
    : {
        state: 'wrong',
        what: `reference data: ${problems.length} problems, first: ${problems[0]}`,
        mend: 'run umai check-reference',
      }
}

const examineDesk = (): Finding =>
  existsSync(deskFolder)
    ? { state: 'well', what: 'staff app is built' }
    : {
        state: 'warning',
        what: 'staff app is not built yet',
        mend: 'npm start builds it; in a container run npm run build',
      }

const examineDatabase = async (config: Config): Promise<Finding[]> => {
  if (!config.databaseUrl && !existsSync(config.embeddedDir))
    return [{ state: 'well', what: 'embedded database will be made at the first start' }]
  if (!config.databaseUrl && folderUser(config.embeddedDir) !== null)
    return [
      {
        state: 'warning',
        what: 'the embedded database is in use by a running Umai',
        mend: 'stop it before examining the database',
      },
    ]
  let database: Database | undefined
  try {
    database = await openDatabase(config)
    return [
      await examineVersion(database),
      await examineMigrations(database),
      ...(await examineKeySet(config, database)),
    ]
  } catch (error) {
    const code = (error as { code?: string }).code ?? (error as Error).name
    return [
      {
        state: 'wrong',
        what: `database cannot be opened (${code})`,
        mend: 'check DATABASE_URL, that the server runs, and that the user may connect',
      },
    ]
  } finally {
    await database?.close()
  }
}

const examineVersion = async (database: Database): Promise<Finding> => {
  const rows = await sql<{ v: string }>`select current_setting('server_version_num') as v`.execute(
    database.admin,
  )
  const major = Math.floor(Number(rows.rows[0]?.v) / 10000)
  return major >= OLDEST_POSTGRES
    ? { state: 'well', what: `PostgreSQL ${major} (${database.kind})` }
    : {
        state: 'wrong',
        what: `PostgreSQL ${major} is too old`,
        mend: `use PostgreSQL ${OLDEST_POSTGRES} or later`,
      }
}

const examineMigrations = async (database: Database): Promise<Finding> => {
  const pending = await pendingMigrations(database)
  return pending.length === 0
    ? { state: 'well', what: 'database schema is up to date' }
    : {
        state: 'warning',
        what: `${pending.length} migrations to apply`,
        mend: 'run umai migrate (npm start does it too)',
      }
}

/** A key file beside another database's data would be refused at start; said here before anybody tries. */
const examineKeySet = async (config: Config, database: Database): Promise<Finding[]> => {
  const keys = await openKeyFile(config.keyFile, { create: false }).catch(() => null)
  const known = await sql<{ fingerprint: string }>`select fingerprint from vault.key_set`
    .execute(database.admin)
    .catch(() => null)
  if (keys === null || !known?.rows[0]) return []
  return known.rows[0].fingerprint === keys.fingerprint
    ? [{ state: 'well', what: 'the key file is the one of this database' }]
    : [
        {
          state: 'wrong',
          what: 'the key file is not the one of this database',
          mend: 'put the key file of this database back (docs/operations.md, When the key file is lost)',
        },
      ]
}
