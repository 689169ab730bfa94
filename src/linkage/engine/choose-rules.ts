import { chooseRules } from '../blocking.ts'
import { allKeys, type Key } from '../blocking-keys.ts'
import { matchShare, type Pattern } from '../expect-matches.ts'
import type { LinkParameters } from '../model.ts'
import { seededRandom } from '../random.ts'
import { type Example, type MatchSamples, shareReached, simulateMatches } from '../simulate-matches.ts'
import { countAllPairs, countPairs } from './count-pairs.ts'
import type { Sql } from './database.ts'
import type { Block } from './learn.ts'
import { levelNames } from './look-at-pairs.ts'
import { codeKeys, keySql } from './pairs-sql.ts'
import type { Setting } from './setting.ts'

/**
 * A blocking rule as chosen. `reached`: share of the true pairs that can be told from strangers which this and the rules
 * before it should find; `reachedOfAll`: of all true pairs.
 */
export type BlockingRule = {
  name: string
  keys: Key[]
  pairs: number
  reached: number
  reachedOfAll: number
  cap: number
}

/** Under so many pairs every one is compared: nothing can be missed and it takes a second. */
export const EVERY_PAIR = 1_200_000
const LEAST_BUDGET = 1_000_000
const PAIRS_PER_RECORD = 20
const SIMULATED = 4_000
const EXAMPLES = 20_000
/**
 * Likely matches are taken twice: the sure ones alone agree on too much, so that a rule seems to reach them all; with those
 * that are only as likely as not, rules are chosen that also reach pairs which are alike by chance.
 */
const LIKELY = [0.9, 0.5]
const TELLING = 0.1
const COUNTED_RECORDS = 200_000

/** What was learnt before, and from what. */
export type Learning = { parameters: LinkParameters; blocks: readonly Block[]; random: readonly Pattern[] }

/** Chooses blocking rules; null when every pair is to be compared. */
export async function chooseBlocking(
  sql: Sql,
  setting: Setting,
  learning: Learning,
): Promise<BlockingRule[] | null> {
  const totalPairs = await countAllPairs(sql, setting.config)
  if (totalPairs <= EVERY_PAIR) return null
  const keys = allKeys(setting.comparisons, setting.dialect)
  const n = await sql.number('SELECT count(*) FROM rec')
  const budget = Math.min(totalPairs, Math.max(LEAST_BUDGET, PAIRS_PER_RECORD * n))
  const cap = Math.max(50, Math.floor(Math.sqrt(budget / 10)))
  const count = await countOnSample(sql, setting, keys, n)
  const pairsByKey: number[] = []
  for (const index of keys.keys()) pairsByKey.push(await count([index], Number.POSITIVE_INFINITY))
  const simulated: Example[] = []
  const random = seededRandom(setting.config.seed)
  const likely = await likelyPairs(sql, setting, learning, keys)
  for (const least of LIKELY)
    simulated.push(
      ...simulateMatches(keys, likelyMatches(setting, learning, likely, least), SIMULATED, random),
    )
  // A match that could not be told from strangers when found is not worth finding.
  const telling = simulated.filter(({ levels }) => matchShare(learning.parameters, levels) >= TELLING)
  const chosen = await chooseRules({
    keys,
    matches: telling.map(({ agreement }) => agreement),
    pairsByKey,
    totalPairs,
    budget,
    countPairs: (wanted) => count(wanted, cap),
  })
  if (chosen.length === 0) return cheapestKeys(keys, pairsByKey, budget, cap)
  return chosen.map((choice, index) => ({
    name: choice.keys.map((key) => keys[key]!.name).join(' + '),
    keys: choice.keys.map((key) => keys[key]!),
    pairs: choice.pairs,
    reached: choice.reached,
    reachedOfAll: shareReached(
      simulated,
      chosen.slice(0, index + 1).map((one) => one.keys),
    ),
    cap,
  }))
}

/** Where nothing could be learnt of matches (one field alone, say), every key that can be paid for, the cheapest first. */
function cheapestKeys(
  keys: readonly Key[],
  pairsByKey: readonly number[],
  budget: number,
  cap: number,
): BlockingRule[] {
  const order = [...keys.keys()].sort((one, other) => pairsByKey[one]! - pairsByKey[other]! || one - other)
  let left = budget
  return order.flatMap((index) => {
    const [key, pairs] = [keys[index]!, pairsByKey[index]!]
    if (pairs === 0 || pairs > left) return []
    left -= pairs
    return [{ name: key.name, keys: [key], pairs, reached: 1, reachedOfAll: 1, cap }]
  })
}

/** Counts pairs of a key in the whole file from so many of its records; a larger file is only looked at in part. */
async function countOnSample(sql: Sql, setting: Setting, keys: readonly Key[], n: number) {
  const share = Math.max(1, Math.floor(n / COUNTED_RECORDS))
  const where = `${setting.dialect.hash(`i, ${setting.config.seed}, 3`)} % ${share} = 0`
  const coded = await codeKeys(sql, keys, setting, { table: 'counted', where })
  const part = share === 1 ? 1 : (await sql.number('SELECT count(*) FROM counted')) / n
  const at = { config: setting.config, dialect: setting.dialect, table: 'counted' }
  return async (wanted: readonly number[], cap: number) => {
    const within = Number.isFinite(cap) ? Math.max(2, Math.ceil(cap * part)) : Number.MAX_SAFE_INTEGER
    const found = await countPairs(
      sql,
      wanted.map((index) => coded[index]!),
      { ...at, cap: within },
    )
    return Math.round(found / (part * part))
  }
}

/** For each field, how its keys agree in pairs that are likely one person and were found without that field. */
function likelyMatches(
  setting: Setting,
  { parameters, blocks, random }: Learning,
  likely: ReadonlyMap<number, readonly Likely[]>,
  least: number,
): MatchSamples {
  const found = blocks.map(({ fields, number }) => ({
    blocked: fields,
    examples: (likely.get(number) ?? []).filter(({ share }) => share >= least),
  }))
  const always = new Set(
    setting.comparisons.flatMap(({ field }, index) => (field.type === 'year' ? [index] : [])),
  )
  const byField = setting.comparisons.map((_, field) => {
    const having = (from: typeof found) =>
      from.flatMap(({ examples }) => examples.filter((one) => always.has(field) || one.levels[field] !== 0))
    const free = having(found.filter(({ blocked }) => !blocked.includes(field)))
    return free.length > 0 ? free : having(found)
  })
  const { moved } = parameters
  const free = moved && found.filter(({ blocked }) => !moved.fields.some((one) => blocked.includes(one)))
  const linked = free ? { fields: moved.fields, examples: free.flatMap((one) => one.examples) } : null
  return { byField, known: random, always, linked }
}

/** An example with the probability that it is one person. */
type Likely = Example & { share: number }

/** Pairs looked at that are as likely as the least of {@link LIKELY}, by the block they come from, so many of each at most. */
async function likelyPairs(
  sql: Sql,
  setting: Setting,
  { parameters, blocks }: Pick<Learning, 'parameters' | 'blocks'>,
  keys: readonly Key[],
): Promise<Map<number, Likely[]>> {
  const agree = keys.map((key, index) => {
    const [one, other] = [keySql(key, 'a'), keySql(key, 'b')]
    const test = key.list ? `list_has_any(${one}, ${other})` : `${one} = ${other}`
    return `coalesce(${test}, false)::TINYINT AS k${index}`
  })
  const names = levelNames(setting)
  const some = `SELECT *, row_number() OVER (PARTITION BY sample ORDER BY ${setting.dialect.hash('x, y')}, x, y) AS nth FROM looked WHERE sample IN (${[-1, ...blocks.map(({ number }) => number)].join(', ')})`
  const columns = (await sql.columns(
    `SELECT sample, ${[...names, ...agree].join(', ')} FROM (${some}) JOIN rec a ON a.i = x JOIN rec b ON b.i = y WHERE nth <= ${EXAMPLES} ORDER BY sample, nth`,
  )) as number[][]
  const levels = columns.slice(1, 1 + names.length)
  const agreements = columns.slice(1 + names.length)
  const least = Math.min(...LIKELY)
  const examples = new Map<number, Likely[]>()
  columns[0]!.forEach((sample, row) => {
    const seen = levels.map((column) => column[row]!)
    const share = matchShare(parameters, seen)
    if (share < least) return
    const example = { levels: seen, share, agreement: Uint8Array.from(agreements, (column) => column[row]!) }
    const known = examples.get(sample)
    if (known) known.push(example)
    else examples.set(sample, [example])
  })
  return examples
}
