/** Why the vault refused. Messages never hold key material, plaintext or the text of a file that was read. */
export type VaultErrorCode =
  | 'key-file-missing'
  | 'key-file-unreadable'
  | 'key-file-open-to-others'
  | 'key-file-garbled'
  | 'key-file-of-other-data'
  | 'key-version-unknown'
  | 'wrapped-key-rejected'
  | 'sealed-text-rejected'
  | 'text-not-well-formed'
  | 'place-not-allowed'

/** Thrown by everything in this folder. `code` is stable and safe to log; there is no `cause`, on purpose. */
export class VaultError extends Error {
  readonly code: VaultErrorCode

  constructor(code: VaultErrorCode, message: string) {
    super(message)
    this.name = 'VaultError'
    this.code = code
  }
}
