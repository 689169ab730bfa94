import type { Pattern } from './expect-matches.ts'

/** The classic two-class model: share of matches, and by field the shares of levels among matches and others. */
export type Mixture = { matches: number; m: number[][]; u: number[][]; rounds: number }

const MOST_ROUNDS = 5_000
const CONVERGED = 1e-9

/**
 * Expectation–maximization of everything at once, λ, m and u, over counted comparison vectors (Winkler 1988).
 * Identifiable from three fields on. Level numbers start at 1; 0 is unknown and counts nowhere. The class whose
 * first levels are commoner is called the matches; levels count from agreement to difference.
 */
export function estimateMixture(patterns: readonly Pattern[], levels: readonly number[]): Mixture {
  let model: Mixture = {
    matches: 0.3,
    m: levels.map((count) => falling(count)),
    u: levels.map((count) => falling(count).reverse()),
    rounds: 0,
  }
  for (;;) {
    const next = step(model, patterns)
    const moved = distance(model, next)
    model = next
    if (moved < CONVERGED || model.rounds >= MOST_ROUNDS) return model
  }
}

/** Starting shares: most at the first level. */
function falling(count: number): number[] {
  const raw = Array.from({ length: count }, (_, index) => 2 ** -(index * 2))
  const sum = raw.reduce((total, value) => total + value, 0)
  return raw.map((value) => value / sum)
}

function step(model: Mixture, patterns: readonly Pattern[]): Mixture {
  const m = model.m.map((shares) => shares.map(() => 0))
  const u = model.u.map((shares) => shares.map(() => 0))
  let [all, matched] = [0, 0]
  for (const { levels, count } of patterns) {
    const p = posterior(model, levels)
    all += count
    matched += p * count
    levels.forEach((level, field) => {
      if (level === 0) return
      m[field]![level - 1]! += p * count
      u[field]![level - 1]! += (1 - p) * count
    })
  }
  return { matches: matched / all, m: m.map(normalized), u: u.map(normalized), rounds: model.rounds + 1 }
}

function posterior(model: Mixture, levels: readonly number[]): number {
  let [match, other] = [model.matches, 1 - model.matches]
  levels.forEach((level, field) => {
    if (level === 0) return
    match *= model.m[field]![level - 1]!
    other *= model.u[field]![level - 1]!
  })
  return match + other === 0 ? 0 : match / (match + other)
}

function normalized(sums: readonly number[]): number[] {
  const total = sums.reduce((sum, value) => sum + value, 0)
  return sums.map((value) => (total === 0 ? 1 / sums.length : value / total))
}

function distance(one: Mixture, other: Mixture): number {
  const flat = (model: Mixture) => [model.matches, ...model.m.flat(), ...model.u.flat()]
  const others = flat(other)
  return Math.max(...flat(one).map((value, index) => Math.abs(value - others[index]!)))
}
