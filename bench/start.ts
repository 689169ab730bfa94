import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from '../tests/helpers/free-port.ts'
import { serverUrl } from './bench-database.ts'
import { printTable } from './table.ts'

const REST_MS = 20_000
const root = join(import.meta.dirname, '..')

/** Seconds from `npm start` on an installed clone to ready, and memory after it has rested. */
export const run = async (): Promise<void> => {
  const rows = [await measure('embedded database, first start with demo data', {}), await withServer()]
  printTable(
    'Start (bar: ≤ 30 s, and ≤ 300 MB at rest with PostgreSQL)',
    ['what', 'seconds to ready', 'again', 'memory at rest'],
    rows,
  )
}

const withServer = async () => {
  const admin = new pg.Client({ connectionString: serverUrl() })
  await admin.connect()
  await admin.query('drop database if exists umai_bench_start with (force)')
  await admin.query('create database umai_bench_start')
  const url = new URL(serverUrl())
  url.pathname = '/umai_bench_start'
  const row = await measure('PostgreSQL server, first start with demo data', {
    DATABASE_URL: url.href,
    UMAI_DEMO: '1',
  })
  await admin.query('drop database umai_bench_start with (force)')
  await admin.end()
  return row
}

const measure = async (name: string, env: Record<string, string>) => {
  const data = mkdtempSync(join(tmpdir(), 'umai-bench-start-'))
  const first = await startOnce(data, env)
  await first.stop()
  const second = await startOnce(data, env)
  await new Promise((resolve) => setTimeout(resolve, REST_MS))
  const memory = second.memory()
  await second.stop()
  return [name, first.seconds.toFixed(1), second.seconds.toFixed(1), `${Math.round(memory / 1e6)} MB`]
}

const startOnce = async (data: string, env: Record<string, string>) => {
  const port = await freePort()
  const began = performance.now()
  // The very command of `npm start`, without npm's own process around it.
  const child = spawn(process.execPath, [join(root, 'bin/umai'), 'start'], {
    env: {
      ...process.env,
      DATABASE_URL: '',
      ...env,
      UMAI_DATA: data,
      PORT: String(port),
      UMAI_LOG: 'silent',
    },
    stdio: 'ignore',
  })
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error(`umai start ended with ${child.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    seconds: (performance.now() - began) / 1000,
    memory: () => residentBytes(child.pid!),
    stop: () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

const isReady = (port: number) =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  )

const residentBytes = (pid: number) =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
