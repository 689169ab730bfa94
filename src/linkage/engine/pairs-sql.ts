import type { Key } from '../blocking-keys.ts'
import type { Dialect } from '../dialect.ts'
import type { LinkConfig } from '../read-config.ts'

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

/** One hash of all keys of a rule; a list among them makes one row an element. Null when a key is missing. */
export function hashedKeysSql(keys: readonly Key[], alias: string, hash: (x: string) => string): string {
  const list = keys.find((key) => key.list)
  const parts = keys.map((key) => (key === list ? 'unnested' : keySql(key, alias)))
  const present = parts.map((part) => `${part} IS NOT NULL`).join(' AND ')
  return `CASE WHEN ${present} THEN ${hash(parts.join(', '))} END`
}

/** Records of a table with their key as `key`, without those that have none. */
export function keyedRecords(
  keys: readonly Key[],
  { config, dialect }: { config: LinkConfig; dialect: Pick<Dialect, 'hash'> },
  table = 'rec',
): string {
  const list = keys.find((key) => key.list)
  const from = list ? `(SELECT *, unnest(${keySql(list, table)}) AS unnested FROM ${table}) r` : `${table} r`
  const fresh = config.base ? ', r.fresh' : ''
  return `SELECT * FROM (SELECT r.i, r.src${fresh}, ${hashedKeysSql(keys, 'r', dialect.hash)} AS key FROM ${from}) WHERE key IS NOT NULL`
}
