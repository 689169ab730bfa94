import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { RateLimiterMemory } from 'rate-limiter-flexible'

const QUARTER_HOUR_S = 15 * 60

/**
 * Slows guessing without letting anybody shut another person out: failures count per account *and* source, never
 * per account alone, and a device that has signed in to the account before has a bucket of its own.
 */
export interface SignInLimits {
  /** Seconds to wait, or 0 when the attempt may be made. */
  waitFor(attempt: Attempt): Promise<number>
  failed(attempt: Attempt): Promise<void>
  /** The cookie value to give after a success, so that this device is known next time. */
  succeeded(attempt: Attempt): Promise<string>
}

export interface Attempt {
  email: string
  address: string
  deviceCookie: string | undefined
}

export const createSignInLimits = (key: Buffer): SignInLimits => {
  const perSource = new RateLimiterMemory({ points: 8, duration: QUARTER_HOUR_S })
  const perAddress = new RateLimiterMemory({ points: 100, duration: QUARTER_HOUR_S })
  const mac = (text: string) => createHmac('sha256', key).update(text).digest('hex')
  const sourceOf = (attempt: Attempt) => {
    const device = knownDevice(attempt, mac)
    return mac(`${attempt.email.toLowerCase()}|${device ? `device ${device}` : `address ${attempt.address}`}`)
  }
  return {
    waitFor: async (attempt) => {
      const source = await perSource.get(sourceOf(attempt))
      const address = knownDevice(attempt, mac) ? null : await perAddress.get(mac(attempt.address))
      const waits = [source, address].flatMap((bucket) =>
        bucket && bucket.remainingPoints <= 0 ? bucket.msBeforeNext : [],
      )
      return Math.ceil(Math.max(0, ...waits) / 1000)
    },
    failed: async (attempt) => {
      await perSource.consume(sourceOf(attempt)).catch(() => {})
      if (!knownDevice(attempt, mac)) await perAddress.consume(mac(attempt.address)).catch(() => {})
    },
    succeeded: async (attempt) => {
      await perSource.delete(sourceOf(attempt))
      const device = knownDevice(attempt, mac) ?? randomUUID()
      return `${device}.${mac(`${attempt.email.toLowerCase()}|${device}`)}`
    },
  }
}

const knownDevice = (attempt: Attempt, mac: (text: string) => string): string | undefined => {
  const [device, proof] = (attempt.deviceCookie ?? '').split('.')
  if (!device || !proof) return undefined
  const expected = Buffer.from(mac(`${attempt.email.toLowerCase()}|${device}`))
  const given = Buffer.from(proof)
  return given.length === expected.length && timingSafeEqual(given, expected) ? device : undefined
}
