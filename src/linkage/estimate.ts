/**
 * Learning without labels (Fellegi and Sunter 1969; the order of steps after Splink): u from random pairs, m by
 * expectation–maximization inside several blocks, the share of matches from what the blocks found and how much each
 * can reach. Works on counts of level patterns, so its cost does not depend on the number of pairs.
 */
import { atLeastAlike, hiddenMatches, passesOfMatches } from './check-passes.ts'
import { overall, reach } from './count-matches.ts'
import { expectMatches, oddsOf, type Pass, type Pattern, type Shares, type Step } from './expect-matches.ts'
import type { FieldParameters, LinkParameters, Moved } from './model.ts'
import { notOtherPeople, passesFor } from './tell-from-kin.ts'

export type Evidence = {
  random: readonly Pattern[]
  passes: readonly Pass[]
  /** All pairs of records that may be compared. */
  totalPairs: number
  records: number
}

/** What a pass says: shares of matches and of relatives among its pairs, and how many matches there are in all. */
export type PassEstimate = { name: string; matches: number; kin: number; expected: number }

/** `left`: passes in which what looked like matches was something else. */
export type Learnt = { parameters: LinkParameters; passes: PassEstimate[]; left: string[]; rounds: number }

/** Pairs the starting values count for, so that a small or empty block does not decide alone. */
const PRIOR_PAIRS = 10
/** The same for relatives; and the only field whose rates are learnt for them: how often twins are among them. */
const PRIOR_KIN = 50
const LEARNT_KIN: readonly string[] = ['date']
/** The same for pairs of different people: what was never seen among random pairs is rare, not impossible. */
const PRIOR_STRANGERS = 5_000
/** A block with more matches than this weighs as much as one with this many. */
const ENOUGH_MATCHES = 5_000
const MOST_ROUNDS = 200
const CONVERGED = 1e-6

/**
 * Learns m, u and the shares of matches and relatives, from starting values and counted patterns. Without the passes
 * that turn out to hold no matches it is done again; where none is left there is no match to learn from.
 */
export function learnParameters(start: LinkParameters, evidence: Evidence): Learnt {
  const left: string[] = []
  for (let { passes } = evidence; ; ) {
    const { steps, ...learnt } = maximize(start, { ...evidence, passes })
    const expected = learnt.passes.map((pass) => pass.expected)
    const good = passesOfMatches(start, passes, { ...evidence, ...learnt, steps, expected })
    left.push(...passes.flatMap(({ name }, at) => (good[at] ? [] : [name])))
    if (good.every(Boolean)) {
      const { parameters } = learnt
      if (left.length === 0 || passes.length > 0) return { ...learnt, left }
      return { ...learnt, left, parameters: { ...parameters, matches: hiddenMatches(start, evidence) } }
    }
    passes = passes.filter((_, at) => good[at])
  }
}

function maximize(start: LinkParameters, evidence: Evidence) {
  let parameters = start
  let shares: Shares[] = evidence.passes.map(() => ({ matches: 0.1, kin: start.kin > 0 ? 0.05 : 0 }))
  let known = start.fields.map(() => 0.9)
  for (let round = 1; ; round += 1) {
    const before = parameters
    parameters = learnU(parameters, start, evidence.random)
    const steps = evidence.passes.map((pass, index) => expectMatches(parameters, pass, shares[index]!))
    shares = steps.map((step) => step.shares)
    const learnt = learnM(start, evidence.passes, steps)
    known = learnt.known.map((share, field) => share ?? known[field]!)
    const kin = learnKin(start, evidence.passes, steps)
    const fields = parameters.fields.map((field, i) => ({ ...field, m: learnt.m[i]!, kin: kin[i]! }))
    parameters = { ...parameters, fields, moved: learnMoved(start, evidence.passes, steps) }
    const passes = evidence.passes.map((pass, index) => reach(parameters, known, pass, shares[index]!))
    parameters = { ...parameters, ...overall(start, evidence, passes) }
    if (round >= MOST_ROUNDS || change(before, parameters) < CONVERGED) {
      return {
        parameters,
        rounds: round,
        steps,
        passes: passes.map(({ name, matches, kin, expected }) => ({ name, matches, kin, expected })),
      }
    }
  }
}

/** Levels of one field over all passes that leave it free, weighted by what each pattern is likely to be. */
function levelsSeen(field: number, passes: readonly Pass[], weights: readonly Float64Array[]) {
  const levels: number[] = []
  let [seen, known] = [0, 0]
  passes.forEach((pass, at) => {
    if (pass.blocked.includes(field)) return
    const found = weights[at]!.reduce((sum, weight) => sum + weight, 0)
    const scale = found > ENOUGH_MATCHES ? ENOUGH_MATCHES / found : 1
    pass.patterns.forEach((pattern, p) => {
      const weight = weights[at]![p]! * scale
      const level = pattern.levels[field]!
      seen += weight
      if (level === 0) return
      known += weight
      levels[level - 1] = (levels[level - 1] ?? 0) + weight
    })
  })
  return { levels, seen, known }
}

function learnM(start: LinkParameters, passes: readonly Pass[], steps: readonly Step[]) {
  const all = steps.map((step) => step.weights)
  // How fields of where somebody lives agree is said of those who did not move.
  const staying = steps.map(({ weights, stayed }) => weights.map((weight, p) => weight * (stayed[p] ?? 1)))
  const fields = start.fields.map((field, index) => {
    const weights = start.moved?.fields.includes(index) ? staying : all
    const telling = passesFor(field, start, passes, steps)
    const { levels, known } = levelsSeen(
      index,
      telling.at.map((at) => passes[at]!),
      telling.at.map((at) => weights[at]!),
    )
    const seen = levelsSeen(index, passes, all)
    const m = field.m.map(
      (share, level) => (share * PRIOR_PAIRS + (levels[level] ?? 0)) / (PRIOR_PAIRS + known),
    )
    const told = telling.personal || start.kin === 0 ? m : notOtherPeople(field, m)
    return { m: atLeastAlike(field, told), known: seen.seen > 1 ? seen.known / seen.seen : null }
  })
  return { m: fields.map((field) => field.m), known: fields.map((field) => field.known) }
}

/** Between how many true pairs somebody moved, from the passes that can show it. */
function learnMoved(start: LinkParameters, passes: readonly Pass[], steps: readonly Step[]): Moved | null {
  if (!start.moved) return null
  const { fields, share } = start.moved
  let [moved, all] = [share * PRIOR_PAIRS, PRIOR_PAIRS]
  passes.forEach(({ blocked }, at) => {
    if (fields.some((field) => blocked.includes(field))) return
    steps[at]!.stayed.forEach((stayed, p) => {
      if (stayed === null) return
      moved += (1 - stayed) * steps[at]!.weights[p]!
      all += steps[at]!.weights[p]!
    })
  })
  return { fields, share: moved / all }
}

/**
 * How relatives agree on dates, likewise. Their names stay as they are told to be (another given name, the same
 * surname): left free, this class would become that of any strangers who are a little alike.
 */
function learnKin(start: LinkParameters, passes: readonly Pass[], steps: readonly Step[]) {
  return start.fields.map((field, index) => {
    if (!field.kin || !LEARNT_KIN.includes(field.type)) return field.kin
    const { levels, known } = levelsSeen(
      index,
      passes,
      steps.map((step) => step.kin),
    )
    return field.kin.map((share, level) => (share * PRIOR_KIN + (levels[level] ?? 0)) / (PRIOR_KIN + known))
  })
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

function change(before: LinkParameters, after: LinkParameters): number {
  const moved = after.fields.flatMap((field, index) =>
    field.m.map((share, level) => Math.abs(share - before.fields[index]!.m[level]!)),
  )
  return Math.max(...moved, Math.abs(after.matches - before.matches))
}
