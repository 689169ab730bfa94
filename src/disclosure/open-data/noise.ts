import { randomFillSync } from 'node:crypto'

/** Random numbers above 0 and below 1 that nobody can foresee or repeat: noise that can be guessed protects nobody. */
export function secureRandom(): () => number {
  const buffer = new BigUint64Array(4096)
  let next = buffer.length
  return () => {
    if (next === buffer.length) {
      randomFillSync(buffer)
      next = 0
    }
    const bits = buffer[next]! >> 11n
    next += 1
    return (Number(bits) + 0.5) / 2 ** 53
  }
}

/** Normal noise of standard deviation 1 (Box and Muller). */
export const normalNoise = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())

/** Laplace noise of the given scale. */
export const laplaceNoise = (scale: number, random: () => number): number => {
  const half = random() - 0.5
  return -scale * Math.sign(half) * Math.log(1 - 2 * Math.abs(half))
}

/** Coefficients of Acklam's approximation of the normal quantile; relative error below 1.2e-9. */
const A = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
]
const B = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1,
]
const C = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
]
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1]

const polynomial = (coefficients: readonly number[], x: number) =>
  coefficients.reduce((sum, each) => sum * x + each, 0)

/** The value below which a standard normal lies with this probability (above 0, below 1). */
export function normalQuantile(probability: number): number {
  if (probability > 0.5) return -normalQuantile(1 - probability)
  if (probability >= 0.02425) {
    const away = probability - 0.5
    return (polynomial(A, away * away) * away) / polynomial(B, away * away)
  }
  const tail = Math.sqrt(-2 * Math.log(probability))
  return polynomial(C, tail) / polynomial(D, tail)
}
