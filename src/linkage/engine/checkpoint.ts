import { createHash } from 'node:crypto'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { quoted, type Sql } from './database.ts'

/** Runs a stage, or takes what an earlier run that was stopped has finished of it. */
export type Keep = <T>(stage: string, work: () => Promise<T>) => Promise<T>

const DATABASE = 'link.duckdb'

/** Where the working database of a checkpoint lies. */
export async function openCheckpoint(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  return join(folder, DATABASE)
}

/** What a stopped run must have in common with this one: its configuration and its files. */
export async function fingerprint(config: unknown, files: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(config))
  for (const file of files) {
    const found = await stat(file).catch(() => null)
    hash.update(`\n${file} ${found?.size} ${found?.mtimeMs}`)
  }
  return hash.digest('hex')
}

/** Keeps finished stages in the database; one of another configuration or of changed files is begun again. */
export async function keepStages(sql: Sql, print: string): Promise<Keep> {
  await sql.run('CREATE TABLE IF NOT EXISTS stages (stage VARCHAR PRIMARY KEY, result VARCHAR)')
  const known = await sql.all("SELECT result FROM stages WHERE stage = 'fingerprint'")
  if (known[0]?.result !== print) {
    await sql.run('DELETE FROM stages')
    await sql.run(`INSERT INTO stages VALUES ('fingerprint', ${quoted(print)})`)
  }
  return async (stage, work) => {
    const [done] = await sql.all(`SELECT result FROM stages WHERE stage = ${quoted(stage)}`)
    if (done) return JSON.parse(String(done.result))
    // Work and mark in one transaction: a part done half is not done.
    await sql.run('BEGIN')
    const result = await work()
    await sql.run(`INSERT INTO stages VALUES (${quoted(stage)}, ${quoted(JSON.stringify(result ?? null))})`)
    await sql.run('COMMIT')
    return result
  }
}

/** For a run that keeps nothing: every stage is done as it comes. */
export const keepNothing: Keep = (_, work) => work()

/** A finished run needs its stages no more. */
export async function dropCheckpoint(folder: string): Promise<void> {
  await rm(join(folder, DATABASE), { force: true })
  await rm(join(folder, `${DATABASE}.wal`), { force: true })
}
