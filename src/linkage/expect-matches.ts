/** The expectation step: what a pattern of levels is likely to be, one person, relatives or strangers. */
import type { LinkParameters } from './model.ts'
import { stayedOdds } from './moved.ts'

/** How often a combination of levels (0 = unknown, by field) was seen. */
export type Pattern = { levels: readonly number[]; count: number }

/** Pairs that agree on a key. `blocked`: the fields the key is made of, which say nothing inside the block. */
export type Pass = {
  name: string
  blocked: readonly number[]
  patterns: readonly Pattern[]
  /** Pairs the key makes in the whole file; the patterns may be a sample of them. */
  pairs: number
}

/** Shares among the pairs of a block, or of all. */
export type Shares = { matches: number; kin: number }

const MOST_MATCHES = 0.999

/**
 * Odds of one pattern being a match and being relatives, against strangers, leaving out some fields. `stayed` as in
 * {@link Step}.
 */
export function oddsOf(
  parameters: LinkParameters,
  pattern: Pattern,
  left: readonly number[],
  shares: Shares,
) {
  let match = shares.matches
  let kin = shares.kin
  const where = stayedOdds(parameters, pattern.levels, left)
  if (where) {
    match *= where.odds
    kin *= where.kin
  }
  parameters.fields.forEach((field, index) => {
    const level = pattern.levels[index]! - 1
    if (level < 0 || left.includes(index)) return
    const u = field.u[level]!
    if (parameters.moved?.fields.includes(index)) return
    match *= field.m[level]! / u
    kin *= (field.kin?.[level] ?? u) / u
  })
  for (const { fields, bits } of parameters.together) {
    if (fields.some((field) => pattern.levels[field] !== 1 || left.includes(field))) continue
    match *= 2 ** -bits
    kin *= 2 ** -bits
  }
  const strangers = Math.max(0, 1 - shares.matches - shares.kin)
  const sum = match + kin + strangers
  return { match: match / sum, kin: kin / sum, stayed: where?.stayed ?? null }
}

/**
 * What each pattern of a pass is likely to be, and the shares that makes. `stayed`: of its matches, those between which
 * nobody moved; null where nothing of where they live is free to show it.
 */
export type Step = {
  shares: Shares
  weights: Float64Array
  kin: Float64Array
  stayed: readonly (number | null)[]
}

/** Expectation: how many pairs of each pattern are matches, and how many relatives. */
export function expectMatches(parameters: LinkParameters, pass: Pass, shares: Shares): Step {
  const weights = new Float64Array(pass.patterns.length)
  const relatives = new Float64Array(pass.patterns.length)
  let [all, matches, kin] = [0, 0, 0]
  const stayed = pass.patterns.map((pattern, index) => {
    const odds = oddsOf(parameters, pattern, pass.blocked, shares)
    weights[index] = odds.match * pattern.count
    relatives[index] = odds.kin * pattern.count
    all += pattern.count
    matches += odds.match * pattern.count
    kin += odds.kin * pattern.count
    return odds.stayed
  })
  const share = (sum: number) => (all === 0 ? 0 : Math.min(MOST_MATCHES, sum / all))
  return { shares: { matches: share(matches), kin: share(kin) }, weights, kin: relatives, stayed }
}

/** Probability that a pair with these levels is one person, without the rarity of its values. */
export function matchShare(parameters: LinkParameters, levels: readonly number[]): number {
  return oddsOf(parameters, { levels, count: 1 }, [], parameters).match
}
