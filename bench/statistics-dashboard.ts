import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { Trx } from '../src/platform/access/with-actor.ts'
import { createAccess, installContextKey } from '../src/platform/access/with-actor.ts'
import { countLate } from '../src/statistics/count-late.ts'
import type { DashboardAnswer, DashboardQuery } from '../src/statistics/dashboard-model.ts'
import { currentCells, forgetCells } from '../src/statistics/known-cells.ts'
import { filtersOf, makeDashboard } from '../src/statistics/make-dashboard.ts'
import { type Bench, benchDatabase } from './bench-database.ts'
import { addPost } from './bench-post.ts'
import { type DuckView, duckDashboard, loadDuck } from './statistics-duck.ts'
import { loadFacts } from './synthetic-facts.ts'
import { ms, printTable, quantile } from './table.ts'

const POST = '01900000-0000-7000-8000-000000000000'
const NOW = '2025-12'
const WARM = 30

const views: [name: string, query: DashboardQuery][] = [
  ['three years, no filter', {}],
  ['five years, no filter', { from: '2021-01', to: NOW }],
  ['one oblast', { region: 'KG06' }],
  ['women, sexual exploitation', { sex: 'female', form: 'sexual' }],
  ['girls and boys of 12–17 in Bishkek', { region: 'KG11', age: '12-17' }],
]

/**
 * `npm run bench -- statistics dashboard [cases]`: one whole view (every headline, every panel, the times) as the
 * rapporteur, with row-level security on, beside DuckDB counting the same figures from the same facts.
 */
export const run = async ([cases = '1000000']: string[]): Promise<void> => {
  const bench = await benchDatabase('umai_bench_dashboard')
  const folder = mkdtempSync(join(tmpdir(), 'umai-duck-'))
  try {
    const count = Number(cases)
    const { cells } = await loadFacts(bench.url, count)
    const duck = await loadDuck(bench.url, join(folder, 'facts.duckdb'))
    const rows = await measure(bench, duck)
    printTable(
      `One dashboard over ${count} synthetic cases (${cells} counts kept of them)`,
      ['view', 'cold', 'warm, median', 'warm, 95 %', 'DuckDB cold', 'DuckDB warm, median', 'same figures'],
      rows,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await bench.drop()
  }
}

const measure = async (bench: Bench, duck: { path: string }): Promise<(string | number)[][]> => {
  const read = await reader(bench)
  const rows: (string | number)[][] = []
  for (const [name, query] of views) {
    forgetCells()
    const [cold, answer] = await timed(() => read(query))
    const warm: number[] = []
    for (let turn = 0; turn < WARM; turn += 1) warm.push((await timed(() => read(query)))[0])
    const instance = await DuckDBInstance.create(duck.path, { threads: '2' })
    const connection = await instance.connect()
    const [duckCold, view] = await timed(() => duckDashboard(connection, query, answer.period))
    const duckWarm: number[] = []
    for (let turn = 0; turn < WARM; turn += 1)
      duckWarm.push((await timed(() => duckDashboard(connection, query, answer.period)))[0])
    rows.push([
      name,
      ms(cold),
      ms(quantile(warm, 0.5)),
      ms(quantile(warm, 0.95)),
      ms(duckCold),
      ms(quantile(duckWarm, 0.5)),
      agree(answer, view),
    ])
    close(connection, instance)
  }
  return rows
}

const close = (connection: DuckDBConnection, instance: DuckDBInstance) => {
  connection.closeSync()
  instance.closeSync()
}

/** Reads one view as the rapporteur would, in a transaction of its own. */
const reader = async (bench: Bench) => {
  const key = Buffer.alloc(32, 7)
  await installContextKey(bench.database, key)
  await addPost(bench, { post: POST, agency: 'demo-rapporteur', roles: ['rapporteur'] })
  const access = createAccess(bench.database, key)
  const rapporteur = {
    kind: 'person' as const,
    account: 'bench',
    post: POST,
    agency: 'demo-rapporteur',
    agencyKind: 'rapporteur',
    region: null,
    district: null,
    roles: ['rapporteur'],
  }
  const view = async (trx: Trx, query: DashboardQuery): Promise<DashboardAnswer> => {
    const cells = await currentCells(trx)
    const late = await countLate(trx, filtersOf(query), new Date())
    return makeDashboard(bench.reference, cells, { query, now: NOW, late })
  }
  return (query: DashboardQuery) => access.withActor(rapporteur, (trx) => view(trx, query))
}

const timed = async <T>(work: () => Promise<T>): Promise<[number, T]> => {
  const began = performance.now()
  const result = await work()
  return [performance.now() - began, result]
}

/** Every row of every panel, and every number above them, is the one DuckDB counted. */
const agree = (answer: DashboardAnswer, view: DuckView): string => {
  const ours = new Map<string, number>()
  for (const { dimension, rows } of answer.panels)
    for (const row of rows) ours.set(`${dimension}:${row.values[dimension]}`, row.numerator)
  for (const { indicator, rows } of answer.headlines)
    for (const row of rows) {
      if (view.has(`headline:${indicator}`)) ours.set(`headline:${indicator}`, row.numerator)
      if (row.otherOrder !== undefined) ours.set(`other-order:${indicator}`, row.otherOrder)
      if (row.quartiles) ours.set(`median:${indicator}`, row.quartiles.median)
    }
  const wrong = [...view].filter(([key, value]) => (ours.get(key) ?? 0) !== value)
  if (wrong.length > 0) process.stderr.write(`${JSON.stringify(wrong.slice(0, 5))}\n`)
  return wrong.length === 0 ? `all ${view.size}` : `${wrong.length} of ${view.size} differ`
}
