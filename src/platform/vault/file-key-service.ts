import { createHmac } from 'node:crypto'
import { blindTokens } from './blind-token.ts'
import { createKeyFile, readMasterKeys } from './key-file.ts'
import type { KeyService } from './key-service.ts'
import { deriveKey, type MasterKeys } from './master-keys.ts'
import { newDataKey, rewrapDataKey, unwrapDataKey } from './wrap-data-key.ts'

/**
 * The key service of a key file, for development and single-machine use: whoever reads that file reads everything.
 * With `create`, a missing file is made (mode 0600); compare `fingerprint` with the database before writing, because
 * a new file beside old data means that the old one was lost.
 * @throws VaultError `key-file-…` when it is missing, readable by others or not a whole key file
 */
export async function openKeyFile(path: string, { create }: { create: boolean }): Promise<KeyService> {
  if (create) {
    await readMasterKeys(path).catch((error) => {
      if (error.code !== 'key-file-missing') throw error
      return createKeyFile(path, new Date())
    })
  }
  return keyServiceOf(await readMasterKeys(path))
}

/** A key service over master keys in memory. */
export function keyServiceOf(master: MasterKeys): KeyService {
  const indexKey = deriveKey(master, 'blind-index', master.blindIndex)
  return {
    currentVersion: master.current,
    indexVersion: master.blindIndex,
    fingerprint: fingerprint(master),
    newDataKey: async (owner) => newDataKey(master, owner),
    unwrapDataKey: async (owner, wrapped) => unwrapDataKey(master, owner, wrapped),
    rewrapDataKey: async (owner, wrapped) => rewrapDataKey(master, owner, wrapped),
    blindTokens: async (terms) => blindTokens(indexKey, terms),
    deriveKey: async (purpose, version = master.current) => deriveKey(master, purpose, version),
  }
}

/** Of the oldest key, because that one stays when keys are rotated. */
function fingerprint(master: MasterKeys): string {
  const key = deriveKey(master, 'fingerprint', Math.min(...master.keys.keys()))
  return createHmac('sha256', key).update('umai').digest('hex').slice(0, 16)
}
