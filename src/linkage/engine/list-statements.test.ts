import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allKeys } from '../blocking-keys.ts'
import { buildComparisons } from '../comparisons.ts'
import { defaultParameters } from '../default-parameters.ts'
import { type Dialect, duckdb, spark } from '../dialect.ts'
import { type Comparison, FIELD_TYPES } from '../model.ts'
import { type LinkConfig, readConfig } from '../read-config.ts'
import type { Base } from './base.ts'
import type { BlockingRule } from './choose-rules.ts'
import { openDatabase, quoted, type Sql } from './database.ts'
import { listStatements } from './list-statements.ts'
import { runLinkage } from './run-linkage.ts'
import { TEST_FIELDS, testFolder, testPeople, toCsv } from './testing.ts'

const FIELDS = FIELD_TYPES.map((type) => ({ name: type, type }))
const CONFIG: LinkConfig = {
  inputs: [{ file: 'police.csv', noDoubles: true }, { file: 'shelter.csv' }],
  mode: 'link-and-dedupe',
  id: 'id',
  fields: Object.fromEntries(FIELDS.map(({ name, type }) => [name, type])),
  threshold: 0.9,
  out: {},
  oneToOne: false,
  clusters: 'refuse-impossible',
  seed: 1,
  memory: '1GB',
}

/** A rule for every key there is, and one of a list beside a plain key. */
function everyRule(comparisons: readonly Comparison[]): BlockingRule[] {
  const keys = allKeys(comparisons, duckdb)
  const several = keys.filter(({ name }) => ['full-name:word', 'phone'].includes(name))
  return [...keys.map((key) => [key]), several].map((used) => ({
    name: used.map(({ name }) => name).join(' + '),
    keys: used,
    pairs: 1,
    reached: 1,
    reachedOfAll: 1,
    cap: 50,
  }))
}

async function statementsOf(dialect: Dialect): Promise<string[]> {
  const comparisons = buildComparisons(FIELDS)
  const { pair, score } = await listStatements(
    { config: CONFIG, comparisons, dialect },
    {
      parameters: defaultParameters(comparisons),
      rarity: { records: 1000, perPerson: 1.5 },
      rules: everyRule(comparisons),
    },
  )
  return [...pair, ...score]
}

/** Spark's functions of the dialect under DuckDB's names. */
const underOurNames = (statement: string) =>
  statement
    .replaceAll('jaro_winkler(', 'jaro_winkler_similarity(')
    .replaceAll('octet_length(', 'strlen(')
    .replaceAll('startswith(', 'starts_with(')
    .replaceAll('xxhash64(', 'hash(')
    .replaceAll('explode(', 'unnest(')
    .replace(/\barray\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/g, '[$1]')

describe('the statements of pairs and scores', () => {
  it('differ between engines only in the functions of the dialect', async () => {
    const [ours, theirs] = [await statementsOf(duckdb), await statementsOf(spark)]
    expect(theirs).not.toEqual(ours)
    expect(theirs.map(underOurNames)).toEqual(ours)
  })

  it('have for Spark each function of the dialect and nothing that only DuckDB reads', async () => {
    const text = (await statementsOf(spark)).join('\n')
    for (const name of ['jaro_winkler', 'octet_length', 'startswith', 'xxhash64', 'explode', 'array'])
      expect(text).toContain(`${name}(`)
    expect(text).not.toMatch(/\[|rowid|OR REPLACE|UPDATE|\b(strlen|starts_with|hash|unnest|list_\w+)\(/)
  })

  it('are those the engine runs: from a base they make the same pairs', async () => {
    const folder = await testFolder({ 'people.csv': toCsv(testPeople(1700, 4)) })
    const path = join(folder, 'link.json')
    const usual = { mode: 'dedupe', id: 'id', fields: TEST_FIELDS, threads: 1, out: { base: 'base' } }
    await writeFile(path, JSON.stringify({ inputs: [{ file: 'people.csv' }], ...usual }))
    const config = readConfig(path).config!
    const pairs = (sql: Sql) => sql.columns('SELECT i, j, rule FROM pairs ORDER BY i, j')
    let made: unknown[][] = []
    await runLinkage(
      config,
      path,
      () => {},
      async (sql) => {
        made = await pairs(sql)
      },
    )
    const base: Base = JSON.parse(await readFile(join(folder, 'base/model.json'), 'utf8'))
    expect(base.rules).not.toBeNull()
    const setting = { config, comparisons: buildComparisons(base.fields), dialect: duckdb }
    const { pair, score } = await listStatements(setting, base)
    const sql = await openDatabase({ path: ':memory:', memory: '1GB', threads: 1, temporary: folder })
    await sql.run(`CREATE TABLE rec AS FROM read_parquet(${quoted(join(folder, 'base/records.parquet'))})`)
    for (const statement of [...pair, ...score]) await sql.run(statement)
    expect(await pairs(sql)).toEqual(made)
    expect(await sql.number('SELECT count(*) FROM scored WHERE weight > 0')).toBeGreaterThan(100)
    sql.close()
  })
})
