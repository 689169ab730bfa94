import type { TokenRow } from '../src/tokens/index.ts'
import { differing, WORDS } from '../src/tokens/likeness.ts'

/** How many of its nearest others describe a record. */
const NEAREST = 16

/**
 * The attack that needs no key (after Vidanage and others 2020): how alike records are among themselves is nearly the
 * same under every key. Whoever holds a list with names makes tokens of it with a key of their own, describes each by
 * how far its nearest others are, and takes for the same person the description nearest to a stolen token's. Gives
 * for each stolen token the place of its guess in the list with names, or null when no record has the same fields.
 */
export function guessByLikeness(stolen: readonly TokenRow[], known: readonly TokenRow[]): (number | null)[] {
  const [described, knownOnes] = [describe(stolen), describe(known)]
  return stolen.map(({ filled }, at) => {
    let [best, distance] = [null as number | null, Number.POSITIVE_INFINITY]
    for (const [place, other] of known.entries()) {
      if (other.filled !== filled) continue
      const found = distanceOf(described[at]!, knownOnes[place]!)
      if (found < distance) {
        best = place
        distance = found
      }
    }
    return best
  })
}

/** For each token the bits in which it differs from its nearest others, the nearest first, and how many are near. */
function describe(rows: readonly TokenRow[]): number[][] {
  const bytes = new Uint8Array(rows.length * 128)
  for (const [at, { token }] of rows.entries()) bytes.set(token, at * 128)
  const words = new Int32Array(bytes.buffer)
  return rows.map((_, at) => {
    const apart = rows.map((_, other) => differing(words, at * WORDS, words, other * WORDS))
    const sorted = apart.filter((_, other) => other !== at).sort((a, b) => a - b)
    // Strangers count as 1,024 at once, so what tells records apart is how many are near, and how near.
    const near = sorted.filter((each) => each < 1024).length
    return [...sorted.slice(0, NEAREST), near]
  })
}

const distanceOf = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, at) => sum + (value - other[at]!) ** 2, 0)
