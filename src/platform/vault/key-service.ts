import type { KeyObject } from 'node:crypto'

/** Keys the program derives for itself; the two other purposes never leave the service. */
export type DerivedPurpose = 'context-signature' | 'session'

/** What one master key is split into (HKDF), so that a key leaked from one use opens nothing else. */
export type KeyPurpose = DerivedPurpose | 'vault-kek' | 'blind-index' | 'fingerprint'

/** A person's data key: in the clear as an opaque handle (never printed by logs), and wrapped for the database. */
export type NewDataKey = { plain: KeyObject; wrapped: Buffer }

/**
 * Whatever holds the master keys: a key file in development, a separate key process, OpenBao or an HSM in
 * production. Asynchronous because those are elsewhere. `owner` is the person whose data the key opens; a wrapped
 * key moved to another person's row is refused. Every method rejects with a `VaultError`.
 */
export type KeyService = {
  /** Version under which new data keys are wrapped. */
  readonly currentVersion: number
  /** Version the blind index is made with; changing it means indexing everybody again. */
  readonly indexVersion: number
  /** Tells key sets apart without saying anything about them; kept in the database and compared at start. */
  readonly fingerprint: string
  newDataKey(owner: string): Promise<NewDataKey>
  unwrapDataKey(owner: string, wrapped: Uint8Array): Promise<KeyObject>
  /** The same data key under the current version, or the same bytes when it is already. */
  rewrapDataKey(owner: string, wrapped: Uint8Array): Promise<Buffer>
  /** Blind-index tokens in the order of the terms, as signed 64-bit numbers (PostgreSQL bigint). */
  blindTokens(terms: readonly string[]): Promise<bigint[]>
  /** A 32-byte key for signing; `version` defaults to the current one. */
  deriveKey(purpose: DerivedPurpose, version?: number): Promise<KeyObject>
}
