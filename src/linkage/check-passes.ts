/**
 * Whether what learning found is matches at all. Where (nearly) nobody stands twice, expectation–maximization finds some
 * other class: strangers of one sex, place and name. Records of one person are alike, in the fields left free too, and
 * there are only so many of them; a pass whose likeliest pairs are not is left out.
 */
import type { Pass, Pattern, Step } from './expect-matches.ts'
import type { FieldParameters, LinkParameters } from './model.ts'

/** One person's records agree on a field at least this often, as a part of what the starting values say. */
const LEAST_AGREEMENT = 0.5
/** A field tells people apart if its first level is so many times likelier in one person than in two. */
const TELLS_APART = 20
/** True pairs a record, at most: eleven records of everybody. */
const MOST_PER_RECORD = 5
/** Matches with a field known, over the free fields that tell people apart, before a pass counts as seen. */
const LEAST_SEEN = 2
/** So many times more pairs than independent fields would make cannot come from fields going together (4 bits at most). */
const BEYOND_CHANCE = 16

/** Whether a field by itself tells people apart; a sex or a district does not. */
function tellsApart({ m, u }: FieldParameters): boolean {
  return m[0]! >= TELLS_APART * u[0]!
}

/** The levels that speak for one person in the starting values. */
function speaksFor(start: FieldParameters): boolean[] {
  return start.m.map((share, level) => share > start.u[level]!)
}

function sumWhere(shares: readonly number[], wanted: readonly boolean[]): number {
  return shares.reduce((sum, share, level) => (wanted[level] ? sum + share : sum), 0)
}

/** m with its agreement raised to the least that one person's records can have, the rest lowered for it. */
export function atLeastAlike(start: FieldParameters, m: readonly number[]): number[] {
  const agrees = speaksFor(start)
  const least = LEAST_AGREEMENT * sumWhere(start.m, agrees)
  const found = sumWhere(m, agrees)
  if (found >= least) return [...m]
  return m.map((share, level) => share * (agrees[level] ? least / found : (1 - least) / (1 - found)))
}

/** What learning with some passes found. `expected`: matches there would be in all, by pass; `u` is read of `parameters`. */
type Found = {
  parameters: LinkParameters
  steps: readonly Step[]
  expected: readonly number[]
  records: number
  totalPairs: number
}

/** Which passes hold matches. */
export function passesOfMatches(start: LinkParameters, passes: readonly Pass[], found: Found): boolean[] {
  return passes.map((pass, at) => {
    const step = found.steps[at]!
    if (found.expected[at]! > MOST_PER_RECORD * found.records) return false
    return (areAlike(start, pass, step) ?? isBeyondChance(pass, found)) && outnumberChance(start, pass, step)
  })
}

/** Whether a key that leaves nothing free to judge by makes far more pairs than chance does: a document does. */
function isBeyondChance(pass: Pass, { parameters, totalPairs }: Found): boolean {
  const chance = pass.blocked.reduce((pairs, field) => pairs * parameters.fields[field]!.u[0]!, totalPairs)
  return pass.pairs > BEYOND_CHANCE * chance
}

/** Whether a pass's likely matches agree often enough on the free fields that tell people apart; null: none is known. */
function areAlike(start: LinkParameters, pass: Pass, { weights }: Step): boolean | null {
  let [known, agreed, least] = [0, 0, 0]
  start.fields.forEach((field, index) => {
    if (pass.blocked.includes(index) || !tellsApart(field)) return
    const agrees = speaksFor(field)
    const share = LEAST_AGREEMENT * sumWhere(field.m, agrees)
    pass.patterns.forEach(({ levels }, p) => {
      const level = levels[index]!
      if (level === 0) return
      known += weights[p]!
      least += share * weights[p]!
      if (agrees[level - 1]) agreed += weights[p]!
    })
  })
  return known < LEAST_SEEN ? null : agreed >= least
}

/** Whether of a pass's pairs that agree in all that is known most are matches, and not strangers who do so by chance. */
function outnumberChance(start: LinkParameters, pass: Pass, step: Step): boolean {
  const isAlike = alikeIn(start, pass.blocked, 1)
  let [matched, all] = [0, 0]
  pass.patterns.forEach((pattern, p) => {
    if (!isAlike(pattern)) return
    matched += step.weights[p]!
    all += pattern.count - step.kin[p]!
  })
  return matched >= all / 2
}

/** Patterns that agree in all that is known, at least in so many fields that tell people apart. */
function alikeIn(start: LinkParameters, left: readonly number[], least: number) {
  const agrees = start.fields.map(speaksFor)
  return ({ levels }: Pattern): boolean => {
    const free = [...levels.keys()].filter((index) => levels[index]! > 0 && !left.includes(index))
    const telling = free.filter((index) => tellsApart(start.fields[index]!))
    return telling.length >= least && free.every((index) => agrees[index]![levels[index]! - 1])
  }
}

/**
 * The largest share of matches that could be in a file without showing. Strangers who agree in all that is known are as
 * many as random pairs say, give or take twice the square root, and one match more.
 */
export function hiddenMatches(
  start: LinkParameters,
  { random, totalPairs }: { random: readonly Pattern[]; totalPairs: number },
): number {
  const isAlike = alikeIn(start, [], 2)
  let [all, alike] = [0, 0]
  for (const pattern of random) {
    all += pattern.count
    if (isAlike(pattern)) alike += pattern.count
  }
  const chance = all === 0 ? 0 : (alike / all) * totalPairs
  return Math.min(start.matches, (1 + 2 * Math.sqrt(chance)) / Math.max(2, totalPairs))
}
