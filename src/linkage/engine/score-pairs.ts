import { partName } from '../comparisons.ts'
import type { LinkParameters } from '../model.ts'
import { countedParts } from '../model.ts'
import { weightOf } from '../score.ts'
import type { Keep } from './checkpoint.ts'
import { makeTable, type Sql } from './database.ts'
import { levelColumns } from './look-at-pairs.ts'
import { countColumns, type Rarity, weightSql } from './score-sql.ts'
import type { Setting } from './setting.ts'

/** Pairs with less than a thousandth are not kept. */
const KEPT_FROM = Math.log2(0.001)

export type Scoring = {
  parameters: LinkParameters
  rarity: Rarity
  keep: Keep
  tell: (done: number, of: number) => void
}

/**
 * Scores the table `pairs` into `scored`: i, j, levels l0 …, weight in bits. In parts, so that memory stays bounded,
 * progress can be told and a stopped run goes on. Pairs far from a match are dropped at once.
 */
export async function scorePairs(
  sql: Pick<Sql, 'run' | 'number'>,
  setting: Setting,
  scoring: Scoring,
): Promise<number> {
  const levels = setting.comparisons.map((_, index) => `l${index}`)
  const columns = levels.map((name) => `${name} TINYINT`).join(', ')
  await scoring.keep('scored', () =>
    makeTable(sql, 'scored', `(i INTEGER, j INTEGER, ${columns}, weight DOUBLE)`),
  )
  const total = await sql.number('SELECT count(*) FROM pairs')
  const { rowsAtOnce } = setting.dialect
  for (let from = 0; from < total; from += rowsAtOnce) {
    scoring.tell(from, total)
    const part = `SELECT * FROM pairs WHERE rowid >= ${from} AND rowid < ${from + rowsAtOnce}`
    await scoring.keep(`scored from ${from}`, () =>
      sql.run(
        `INSERT INTO scored ${scoreSql(setting, scoring, total <= rowsAtOnce ? 'pairs' : `(${part})`)}`,
      ),
    )
  }
  scoring.tell(total, total)
  return total
}

function scoreSql(setting: Setting, { parameters, rarity }: Scoring, pairs: string): string {
  const levels = setting.comparisons.map((_, index) => `l${index}`)
  const counts = setting.comparisons.flatMap((comparison, index) =>
    countedParts(comparison.levels).flatMap((part) => {
      const name = partName(index, `${part}_c`)
      return [`a.${name}`, `b.${name} AS ${name}b`]
    }),
  )
  const compared = `SELECT p.i, p.j, ${[levelColumns(setting), ...counts].join(', ')} FROM ${pairs} p JOIN rec a ON a.i = p.i JOIN rec b ON b.i = p.j`
  const counted = `SELECT i, j, ${[...levels, ...countColumns(setting)].join(', ')} FROM (${compared})`
  const weighed = `SELECT i, j, ${levels.join(', ')}, ${weightSql(setting, parameters, rarity)} AS weight FROM (${counted})`
  return `SELECT * FROM (${weighed}) WHERE weight >= ${KEPT_FROM}`
}

/**
 * The share of matches among all pairs once more, from all scored pairs: the number whose sum of probabilities it
 * predicts. Weights move by what the prior moves. Returns the new share and the step in bits.
 */
export async function settlePrior(
  sql: Sql,
  parameters: LinkParameters,
  { totalPairs, reach }: { totalPairs: number; reach: number },
): Promise<{ matches: number; step: number }> {
  const [weights, counts] = await sql.columns(
    'SELECT round(weight * 20) / 20 AS w, count(*) FROM scored GROUP BY w ORDER BY w',
  )
  const before = Math.log2(parameters.matches)
  let step = 0
  for (let round = 0; round < 100; round += 1) {
    const found = weights!.reduce<number>(
      (sum, weight, index) => sum + Number(counts![index]) / (1 + 2 ** -(Number(weight) + step)),
      0,
    )
    const next = Math.log2(Math.max(0.5, found / reach) / totalPairs) - before
    const moved = Math.abs(next - step)
    step = Math.max(-MOST_STEP, Math.min(MOST_STEP, next))
    if (moved < 0.001) break
  }
  const matches = 2 ** (before + step)
  const moved = weightOf(matches) - weightOf(parameters.matches)
  await sql.run(`UPDATE scored SET weight = weight + ${moved}`)
  return { matches, step: moved }
}

/** The learnt share and the sum of probabilities may differ by a factor of eight; more is a model that does not fit. */
const MOST_STEP = 3
