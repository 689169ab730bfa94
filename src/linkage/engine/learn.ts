import { defaultParameters } from '../default-parameters.ts'
import { type Learnt, learnParameters } from '../estimate.ts'
import type { Pass, Pattern } from '../expect-matches.ts'
import { learnTogether } from '../learn-together.ts'
import type { Comparison } from '../model.ts'
import { countAllPairs } from './count-pairs.ts'
import type { Sql } from './database.ts'
import { lookAtPairs } from './look-at-pairs.ts'
import { allowedSql } from './pairs-sql.ts'
import type { Setting } from './setting.ts'
import { withUsualShares } from './usual-shares.ts'

/**
 * A block to learn in: fields whose first level holds for all its pairs. `sample`: one key value in so many; `number`:
 * what its pairs are called in the table `looked`.
 */
export type Block = {
  name: string
  fields: number[]
  on: string
  pairs: number
  sample: number
  number: number
}

/** True pairs a record, before anything is learnt: one in ten stands twice. */
const PAIRS_PER_RECORD = 0.1
const RANDOM_PAIRS = 200_000
/** With fewer pairs in all than this every one is looked at. */
const ALL_PAIRS = 500_000
const MOST_BLOCKS = 8
const MOST_USES = 3
const SAMPLED_PAIRS = 60_000
const TOGETHER_PAIRS = 20_000
const FEW_PAIRS = 1_000

/** Learns parameters from the table `rec`, and says which blocks it used; their pairs stay in the table `looked`. */
export async function learn(
  sql: Sql,
  setting: Setting,
): Promise<Learnt & { blocks: Block[]; random: Pattern[] }> {
  const totalPairs = await countAllPairs(sql, setting.config)
  const blocks = await chooseBlocks(sql, setting, totalPairs)
  const singles = await singleBlocks(sql, setting, totalPairs)
  const samples = [
    ...blocks.map((block) => blockFrom(block, setting)),
    ...singles.map(({ from }) => from),
    await randomPairs(sql, setting, totalPairs),
  ]
  const patterns = await lookAtPairs(sql, setting, samples)
  const random = patterns.at(-1)!
  const passes = blocks.map(
    ({ name, fields, pairs, number }): Pass => ({
      name,
      blocked: fields,
      patterns: patterns[number]!,
      pairs,
    }),
  )
  const ofSingles = singles.map(
    ({ name, field, pairs }, at): Pass => ({
      name,
      blocked: [field],
      patterns: patterns[blocks.length + at]!,
      pairs,
    }),
  )
  const records = await sql.number('SELECT count(*) FROM rec')
  const first = defaultParameters(setting.comparisons)
  const matches = totalPairs === 0 ? first.matches : Math.min(0.5, (PAIRS_PER_RECORD * records) / totalPairs)
  const start = withoutKin({ ...first, matches }, setting.comparisons)
  const evidence = { random, passes, totalPairs, records }
  const independent = learnParameters(start, evidence)
  const together = learnTogether(independent.parameters, ofSingles)
  const learnt = learnParameters({ ...start, together }, evidence)
  const parameters = await withUsualShares(sql, setting, learnt.parameters, patterns.length - 1)
  return { ...learnt, parameters, blocks: blocks.filter(({ name }) => !learnt.left.includes(name)), random }
}

/** For each field the pairs that agree on it, among so many records that there are about enough of them. */
async function singleBlocks(sql: Sql, setting: Setting, totalPairs: number) {
  const { comparisons, config, dialect } = setting
  const found: { name: string; field: number; from: string; pairs: number }[] = []
  for (const [index, comparison] of comparisons.entries()) {
    const part = exactPart(comparison)
    const pairs = part ? await countBlock(sql, setting, [part]) : 0
    if (pairs < FEW_PAIRS || pairs > totalPairs / 2) continue
    const share = Math.max(1, Math.floor(Math.sqrt(pairs / TOGETHER_PAIRS)))
    const some = share > 1 ? ` WHERE ${dialect.hash(`i, ${config.seed}`)} % ${share} = 0` : ''
    const side = `(SELECT * FROM rec${some})`
    const from = `${side} a JOIN ${side} b ON a.${part} = b.${part} WHERE ${allowedSql({ ...config, base: undefined })}`
    found.push({ name: comparison.field.name, field: index, from, pairs })
  }
  return found
}

/** Relatives are told from strangers by a surname, a father's name or a full name; without one they are not looked for. */
function withoutKin<T extends { kin: number }>(start: T, comparisons: readonly Comparison[]): T {
  const types = comparisons.map(({ field }) => field.type)
  const told = types.includes('full-name') || (types.includes('given-name') && types.includes('surname'))
  return told ? start : { ...start, kin: 0 }
}

/** Pairs drawn at random as a FROM clause, the same for the same seed; all pairs of a small file. */
async function randomPairs(sql: Sql, setting: Setting, totalPairs: number): Promise<string> {
  const { config, dialect } = setting
  const allowed = allowedSql({ ...config, base: undefined })
  if (totalPairs <= ALL_PAIRS) return `rec a JOIN rec b ON ${allowed}`
  const n = await sql.number('SELECT count(*) FROM rec')
  const draw = (salt: number) => `(${dialect.hash(`k, ${config.seed}, ${salt}`)} % ${n})::INTEGER`
  const drawn = `SELECT DISTINCT least(x, y) AS x, greatest(x, y) AS y FROM (SELECT ${draw(1)} AS x, ${draw(2)} AS y FROM range(${RANDOM_PAIRS}) t(k)) WHERE x <> y`
  return `(${drawn}) drawn JOIN rec a ON a.i = drawn.x JOIN rec b ON b.i = drawn.y WHERE ${allowed}`
}

/** The part whose equality is a comparison's first level. */
function exactPart({ levels }: Comparison): string | null {
  const when = levels[0]?.when
  return when && 'same' in when && when.as === undefined ? when.same : null
}

async function chooseBlocks(sql: Sql, setting: Setting, totalPairs: number): Promise<Block[]> {
  const { comparisons } = setting
  const parts = comparisons.map(exactPart)
  const usable = [...parts.keys()].filter((index) => parts[index] && comparisons[index]!.field.type !== 'sex')
  const count = (fields: readonly number[]) =>
    countBlock(
      sql,
      setting,
      fields.map((field) => parts[field]!),
    )
  const single = new Map<number, number>()
  for (const field of usable) single.set(field, await count([field]))
  const n = await sql.number('SELECT count(*) FROM rec')
  const wanted = combinations(usable, 3)
    .map((fields) => ({
      fields,
      pairs: fields.reduce((pairs, field) => pairs * (single.get(field)! / totalPairs), totalPairs),
    }))
    .filter(({ pairs, fields }) => fields.length === 1 || pairs < 2 * n)
    .sort((one, other) => rank(one, n) - rank(other, n))
  const uses = new Map<number, number>()
  const blocks: Block[] = []
  for (const { fields } of wanted) {
    if (blocks.length >= MOST_BLOCKS) break
    if (fields.length === comparisons.length) continue
    if (fields.some((field) => (uses.get(field) ?? 0) >= MOST_USES)) continue
    const pairs = fields.length === 1 ? single.get(fields[0]!)! : await count(fields)
    if (pairs < 1 || pairs > Math.max(20 * n, 20_000)) continue
    for (const field of fields) uses.set(field, (uses.get(field) ?? 0) + 1)
    const names = fields.map((field) => comparisons[field]!.field.name).join(' + ')
    const on = fields.map((field) => `a.${parts[field]} = b.${parts[field]}`).join(' AND ')
    const sample = Math.max(1, Math.round(pairs / SAMPLED_PAIRS))
    blocks.push({ name: names, fields, on, pairs, sample, number: blocks.length })
  }
  return blocks
}

/** Blocks of few fields with few pairs of strangers among theirs come first. */
function rank({ fields, pairs }: { fields: readonly number[]; pairs: number }, n: number): number {
  return Math.log2(1 + pairs / n) + 0.5 * (fields.length - 1)
}

async function countBlock(sql: Sql, { config }: Setting, parts: readonly string[]): Promise<number> {
  const known = parts.map((part) => `${part} IS NOT NULL`).join(' AND ')
  const group = parts.join(', ')
  return config.mode === 'link'
    ? sql.number(
        `SELECT coalesce(sum((n * n - within) / 2), 0) FROM (SELECT sum(n) AS n, sum(n * n) AS within FROM (SELECT ${group}, src, count(*)::DOUBLE AS n FROM rec WHERE ${known} GROUP BY ALL) GROUP BY ${group})`,
      )
    : sql.number(
        `SELECT coalesce(sum(n * (n - 1) / 2), 0) FROM (SELECT count(*)::DOUBLE AS n FROM rec WHERE ${known} GROUP BY ${group})`,
      )
}

function combinations(items: readonly number[], most: number): number[][] {
  const found: number[][] = []
  const grow = (chosen: number[], from: number) => {
    for (let at = from; at < items.length; at += 1) {
      const next = [...chosen, items[at]!]
      found.push(next)
      if (next.length < most) grow(next, at + 1)
    }
  }
  grow([], 0)
  return found
}

/** The pairs of a block as a FROM clause; of a large one those of one key value in `sample`. */
function blockFrom(block: Block, { config, dialect, comparisons }: Setting): string {
  const parts = block.fields.map((field) => `a.${exactPart(comparisons[field]!)}`).join(', ')
  const sampled =
    block.sample > 1 ? ` AND ${dialect.hash(`${parts}, ${config.seed}`)} % ${block.sample} = 0` : ''
  return `rec a JOIN rec b ON ${block.on} WHERE ${allowedSql({ ...config, base: undefined })}${sampled}`
}
