import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Bytes that encryption adds. */
export const AEAD_OVERHEAD = NONCE_BYTES + TAG_BYTES

/**
 * AES-256-GCM: nonce, ciphertext, tag. The nonce is random, which is safe for 2^32 texts under one key
 * (NIST SP 800-38D); a data key belongs to one person and seals a few hundred.
 */
export function encrypt(key: KeyObject, plain: Uint8Array, aad: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(aad)
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** The plain bytes, or undefined when key, bytes or `aad` are not those it was encrypted with. */
export function decrypt(key: KeyObject, box: Uint8Array, aad: Uint8Array): Buffer | undefined {
  if (box.length < AEAD_OVERHEAD) return undefined
  const body = Buffer.from(box.buffer, box.byteOffset, box.length)
  const nonce = body.subarray(0, NONCE_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(aad)
  decipher.setAuthTag(body.subarray(body.length - TAG_BYTES))
  try {
    return Buffer.concat([
      decipher.update(body.subarray(NONCE_BYTES, body.length - TAG_BYTES)),
      decipher.final(),
    ])
  } catch {
    return undefined
  }
}
