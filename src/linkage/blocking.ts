/**
 * Which pairs are worth comparing. A rule is a set of keys that both records must share; rules are chosen to reach as
 * many true pairs as possible within a number of pairs, from how often keys agree in likely matches, seen through
 * rules that do not use them.
 */
import { partName } from './comparisons.ts'
import { bitCount } from './likeness.ts'
import type { Comparison, FieldType } from './model.ts'

/**
 * A key of one field: a part, or its beginning, in SQL; `{r}` stands where the record's alias goes. `list`: the part
 * holds several keys, any of which may be shared.
 */
export type Key = { field: number; name: string; sql: string; list: boolean }

const KEYS: Readonly<Record<FieldType, readonly (readonly [name: string, sql: string, list?: 'list'])[]>> = {
  'given-name': [
    ['given-name', '{k}'],
    ['given-name-group', '{d}'],
    ['given-name-sound', '{s}'],
    ['given-name-start', 'left({k}, 3)'],
  ],
  surname: [
    ['surname', '{t}'],
    ['surname-sound', '{s}'],
    ['surname-start', 'left({t}, 4)'],
  ],
  patronymic: [
    ['patronymic', '{t}'],
    ['patronymic-sound', '{s}'],
  ],
  'full-name': [
    ['full-name', '{k}'],
    ['full-name-sound', '{s}'],
    ['two-words', '{ww}', 'list'],
    ['word', '[{w1}, {w2}, {w3}, {w4}]', 'list'],
  ],
  date: [
    ['date', '{x}'],
    ['year', '{y}'],
    ['year-month', '{ym}'],
    ['month-day', '{md}'],
    ['year-day', '{yd}'],
  ],
  year: [['year', '{y}']],
  sex: [],
  'national-id': [
    ['id', '{k}'],
    ['id-start', 'CASE WHEN length({k}) >= 6 THEN left({k}, length({k}) - 3) END'],
    ['id-end', 'CASE WHEN length({k}) >= 6 THEN right({k}, length({k}) - 3) END'],
  ],
  phone: [
    ['phone', '{k}'],
    ['phone-start', 'CASE WHEN length({k}) >= 7 THEN left({k}, length({k}) - 3) END'],
    ['phone-end', 'CASE WHEN length({k}) >= 7 THEN right({k}, length({k}) - 3) END'],
  ],
  email: [
    ['email', '{k}'],
    ['email-name', '{l}'],
    ['email-start', 'CASE WHEN length({l}) >= 5 THEN left({l}, 5) END'],
  ],
  postcode: [['postcode', '{k}']],
  place: [
    ['place', '{k}'],
    ['place-start', '{s}'],
  ],
  address: [
    ['address', '{k}'],
    ['address-start', '{s}'],
  ],
  category: [['value', '{k}']],
  text: [
    ['text', '{k}'],
    ['text-start', '{s}'],
  ],
}

/** All keys of the fields compared. */
export function listKeys(comparisons: readonly Comparison[]): Key[] {
  return comparisons.flatMap(({ field }, index) => [
    ...KEYS[field.type].map(([name, sql, list]) => ({
      field: index,
      name:
        name.startsWith(field.name) || name === 'value'
          ? field.name + name.replace(/^value$/, '').slice(field.name.length)
          : `${field.name}:${name}`,
      sql: sql.replace(/\{(\w+)\}/g, (_, part: string) => `{r}${partName(index, part)}`),
      list: list === 'list',
    })),
  ])
}

/** The key under which given name and surname meet even when they changed places, if both are there. */
export function swapKey(comparisons: readonly Comparison[]): Key | null {
  const find = (type: FieldType) => comparisons.findIndex(({ field }) => field.type === type)
  const [given, surname] = [find('given-name'), find('surname')]
  if (given < 0 || surname < 0) return null
  const [one, other] = [`{r}${partName(given, 'k')}`, `{r}${partName(surname, 'k')}`]
  return {
    field: given,
    name: 'names in either order',
    sql: `CASE WHEN ${one} IS NOT NULL AND ${other} IS NOT NULL THEN least(${one}, ${other}) || ' ' || greatest(${one}, ${other}) END`,
    list: false,
  }
}

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

const MOST_RULES = 16
const MOST_KEYS = 3
/** A rule must reach this share of what is still missing, or of all matches, to be worth its joins. */
const LEAST_GAIN = 0.0005

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
      if (chosen.some((other) => keys[other]!.field === keys[key]!.field)) continue
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

/** A likely match: the levels of its fields, and which keys agree. */
export type Example = { levels: readonly number[]; agreement: Agreement }

/** What simulated matches are drawn from. */
export type MatchSamples = {
  /** For each field, likely matches that have it on both sides and were found without it. */
  byField: readonly (readonly Example[])[]
  /** Which fields two records both have, as often as it happens: what is missing goes together in a record. */
  known: readonly { levels: readonly number[]; count: number }[]
}

/**
 * Simulated matches: which fields are known comes from pairs at random, and how a known field and its keys agree from a
 * likely match found without that field, so that a rule does not look good only because it found the examples.
 */
export function simulateMatches(
  keys: readonly Key[],
  { byField, known }: MatchSamples,
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
    const levels = byField.map((examples, field) => {
      const from = missing?.[field] === 0 ? undefined : examples[Math.floor(random() * examples.length)]
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
