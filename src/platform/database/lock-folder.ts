import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { ConfigError } from '../config.ts'

const lockOf = (folder: string) => `${folder}.lock`

/**
 * Takes the folder of an embedded database for this process: it has no guard of its own, and two processes writing to
 * one folder would destroy it. A lock left by a process that is gone is taken over.
 * @returns what gives the folder free again
 * @throws ConfigError with one line when a living process has it
 */
export const lockFolder = (folder: string): (() => void) => {
  const user = folderUser(folder)
  if (user !== null) {
    const way = `stop it first; if process ${user} is no Umai, remove ${lockOf(folder)}`
    throw new ConfigError([`${folder} is in use by a running Umai (process ${user}): ${way}`])
  }
  rmSync(lockOf(folder), { force: true })
  // Of two that start at one moment, the slower one fails here.
  writeFileSync(lockOf(folder), `${process.pid}\n`, { flag: 'wx' })
  return () => rmSync(lockOf(folder), { force: true })
}

/** The living process, other than this one, that has the folder; null when it is free. */
export const folderUser = (folder: string): number | null => {
  const pid = lockHolder(folder)
  // A container gives every start the same number: our own can only be from before a crash.
  if (pid === null || pid === process.pid || !isAlive(pid)) return null
  return pid
}

const lockHolder = (folder: string): number | null => {
  try {
    return Number.parseInt(readFileSync(lockOf(folder), 'utf8'), 10) || null
  } catch {
    return null
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
