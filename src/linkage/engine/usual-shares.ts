import { partName } from '../comparisons.ts'
import { matchShare } from '../expect-matches.ts'
import type { Comparison, LinkParameters } from '../model.ts'
import type { Sql } from './database.ts'
import { levelNames } from './look-at-pairs.ts'
import type { Setting } from './setting.ts'

/** Strangers at a level from which it is said how common the rarer of their values is. */
const ENOUGH_STRANGERS = 100

/**
 * How common the rarer of two values usually is in strangers at each level that counts it, from the pairs of `looked`
 * drawn at random (`sample`): the harmonic mean of its share, so that on average a rare value says no more for a match
 * than the level itself. Likely matches are left out by their probability.
 */
export async function withUsualShares(
  sql: Sql,
  setting: Setting,
  parameters: LinkParameters,
  sample: number,
): Promise<LinkParameters> {
  const counted = setting.comparisons.flatMap((comparison, index) => {
    const cases = rarerCases(comparison, index)
    return cases ? [{ index, sql: sumAlike(`records / ${cases}::DOUBLE`) }] : []
  })
  if (counted.length === 0) return parameters
  const names = levelNames(setting).join(', ')
  const columns = await sql.columns(
    `SELECT ${[names, 'count(*)', ...counted.map((one) => one.sql)].join(', ')} FROM looked JOIN rec a ON a.i = x JOIN rec b ON b.i = y, (SELECT count(*)::DOUBLE AS records FROM rec) WHERE sample = ${sample} GROUP BY ${names} ORDER BY ${names}`,
  )
  const fields = setting.comparisons.length
  const patterns = columns[0]!.map((_, row) => {
    const levels = columns.slice(0, fields).map((column) => Number(column[row]))
    return { row, levels, strangers: 1 - matchShare(parameters, levels) }
  })
  const usual = (column: number, index: number, at: readonly number[]) => {
    let [pairs, inverse] = [0, 0]
    for (const { row, levels, strangers } of patterns) {
      if (!at.includes(levels[index]! - 1)) continue
      pairs += strangers * Number(columns[fields]![row])
      inverse += strangers * Number(columns[column]![row])
    }
    return pairs < ENOUGH_STRANGERS ? null : pairs / inverse
  }
  // Where strangers are too seldom at a level to tell, it is taken to be as in all levels of the field that count it.
  const rarer = (column: number, index: number) => {
    const { levels } = setting.comparisons[index]!
    const counting = [...levels.keys()].filter((at) => levels[at]!.rarer)
    const inAll = usual(column, index, counting)
    return levels.map((level, at) => (level.rarer ? (usual(column, index, [at]) ?? inAll) : null))
  }
  const found = new Map(counted.map(({ index }, at) => [index, rarer(fields + 1 + at, index)]))
  return {
    ...parameters,
    fields: parameters.fields.map((field, index) =>
      found.has(index) ? { ...field, rarer: found.get(index)! } : field,
    ),
  }
}

/** A sum that is the same in whatever order its parts come; fractions are not, and threads have no order. */
const sumAlike = (x: string): string => `sum((${x})::DECIMAL(38, 9))::DOUBLE`

/** How many records have the rarer of a pair's values, at the levels that count it; null where no level does. */
function rarerCases({ levels }: Comparison, index: number): string | null {
  const cases = levels.flatMap(({ rarer }, at) => {
    const count = rarer && `"${partName(index, `${rarer}_c`)}"`
    return count ? [`WHEN ${at + 1} THEN least(a.${count}, b.${count})`] : []
  })
  return cases.length > 0 ? `CASE l${index} ${cases.join(' ')} END` : null
}
