import type { Key } from '../blocking-keys.ts'
import type { Dialect } from '../dialect.ts'
import type { LinkConfig } from '../read-config.ts'
import { makeTable, type Sql } from './database.ts'

/** Which pairs of records may be compared at all, over `a` and `b`: each pair once, and not within a list where not wanted. */
export function allowedSql(config: LinkConfig): string {
  const without = config.inputs.flatMap((input, src) => (input.noDoubles ? [src] : []))
  return [
    'a.i < b.i',
    ...(config.mode === 'link' ? ['a.src <> b.src'] : []),
    ...(without.length > 0 && config.mode !== 'link'
      ? [`NOT (a.src = b.src AND a.src IN (${without.join(', ')}))`]
      : []),
    ...(config.base ? ['(a.fresh OR b.fresh)'] : []),
  ].join(' AND ')
}

/** A key of the record with this alias. */
export function keySql(key: Key, alias: string): string {
  return key.sql.replaceAll('{r}', `${alias}.`)
}

/** A key as a column of a table of numbers (`codeKeys`). `list`: the column holds several, any of which may be shared. */
export type CodedKey = { column: string; list: boolean }

/**
 * Makes a table of i, src (and fresh) with a number for every key, null where the record has none, of the records that
 * fulfil a condition. Texts are read and hashed once for all rules.
 */
export async function codeKeys(
  sql: Pick<Sql, 'run'>,
  keys: readonly Key[],
  { config, dialect }: Coding,
  { table, where = 'true' }: { table: string; where?: string },
): Promise<CodedKey[]> {
  const columns = keys.map((key, index) => {
    const value = keySql(key, 'rec')
    return `${key.list ? value : `CASE WHEN ${value} IS NOT NULL THEN ${dialect.hash(value)} END`} AS k${index}`
  })
  const fresh = config.base ? ', fresh' : ''
  await makeTable(
    sql,
    table,
    `AS SELECT ${['i', `src${fresh}`, ...columns].join(', ')} FROM rec WHERE ${where}`,
  )
  return keys.map(({ list }, index) => ({ column: `k${index}`, list }))
}

type Coding = { config: LinkConfig; dialect: Dialect }

/** Records of such a table with one number for all keys of a rule as `key`; a list among them makes one row an element. */
export function keyedRecords(keys: readonly CodedKey[], { config, dialect }: Coding, table: string): string {
  const list = keys.find((key) => key.list)
  const from = list ? `(SELECT *, ${dialect.unnest(list.column)} AS unnested FROM ${table}) r` : `${table} r`
  const parts = keys.map((key) => (key === list ? 'unnested' : key.column))
  const fresh = config.base ? ', fresh' : ''
  const key = parts.length === 1 && !list ? parts[0] : dialect.hash(parts.join(', '))
  const present = parts.map((part) => `${part} IS NOT NULL`).join(' AND ')
  return `SELECT i, src${fresh}, ${key} AS key FROM ${from} WHERE ${present}`
}
