import type { Dialect } from '../dialect.ts'
import type { LinkConfig } from '../read-config.ts'
import type { Sql } from './database.ts'
import { type CodedKey, keyedRecords } from './pairs-sql.ts'

/** How many pairs of a table of `codeKeys` share all keys, leaving out values that more than `cap` records share. */
export async function countPairs(
  sql: Sql,
  keys: readonly CodedKey[],
  { config, dialect, cap, table }: { config: LinkConfig; dialect: Dialect; cap: number; table: string },
): Promise<number> {
  const keyed = keyedRecords(keys, { config, dialect }, table)
  if (config.mode !== 'link')
    return sql.number(
      `SELECT coalesce(sum(n * (n - 1) / 2), 0) FROM (SELECT count(*)::DOUBLE AS n FROM (${keyed}) GROUP BY key HAVING n BETWEEN 2 AND ${cap})`,
    )
  return sql.number(
    `SELECT coalesce(sum((n * n - within) / 2), 0) FROM (SELECT sum(n) AS n, sum(n * n) AS within FROM (SELECT key, src, count(*)::DOUBLE AS n FROM (${keyed}) GROUP BY key, src) GROUP BY key HAVING sum(n) BETWEEN 2 AND ${cap})`,
  )
}

/** All pairs of records that may be compared. */
export async function countAllPairs(sql: Sql, config: LinkConfig): Promise<number> {
  const all = await countIn(sql, config, 'rec')
  return config.base ? all - (await countIn(sql, config, '(SELECT * FROM rec WHERE NOT fresh)')) : all
}

async function countIn(sql: Sql, config: LinkConfig, table: string): Promise<number> {
  const rows = await sql.all(`SELECT src, count(*) AS n FROM ${table} GROUP BY src ORDER BY src`)
  const sizes = rows.map((row) => Number(row.n))
  const all = sizes.reduce((sum, n) => sum + n, 0)
  const within = (n: number) => (n * (n - 1)) / 2
  const barred = rows.filter((row) => config.mode === 'link' || config.inputs[Number(row.src)]?.noDoubles)
  return within(all) - barred.reduce((sum, row) => sum + within(Number(row.n)), 0)
}
