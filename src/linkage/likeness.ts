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

/** Share of the words of two lists that both have (Jaccard), 0..1. Each list holds a word once. */
export function sharedWords(one: readonly string[], other: readonly string[]): number {
  const common = one.filter((word) => other.includes(word)).length
  const all = one.length + other.length - common
  return all === 0 ? 0 : common / all
}

/** Whether each word of the shorter list (of `words` at least) has its like in the longer one. */
export function coversWords(one: readonly string[], other: readonly string[], from: number, words: number) {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < words) return false
  return short.every((word) => long.some((like) => word === like || jaroWinkler(word, like) >= from))
}
