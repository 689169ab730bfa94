import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Comparison, Field, LinkParameters } from '../model.ts'
import { countedParts } from '../model.ts'
import type { LinkConfig } from '../read-config.ts'
import type { BlockingRule } from './choose-rules.ts'
import { quoted, type Sql } from './database.ts'
import type { Rarity } from './score-sql.ts'

/** A linked base: what a later run needs to link new records to it without doing it again. */
export type Base = {
  version: 1
  fields: Field[]
  lists: { file: string; noDoubles?: boolean }[]
  records: number
  parameters: LinkParameters
  rarity: Rarity
  /** Null = the base was small enough to compare every pair. */
  rules: BlockingRule[] | null
}

const MODEL = 'model.json'
const RECORDS = 'records.parquet'

/** Writes records, clusters and what was learnt into a folder; the model last, so that half a base is none. */
export async function writeBase(sql: Sql, base: Base, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const to = join(folder, `${RECORDS}.unfinished`)
  await sql.run(
    `COPY (SELECT rec.*, clustered.cluster FROM rec JOIN clustered USING (i) ORDER BY i) TO ${quoted(to)} (FORMAT parquet)`,
  )
  await rename(to, join(folder, RECORDS))
  await writeFile(join(folder, MODEL), `${JSON.stringify(base, null, 2)}\n`)
}

/** Reads the model of a base, or says what is wrong with it for this configuration. */
export async function readBase(
  folder: string,
  name: string,
  fields: readonly Field[],
): Promise<{ base: Base } | { problem: string }> {
  const path = join(folder, MODEL)
  if (!existsSync(path) || !existsSync(join(folder, RECORDS)))
    return {
      problem: `${name}: expected a folder written by "out": {"base": …}, found no ${MODEL} and ${RECORDS} in it`,
    }
  const base = JSON.parse(await readFile(path, 'utf8')) as Base
  const list = (all: readonly Field[]) => all.map((field) => `${field.name} (${field.type})`).join(', ')
  if (list(base.fields) !== list(fields))
    return {
      problem: `${name}: expected the fields of the base, ${list(base.fields)}, found ${list(fields)}`,
    }
  return { base }
}

/**
 * Puts the base before the new records in `rec`: `fresh` says which are new, and how many records share a value is
 * counted over both. Makes `settled` (i, cluster) of the base.
 */
export async function joinBase(sql: Sql, folder: string, comparisons: readonly Comparison[]): Promise<void> {
  const from = quoted(join(folder, RECORDS))
  await sql.run(`CREATE OR REPLACE TABLE settled AS SELECT i, cluster FROM read_parquet(${from}) ORDER BY i`)
  await sql.run(
    `CREATE OR REPLACE TABLE joined AS SELECT * FROM (SELECT * EXCLUDE (cluster), false AS fresh FROM read_parquet(${from}) UNION ALL BY NAME SELECT *, true AS fresh FROM rec) ORDER BY i`,
  )
  const counted = comparisons.flatMap(({ levels }, index) =>
    countedParts(levels).map((part) => `f${index}_${part}`),
  )
  const joins = counted.map(
    (part, index) =>
      `LEFT JOIN (SELECT ${part}, count(*)::INTEGER AS n FROM joined WHERE ${part} IS NOT NULL GROUP BY 1) n${index} ON n${index}.${part} = joined.${part}`,
  )
  const counts = counted.map((part, index) => `n${index}.n AS ${part}_c`)
  await sql.run(
    `CREATE OR REPLACE TABLE rec AS SELECT joined.* EXCLUDE (${counted.map((part) => `${part}_c`).join(', ')}), ${counts.join(', ')} FROM joined ${joins.join(' ')} ORDER BY joined.i`,
  )
  await sql.run('DROP TABLE joined')
}

/** The configuration as seen with the lists of the base before its own. */
export function withBaseLists(config: LinkConfig, base: Base | null): LinkConfig {
  return base ? { ...config, inputs: [...base.lists, ...config.inputs] } : config
}
