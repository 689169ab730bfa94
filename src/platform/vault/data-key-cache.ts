import type { KeyObject } from 'node:crypto'
import type { KeyService } from './key-service.ts'

/** Unwraps data keys, remembering the last ones used. `forget` after a key is destroyed or an owner is locked. */
export type DataKeyCache = {
  unwrap(owner: string, wrapped: Uint8Array): Promise<KeyObject>
  forget(owner: string): void
  readonly size: number
}

/**
 * A small least-recently-used memory of unwrapped data keys: at most `most` of them, none older than `maxAgeMs`,
 * so that a stolen heap holds few and a withdrawn right ends soon. Refusals are not remembered.
 */
export function dataKeyCache(
  keys: Pick<KeyService, 'unwrapDataKey'>,
  { most = 500, maxAgeMs = 300_000, now = Date.now } = {},
): DataKeyCache {
  const entries = new Map<string, { owner: string; key: KeyObject; until: number }>()
  let forgotten = 0

  const remember = (id: string, owner: string, key: KeyObject) => {
    entries.set(id, { owner, key, until: now() + maxAgeMs })
    const oldest = entries.size > most ? entries.keys().next() : undefined
    if (oldest && !oldest.done) entries.delete(oldest.value)
  }

  return {
    get size() {
      return entries.size
    },
    async unwrap(owner, wrapped) {
      const id = `${Buffer.from(wrapped).toString('base64')}|${owner}`
      const found = entries.get(id)
      entries.delete(id)
      if (found && found.until > now()) {
        entries.set(id, found)
        return found.key
      }
      const before = forgotten
      const key = await keys.unwrapDataKey(owner, wrapped)
      // Something was forgotten while this key was on its way: it may have been this one.
      if (forgotten === before) remember(id, owner, key)
      return key
    },
    forget(owner) {
      forgotten += 1
      for (const [id, entry] of entries) if (entry.owner === owner) entries.delete(id)
    },
  }
}
