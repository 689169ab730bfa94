import type { PassEstimate } from '../estimate.ts'
import type { LinkParameters } from '../model.ts'
import { weightOf } from '../score.ts'
import { joinBase, writeBase } from './base.ts'
import { type BlockingRule, chooseBlocking, EVERY_PAIR } from './choose-rules.ts'
import { makeClusters } from './cluster-records.ts'
import { countAllPairs } from './count-pairs.ts'
import type { Sql } from './database.ts'
import type { Job, LinkOutcome, LinkResult, Tell } from './job.ts'
import { learn } from './learn.ts'
import { loadInputs, pathFrom } from './load-inputs.ts'
import { makePairs, type RuleResult } from './make-pairs.ts'
import { measureAccuracy, measureBlocking } from './measure.ts'
import { prepareRecords } from './prepare.ts'
import { scorePairs, settlePrior } from './score-pairs.ts'
import type { Rarity } from './score-sql.ts'
import { writeClusters, writePairs } from './write-results.ts'

type Model = {
  parameters: LinkParameters
  rarity: Rarity
  rules: BlockingRule[] | null
  passes: PassEstimate[]
  /** Passes left out of learning: what looked like matches there was something else. */
  left: string[]
}

/** The stages of a linkage, one after the other. */
export async function linkRecords(sql: Sql, job: Job): Promise<LinkOutcome> {
  const { config, setting, base, keep, tell } = job
  const clock = stopwatch(tell)
  const stage = <T>(name: string, work: () => Promise<T>) => clock(name, () => keep(name, work))
  const from = { ...job, firstList: base?.lists.length ?? 0, firstRecord: base?.records ?? 0 }
  const loaded = await stage('read', () => loadInputs(sql, setting.config, from))
  if (loaded.problems.length > 0) return { problems: loaded.problems }
  const prepared = await stage('fold', async () => {
    const found = await prepareRecords(sql, setting.comparisons, config)
    if (base && found.problems.length === 0)
      await joinBase(sql, pathFrom(job.configPath, config.base!), setting.comparisons)
    return found
  })
  if (prepared.problems.length > 0) return { problems: prepared.problems }
  const totalPairs = await countAllPairs(sql, setting.config)
  const model = await modelFor(sql, job, totalPairs, stage)
  const blocking = await stage('pair', () => makePairs(sql, setting, model.rules))
  const truth = config.truth ? await stage('truth', () => measureBlocking(sql, setting)) : null
  truth?.byRule.forEach((n, rule) => {
    if (blocking[rule]) blocking[rule].truePairs = n ?? 0
  })
  for (const rule of blocking) tell(describeRule(rule))
  const compared = await clock('score', () =>
    scorePairs(sql, setting, { ...model, keep, tell: (done, of) => tell('score', done, of) }),
  )
  const parameters = base ? base.parameters : await settle(sql, model, { blocking, totalPairs, stage })
  const threshold = weightOf(config.threshold)
  const clusters = await clock('cluster', () => makeClusters(sql, setting, parameters, threshold))
  const reached = truth?.byRule.reduce((sum, n) => sum + (n ?? 0), 0) ?? 0
  const accuracy = truth
    ? await clock('measure', () =>
        measureAccuracy(sql, setting, { threshold: config.threshold, truePairs: truth.truePairs, reached }),
      )
    : null
  const linked = await sql.number(`SELECT count(*) FROM scored WHERE weight >= ${threshold}`)
  const kept = await sql.number('SELECT count(*) FROM scored')
  await clock('write', () => writeOut(sql, job, { ...model, parameters }))
  const used = process.resourceUsage()
  const result: LinkResult = {
    mode: config.mode,
    inputs: loaded.inputs,
    records: loaded.inputs.reduce((sum, input) => sum + input.records, 0),
    pairs: { possible: totalPairs, compared, kept, linked },
    blocking,
    clusters,
    seconds: clock.seconds(),
    processorSeconds: used.userCPUTime / 1e6 + used.systemCPUTime / 1e6,
    peakMemoryBytes: used.maxRSS * 1024,
    parameters,
    passes: model.passes,
    threshold: config.threshold,
    accuracy,
    notes: [
      ...loaded.notes,
      ...prepared.notes,
      ...unlearnt(model, base !== null),
      ...consequences(totalPairs, compared, linked),
    ],
  }
  await job.look?.(sql, setting, { result, rarity: model.rarity })
  return { result }
}

type Stage = <T>(name: string, work: () => Promise<T>) => Promise<T>

/** What the base learnt, or what these records teach. A base too small to need rules needs them once it grows. */
async function modelFor(sql: Sql, job: Job, totalPairs: number, stage: Stage): Promise<Model> {
  const { base } = job
  if (!base) return learnModel(sql, job, totalPairs, stage)
  const enough = base.rules !== null || totalPairs <= EVERY_PAIR
  const rules = enough ? base.rules : (await learnModel(sql, job, totalPairs, stage)).rules
  return { ...base, rules, passes: [], left: [] }
}

async function learnModel(sql: Sql, { setting }: Job, totalPairs: number, stage: Stage): Promise<Model> {
  const learnt = await stage('learn', () => learn(sql, setting))
  const rules = await stage('block', () => chooseBlocking(sql, setting, learnt))
  await sql.run('DROP TABLE IF EXISTS looked')
  const records = await sql.number('SELECT count(*) FROM rec')
  const perPerson = 1 + (2 * learnt.parameters.matches * totalPairs) / records
  const { parameters, passes, left } = learnt
  return { parameters, rarity: { records, perPerson }, rules, passes, left }
}

async function settle(
  sql: Sql,
  { parameters, passes }: Model,
  { blocking, totalPairs, stage }: { blocking: RuleResult[]; totalPairs: number; stage: Stage },
): Promise<LinkParameters> {
  // Without a block to learn in, one field alone, the sum of probabilities says nothing of how many matches there are.
  if (totalPairs === 0 || passes.length === 0) return parameters
  const reach = blocking.at(-1)?.expectedReachOfAll || 1
  const { matches } = await stage('settle', () => settlePrior(sql, parameters, { totalPairs, reach }))
  return { ...parameters, matches }
}

async function writeOut(sql: Sql, { config, configPath, setting }: Job, model: Model): Promise<void> {
  const { out } = config
  if (out.pairs)
    await writePairs(
      sql,
      setting,
      weightOf(config.pairsFrom ?? config.threshold),
      pathFrom(configPath, out.pairs),
    )
  if (out.clusters) await writeClusters(sql, setting, pathFrom(configPath, out.clusters))
  if (!out.base) return
  const lists = setting.config.inputs.map(({ file, noDoubles }) => ({
    file,
    ...(noDoubles && { noDoubles }),
  }))
  const records = await sql.number('SELECT count(*) FROM rec')
  const fields = setting.comparisons.map(({ field }) => field)
  const { rules } = model
  const rarity = { ...model.rarity, records }
  const made = { version: 1 as const, fields, lists, records, parameters: model.parameters, rarity, rules }
  await writeBase(sql, made, pathFrom(configPath, out.base))
}

function unlearnt({ passes, left }: Model, hasBase: boolean): string[] {
  if (passes.length > 0 || hasBase) return []
  return left.length > 0
    ? [
        'Hardly anybody stands here twice, or these fields are too few to show it: pairs that agree are no more, and no more alike, than chance explains. The shipped starting values are used, and only pairs far beyond chance become links.',
      ]
    : ['No pairs to learn from: the shipped starting values are used, and probabilities are not calibrated.']
}

function consequences(totalPairs: number, compared: number, linked: number): string[] {
  if (totalPairs === 0) return ['There is no pair of records to compare.']
  if (compared === 0)
    return ['No two records share any key, so nothing could be compared: the lists do not overlap.']
  return linked === 0
    ? ['No pair reached the threshold: as far as these fields tell, nobody stands twice.']
    : []
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
