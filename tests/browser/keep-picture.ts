import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from './worker.ts'

const folder = join(tmpdir(), 'umai-browser-failures')

/** What a worker sees at the moment a test failed, kept outside the repository. */
export const keepPicture = async (worker: Worker | undefined, name: string): Promise<void> => {
  if (!worker || worker.page.isClosed()) return
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}.png`)
  await worker.page.screenshot({ path, fullPage: true })
  process.stderr.write(`picture of the failure: ${path}\n${worker.page.url()}\n`)
}
