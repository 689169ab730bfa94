import { logGamma } from './special-functions.ts'

/** The next number of a stream, 0 ≤ x < 1. */
export type Random = () => number

/** A seeded stream (sfc32 with its state spread by a multiplicative hash), the same on every machine. */
export const seededRandom = (seed: number): Random => {
  let [a, b, c, count] = [0x9e3779b9, seed | 0, Math.floor(seed / 2 ** 32) | 0, 1]
  const next = (): number => {
    const t = (((a + b) | 0) + count) | 0
    count = (count + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    c |= 0
    return (t >>> 0) / 4294967296
  }
  for (let round = 0; round < 16; round += 1) next()
  // Two draws a number, so that it has 53 random bits.
  return () => (Math.floor(next() * 2 ** 26) * 2 ** 27 + Math.floor(next() * 2 ** 27)) / 2 ** 53
}

/** One draw from Binomial(n, p). */
export const drawBinomial = (random: Random, n: number, p: number): number => {
  if (n <= 0 || p <= 0) return 0
  if (p >= 1) return n
  if (p > 0.5) return n - drawBinomial(random, n, 1 - p)
  return n * p < 10 ? byInversion(random, n, p) : byRejection(random, n, p)
}

const byInversion = (random: Random, n: number, p: number): number => {
  const odds = p / (1 - p)
  for (;;) {
    let weight = (1 - p) ** n
    let left = random()
    let value = 0
    while (left > weight && value < n) {
      left -= weight
      value += 1
      weight *= ((n - value + 1) / value) * odds
    }
    // Rounding can leave a rest that no value takes; then another draw is made.
    if (left <= weight) return value
  }
}

/** Hörmann's transformed rejection BTRS (1993), for n p ≥ 10. */
const byRejection = (random: Random, n: number, p: number): number => {
  const spread = Math.sqrt(n * p * (1 - p))
  const b = 1.15 + 2.53 * spread
  const a = -0.0873 + 0.0248 * b + 0.01 * p
  const center = n * p + 0.5
  const right = 0.92 - 4.2 / b
  const alpha = (2.83 + 5.1 / b) * spread
  const logOdds = Math.log(p / (1 - p))
  const mode = Math.floor((n + 1) * p)
  const atMode = logGamma(mode + 1) + logGamma(n - mode + 1)
  for (;;) {
    const u = random() - 0.5
    const v = random()
    const us = 0.5 - Math.abs(u)
    const value = Math.floor(((2 * a) / us + b) * u + center)
    if (value < 0 || value > n) continue
    if (us >= 0.07 && v <= right) return value
    const bound = Math.log((v * alpha) / (a / (us * us) + b))
    const density = atMode - logGamma(value + 1) - logGamma(n - value + 1) + (value - mode) * logOdds
    if (bound <= density) return value
  }
}

/** As many people as in `cells`, drawn again from them: one multinomial table. */
export const drawAgain = (random: Random, cells: Float64Array): Float64Array => {
  const drawn = new Float64Array(cells.length)
  let share = cells.reduce((sum, count) => sum + count, 0)
  let left = share
  for (let set = 0; set < cells.length && left > 0; set += 1) {
    const count = cells[set]!
    if (count === 0) continue
    drawn[set] = drawBinomial(random, left, count / share)
    left -= drawn[set]!
    share -= count
  }
  return drawn
}
