import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import type { KeyPurpose } from './key-service.ts'
import { VaultError } from './vault-error.ts'

/** Bytes of every key here: AES-256 and HMAC-SHA256. */
export const KEY_BYTES = 32

/** Master keys by version, with the versions in use. */
export type MasterKeys = {
  current: number
  blindIndex: number
  keys: ReadonlyMap<number, KeyObject>
}

/**
 * The key for one purpose from a master key: HKDF-SHA256 (RFC 5869). No salt, because a master key is 32 random
 * bytes already; purpose and version in `info` keep the results apart.
 * @throws VaultError `key-version-unknown`
 */
export function deriveKey(master: MasterKeys, purpose: KeyPurpose, version: number): KeyObject {
  const secret = master.keys.get(version)
  if (!secret) throw new VaultError('key-version-unknown', `There is no master key of version ${version}`)
  const derived = Buffer.from(
    hkdfSync('sha256', secret, Buffer.alloc(0), `umai/${purpose}/v${version}`, KEY_BYTES),
  )
  const key = createSecretKey(derived)
  derived.fill(0)
  return key
}
