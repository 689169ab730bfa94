/** Stirling's series in 1/x², last term first, the signs alternating. */
const STIRLING = [1 / 156, 691 / 360360, 1 / 1188, 1 / 1680, 1 / 1260, 1 / 360, 1 / 12]

/** ln Γ(x) for x > 0, by Stirling's series after shifting x to 10 or more; relative error about 1e-15. */
export const logGamma = (x: number): number => {
  let shift = 0
  let at = x
  let product = 1
  while (at < 10) {
    product *= at
    at += 1
  }
  if (product !== 1) shift = Math.log(product)
  const inverse = 1 / (at * at)
  let series = 0
  for (const factor of STIRLING) series = factor - inverse * series
  series /= at
  return (at - 0.5) * Math.log(at) - at + 0.9189385332046727 + series - shift
}

const STEPS = 100_000
const EPSILON = 1e-16

/** The two tails of the gamma function, P(a, x) and Q(a, x), each accurate where it is small. */
const gammaTails = (a: number, x: number): [lower: number, upper: number] => {
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a))
  if (x < a + 1) {
    const lower = scale * gammaSeries(a, x)
    return [lower, 1 - lower]
  }
  const upper = scale * gammaFraction(a, x)
  return [1 - upper, upper]
}

const gammaSeries = (a: number, x: number): number => {
  let term = 1 / a
  let sum = term
  for (let step = 1; step < STEPS && term > sum * EPSILON; step += 1) {
    term *= x / (a + step)
    sum += term
  }
  return sum
}

/** Lentz's way of evaluating the continued fraction of Q(a, x) from the front. */
const gammaFraction = (a: number, x: number): number => {
  const tiny = 1e-300
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let value = d
  for (let step = 1; step < STEPS; step += 1) {
    const factor = -step * (step - a)
    b += 2
    d = 1 / (factor * d + b || tiny)
    c = b + factor / c || tiny
    value *= d * c
    if (Math.abs(d * c - 1) < EPSILON) break
  }
  return value
}

/** P[Poisson(mean) ≤ count] and P[Poisson(mean) ≥ count]. */
export const poissonTails = (count: number, mean: number): [atMost: number, atLeast: number] => {
  if (mean <= 0) return [1, count === 0 ? 1 : 0]
  const atMost = gammaTails(count + 1, mean)[1]
  return [atMost, count === 0 ? 1 : gammaTails(count, mean)[0]]
}

/** Φ(z), the normal distribution; each tail is accurate on its own. */
export const normalBelow = (z: number): number => {
  if (Number.isNaN(z)) return Number.NaN
  if (z === 0) return 0.5
  const [lower, upper] = gammaTails(0.5, (z * z) / 2)
  return z > 0 ? (1 + lower) / 2 : upper / 2
}

/** Φ⁻¹(p) for 0 < p < 1: Hastings' first guess (Abramowitz and Stegun 26.2.23), then Newton to full accuracy. */
export const normalQuantile = (p: number): number => {
  if (p <= 0) return -Infinity
  if (p >= 1) return Infinity
  if (p > 0.5) return -normalQuantile(1 - p)
  const t = Math.sqrt(-2 * Math.log(p))
  const above = 2.515517 + t * (0.802853 + t * 0.010328)
  const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
  let z = above / below - t
  for (let step = 0; step < 4; step += 1) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
    z -= (normalBelow(z) - p) / density
  }
  return z
}

/** Half the width of a 95 % interval in standard errors. */
export const Z95 = 1.959963984540054
