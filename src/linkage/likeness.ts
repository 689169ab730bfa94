/** Likeness of two ASCII strings. The same figures as DuckDB's own functions give (`likeness.test.ts` shows it). */

/** Below this Jaro likeness a common beginning adds nothing (Winkler 1990; DuckDB does the same). */
const WINKLER_FROM = 0.7
const WINKLER_STEP = 0.1
const WINKLER_LETTERS = 4

/** Jaro–Winkler, 0..1. */
export function jaroWinkler(one: string, other: string): number {
  const jaro = jaroLikeness(one, other)
  if (jaro <= WINKLER_FROM) return jaro
  let common = 0
  while (common < WINKLER_LETTERS && common < one.length && one[common] === other[common]) common += 1
  return jaro + common * WINKLER_STEP * (1 - jaro)
}

/** Jaro: letters in common within half the longer length, and how many of them are out of order. */
export function jaroLikeness(one: string, other: string): number {
  if (one === other) return 1
  if (one === '' || other === '') return 0
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1)
  const used = new Uint8Array(other.length)
  const matched: number[] = []
  for (let i = 0; i < one.length; i += 1) {
    const to = Math.min(other.length - 1, i + reach)
    for (let j = Math.max(0, i - reach); j <= to; j += 1) {
      if (used[j] || one.charCodeAt(i) !== other.charCodeAt(j)) continue
      used[j] = 1
      matched.push(one.charCodeAt(i))
      break
    }
  }
  if (matched.length === 0) return 0
  const transpositions = countCrossed(matched, other, used) / 2
  const m = matched.length
  return (m / one.length + m / other.length + (m - Math.floor(transpositions)) / m) / 3
}

function countCrossed(matched: readonly number[], other: string, used: Uint8Array): number {
  let at = 0
  let crossed = 0
  for (let j = 0; j < other.length; j += 1) {
    if (!used[j]) continue
    if (matched[at] !== other.charCodeAt(j)) crossed += 1
    at += 1
  }
  return crossed
}

/** Whether each word of the shorter list (of `words` at least) has its like in the longer one. */
export function coversWords(one: readonly string[], other: readonly string[], from: number, words: number) {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < words) return false
  return short.every((word) => long.some((like) => word === like || jaroWinkler(word, like) >= from))
}

/**
 * Which letters an ASCII text has, a bit a letter (some share one). What one text has and another lacks bounds how
 * alike they can be, at a fraction of the cost of comparing them.
 */
export function letterBits(text: string): number {
  let bits = 0
  for (let at = 0; at < text.length; at += 1) bits |= 1 << (text.charCodeAt(at) % 31)
  return bits
}

/** Words as bits, 62 in two whole numbers: which of them two texts share can then be counted without lists. */
export function wordBits(words: readonly string[]): [number, number] {
  let [low, high] = [0, 0]
  for (const word of words) {
    let hash = 0x811c9dc5
    for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
    const bit = (hash >>> 0) % 62
    if (bit < 31) low |= 1 << bit
    else high |= 1 << (bit - 31)
  }
  return [low, high]
}

/** Number of bits set in a 32-bit number. */
export function bitCount(number: number): number {
  let bits = number - ((number >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
