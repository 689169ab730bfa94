import { probabilityOf, weightOf } from '../score.ts'
import type { Sql } from './database.ts'
import { allowedSql } from './pairs-sql.ts'
import type { Setting } from './setting.ts'

/** Shares 0..1; `threshold` is a probability. */
export type Quality = {
  threshold: number
  precision: number
  recall: number
  f1: number
  truePositive: number
  falsePositive: number
  falseNegative: number
}

/** A step of a calibration table: pairs whose probability lies between two bounds. */
export type CalibrationBin = { from: number; to: number; pairs: number; expected: number; observed: number }

/**
 * How the result compares with the truth column. Pairs that blocking missed count as missed. `calibration.error`: mean
 * distance of told and true probability over the pairs kept; `calibration.middle`: over those from .01 to .99 alone,
 * where a wrong figure is not hidden among the certain.
 */
export type Accuracy = Quality & {
  truePairs: number
  reachedByBlocking: number
  best: Quality
  clusters: Quality
  calibration: { error: number; middle: number; bins: CalibrationBin[] }
}

/** True pairs in all, and by blocking rule, before anything is scored. */
export async function measureBlocking(
  sql: Sql,
  setting: Setting,
): Promise<{ truePairs: number; byRule: number[] }> {
  const truePairs = await countTruePairs(sql, setting)
  const rows = await sql.all(
    'SELECT rule, count(*) FILTER (a.truth = b.truth) AS n FROM pairs p JOIN rec a ON a.i = p.i JOIN rec b ON b.i = p.j GROUP BY rule ORDER BY rule',
  )
  const byRule: number[] = []
  for (const row of rows) byRule[Number(row.rule)] = Number(row.n)
  return { truePairs, byRule }
}

async function countTruePairs(sql: Sql, { config }: Setting): Promise<number> {
  const fresh = config.base ? ', fresh' : ''
  return sql.number(
    `SELECT count(*) FROM (SELECT i, src, truth${fresh} FROM rec WHERE truth IS NOT NULL) a JOIN (SELECT i, src, truth${fresh} FROM rec WHERE truth IS NOT NULL) b ON a.truth = b.truth WHERE ${allowedSql(config)}`,
  )
}

/** Compares `scored` and `clustered` with the truth. Pairs of records without a truth are left out. */
export async function measureAccuracy(
  sql: Sql,
  setting: Setting,
  { threshold, truePairs, reached }: { threshold: number; truePairs: number; reached: number },
): Promise<Accuracy> {
  const points = await judgedPairs(sql)
  const at = qualityAt(points, weightOf(threshold), truePairs)
  return {
    ...at,
    threshold,
    truePairs,
    reachedByBlocking: truePairs === 0 ? 0 : reached / truePairs,
    best: bestQuality(points, truePairs),
    clusters: await clusterQuality(sql, setting, threshold, truePairs),
    calibration: calibrate(points),
  }
}

/** Judged pairs by weight, surest first: how many of each weight, and how many of those are one person. */
type Judged = { weight: number; pairs: number; matches: number }

async function judgedPairs(sql: Sql): Promise<Judged[]> {
  const [weights, pairs, matches] = await sql.columns(
    'SELECT round(weight, 4) AS w, count(*), count(*) FILTER (a.truth = b.truth) FROM scored s JOIN rec a ON a.i = s.i JOIN rec b ON b.i = s.j WHERE a.truth IS NOT NULL AND b.truth IS NOT NULL GROUP BY w ORDER BY w DESC',
  )
  return weights!.map((weight, index) => ({
    weight: Number(weight),
    pairs: Number(pairs![index]),
    matches: Number(matches![index]),
  }))
}

function quality(threshold: number, truePositive: number, found: number, truePairs: number): Quality {
  const precision = found === 0 ? 1 : truePositive / found
  const recall = truePairs === 0 ? 0 : truePositive / truePairs
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return {
    threshold,
    precision,
    recall,
    f1,
    truePositive,
    falsePositive: found - truePositive,
    falseNegative: truePairs - truePositive,
  }
}

function qualityAt(points: readonly Judged[], weight: number, truePairs: number): Quality {
  const above = points.filter((point) => point.weight >= weight)
  const sum = (pick: (point: Judged) => number) => above.reduce((total, point) => total + pick(point), 0)
  return quality(
    probabilityOf(weight),
    sum((point) => point.matches),
    sum((point) => point.pairs),
    truePairs,
  )
}

function bestQuality(points: readonly Judged[], truePairs: number): Quality {
  let [found, matches] = [0, 0]
  let best = quality(1, 0, 0, truePairs)
  for (const point of points) {
    found += point.pairs
    matches += point.matches
    const here = quality(probabilityOf(point.weight), matches, found, truePairs)
    if (here.f1 > best.f1) best = here
  }
  return best
}

async function clusterQuality(
  sql: Sql,
  setting: Setting,
  threshold: number,
  truePairs: number,
): Promise<Quality> {
  const fresh = setting.config.base ? ', fresh' : ''
  const side = `(SELECT i, src, truth, cluster${fresh} FROM rec JOIN clustered USING (i) WHERE truth IS NOT NULL)`
  const [row] = await sql.all(
    `SELECT count(*) AS found, count(*) FILTER (a.truth = b.truth) AS matches FROM ${side} a JOIN ${side} b ON a.cluster = b.cluster WHERE ${allowedSql(setting.config)}`,
  )
  return quality(threshold, Number(row!.matches), Number(row!.found), truePairs)
}

const BINS = 20

function calibrate(points: readonly Judged[]): Accuracy['calibration'] {
  const sums = Array.from({ length: BINS }, () => ({ pairs: 0, expected: 0, matches: 0 }))
  const middle = sums.map((sum) => ({ ...sum }))
  for (const point of points) {
    const probability = probabilityOf(point.weight)
    const bin = Math.min(BINS - 1, Math.floor(probability * BINS))
    for (const target of probability > 0.01 && probability < 0.99 ? [sums, middle] : [sums]) {
      target[bin]!.pairs += point.pairs
      target[bin]!.expected += probability * point.pairs
      target[bin]!.matches += point.matches
    }
  }
  const error = (bins: typeof sums) => {
    const all = bins.reduce((sum, bin) => sum + bin.pairs, 0)
    return all === 0 ? 0 : bins.reduce((sum, bin) => sum + Math.abs(bin.expected - bin.matches), 0) / all
  }
  const bins = sums.map((sum, index) => ({
    from: index / BINS,
    to: (index + 1) / BINS,
    pairs: sum.pairs,
    expected: sum.pairs === 0 ? 0 : sum.expected / sum.pairs,
    observed: sum.pairs === 0 ? 0 : sum.matches / sum.pairs,
  }))
  return { error: error(sums), middle: error(middle), bins: bins.filter((bin) => bin.pairs > 0) }
}
