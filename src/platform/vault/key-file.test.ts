import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openKeyFile } from './file-key-service.ts'
import { rotateKeyFile } from './key-file.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'umai-keys-'))
  path = join(folder, 'deep', 'keys.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

const stored = () => JSON.parse(readFileSync(path, 'utf8'))
const write = (text: string, mode = 0o600) => writeFileSync(path, text, { mode })
const refusal = async () => openKeyFile(path, { create: false }).catch((error) => error)

describe('openKeyFile', () => {
  it('creates a file for its owner only, and opens the same keys again', async () => {
    const first = await openKeyFile(path, { create: true })
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const again = await openKeyFile(path, { create: true })
    expect(again.fingerprint).toBe(first.fingerprint)
    expect(readdirSync(join(folder, 'deep'))).toEqual(['keys.json'])
  })

  it('gives two starts at once the same keys', async () => {
    const services = await Promise.all(Array.from({ length: 8 }, () => openKeyFile(path, { create: true })))
    expect(new Set(services.map((service) => service.fingerprint)).size).toBe(1)
  })

  it('refuses a missing file and does not make one unasked', async () => {
    expect(await refusal()).toMatchObject({ code: 'key-file-missing' })
    expect(existsSync(path)).toBe(false)
  })

  it.each([0o640, 0o604, 0o660, 0o644])('refuses a file that others may use (mode %i)', async (mode) => {
    await openKeyFile(path, { create: true })
    chmodSync(path, mode)
    expect(await refusal()).toMatchObject({ code: 'key-file-open-to-others' })
    await expect(openKeyFile(path, { create: true })).rejects.toMatchObject({
      code: 'key-file-open-to-others',
    })
  })

  it('refuses a folder in its place', async () => {
    const error = await openKeyFile(folder, { create: false }).catch((caught) => caught)
    expect(error).toMatchObject({ name: 'VaultError' })
  })

  it.each([
    ['empty', () => ''],
    ['cut off', (text: string) => text.slice(0, -20)],
    ['not JSON', (text: string) => `secret ${text}`],
    ['of another format', (text: string) => text.replace('umai-key-file', 'other')],
    ['with a short key', (text: string) => text.replace(/"secret": "..../, '"secret": "')],
    ['with a current version it lacks', (text: string) => text.replace('"current": 1', '"current": 2')],
    ['with an index version it lacks', (text: string) => text.replace('"blindIndex": 1', '"blindIndex": 2')],
    ['with an unknown field', (text: string) => text.replace('{', '{"extra": 1,')],
  ])('refuses a file %s, leaves it as it is and does not quote it', async (_, garble) => {
    await openKeyFile(path, { create: true })
    const text = readFileSync(path, 'utf8')
    const secret: string = stored().keys[0].secret
    write(garble(text))
    const error = await refusal()
    expect(error).toMatchObject({ code: 'key-file-garbled' })
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(secret.slice(4, 16))
    await expect(openKeyFile(path, { create: true })).rejects.toMatchObject({ code: 'key-file-garbled' })
    expect(readFileSync(path, 'utf8')).toBe(garble(text))
  })
})

describe('rotateKeyFile', () => {
  it('adds a current key, keeps the old one, the blind index, the fingerprint and the mode', async () => {
    const before = await openKeyFile(path, { create: true })
    expect(await rotateKeyFile(path, new Date())).toBe(2)
    const after = await openKeyFile(path, { create: false })
    expect([before.currentVersion, after.currentVersion]).toEqual([1, 2])
    expect(after.fingerprint).toBe(before.fingerprint)
    expect(await after.blindTokens(['w:aigul'])).toEqual(await before.blindTokens(['w:aigul']))
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('changes the blind index only when asked', async () => {
    const before = await openKeyFile(path, { create: true })
    await rotateKeyFile(path, new Date(), { reindex: true })
    const after = await openKeyFile(path, { create: false })
    expect(after.indexVersion).toBe(2)
    expect(await after.blindTokens(['w:aigul'])).not.toEqual(await before.blindTokens(['w:aigul']))
  })
})
