import { createHmac, createSecretKey, randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blindToken } from './blind-token.ts'
import { dataKeyCache } from './data-key-cache.ts'
import { keyServiceOf } from './file-key-service.ts'
import type { MasterKeys } from './master-keys.ts'
import { open, seal } from './seal.ts'
import { wrappedVersion } from './wrap-data-key.ts'

const masterOf = (versions: Map<number, Buffer>, current: number): MasterKeys => ({
  current,
  blindIndex: 1,
  keys: new Map([...versions].map(([version, bytes]) => [version, createSecretKey(bytes)])),
})
const secrets = new Map([
  [1, randomBytes(32)],
  [2, randomBytes(32)],
])
const service = keyServiceOf(masterOf(secrets, 1))
const rotated = keyServiceOf(masterOf(secrets, 2))

describe('data keys', () => {
  it('unwrap to the key they were made with', async () => {
    const { plain, wrapped } = await service.newDataKey('p1')
    const sealed = seal(plain, 'Айгүл', 'a')
    expect(open(await service.unwrapDataKey('p1', wrapped), sealed, 'a')).toBe('Айгүл')
  })

  it('differ for every person', async () => {
    const [one, other] = await Promise.all([service.newDataKey('p1'), service.newDataKey('p1')])
    expect(one.plain.equals(other.plain)).toBe(false)
  })

  it('are refused for another person, other master keys, and any changed byte', async () => {
    const { wrapped } = await service.newDataKey('p1')
    const refused = { code: 'wrapped-key-rejected' }
    await expect(service.unwrapDataKey('p2', wrapped)).rejects.toMatchObject(refused)
    const strangers = keyServiceOf(masterOf(new Map([[1, randomBytes(32)]]), 1))
    await expect(strangers.unwrapDataKey('p1', wrapped)).rejects.toMatchObject(refused)
    await expect(service.unwrapDataKey('p1', wrapped.subarray(1))).rejects.toMatchObject(refused)
    for (let index = 0; index < wrapped.length; index += 1) {
      const changed = Buffer.from(wrapped)
      changed[index]! ^= 1
      await expect(service.unwrapDataKey('p1', changed)).rejects.toMatchObject({ name: 'VaultError' })
    }
  })

  it('say which version is missing', async () => {
    const { wrapped } = await rotated.newDataKey('p1')
    const old = keyServiceOf(masterOf(new Map([[1, secrets.get(1)!]]), 1))
    await expect(old.unwrapDataKey('p1', wrapped)).rejects.toMatchObject({ code: 'key-version-unknown' })
  })

  it('are rewrapped under the current version, once, and still open what they sealed', async () => {
    const { plain, wrapped } = await service.newDataKey('p1')
    const again = await rotated.rewrapDataKey('p1', wrapped)
    expect([wrappedVersion(wrapped), wrappedVersion(again)]).toEqual([1, 2])
    expect((await rotated.unwrapDataKey('p1', again)).equals(plain)).toBe(true)
    expect((await rotated.rewrapDataKey('p1', again)).equals(again)).toBe(true)
    await expect(rotated.rewrapDataKey('p2', wrapped)).rejects.toMatchObject({ code: 'wrapped-key-rejected' })
  })

  it('show no bytes when printed, nor does the service', async () => {
    const { plain, wrapped } = await service.newDataKey('p1')
    const shown = inspect([service, plain, masterOf(secrets, 1)], { depth: 9, showHidden: true })
    for (const bytes of [plain.export(), ...secrets.values()]) {
      for (const form of ['hex', 'base64', 'latin1'] as const)
        expect(shown).not.toContain(bytes.toString(form))
    }
    expect(wrapped.includes(plain.export())).toBe(false)
  })
})

describe('derived keys', () => {
  it('differ by purpose, version and master key, and are the same at every start', async () => {
    const keys = await Promise.all([
      service.deriveKey('session'),
      service.deriveKey('context-signature'),
      rotated.deriveKey('session'),
    ])
    expect(new Set(keys.map((key) => key.export().toString('hex'))).size).toBe(3)
    expect((await rotated.deriveKey('session', 1)).equals(keys[0])).toBe(true)
    await expect(service.deriveKey('session', 9)).rejects.toMatchObject({ code: 'key-version-unknown' })
  })
})

describe('blind tokens', () => {
  const key = createSecretKey(Buffer.from('0b'.repeat(20), 'hex'))

  it('are the first 8 bytes of HMAC-SHA256 as a signed number (RFC 4231, test case 1)', () => {
    expect(blindToken(key, 'Hi There')).toBe(BigInt.asIntN(64, 0xb0344c61d8db3853n))
  })

  it('fit a PostgreSQL bigint and repeat', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (term) => {
        const token = blindToken(key, term)
        expect(BigInt.asIntN(64, token)).toBe(token)
        expect(token).toBe(createHmac('sha256', key).update(term).digest().readBigInt64BE())
      }),
    )
  })

  it('come in the order of the terms and differ by kind, term and key', async () => {
    const terms = ['w:aigul', 'p:aig', 'k:_gl', 'w:aigul']
    const tokens = await service.blindTokens(terms)
    expect(tokens[0]).toBe(tokens[3])
    expect(new Set(tokens).size).toBe(3)
    const strangers = keyServiceOf(masterOf(new Map([[1, randomBytes(32)]]), 1))
    expect(await strangers.blindTokens(terms)).not.toEqual(tokens)
    expect(await rotated.blindTokens(terms)).toEqual(tokens)
  })
})

describe('dataKeyCache', () => {
  const countingCache = (options: Parameters<typeof dataKeyCache>[1]) => {
    const asked: string[] = []
    const unwrapDataKey = async (owner: string, wrapped: Uint8Array) => {
      asked.push(owner)
      return service.unwrapDataKey(owner, wrapped)
    }
    return { asked, cache: dataKeyCache({ unwrapDataKey }, options) }
  }
  const keysOf = (owners: string[]) =>
    Promise.all(owners.map(async (owner) => ({ owner, wrapped: (await service.newDataKey(owner)).wrapped })))

  it('asks once, keeps the ones used last and stays within its bound', async () => {
    const { asked, cache } = countingCache({ most: 2 })
    const [a, b, c] = await keysOf(['a', 'b', 'c'])
    for (const key of [a!, b!, a!, c!, a!, b!]) await cache.unwrap(key.owner, key.wrapped)
    expect(asked).toEqual(['a', 'b', 'c', 'b'])
    expect(cache.size).toBe(2)
  })

  it('asks again after the time limit and after forgetting', async () => {
    let time = 0
    const { asked, cache } = countingCache({ maxAgeMs: 10, now: () => time })
    const [a] = await keysOf(['a'])
    await cache.unwrap('a', a!.wrapped)
    time = 10
    await cache.unwrap('a', a!.wrapped)
    cache.forget('a')
    await cache.unwrap('a', a!.wrapped)
    expect(asked).toEqual(['a', 'a', 'a'])
  })

  it('does not remember a key that was forgotten on its way', async () => {
    const { cache } = countingCache({})
    const [a] = await keysOf(['a'])
    const onItsWay = cache.unwrap('a', a!.wrapped)
    cache.forget('a')
    await onItsWay
    expect(cache.size).toBe(0)
  })

  it('does not give one person the key of another', async () => {
    const { cache } = countingCache({})
    const [a] = await keysOf(['a'])
    await cache.unwrap('a', a!.wrapped)
    await expect(cache.unwrap('b', a!.wrapped)).rejects.toMatchObject({ code: 'wrapped-key-rejected' })
  })
})
