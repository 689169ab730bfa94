import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildComparisons } from '../comparisons.ts'
import { duckdb } from '../dialect.ts'
import type { PassEstimate } from '../estimate.ts'
import type { Field, LinkParameters } from '../model.ts'
import type { LinkConfig } from '../read-config.ts'
import { chooseBlocking } from './choose-rules.ts'
import { type ClusterCounts, makeClusters } from './cluster-records.ts'
import { countAllPairs } from './count-pairs.ts'
import { openDatabase, type Sql } from './database.ts'
import { learn, type Setting } from './learn.ts'
import { type InputRead, loadInputs, pathFrom } from './load-inputs.ts'
import { makePairs, type RuleResult } from './make-pairs.ts'
import { type Accuracy, measureAccuracy, measureBlocking } from './measure.ts'
import { prepareRecords } from './prepare.ts'
import { scorePairs, settlePrior } from './score-pairs.ts'
import { writeClusters, writePairs } from './write-results.ts'

/** What `umai link --json` prints. */
export type LinkResult = {
  mode: LinkConfig['mode']
  inputs: InputRead[]
  records: number
  pairs: { possible: number; compared: number; kept: number; linked: number }
  blocking: RuleResult[]
  clusters: ClusterCounts
  seconds: Record<string, number>
  parameters: LinkParameters
  passes: PassEstimate[]
  threshold: number
  accuracy: Accuracy | null
  notes: string[]
}

export type LinkOutcome = { result: LinkResult } | { problems: string[] }

/** Tells how far it is: a stage, and within it what part is done. */
export type Tell = (stage: string, done?: number, of?: number) => void

/** Runs a linkage from files to files. `look` may read the tables before they go. */
export async function runLinkage(
  config: LinkConfig,
  configPath: string,
  tell: Tell,
  look?: (sql: Sql, setting: Setting, result: LinkResult) => Promise<void>,
): Promise<LinkOutcome> {
  const temporary = await mkdtemp(join(tmpdir(), 'umai-link-'))
  const sql = await openDatabase({
    path: join(temporary, 'link.duckdb'),
    memory: config.memory,
    threads: config.threads,
    temporary,
  })
  try {
    return await run(sql, config, configPath, { temporary, tell, look })
  } finally {
    sql.close()
    await rm(temporary, { recursive: true, force: true })
  }
}

type Around = {
  temporary: string
  tell: Tell
  look?: (sql: Sql, setting: Setting, result: LinkResult) => Promise<void>
}

async function run(
  sql: Sql,
  config: LinkConfig,
  configPath: string,
  { temporary, tell, look }: Around,
): Promise<LinkOutcome> {
  const clock = stopwatch(tell)
  const fields: Field[] = Object.entries(config.fields).map(([name, type]) => ({ name, type }))
  const setting: Setting = { config, comparisons: buildComparisons(fields), dialect: duckdb }
  const loaded = await clock('read', () => loadInputs(sql, config, configPath, temporary))
  if (loaded.problems.length > 0) return { problems: loaded.problems }
  const prepared = await clock('fold', () => prepareRecords(sql, setting.comparisons, config))
  if (prepared.problems.length > 0) return { problems: prepared.problems }
  const notes = [...loaded.notes, ...prepared.notes]
  const learnt = await clock('learn', () => learn(sql, setting))
  let { parameters } = learnt
  const rules = await clock('block', () => chooseBlocking(sql, setting, learnt))
  const blocking = await clock('pair', () => makePairs(sql, setting, rules))
  const totalPairs = await countAllPairs(sql, config)
  const records = loaded.inputs.reduce((sum, input) => sum + input.records, 0)
  const truth = config.truth ? await clock('truth', () => measureBlocking(sql, setting)) : null
  truth?.byRule.forEach((n, rule) => {
    if (blocking[rule]) blocking[rule].truePairs = n
  })
  for (const rule of blocking) tell(describeRule(rule))
  const reach = blocking.at(-1)?.expectedReachOfAll || 1
  const rarity = { records, perPerson: 1 + (2 * parameters.matches * totalPairs) / records }
  const compared = await clock('score', () =>
    scorePairs(sql, setting, parameters, rarity, (done, of) => tell('score', done, of)),
  )
  const settled = await clock('settle', () => settlePrior(sql, parameters, { totalPairs, reach }))
  await sql.run(`UPDATE scored SET weight = weight + ${settled.step}`)
  parameters = { ...parameters, matches: settled.matches }
  const threshold = Math.log2(config.threshold / (1 - config.threshold))
  const clusters = await clock('cluster', () => makeClusters(sql, setting, parameters, threshold))
  const accuracy = truth
    ? await clock('measure', () =>
        measureAccuracy(sql, setting, {
          threshold: config.threshold,
          truePairs: truth.truePairs,
          reached: truth.byRule.reduce((sum, n) => sum + (n ?? 0), 0),
        }),
      )
    : null
  const from =
    config.pairsFrom === undefined ? threshold : Math.log2(config.pairsFrom / (1 - config.pairsFrom))
  const linked = await sql.number(`SELECT count(*) FROM scored WHERE weight >= ${threshold}`)
  const kept = await sql.number('SELECT count(*) FROM scored')
  await clock('write', async () => {
    if (config.out.pairs) await writePairs(sql, setting, from, pathFrom(configPath, config.out.pairs))
    if (config.out.clusters) await writeClusters(sql, setting, pathFrom(configPath, config.out.clusters))
  })
  const result: LinkResult = {
    mode: config.mode,
    inputs: loaded.inputs,
    records,
    pairs: { possible: totalPairs, compared, kept, linked },
    blocking,
    clusters,
    seconds: clock.seconds(),
    parameters,
    passes: learnt.passes,
    threshold: config.threshold,
    accuracy,
    notes,
  }
  await look?.(sql, setting, result)
  return { result }
}

function describeRule({ rule, pairs, newPairs, truePairs }: RuleResult): string {
  const found = truePairs === undefined ? '' : `, ${truePairs} new true pairs`
  return `  ${rule}: ${pairs} pairs, ${newPairs} new${found}`
}

function stopwatch(tell: Tell) {
  const seconds: Record<string, number> = {}
  const began = performance.now()
  const since = (start: number) => Math.round(performance.now() - start) / 1000
  const time = async <T>(stage: string, work: () => Promise<T>): Promise<T> => {
    tell(stage)
    const start = performance.now()
    const result = await work()
    seconds[stage] = since(start)
    return result
  }
  return Object.assign(time, { seconds: () => ({ ...seconds, total: since(began) }) })
}
