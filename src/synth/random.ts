/** A stream of random draws; the same seed and number give the same stream on every machine. */
export interface Draws {
  /** From 0 up to, not including, 1. */
  number(): number
  /** True with this probability (0..1). */
  chance(probability: number): boolean
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number
  pick<T>(list: readonly T[]): T
}

/** The stream with this number under a seed: whatever is drawn from one leaves all others as they are. */
export function openDraws(seed: number, stream: number): Draws {
  const number = sfc32(
    mix(seed),
    mix(seed ^ 0x9e3779b9),
    mix(stream),
    mix(Math.floor(stream / 4294967296) + 1),
  )
  for (let round = 0; round < 8; round += 1) number()
  return {
    number,
    chance: (probability) => number() < probability,
    whole: (from, to) => Math.floor(from + number() * (to - from + 1)),
    pick: (list) => list[Math.floor(number() * list.length)]!,
  }
}

/** Chris Doty-Humphrey's "small fast counting" generator with 32-bit words. */
function sfc32(one: number, two: number, three: number, counter: number): () => number {
  let [a, b, c, d] = [one | 0, two | 0, three | 0, counter | 0]
  return () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return (t >>> 0) / 4294967296
  }
}

/** The finalizer of MurmurHash3: neighboring numbers come out far apart. */
function mix(value: number): number {
  let hash = value | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

/** Draws an index by weights that need not add up to one. Binary search, so that long lists cost nothing. */
export function weightedIndex(weights: readonly number[]): (draws: Draws) => number {
  const sums: number[] = []
  let total = 0
  for (const weight of weights) {
    total += weight
    sums.push(total)
  }
  return (draws) => {
    const wanted = draws.number() * total
    let [low, high] = [0, sums.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! > wanted) high = middle
      else low = middle + 1
    }
    return low
  }
}

/**
 * Draws from a list whose first entries are common and whose last are rare, as names in registers are: the weight
 * falls with the place as 1 / (place + 2)^0.9 (Zipf–Mandelbrot).
 */
export function commonFirst<T>(list: readonly T[]): (draws: Draws) => T {
  const index = weightedIndex(list.map((_, place) => 1 / (place + 3) ** 0.9))
  return (draws) => list[index(draws)]!
}
