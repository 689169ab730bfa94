import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openEmbedded, openServer } from '../../src/platform/database/connect.ts'
import { openKeyFile } from '../../src/platform/vault/index.ts'
import { prepare } from '../../src/prepare.ts'
import { testConfig } from './test-config.ts'

/**
 * Prepares one database (schema, reference data, demo directory) that every test file copies: an image of the
 * embedded one, or, with DATABASE_URL, a template database on that server.
 */
export default async function setup() {
  const folder = await mkdtemp(join(tmpdir(), 'umai-tests-'))
  const keyFile = join(folder, 'keys.json')
  const keys = await openKeyFile(keyFile, { create: true })
  process.env.UMAI_TEST_KEYS = keyFile
  const config = testConfig({ UMAI_KEY_FILE: keyFile })
  const server = process.env.DATABASE_URL
  if (!server) {
    const database = await openEmbedded()
    await prepare(config, database, keys)
    const image = await database.image()
    await writeFile(join(folder, 'image.tar'), Buffer.from(await image.arrayBuffer()))
    await database.close()
    process.env.UMAI_TEST_IMAGE = join(folder, 'image.tar')
    return () => rm(folder, { recursive: true, force: true })
  }
  const name = `umai_template_${process.pid}`
  await onServer(server, `create database ${name}`)
  const url = withDatabase(server, name)
  const database = openServer(url, url)
  await prepare(config, database, keys)
  await database.close()
  process.env.UMAI_TEST_TEMPLATE = name
  return async () => {
    await onServer(server, `drop database if exists ${name} with (force)`)
    await rm(folder, { recursive: true, force: true })
  }
}

export const onServer = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

export const withDatabase = (url: string, name: string): string => {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
