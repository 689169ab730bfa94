import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { folderUser, lockFolder } from './lock-folder.ts'

const home = mkdtempSync(join(tmpdir(), 'umai-lock-'))
const folder = join(home, 'database')
const lock = `${folder}.lock`
afterAll(() => rmSync(home, { recursive: true, force: true }))

test('a free folder is taken and given back', () => {
  expect(folderUser(folder)).toBe(null)
  const free = lockFolder(folder)
  expect(existsSync(lock)).toBe(true)
  free()
  expect(existsSync(lock)).toBe(false)
})

test('a living process keeps it; one that has gone does not', async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  writeFileSync(lock, `${other.pid}\n`)
  expect(folderUser(folder)).toBe(other.pid)
  expect(() => lockFolder(folder)).toThrow(`process ${other.pid}`)
  const gone = new Promise((resolve) => other.once('exit', resolve))
  other.kill('SIGKILL')
  await gone
  expect(folderUser(folder)).toBe(null)
  lockFolder(folder)()
})

test('a lock of our own number is from before a crash, and one that says nothing binds nobody', () => {
  for (const left of [`${process.pid}\n`, '', 'not a number']) {
    writeFileSync(lock, left)
    expect(folderUser(folder)).toBe(null)
    lockFolder(folder)()
  }
})
