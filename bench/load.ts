import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { buildDesk } from '../src/build-desk.ts'
import { startForBrowser } from '../tests/browser/start-for-browser.ts'
import { printTable } from './table.ts'

const desk = join(import.meta.dirname, '../dist/desk')
/** Chromium's own "slow 3G" profile: 400 kbit/s each way, 400 ms. */
const SLOW_3G = {
  offline: false,
  latency: 400,
  downloadThroughput: (400 * 1024) / 8,
  uploadThroughput: (400 * 1024) / 8,
}

/** What a first visit transfers, as the browser counts it, and how long pages take at slow 3G. */
export const run = async (): Promise<void> => {
  await buildDesk(() => {})
  const stage = await startForBrowser()
  try {
    const rows: (string | number)[][] = []
    for (const [name, path] of [
      ['public front', '/'],
      ['staff app, first load (sign-in)', '/desk/'],
    ] as const)
      rows.push(await visit(stage, name, path))
    printTable(
      'First load, nothing cached (bar: staff app ≤ 150 kB compressed)',
      ['page', 'requests', 'transferred', 'seconds at slow 3G'],
      rows,
    )
    printTable('Staff app entry as built', ['file', 'raw', 'gzip', 'brotli'], entryFiles().map(sizes))
  } finally {
    await stage.close()
  }
}

const visit = async (stage: Awaited<ReturnType<typeof startForBrowser>>, name: string, path: string) => {
  const context = await stage.browser.newContext({ locale: 'ky' })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  await cdp.send('Network.emulateNetworkConditions', SLOW_3G)
  let bytes = 0
  let requests = 0
  cdp.on('Network.loadingFinished', (event) => {
    bytes += event.encodedDataLength
    requests++
  })
  const began = performance.now()
  await page.goto(stage.address + path, { waitUntil: 'networkidle' })
  const seconds = (performance.now() - began - 500) / 1000 // networkidle itself waits half a second
  await context.close()
  return [name, requests, `${(bytes / 1000).toFixed(1)} kB`, seconds.toFixed(1)]
}

interface ManifestEntry {
  file: string
  css?: string[]
  imports?: string[]
  isEntry?: boolean
}

const entryFiles = (): string[] => {
  const manifest = JSON.parse(readFileSync(join(desk, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    ManifestEntry
  >
  const seen = new Set<string>()
  const add = (key: string) => {
    const entry = manifest[key]
    if (!entry || seen.has(entry.file)) return
    seen.add(entry.file)
    for (const css of entry.css ?? []) seen.add(css)
    for (const each of entry.imports ?? []) add(each)
  }
  for (const [key, entry] of Object.entries(manifest)) if (entry.isEntry) add(key)
  return [...seen]
}

const sizes = (file: string) => {
  const path = join(desk, file)
  const text = readFileSync(path)
  const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
  return [file, kb(statSync(path).size), kb(gzipSync(text).length), kb(brotliCompressSync(text).length)]
}
