import { ConfigError, readConfig } from '../platform/config.ts'
import { migrate } from '../platform/database/migrate.ts'
import { openDatabase } from '../platform/database/open-database.ts'
import { DONE, type RunCommand, WRONG_INPUT } from './command.ts'

/** Applies the migrations that are missing and says which. */
export const run: RunCommand = async () => {
  try {
    return await applyMissing()
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\n`)
    return WRONG_INPUT
  }
}

const applyMissing = async () => {
  const database = await openDatabase(readConfig(process.env))
  try {
    const { applied, already } = await migrate(database, (name) => process.stderr.write(`${name}\n`))
    process.stderr.write(`${applied.length} applied, ${already} were there already\n`)
    return DONE
  } finally {
    await database.close()
  }
}
