import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { findChromium } from '../../scripts/find-chromium.ts'
import { createUmai, type Umai } from '../../src/app.ts'
import { buildDesk } from '../../src/build-desk.ts'
import { type DemoAccount, loadDemo } from '../../src/demo/load-demo.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openEmbedded } from '../../src/platform/database/connect.ts'
import { openKeyFile } from '../../src/platform/vault/index.ts'
import { prepare } from '../../src/prepare.ts'
import { freePort } from '../helpers/free-port.ts'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Stage {
  umai: Umai
  address: string
  accounts: DemoAccount[]
  browser: Browser
  close(): Promise<void>
}

/**
 * The whole program with demo data on the embedded database in memory, and a browser to drive it.
 * @param settings environment variables of the program, besides those a test needs
 */
export const startForBrowser = async (settings: Record<string, string> = {}): Promise<Stage> => {
  const executablePath = findChromium(process.env)
  if (!executablePath) throw new Error('no Chromium: apt-get install chromium, or set CHROMIUM')
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'umai-browser-'))
  const config = readConfig({
    UMAI_DATA: folder,
    UMAI_LOG: 'silent',
    UMAI_DEMO: '1',
    PORT: String(port),
    ...settings,
  })
  const keys = await openKeyFile(config.keyFile, { create: true })
  const database = await openEmbedded()
  const reference = await prepare(config, database, keys)
  await buildDesk(() => {})
  const umai = await createUmai(config, database, keys, reference)
  const accounts = await loadDemo(umai)
  const address = await umai.server.listen({ port, host: '127.0.0.1' })
  const browser = await chromium.launch({ executablePath, args: flags })
  return {
    umai,
    address,
    accounts,
    browser,
    close: async () => {
      await browser.close()
      await umai.close()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
