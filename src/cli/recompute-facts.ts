import { createUmai } from '../app.ts'
import { ConfigError, readConfig } from '../platform/config.ts'
import type { Database } from '../platform/database/connect.ts'
import { openDatabase } from '../platform/database/open-database.ts'
import { openKeyFile, VaultError } from '../platform/vault/index.ts'
import { CannotStart, prepare } from '../prepare.ts'
import { recomputeFacts } from '../statistics/index.ts'
import { DONE, type RunCommand, WRONG_INPUT } from './command.ts'

const say = (text: string) => process.stderr.write(`${text}\n`)

/** Folds all cases anew and puts the countable facts right; `--check` only compares, and ends with 2 when they differ. */
export const run: RunCommand = async (_, options) => {
  let database: Database | undefined
  try {
    const config = readConfig(process.env)
    const keys = await openKeyFile(config.keyFile, { create: false })
    database = await openDatabase(config)
    const reference = await prepare(config, database, keys)
    const umai = await createUmai({ ...config, logLevel: 'silent' }, database, keys, reference)
    const check = options.check === true
    const found = await recomputeFacts(umai.services, { check }, (cases) => say(`  ${cases} cases`))
    await umai.close()
    tell(found, check, options.json === true)
    return check && found.facts + found.counts > 0 ? WRONG_INPUT : DONE
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof CannotStart || error instanceof VaultError))
      throw error
    say(error.message)
    return WRONG_INPUT
  } finally {
    await database?.close()
  }
}

const tell = (found: Awaited<ReturnType<typeof recomputeFacts>>, check: boolean, json: boolean) => {
  if (json) process.stdout.write(`${JSON.stringify({ ...found, corrected: !check })}\n`)
  const end = check ? 'nothing was changed' : 'all are right now'
  say(
    `${found.cases} cases; ${found.facts} facts and ${found.counts} counts differed from the event log; ${end}`,
  )
}
