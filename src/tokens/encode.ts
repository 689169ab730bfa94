/**
 * A keyed token of a record: a Bloom filter over the pieces of all fields (CLK: Schnell, Bachteler and Reiher 2009),
 * hardened. Every feature has its own key; the places of a piece come from its keyed hash, not from two hashes
 * combined (which Kroll and Steinmetzer 2015 undo); each feature sets about as many bits however long it is; the
 * filter is folded upon itself (XOR folding: Schnell and Borgs 2016), completed by its opposite, so that every
 * token has the same number of ones (balancing: Schnell and Borgs 2016), and its bits are put in a keyed order.
 */
import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { Pieces } from './features.ts'
import { FEATURES, type Feature, type TokenKey } from './model.ts'

/** Bits of a filter before folding and of a token after balancing. */
export const BITS = 1024
const HALF = BITS / 2

/**
 * Bits each feature sets: about half the filter for a record with names, birth date, sex, id, phone and place. Most of
 * the names' bits are of all names together, so that a swap costs little.
 */
export const BITS_OF: Readonly<Record<Feature, number>> = {
  given: 40,
  surname: 40,
  patronymic: 20,
  names: 240,
  date: 130,
  year: 40,
  sex: 15,
  'national-id': 90,
  phone: 50,
  email: 50,
  postcode: 25,
  place: 25,
  address: 60,
}

export type Encoder = (pieces: Pieces) => { token: Uint8Array; filled: string }

/** Prepares a key: `encode` turns pieces into a token; `fingerprint` tells keys apart and gives none away. */
export function prepareKey({ agreement, key }: TokenKey): { encode: Encoder; fingerprint: string } {
  const secret = Uint8Array.from(atob(key), (char) => char.charCodeAt(0))
  const derive = (use: string, length = 32) =>
    hkdf(sha256, secret, textBytes(agreement), textBytes(`umai/token/v1/${use}`), length)
  const hashers = new Map((Object.keys(FEATURES) as Feature[]).map((name) => [name, placesBy(derive(name))]))
  const order = shuffled(derive('order'))
  const encode: Encoder = (pieces) => {
    const filter = new Uint8Array(BITS)
    for (const [feature, list] of pieces) {
      const each = Math.max(1, Math.round(BITS_OF[feature] / list.length))
      for (const piece of list) for (const place of hashers.get(feature)!(piece, each)) filter[place] = 1
    }
    return { token: harden(filter, order), filled: filledOf(pieces) }
  }
  return { encode, fingerprint: toHex(derive('fingerprint', 6)) }
}

const filledOf = (pieces: Pieces): string =>
  (Object.keys(FEATURES) as Feature[]).flatMap((name) => (pieces.has(name) ? [FEATURES[name]] : [])).join('')

function harden(filter: Uint8Array, order: Uint16Array): Uint8Array {
  const token = new Uint8Array(BITS / 8)
  for (let place = 0; place < HALF; place += 1) {
    const folded = filter[place]! ^ filter[place + HALF]!
    // Of a bit and its opposite exactly one is set.
    const to = order[folded ? place : place + HALF]!
    token[to >> 3]! |= 1 << (to & 7)
  }
  return token
}

/**
 * The places a piece sets: ten bits each of HMAC-SHA256 over a counter and the piece. The first k places are the
 * same whatever k is. Pieces are few and come again, so they are remembered.
 */
function placesBy(key: Uint8Array): (piece: string, count: number) => Uint16Array {
  const known = new Map<string, Uint16Array>()
  return (piece, count) => {
    const found = known.get(piece)
    if (found && found.length >= count) return found.subarray(0, count)
    const places = drawPlaces(key, piece, count)
    if (known.size < 200_000) known.set(piece, places)
    return places
  }
}

const A_BLOCK = 25

function drawPlaces(key: Uint8Array, piece: string, count: number): Uint16Array {
  const places = new Uint16Array(count)
  for (let block = 0; block * A_BLOCK < count; block += 1) {
    const bytes = hmac(sha256, key, textBytes(`${block}:${piece}`))
    for (let at = 0; at < A_BLOCK && block * A_BLOCK + at < count; at += 1)
      places[block * A_BLOCK + at] = tenBits(bytes, at * 10)
  }
  return places
}

function tenBits(bytes: Uint8Array, from: number): number {
  const at = from >> 3
  return (((bytes[at]! << 16) | (bytes[at + 1]! << 8) | (bytes[at + 2] ?? 0)) >> (14 - (from & 7))) & 1023
}

/** A keyed order of the bits (Fisher and Yates, draws of 32 bits from the hash). */
function shuffled(key: Uint8Array): Uint16Array {
  const order = Uint16Array.from({ length: BITS }, (_, place) => place)
  for (let last = BITS - 1; last > 0; last -= 1) {
    const bytes = hmac(sha256, key, textBytes(`order:${last}`))
    const drawn = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) % (last + 1)
    const kept = order[last]!
    order[last] = order[drawn]!
    order[drawn] = kept
  }
  return order
}

const textBytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
