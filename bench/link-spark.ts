import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildComparisons } from '../src/linkage/comparisons.ts'
import { type Dialect, duckdb, spark } from '../src/linkage/dialect.ts'
import type { Base } from '../src/linkage/engine/base.ts'
import { makeTable, openDatabase, quoted, type Sql } from '../src/linkage/engine/database.ts'
import { listStatements, writing } from '../src/linkage/engine/list-statements.ts'
import { levelColumns } from '../src/linkage/engine/look-at-pairs.ts'
import type { Setting } from '../src/linkage/engine/setting.ts'
import { readConfig } from '../src/linkage/index.ts'
import { makePeople } from './link-people.ts'
import { output, runUmai } from './link-run.ts'
import { withOtherTypes } from './link-spark-types.ts'
import { printTable } from './table.ts'

const PEERS = fileURLToPath(new URL('peers', import.meta.url))
const PYTHON = join(PEERS, '.venv-spark/bin/python')
const THREADS = 2
const STAGES = ['start', 'pair', 'score', 'levels']
const TABLES = ['pairs', 'levels', 'scored']
/** Probabilities may differ by what two engines' logarithms differ. */
const SAME = 1e-9

/** Seconds by stage: `start` of the engine, `pair`, `score`, and `levels`, which only the comparison needs. */
type Seconds = Record<string, number>
type Stages = Record<string, string[]>
type Engine = { name: string; seconds: Seconds }

/** The statements of the linkage engine on Spark beside DuckDB, from one base: the same pairs, levels and probabilities? */
export const benchSpark = async (records: number, otherTypes: boolean): Promise<void> => {
  if (!existsSync(PYTHON)) throw new Error('Spark is not installed: sh bench/peers/set-up-spark.sh')
  const { folder, path } = await makePeople(records, 20_261_125)
  if (otherTypes) await withOtherTypes(folder, path)
  const config = JSON.parse(await readFile(path, 'utf8'))
  await writeFile(path, JSON.stringify({ ...config, out: { base: 'base' } }))
  const { result } = await runUmai(path)
  const table = join(folder, 'base/records.parquet')
  const sql = await openDatabase({ path: ':memory:', memory: '4GB', threads: THREADS, temporary: folder })
  const ours = await runDuckdb(sql, table, await stagesOf(path, duckdb))
  const theirs = await runSpark(folder, table, await stagesOf(path, spark))
  const found = await compare(sql, folder, result.parameters.fields.length)
  const made = await sql.number('SELECT count(*) FROM pairs')
  sql.close()
  await rm(folder, { recursive: true })
  print(records, [ours, theirs], made, found)
  if (made !== result.pairs.compared)
    throw new Error(`The statements make ${made} pairs, the engine made ${result.pairs.compared}`)
  const wrong = found.filter(({ most, figure }) => figure > most)
  if (wrong.length > 0) throw new Error(`Spark differs: ${wrong.map(({ what }) => what).join(', ')}`)
}

/** What an engine runs, from the base beside a configuration. */
async function stagesOf(path: string, dialect: Dialect): Promise<Stages> {
  const { config } = readConfig(path)
  const base = JSON.parse(await readFile(join(path, '../base/model.json'), 'utf8')) as Base
  const setting = { config: config!, comparisons: buildComparisons(base.fields), dialect }
  const { pair, score } = await listStatements(setting, base)
  return { pair: [...dialect.session, ...pair], score, levels: await levelsOfAll(setting) }
}

/** Scoring drops what is far from a match; this keeps the levels of every pair, to be compared. */
async function levelsOfAll(setting: Setting): Promise<string[]> {
  const noted = writing()
  const from = 'pairs p JOIN rec a ON a.i = p.i JOIN rec b ON b.i = p.j'
  await makeTable(noted, 'levels', `AS SELECT p.i, p.j, ${levelColumns(setting)} FROM ${from}`)
  return noted.written
}

async function runDuckdb(sql: Sql, table: string, stages: Stages): Promise<Engine> {
  await sql.run(`CREATE TABLE rec AS SELECT * FROM read_parquet(${quoted(table)}) ORDER BY i`)
  const seconds: Seconds = { start: 0 }
  for (const [stage, statements] of Object.entries(stages)) {
    const began = performance.now()
    for (const statement of statements) await sql.run(statement)
    seconds[stage] = (performance.now() - began) / 1000
  }
  return { name: 'DuckDB', seconds }
}

async function runSpark(folder: string, table: string, stages: Stages): Promise<Engine> {
  const work = join(folder, 'spark')
  await mkdir(work)
  const keep = Object.fromEntries(TABLES.map((name) => [name, join(work, name)]))
  const job = join(work, 'job.json')
  await writeFile(
    job,
    JSON.stringify({ folder: work, threads: THREADS, tables: { rec: table }, stages, keep }),
  )
  const { spark: version, seconds } = JSON.parse(
    await output(PYTHON, ['-I', join(PEERS, 'spark_sql.py'), job]),
  )
  return { name: `Spark ${version}, local[${THREADS}]`, seconds }
}

/** What differs, in pairs or as the largest distance, and how much of it may be. */
type Difference = { what: string; figure: number; most: number }

/** Compares what both engines left, pair by pair; `fields` have a level each. */
async function compare(sql: Sql, folder: string, fields: number): Promise<Difference[]> {
  const figure = async (what: string, table: string, test: string, most = 0): Promise<Difference> => {
    const theirs = quoted(join(folder, 'spark', table, '*.parquet'))
    const both = `${table} d FULL JOIN read_parquet(${theirs}) s ON d.i = s.i AND d.j = s.j`
    return { what, figure: await sql.number(`SELECT ${test} FROM ${both}`), most }
  }
  const alone = 'count(*) FILTER (d.i IS NULL OR s.i IS NULL)'
  const differ = Array.from({ length: fields }, (_, index) => `d.l${index} <> s.l${index}`).join(' OR ')
  const probability = (side: string) => `1 / (1 + pow(2, -${side}.weight))`
  const distance = `coalesce(max(abs(${probability('d')} - ${probability('s')})), 0)`
  return [
    await figure('pairs that one engine alone makes', 'pairs', alone),
    await figure('pairs by another rule', 'pairs', 'count(*) FILTER (d.rule <> s.rule)'),
    await figure('pairs with another level in some field', 'levels', `count(*) FILTER (${differ})`),
    await figure('pairs that one engine alone keeps', 'scored', alone),
    await figure('largest distance of two probabilities', 'scored', distance, SAME),
  ]
}

function print(records: number, engines: readonly Engine[], pairs: number, found: readonly Difference[]) {
  const count = records.toLocaleString('en')
  printTable(
    `The same statements on two engines, ${count} synthetic records, ${pairs.toLocaleString('en')} pairs, ${THREADS} threads`,
    ['engine', 'seconds to start', 'to make pairs', 'to score them', 'levels once more'],
    engines.map(({ name, seconds }) => [name, ...STAGES.map((stage) => seconds[stage]!.toFixed(1))]),
  )
  printTable(
    'What differs (bar: nothing)',
    ['what', 'found', 'at most'],
    found.map(({ what, figure, most }) => [what, figure, most]),
  )
}
