import type { FoldedRecord, LinkParameters, PairScore } from '../model.ts'
import { scorePair } from '../score.ts'
import { quoted, type Sql } from './database.ts'
import { type Rarity, shareFor } from './score-sql.ts'
import type { Setting } from './setting.ts'

/** Scores one pair again by its ids, field by field. Null with the id that is not there. */
export async function explainRecords(
  sql: Sql,
  setting: Setting,
  { parameters, rarity }: { parameters: LinkParameters; rarity: Rarity },
  ids: readonly [string, string],
): Promise<{ score: PairScore } | { unknown: string }> {
  const records: Record<string, unknown>[] = []
  for (const [at, id] of ids.entries()) {
    const rows = await sql.all(`SELECT * FROM rec WHERE id = ${quoted(id)} ORDER BY i`)
    // The same id may stand in two lists: then the first is meant by the first, the last by the second.
    const row = rows.at(at === 0 ? 0 : -1)
    if (!row) return { unknown: id }
    records.push(row)
  }
  const [one, other] = records as [Record<string, unknown>, Record<string, unknown>]
  const score = scorePair(
    setting.comparisons,
    parameters,
    [one as FoldedRecord, other as FoldedRecord],
    (index, part, of) => {
      const [count, others] = [one, other].map((record) => Number(record[`f${index}_${part}_c`])) as [
        number,
        number,
      ]
      return of === 'rarer'
        ? Math.min(count, others) / rarity.records
        : shareFor(count, parameters.fields[index]!, rarity)
    },
  )
  return { score }
}
