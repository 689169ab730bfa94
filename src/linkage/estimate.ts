/**
 * Learning without labels (Fellegi and Sunter 1969; the order of steps after Splink): u from random pairs, m by
 * expectation–maximization inside several blocks, the share of matches from what the blocks found and how much each
 * can reach. Works on counts of level patterns, so its cost does not depend on the number of pairs.
 */
import type { FieldParameters, LinkParameters } from './model.ts'

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

export type Evidence = {
  random: readonly Pattern[]
  passes: readonly Pass[]
  /** All pairs of records that may be compared. */
  totalPairs: number
}

/** What a pass says: shares of matches and of relatives among its pairs, and how many matches there are in all. */
export type PassEstimate = { name: string; matches: number; kin: number; expected: number }

export type Learnt = { parameters: LinkParameters; passes: PassEstimate[]; rounds: number }

type Shares = { matches: number; kin: number }
type Sums = { m: number[]; weight: number }

/** Pairs the starting values count for, so that a small or empty block does not decide alone. */
const PRIOR_PAIRS = 10
/** The same for pairs of different people: what was never seen among random pairs is rare, not impossible. */
const PRIOR_STRANGERS = 5_000
/** A block with more matches than this weighs as much as one with this many. */
const ENOUGH_MATCHES = 5_000
const MOST_ROUNDS = 200
const CONVERGED = 1e-6
const MOST_MATCHES = 0.999

/** Learns m, u and the shares of matches and relatives, from starting values and counted patterns. */
export function learnParameters(start: LinkParameters, evidence: Evidence): Learnt {
  let parameters = start
  let shares: Shares[] = evidence.passes.map(() => ({ matches: 0.1, kin: start.kin > 0 ? 0.05 : 0 }))
  let known = start.fields.map(() => 0.9)
  for (let round = 1; ; round += 1) {
    const before = parameters
    parameters = learnU(parameters, start, evidence.random)
    const steps = evidence.passes.map((pass, index) => expect(parameters, pass, shares[index]!))
    shares = steps.map((step) => step.shares)
    const learnt = learnM(start, evidence.passes, steps)
    known = learnt.known.map((share, field) => share ?? known[field]!)
    parameters = {
      ...parameters,
      fields: parameters.fields.map((field, i) => ({ ...field, m: learnt.m[i]! })),
    }
    const passes = evidence.passes.map((pass, index) => reach(parameters, known, pass, shares[index]!))
    parameters = { ...parameters, ...overall(start, evidence, passes) }
    if (round >= MOST_ROUNDS || change(before, parameters) < CONVERGED) {
      return {
        parameters,
        rounds: round,
        passes: passes.map(({ name, matches, kin, expected }) => ({ name, matches, kin, expected })),
      }
    }
  }
}

/** Odds of one pattern being a match and being relatives, against strangers, leaving out some fields. */
function oddsOf(parameters: LinkParameters, pattern: Pattern, left: readonly number[], shares: Shares) {
  let match = shares.matches
  let kin = shares.kin
  parameters.fields.forEach((field, index) => {
    const level = pattern.levels[index]! - 1
    if (level < 0 || left.includes(index)) return
    const u = field.u[level]!
    match *= field.m[level]! / u
    kin *= (field.kin?.[level] ?? u) / u
  })
  const strangers = Math.max(0, 1 - shares.matches - shares.kin)
  const sum = match + kin + strangers
  return { match: match / sum, kin: kin / sum }
}

type Step = { shares: Shares; weights: Float64Array }

function expect(parameters: LinkParameters, pass: Pass, shares: Shares): Step {
  const weights = new Float64Array(pass.patterns.length)
  let [all, matches, kin] = [0, 0, 0]
  pass.patterns.forEach((pattern, index) => {
    const odds = oddsOf(parameters, pattern, pass.blocked, shares)
    weights[index] = odds.match * pattern.count
    all += pattern.count
    matches += odds.match * pattern.count
    kin += odds.kin * pattern.count
  })
  const share = (sum: number) => (all === 0 ? 0 : Math.min(MOST_MATCHES, sum / all))
  return { shares: { matches: share(matches), kin: share(kin) }, weights }
}

function learnM(start: LinkParameters, passes: readonly Pass[], steps: readonly Step[]) {
  const fields = start.fields.map((field, index) => {
    const sums: Sums = { m: field.m.map((share) => share * PRIOR_PAIRS), weight: PRIOR_PAIRS }
    let [seen, known] = [0, 0]
    passes.forEach((pass, at) => {
      if (pass.blocked.includes(index)) return
      const found = steps[at]!.weights.reduce((sum, weight) => sum + weight, 0)
      const scale = found > ENOUGH_MATCHES ? ENOUGH_MATCHES / found : 1
      pass.patterns.forEach((pattern, p) => {
        const weight = steps[at]!.weights[p]! * scale
        const level = pattern.levels[index]!
        seen += weight
        if (level === 0) return
        known += weight
        sums.m[level - 1]! += weight
        sums.weight += weight
      })
    })
    return { m: sums.m.map((sum) => sum / sums.weight), known: seen > 1 ? known / seen : null }
  })
  return { m: fields.map((field) => field.m), known: fields.map((field) => field.known) }
}

/** u from random pairs, less those that are likely one person: in a small file they would count as agreement by chance. */
function learnU(
  parameters: LinkParameters,
  start: LinkParameters,
  random: readonly Pattern[],
): LinkParameters {
  const sums = start.fields.map((field) => field.u.map((share) => share * PRIOR_STRANGERS))
  for (const pattern of random) {
    const odds = oddsOf(parameters, pattern, [], parameters)
    const weight = pattern.count * (1 - odds.match)
    pattern.levels.forEach((level, field) => {
      if (level > 0) sums[field]![level - 1]! += weight
    })
  }
  const fields = parameters.fields.map((field, index): FieldParameters => {
    const total = sums[index]!.reduce((sum, value) => sum + value, 0)
    return { ...field, u: sums[index]!.map((sum) => sum / total) }
  })
  return { ...parameters, fields }
}

/** How many matches there are in all, if a pass found its share of them: those that agree on its key. */
function reach(parameters: LinkParameters, known: readonly number[], pass: Pass, shares: Shares) {
  const on = (rates: (field: FieldParameters) => number) =>
    pass.blocked.reduce((share, field) => share * known[field]! * rates(parameters.fields[field]!), 1)
  const matched = on((field) => field.m[0]!)
  const kin = on((field) => field.kin?.[0] ?? field.u[0]!)
  return {
    name: pass.name,
    ...shares,
    expected: (shares.matches * pass.pairs) / matched,
    expectedKin: (shares.kin * pass.pairs) / kin,
  }
}

function overall(
  start: LinkParameters,
  { totalPairs, passes }: Evidence,
  found: readonly { expected: number; expectedKin: number }[],
): Shares {
  if (passes.length === 0) return { matches: start.matches, kin: start.kin }
  const share = (values: number[]) => Math.min(0.5, Math.max(0.5, median(values)) / totalPairs)
  return {
    matches: share(found.map((pass) => pass.expected)),
    kin: start.kin === 0 ? 0 : share(found.map((pass) => pass.expectedKin)),
  }
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

function change(before: LinkParameters, after: LinkParameters): number {
  const moved = after.fields.flatMap((field, index) =>
    field.m.map((share, level) => Math.abs(share - before.fields[index]!.m[level]!)),
  )
  return Math.max(...moved, Math.abs(after.matches - before.matches))
}

/** Probability that a pair with these levels is one person, without the rarity of its values. */
export function matchShare(parameters: LinkParameters, levels: readonly number[]): number {
  return oddsOf(parameters, { levels, count: 1 }, [], parameters).match
}
