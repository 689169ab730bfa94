/**
 * Which pairs are worth comparing. A rule is a set of keys that both records must share; rules are chosen to reach as
 * many true pairs as possible within a number of pairs, from how often keys agree in likely matches, seen through
 * rules that do not use them.
 */
import type { Key } from './blocking-keys.ts'
import { bitCount } from './likeness.ts'

/** Pairs that share all keys of a rule, if keys were independent: what a rule costs before it is counted. */
export function expectedPairs(
  keys: readonly number[],
  pairsByKey: readonly number[],
  totalPairs: number,
): number {
  return keys.reduce((pairs, key) => pairs * (pairsByKey[key]! / totalPairs), totalPairs)
}

/** Which keys agree in a likely match, by key. */
export type Agreement = Uint8Array

/** A chosen rule: its pairs in the file, and the share of matches this and the rules before it should reach. */
export type Choice = { keys: number[]; pairs: number; reached: number }

type Candidate = { keys: number[]; cost: number; counted: boolean }

export type ChoiceInput = {
  keys: readonly Key[]
  /** Agreements of simulated matches; `simulateMatches` makes them. */
  matches: readonly Agreement[]
  pairsByKey: readonly number[]
  totalPairs: number
  budget: number
  /** Exact number of pairs of a rule, asked only for rules about to be chosen. */
  countPairs: (keys: readonly number[]) => Promise<number>
}

const MOST_RULES = 24
const MOST_KEYS = 3
/** A rule must reach this share of what is still missing, or of all matches, to be worth its joins. */
const LEAST_GAIN = 0.00025

/** Chooses rules one by one: each time the one that reaches most new matches for its pairs, until nothing is gained. */
export async function chooseRules(input: ChoiceInput): Promise<Choice[]> {
  let candidates = listCandidates(input)
  const byKey = bitsByKey(input.matches, input.keys.length)
  const missed = new Uint32Array(Math.ceil(input.matches.length / 32))
  input.matches.forEach((_, index) => {
    missed[index >>> 5]! |= 1 << (index & 31)
  })
  const chosen: Choice[] = []
  let [left, reached] = [input.budget, 0]
  while (chosen.length < MOST_RULES) {
    const best = bestOf(candidates, input, byKey, missed, left)
    if (!best) break
    candidates = candidates.filter((candidate) => candidate !== best)
    const cost = best.counted ? best.cost : await input.countPairs(best.keys)
    if (!best.counted && cost > 1.5 * best.cost + 0.01 * input.budget) {
      // The keys go together more often than chance: back it goes at its true price, and others with these keys too.
      for (const other of candidates) {
        if (!other.counted && best.keys.every((key) => other.keys.includes(key)))
          other.cost *= cost / best.cost
      }
      candidates.push({ keys: best.keys, cost, counted: true })
      continue
    }
    left -= cost
    reached += gainOf(best.keys, byKey, missed)
    for (let at = 0; at < missed.length; at += 1)
      missed[at]! &= ~best.keys.reduce((word, key) => word & byKey[key]![at]!, -1)
    chosen.push({ keys: best.keys, pairs: cost, reached: reached / Math.max(1, input.matches.length) })
  }
  return chosen
}

function listCandidates({ keys, pairsByKey, totalPairs, budget }: ChoiceInput): Candidate[] {
  const found: Candidate[] = []
  const grow = (chosen: number[], from: number) => {
    for (let key = from; key < keys.length; key += 1) {
      // Of the keys of a rule one at most may hold several values.
      const clash = (other: number) =>
        keys[other]!.field === keys[key]!.field || (keys[other]!.list && keys[key]!.list)
      if (chosen.some(clash)) continue
      const next = [...chosen, key]
      const cost = expectedPairs(next, pairsByKey, totalPairs)
      if (cost <= budget) found.push({ keys: next, cost: Math.max(1, cost), counted: false })
      // A rule that is cheap already only loses matches by another key.
      if (next.length < MOST_KEYS && cost > budget / 200) grow(next, key + 1)
    }
  }
  grow([], 0)
  return found
}

type Bits = Uint32Array

/** Which matches agree on a key, a bit a match. */
function bitsByKey(matches: readonly Agreement[], keys: number): Bits[] {
  return Array.from({ length: keys }, (_, key) => {
    const bits = new Uint32Array(Math.ceil(matches.length / 32))
    matches.forEach((match, index) => {
      if (match[key] === 1) bits[index >>> 5]! |= 1 << (index & 31)
    })
    return bits
  })
}

function gainOf(keys: readonly number[], byKey: readonly Bits[], missed: Bits): number {
  let gain = 0
  for (let at = 0; at < missed.length; at += 1) {
    let word = missed[at]!
    for (const key of keys) word &= byKey[key]![at]!
    if (word !== 0) gain += bitCount(word)
  }
  return gain
}

function bestOf(
  candidates: readonly Candidate[],
  input: ChoiceInput,
  byKey: readonly Bits[],
  missed: Bits,
  left: number,
) {
  let best: { candidate: Candidate; worth: number } | null = null
  const least = Math.max(1, LEAST_GAIN * input.matches.length)
  // A rule has a fixed price too: it is a join over all records, and reaching more with fewer rules is worth pairs.
  const fixed = input.budget / 8
  for (const candidate of candidates) {
    if (candidate.cost > left) continue
    const gain = gainOf(candidate.keys, byKey, missed)
    const worth = gain / (candidate.cost + fixed)
    if (gain >= least && (!best || worth > best.worth)) best = { candidate, worth }
  }
  return best?.candidate ?? null
}
