import type { KeyObject } from 'node:crypto'
import { AEAD_OVERHEAD, decrypt, encrypt } from './aead.ts'
import { VaultError } from './vault-error.ts'

/** Where a sealed text lives. `keyVersion` is the version of the person's data key, not of the master key. */
export type Place = { table: string; column: string; rowId: string; personId: string; keyVersion: number }

/** Sealed texts are padded to a multiple of this, so that nearly every name is as long as every other. */
export const BUCKET_BYTES = 64

const FORMAT = 1
const END_OF_TEXT = 0x80

/**
 * The additional data a text is bound to: `table|column|row-id|person-id|key-version`. A text moved to another
 * row, column or person no longer opens.
 * @throws VaultError `place-not-allowed` when a part is empty or holds "|", which would make two places one
 */
export function placeAad(place: Place): string {
  const parts = [place.table, place.column, place.rowId, place.personId, String(place.keyVersion)]
  if (parts.some((part) => part === '' || part.includes('|'))) {
    throw new VaultError('place-not-allowed', 'A part of the place of a sealed text is empty or holds "|"')
  }
  return parts.join('|')
}

/**
 * Seals a text under a data key: format byte, nonce, ciphertext, tag. UTF-8, then one 0x80 and zeros up to the
 * bucket (ISO/IEC 7816-4), so the length tells the bucket and nothing more.
 * @throws VaultError `text-not-well-formed` for half a surrogate pair, which UTF-8 would silently change
 */
export function seal(dataKey: KeyObject, text: string, aad: string): Buffer {
  if (!text.isWellFormed()) {
    throw new VaultError(
      'text-not-well-formed',
      'The text holds half a character and cannot be sealed unchanged',
    )
  }
  const bytes = Buffer.byteLength(text)
  const padded = Buffer.alloc((Math.floor(bytes / BUCKET_BYTES) + 1) * BUCKET_BYTES)
  padded.write(text)
  padded[bytes] = END_OF_TEXT
  const box = encrypt(dataKey, padded, Buffer.from(aad))
  padded.fill(0)
  return Buffer.concat([Buffer.of(FORMAT), box])
}

/**
 * Opens a sealed text.
 * @throws VaultError `sealed-text-rejected` when key, place or bytes are not those it was sealed with
 */
export function open(dataKey: KeyObject, sealed: Uint8Array, aad: string): string {
  const padded = hasShape(sealed) ? decrypt(dataKey, sealed.subarray(1), Buffer.from(aad)) : undefined
  const end = padded?.lastIndexOf(END_OF_TEXT) ?? -1
  if (!padded || end < 0) {
    throw new VaultError(
      'sealed-text-rejected',
      'A sealed text does not open: wrong key, wrong place or changed bytes',
    )
  }
  const text = padded.toString('utf8', 0, end)
  padded.fill(0)
  return text
}

function hasShape(sealed: Uint8Array): boolean {
  const body = sealed.length - 1 - AEAD_OVERHEAD
  return sealed[0] === FORMAT && body > 0 && body % BUCKET_BYTES === 0
}
