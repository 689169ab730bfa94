import type { Agreement } from './blocking.ts'
import type { Key } from './blocking-keys.ts'

/** A likely match: the levels of its fields, and which keys agree. */
export type Example = { levels: readonly number[]; agreement: Agreement }

/** What simulated matches are drawn from. */
export type MatchSamples = {
  /** For each field, likely matches that have it on both sides and were found without it. */
  byField: readonly (readonly Example[])[]
  /** Which fields two records both have, as often as it happens: what is missing goes together in a record. */
  known: readonly { levels: readonly number[]; count: number }[]
  /** Fields whose keys are there even where their level is unknown: a year beside dates, which counts once only. */
  always: ReadonlySet<number>
  /** Fields that differ together, and likely matches that were found without any of them. */
  linked?: { fields: readonly number[]; examples: readonly Example[] } | null
}

/**
 * Simulated matches: which fields are known comes from pairs at random, and how a known field and its keys agree from a
 * likely match found without that field, so that a rule does not look good only because it found the examples.
 */
export function simulateMatches(
  keys: readonly Key[],
  { byField, known, always, linked }: MatchSamples,
  count: number,
  random: () => number,
): Example[] {
  const draw = weightedDraw(
    known.map((pattern) => pattern.count),
    random,
  )
  return Array.from({ length: count }, () => {
    const agreement = new Uint8Array(keys.length)
    const missing = known[draw()]?.levels
    const one = linked?.examples[Math.floor(random() * linked.examples.length)]
    const levels = byField.map((examples, field) => {
      const from =
        missing?.[field] === 0 && !always.has(field)
          ? undefined
          : one && one.levels[field] !== 0 && linked?.fields.includes(field)
            ? one
            : examples[Math.floor(random() * examples.length)]
      keys.forEach((key, index) => {
        if (from && key.field === field) agreement[index] = from.agreement[index]!
      })
      return from?.levels[field] ?? 0
    })
    return { levels, agreement }
  })
}

/** Share of matches that some rule reaches. */
export function shareReached(matches: readonly Example[], rules: readonly (readonly number[])[]): number {
  const reached = matches.filter(({ agreement }) =>
    rules.some((keys) => keys.every((key) => agreement[key] === 1)),
  )
  return matches.length === 0 ? 1 : reached.length / matches.length
}

function weightedDraw(weights: readonly number[], random: () => number): () => number {
  const sums = new Float64Array(weights.length)
  let total = 0
  weights.forEach((weight, index) => {
    total += weight
    sums[index] = total
  })
  return () => {
    const at = random() * total
    let [low, high] = [0, sums.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! > at) high = middle
      else low = middle + 1
    }
    return low
  }
}
