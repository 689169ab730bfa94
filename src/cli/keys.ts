import { existsSync } from 'node:fs'
import { type Config, ConfigError, readConfig } from '../platform/config.ts'
import { openDatabase } from '../platform/database/open-database.ts'
import {
  createKeyFile,
  openKeyFile,
  rewrapDataKeys,
  rotateKeyFile,
  VaultError,
} from '../platform/vault/index.ts'
import { DONE, type RunCommand, WRONG_INPUT } from './command.ts'

const say = (text: string) => process.stderr.write(`${text}\n`)

/** `create`: the key file of a new installation. `rotate`: a new master key, and every person's key under it. */
export const run: RunCommand = async ([what]) => {
  const work = what === undefined ? undefined : works[what]
  if (!work) {
    say(`umai keys ${what}: create or rotate was expected`)
    return WRONG_INPUT
  }
  try {
    return await work(readConfig(process.env))
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof VaultError)) throw error
    say(error.message)
    return WRONG_INPUT
  }
}

const create = async ({ keyFile }: Config): Promise<number> => {
  if (existsSync(keyFile)) {
    say(`${keyFile} is there already and stays as it is`)
    return WRONG_INPUT
  }
  await createKeyFile(keyFile, new Date())
  say(`${keyFile} was made. Put a copy away from the database: without it nothing sealed can be read`)
  return DONE
}

/** A running program would go on with the old key, so it is stopped first; what it wrote stays readable. */
const rotate = async (config: Config): Promise<number> => {
  const version = await rotateKeyFile(config.keyFile, new Date())
  const database = await openDatabase(config)
  try {
    const keys = await openKeyFile(config.keyFile, { create: false })
    const count = await rewrapDataKeys(database, keys)
    say(
      `key version ${version} is current; ${count} keys of people were wrapped under it; everybody signs in again`,
    )
    say(`put a copy of ${config.keyFile} away; older copies open older backups only`)
    return DONE
  } finally {
    await database.close()
  }
}

const works: Record<string, (config: Config) => Promise<number>> = { create, rotate }
