import { createSecretKey, randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Place } from './seal.ts'
import { BUCKET_BYTES, open, placeAad, seal } from './seal.ts'
import { VaultError } from './vault-error.ts'

const key = createSecretKey(randomBytes(32))
const place: Place = { table: 'vault.name', column: 'value', rowId: 'r1', personId: 'p1', keyVersion: 1 }
const aad = placeAad(place)
const rejected = expect.objectContaining({ name: 'VaultError', code: 'sealed-text-rejected' })

describe('seal and open', () => {
  it.each([
    ['an empty text', ''],
    ['a name', 'Айгүл Асанова'],
    ['a text ending like the padding', 'a\u0080\u0000\u0000'],
    ['emoji and other scripts', '👩‍👧 王伟 محمد'],
    ['63 bytes', 'x'.repeat(63)],
    ['64 bytes', 'x'.repeat(64)],
    ['100 kB', 'ө'.repeat(50_000)],
  ])('give back %s', (_, text) => {
    expect(open(key, seal(key, text, aad), aad)).toBe(text)
  })

  it('give back any well-formed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => open(key, seal(key, text, aad), aad) === text),
    )
  })

  it('never give the same bytes twice', () => {
    expect(seal(key, 'Айгүл', aad).equals(seal(key, 'Айгүл', aad))).toBe(false)
  })

  it('hide the length up to the bucket', () => {
    const length = (text: string) => seal(key, text, aad).length
    expect(length('')).toBe(length('Жумабек кызы Айгүл'))
    expect(length('x'.repeat(63))).toBe(length(''))
    expect(length('x'.repeat(64))).toBe(length('') + BUCKET_BYTES)
  })

  it('refuse half a character rather than change it', () => {
    expect(() => seal(key, 'a\ud800', aad)).toThrow(expect.objectContaining({ code: 'text-not-well-formed' }))
  })

  it('refuse every changed byte', () => {
    const sealed = seal(key, 'Айгүл', aad)
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed)
      changed[index]! ^= 1
      expect(() => open(key, changed, aad)).toThrow(rejected)
    }
  })

  it('refuse shortened, lengthened and empty bytes', () => {
    const sealed = seal(key, 'Айгүл', aad)
    for (const bytes of [
      sealed.subarray(0, -1),
      sealed.subarray(0, -64),
      Buffer.concat([sealed, sealed]),
      Buffer.of(),
    ]) {
      expect(() => open(key, bytes, aad)).toThrow(rejected)
    }
  })

  it('refuse another key', () => {
    expect(() => open(createSecretKey(randomBytes(32)), seal(key, 'Айгүл', aad), aad)).toThrow(rejected)
  })

  it.each([
    { table: 'vault.contact' },
    { column: 'note' },
    { rowId: 'r2' },
    { personId: 'p2' },
    { keyVersion: 2 },
  ])('refuse a text moved to %o', (elsewhere) => {
    const moved = placeAad({ ...place, ...elsewhere })
    expect(() => open(key, seal(key, 'Айгүл', aad), moved)).toThrow(rejected)
  })

  it('say nothing of text or key in an error', () => {
    const sealed = seal(key, 'Айгүл', aad)
    const errors = [() => open(key, sealed, 'elsewhere'), () => seal(key, 'Айгүл\ud800', aad)].map((act) => {
      try {
        return act()
      } catch (error) {
        return inspect(error, { depth: 9, showHidden: true })
      }
    })
    for (const shown of errors) {
      expect(shown).toContain('VaultError')
      expect(shown).not.toContain('Айгүл')
      for (const encoding of ['hex', 'base64'] as const)
        expect(shown).not.toContain(key.export().toString(encoding))
    }
  })
})

describe('placeAad', () => {
  it('names every part in order', () => {
    expect(aad).toBe('vault.name|value|r1|p1|1')
  })

  it.each([{ table: '' }, { rowId: 'r|1' }, { personId: 'p1|1' }])(
    'refuses the ambiguous part %o',
    (part) => {
      expect(() => placeAad({ ...place, ...part })).toThrow(VaultError)
    },
  )
})
