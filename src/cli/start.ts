import { setFlagsFromString } from 'node:v8'
import { capabilities, createUmai } from '../app.ts'
import { buildDesk } from '../build-desk.ts'
import { type DemoAccount, loadDemo } from '../demo/load-demo.ts'
import { ConfigError, readConfig } from '../platform/config.ts'
import { openDatabase } from '../platform/database/open-database.ts'
import { runJobs } from '../platform/jobs/run-jobs.ts'
import { openKeyFile, VaultError } from '../platform/vault/index.ts'
import { CannotStart, prepare } from '../prepare.ts'
import { DONE, type RunCommand, WRONG_INPUT } from './command.ts'

const say = (text: string) => process.stderr.write(`${text}\n`)

/** Starts the program and stays until SIGTERM or Ctrl-C. */
export const run: RunCommand = async () => {
  try {
    await start()
    return DONE
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof CannotStart || error instanceof VaultError))
      throw error
    for (const line of 'problems' in error ? error.problems : [error.message]) say(line)
    return WRONG_INPUT
  }
}

const start = async () => {
  const config = readConfig(process.env)
  const stopped = untilStopped()
  say('Umai is starting')
  const keys = await openKeyFile(config.keyFile, { create: config.demo || config.databaseUrl === undefined })
  const database = await openDatabase(config)
  const reference = await prepare(config, database, keys, (step) => say(`  ${step}`))
  await buildDesk((step) => say(`  ${step}`))
  const umai = await createUmai(config, database, keys, reference)
  const accounts = config.demo ? await loadDemo(umai, (step) => say(`  ${step}`)) : []
  await umai.server.listen({ port: config.port, host: config.host })
  const jobs = await runJobs(
    database,
    umai.services,
    umai.metrics,
    capabilities.flatMap((each) => each.jobs ?? []),
  )
  setFlagsFromString('--semi-space-growth-factor=2')
  announce(config.baseUrl, accounts)
  await stopped
  say('Umai is stopping')
  await umai.close()
  await jobs.stop()
  await database.close()
}

const untilStopped = () =>
  new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve)
    process.once('SIGINT', resolve)
  })

const announce = (address: string, accounts: DemoAccount[]) => {
  say(`\nUmai is ready: ${address}/  staff: ${address}/desk/`)
  if (accounts.length === 0) return
  say('\nDemo accounts (synthetic data; not for real cases):')
  for (const { email, password, role } of accounts) say(`  ${email.padEnd(34)} ${password}   ${role}`)
}
