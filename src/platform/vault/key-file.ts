import { createSecretKey, randomBytes } from 'node:crypto'
import { type FileHandle, link, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { KEY_BYTES, type MasterKeys } from './master-keys.ts'
import { VaultError } from './vault-error.ts'

const Secret = z.base64().refine((text) => Buffer.from(text, 'base64').length === KEY_BYTES)
const Version = z.int().min(1).max(0xffffffff)

const KeyFile = z
  .strictObject({
    format: z.literal('umai-key-file'),
    current: Version,
    blindIndex: Version,
    keys: z.array(z.strictObject({ version: Version, secret: Secret, created: z.iso.datetime() })).min(1),
  })
  .refine(({ keys }) => new Set(keys.map((key) => key.version)).size === keys.length)
  .refine(({ keys }) => new Set(keys.map((key) => key.secret)).size === keys.length)
  .refine(({ keys, current }) => keys.some((key) => key.version === current))
  .refine(({ keys, blindIndex }) => keys.some((key) => key.version === blindIndex))
type KeyFile = z.infer<typeof KeyFile>

/**
 * The master keys of a key file.
 * @throws VaultError `key-file-missing`, `key-file-unreadable`, `key-file-open-to-others`, `key-file-garbled`
 */
export async function readMasterKeys(path: string): Promise<MasterKeys> {
  const { current, blindIndex, keys } = await readKeyFile(path)
  const secrets = keys.map((key) => [key.version, createSecretKey(key.secret, 'base64')] as const)
  return { current, blindIndex, keys: new Map(secrets) }
}

/** Writes a key file with one random master key, unless there is one: an existing file is never replaced. */
export async function createKeyFile(path: string, created: Date): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const key = newKey(1, created)
  const draft = await writeDraft(path, { format: 'umai-key-file', current: 1, blindIndex: 1, keys: [key] })
  try {
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft)
  }
}

/**
 * Adds a master key and makes it current; older ones stay to open what they wrapped, until everything is rewrapped.
 * The blind index stays at its version unless `reindex`, after which every person has to be indexed again.
 * @returns the new version. Errors as `readMasterKeys`.
 */
export async function rotateKeyFile(path: string, created: Date, { reindex = false } = {}): Promise<number> {
  const file = await readKeyFile(path)
  const version = Math.max(...file.keys.map((key) => key.version)) + 1
  const keys = [...file.keys, newKey(version, created)]
  const blindIndex = reindex ? version : file.blindIndex
  await rename(await writeDraft(path, { ...file, current: version, blindIndex, keys }), path)
  return version
}

function newKey(version: number, created: Date): KeyFile['keys'][number] {
  return { version, secret: randomBytes(KEY_BYTES).toString('base64'), created: created.toISOString() }
}

/** Whole file beside its place, on disk before it is moved there, so that a crash leaves the old one or the new. */
async function writeDraft(path: string, content: KeyFile): Promise<string> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.new`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(`${JSON.stringify(content, null, 2)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  return draft
}

async function readKeyFile(path: string): Promise<KeyFile> {
  const file = await open(path, 'r').catch((error) => {
    throw error.code === 'ENOENT'
      ? new VaultError(
          'key-file-missing',
          `There is no key file at ${path}. Restore it, or create one before first use`,
        )
      : new VaultError('key-file-unreadable', `The key file ${path} cannot be read (${error.code})`)
  })
  try {
    await refuseIfOpenToOthers(file, path)
    return parseKeyFile(await file.readFile('utf8').catch(() => ''), path)
  } finally {
    await file.close()
  }
}

async function refuseIfOpenToOthers(file: FileHandle, path: string): Promise<void> {
  const { mode } = await file.stat()
  if (process.platform === 'win32' || (mode & 0o077) === 0) return
  const shown = (mode & 0o777).toString(8)
  throw new VaultError(
    'key-file-open-to-others',
    `Others may use the key file ${path} (mode ${shown}). Run: chmod 600`,
  )
}

/** Neither JSON's nor zod's messages are passed on: they quote the text they stumble over. */
function parseKeyFile(text: string, path: string): KeyFile {
  try {
    return KeyFile.parse(JSON.parse(text))
  } catch {
    throw new VaultError(
      'key-file-garbled',
      `The file ${path} is not a whole key file. Restore it from its copy`,
    )
  }
}
