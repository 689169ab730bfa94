import { expect, test } from 'vitest'
import { logGamma, normalBelow, normalQuantile, poissonTails } from './special-functions.ts'

const near = (actual: number, expected: number, relative = 1e-12) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected))

test('ln Γ at values known in closed form', () => {
  near(logGamma(0.5), Math.log(Math.PI) / 2)
  near(logGamma(0.25), Math.log(3.625609908221908))
  expect(logGamma(1)).toBeCloseTo(0, 14)
  near(logGamma(11), Math.log(3_628_800))
  near(logGamma(171), Math.log(7.257415615307994e306))
})

test('the Poisson tails add up term by term', () => {
  for (const [count, mean] of [
    [0, 0.3],
    [3, 5],
    [12, 4.5],
    [40, 60],
    [90, 60],
  ] as const) {
    let term = Math.exp(-mean)
    let atMost = term
    for (let k = 1; k <= count; k += 1) {
      term *= mean / k
      atMost += term
    }
    let atLeast = 0
    for (let k = count; k < count + 400; k += 1) {
      atLeast += term
      term *= mean / (k + 1)
    }
    const [low, high] = poissonTails(count, mean)
    near(low, atMost, 1e-11)
    near(high, atLeast, 1e-11)
  }
})

test('a far tail keeps its digits and does not become zero', () => {
  const [, atLeast] = poissonTails(300, 30)
  expect(atLeast).toBeGreaterThan(0)
  // The first term carries nearly all of it: e^−30 30^300 / 300!, and the next ones a tenth each.
  near(
    Math.log10(atLeast),
    (-30 + 300 * Math.log(30) - logGamma(301)) / Math.LN10 + Math.log10(1 / (1 - 30 / 301)),
    1e-4,
  )
})

test('the normal distribution and its inverse', () => {
  near(normalBelow(1.959963984540054), 0.975)
  near(normalBelow(-8), 6.220960574271785e-16, 1e-9)
  for (const p of [1e-10, 0.0013, 0.02, 0.3, 0.5, 0.8, 0.9999]) near(normalBelow(normalQuantile(p)), p, 1e-11)
})
