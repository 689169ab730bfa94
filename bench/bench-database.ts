import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Config, readConfig } from '../src/platform/config.ts'
import { type Database, openServer } from '../src/platform/database/connect.ts'
import { type KeyService, openKeyFile } from '../src/platform/vault/index.ts'
import { prepare } from '../src/prepare.ts'
import type { Reference } from '../src/reference/model.ts'

export interface Bench {
  url: string
  config: Config
  database: Database
  keys: KeyService
  reference: Reference
  drop(): Promise<void>
}

/** Where the benchmarks' PostgreSQL listens; the machine's own one unless DATABASE_URL says otherwise. */
export const serverUrl = (): string =>
  process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'

/** A prepared database of its own on the PostgreSQL server, gone again after `drop`. */
export const benchDatabase = async (name: string): Promise<Bench> => {
  await onServer(`drop database if exists ${name} with (force)`)
  await onServer(`create database ${name}`)
  const url = new URL(serverUrl())
  url.pathname = `/${name}`
  const data = mkdtempSync(join(tmpdir(), 'umai-bench-'))
  const config = readConfig({
    UMAI_DATA: data,
    UMAI_LOG: 'silent',
    UMAI_DEMO: '1',
    DATABASE_URL: url.href,
    PORT: '0',
    UMAI_REQUESTS_A_MINUTE: '100000000',
  })
  const keys = await openKeyFile(config.keyFile, { create: true })
  const database = openServer(url.href, url.href)
  const reference = await prepare(config, database, keys)
  return {
    url: url.href,
    config,
    database,
    keys,
    reference,
    drop: async () => {
      await database.close()
      await onServer(`drop database if exists ${name} with (force)`)
    },
  }
}

const onServer = async (statement: string) => {
  const client = new pg.Client({ connectionString: serverUrl() })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
