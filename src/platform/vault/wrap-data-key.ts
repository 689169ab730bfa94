import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { AEAD_OVERHEAD, decrypt, encrypt } from './aead.ts'
import type { NewDataKey } from './key-service.ts'
import { deriveKey, KEY_BYTES, type MasterKeys } from './master-keys.ts'
import { VaultError } from './vault-error.ts'

const FORMAT = 1
/** Format byte and master-key version (32 bits), in the clear so that it is known which key opens the rest. */
const HEADER_BYTES = 5

/** A new random data key for a person, wrapped under the current master key. */
export function newDataKey(master: MasterKeys, owner: string): NewDataKey {
  const bytes = randomBytes(KEY_BYTES)
  const wrapped = wrap(master, owner, bytes)
  return { plain: takeKey(bytes), wrapped }
}

/**
 * The data key in a wrapped key.
 * @throws VaultError `wrapped-key-rejected` for another owner, other master keys or changed bytes;
 *   `key-version-unknown` when the key file lacks the version it was wrapped under
 */
export function unwrapDataKey(master: MasterKeys, owner: string, wrapped: Uint8Array): KeyObject {
  return takeKey(unwrapBytes(master, owner, wrapped))
}

/** The same data key under the current master key; sealed texts stay as they are. Errors as `unwrapDataKey`. */
export function rewrapDataKey(master: MasterKeys, owner: string, wrapped: Uint8Array): Buffer {
  const bytes = unwrapBytes(master, owner, wrapped)
  const current = wrappedVersion(wrapped) === master.current
  const rewrapped = current ? Buffer.from(wrapped) : wrap(master, owner, bytes)
  bytes.fill(0)
  return rewrapped
}

/** The master-key version a data key is wrapped under, to find those still to rewrap. Error as `unwrapDataKey`. */
export function wrappedVersion(wrapped: Uint8Array): number {
  if (wrapped.length !== HEADER_BYTES + KEY_BYTES + AEAD_OVERHEAD || wrapped[0] !== FORMAT) throw rejected()
  return new DataView(wrapped.buffer, wrapped.byteOffset).getUint32(1)
}

function wrap(master: MasterKeys, owner: string, bytes: Uint8Array): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  header[0] = FORMAT
  header.writeUInt32BE(master.current, 1)
  const key = deriveKey(master, 'vault-kek', master.current)
  return Buffer.concat([header, encrypt(key, bytes, wrapAad(header, owner))])
}

function unwrapBytes(master: MasterKeys, owner: string, wrapped: Uint8Array): Buffer {
  const key = deriveKey(master, 'vault-kek', wrappedVersion(wrapped))
  const aad = wrapAad(wrapped.subarray(0, HEADER_BYTES), owner)
  const bytes = decrypt(key, wrapped.subarray(HEADER_BYTES), aad)
  if (bytes?.length !== KEY_BYTES) throw rejected()
  return bytes
}

function wrapAad(header: Uint8Array, owner: string): Buffer {
  return Buffer.concat([Buffer.from('data-key|'), header, Buffer.from(owner)])
}

function takeKey(bytes: Buffer): KeyObject {
  const key = createSecretKey(bytes)
  bytes.fill(0)
  return key
}

function rejected(): VaultError {
  return new VaultError(
    'wrapped-key-rejected',
    'A data key does not unwrap: wrong owner, wrong keys or changed bytes',
  )
}
