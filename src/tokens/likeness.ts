/** How much two tokens have in common, told from their bits and from what each was made of. */
import { BITS, BITS_OF } from './encode.ts'
import { FEATURES, type Feature } from './model.ts'

const BY_LETTER = new Map<string, Feature>(
  (Object.keys(FEATURES) as Feature[]).map((name) => [FEATURES[name], name]),
)

/** Bits that the features named by these letters set. */
export function bitsOf(filled: string): number {
  let sum = 0
  for (const letter of filled) sum += BITS_OF[BY_LETTER.get(letter)!] ?? 0
  return sum
}

export const inCommon = (one: string, other: string): string =>
  Array.from(one)
    .filter((letter) => other.includes(letter))
    .join('')

/** A token as words of 32 bits, for counting. */
export const WORDS = BITS / 32

/** Above this many differing bits in the first half of two tokens they are strangers: about 256, ±34 at most. */
const STRANGERS = 250

/**
 * Bits in which two tokens differ, 0 to 1,024; 1,024 at once when the first half says that they are strangers.
 * `one` and `others` hold tokens one after the other; `at` and `atOther` are where theirs begin.
 */
export function differing(one: Int32Array, at: number, others: Int32Array, atOther: number): number {
  const first = differingInHalf(one, at, others, atOther)
  if (first > STRANGERS) return BITS
  return first + differingInHalf(one, at + WORDS / 2, others, atOther + WORDS / 2)
}

/**
 * The same of half a token, never stopping early. Bits are counted by twos, fours and eights in all words at once; a
 * byte holds the sum of 16 words.
 */
export function differingInHalf(one: Int32Array, at: number, others: Int32Array, atOther: number): number {
  let sum = 0
  for (let word = 0; word < WORDS / 2; word += 2) {
    let a = one[at + word]! ^ others[atOther + word]!
    let b = one[at + word + 1]! ^ others[atOther + word + 1]!
    a -= (a >>> 1) & 0x55555555
    b -= (b >>> 1) & 0x55555555
    a = (a & 0x33333333) + ((a >>> 2) & 0x33333333) + (b & 0x33333333) + ((b >>> 2) & 0x33333333)
    sum += (a & 0x0f0f0f0f) + ((a >>> 4) & 0x0f0f0f0f)
  }
  sum = (sum & 0x00ff00ff) + ((sum >>> 8) & 0x00ff00ff)
  return (sum & 0xffff) + (sum >>> 16)
}

/**
 * The bits both records set, of the filters before folding: with a and b the shares of places that each leaves empty
 * and d the share in which the filters differ, e^(shared/l) = (a + b - d) / (2ab); folding turns d into
 * (1 - (1 - 2d)²) / 2, which is undone first. Negative by chance for two strangers.
 */
export function sharedBits(one: string, other: string, differ: number): number {
  const [a, b] = [Math.exp(-bitsOf(one) / BITS), Math.exp(-bitsOf(other) / BITS)]
  const apart = (1 - Math.sqrt(Math.max(0, 1 - (2 * differ) / BITS))) / 2
  return BITS * Math.log(Math.max(1e-9, a + b - apart) / (2 * a * b))
}

export interface Likeness {
  /** The share (0..1) of what both have that is the same. */
  share: number
  /** Bits that agree: how much there is to go by. */
  shared: number
}

/** Compares two tokens in what both were made of: what one of them lacks counts neither for nor against. */
export function compare(one: string, other: string, differ: number): Likeness {
  const both = bitsOf(inCommon(one, other))
  const shared = Math.min(both, Math.max(0, sharedBits(one, other, differ)))
  return { share: both === 0 ? 0 : shared / both, shared }
}
