import { useSyncExternalStore } from 'react'

/** What the header tells about the line: is there one, how much waits for it, when the last thing was kept. */
export interface Connection {
  online: boolean
  /** Records kept on this device that the server has not answered yet. */
  waiting: number
  /** ISO moment of the last thing kept, on the device or the server. */
  savedAt: string | null
}

let now: Connection = {
  online: typeof navigator === 'undefined' || navigator.onLine !== false,
  waiting: 0,
  savedAt: null,
}
const listeners = new Set<() => void>()

/** Tells the header something new; whoever keeps an outbox calls this when its length changes. */
export const setConnection = (change: Partial<Connection>): void => {
  const changed = (Object.keys(change) as (keyof Connection)[]).some((name) => now[name] !== change[name])
  if (!changed) return
  now = { ...now, ...change }
  for (const listener of listeners) listener()
}

export const getConnection = (): Connection => now

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const useConnection = (): Connection => useSyncExternalStore(subscribe, getConnection)

/** Follows the browser's own word about the line. A failed call says so too, see `api.ts`. */
export const watchConnection = (): void => {
  addEventListener('online', () => setConnection({ online: true }))
  addEventListener('offline', () => setConnection({ online: false }))
}
