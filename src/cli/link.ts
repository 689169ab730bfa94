import { readFile, writeFile } from 'node:fs/promises'
import { drawWaterfall } from '../linkage/charts.ts'
import {
  explainRecords,
  type LinkConfig,
  type LinkResult,
  type Look,
  readConfig,
  runLinkage,
  stepsOf,
} from '../linkage/index.ts'
import { explainPair, type Translate } from '../linkage/rules.ts'
import { DONE, type RunCommand, WRONG_INPUT } from './command.ts'
import { tellProgress } from './tell-progress.ts'

const LANGUAGES = ['ky', 'ru', 'en']

/** `umai link CONFIG.json`: which records are the same person, or every problem of the input and nothing written. */
export const run: RunCommand = async ([path], options) => {
  const read = readConfig(path!)
  const problems = [...read.problems, ...problemsOf(options)]
  if (!read.config || problems.length > 0) return refuse(problems)
  const told: string[] = []
  const look = options.explain ? await explainTo(told, options) : undefined
  const outcome = await runLinkage(read.config, path!, tellProgress(process.stderr), look)
  if ('problems' in outcome) return refuse(outcome.problems)
  process.stderr.write([...outcome.result.notes, ''].join('\n'))
  if (options.json) process.stdout.write(`${JSON.stringify(outcome.result, null, 2)}\n`)
  else process.stdout.write(summarize(outcome.result, read.config))
  if (told.length === 0) return DONE
  // Beside JSON the explanation is a message, not the result.
  const to = options.json ? process.stderr : process.stdout
  to.write(`${told.join('\n')}\n`)
  return DONE
}

function refuse(problems: readonly string[]): number {
  process.stderr.write(`${problems.join('\n')}\n`)
  return WRONG_INPUT
}

function problemsOf({ explain, language, waterfall }: Record<string, unknown>): string[] {
  const ids = typeof explain === 'string' ? explain.split(',') : []
  return [
    ...(explain !== undefined && ids.length !== 2
      ? [`--explain: expected two ids, as A,B, found ${explain}`]
      : []),
    ...(language !== undefined && !LANGUAGES.includes(String(language))
      ? [`--language: expected ky, ru or en, found ${language}`]
      : []),
    ...(waterfall !== undefined && explain === undefined
      ? ['--waterfall: expected together with --explain']
      : []),
  ]
}

/** Says why two records are, or are not, one person, and draws it where asked to. */
async function explainTo(
  told: string[],
  { explain, language, waterfall }: Record<string, unknown>,
): Promise<Look> {
  const translate = await translator(String(language ?? 'en'))
  const ids = String(explain)
    .split(',')
    .map((id) => id.trim()) as [string, string]
  return async (sql, setting, { result, rarity }) => {
    const found = await explainRecords(sql, setting, { parameters: result.parameters, rarity }, ids)
    if ('unknown' in found) {
      told.push(`--explain: expected an id of these records, found "${found.unknown}"`)
      return
    }
    const fields = setting.comparisons.map(({ field }) => field)
    told.push(explainPair(found.score, fields, translate))
    if (typeof waterfall !== 'string') return
    const words = { result: translate('linkage.part.result'), axis: translate('linkage.axis.weight') }
    await writeFile(waterfall, drawWaterfall(stepsOf(found.score, fields, translate), words))
  }
}

async function translator(language: string): Promise<Translate> {
  const file = new URL(`../../reference/messages/linkage.${language}.json`, import.meta.url)
  const texts = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>
  return (key, params = {}) =>
    (texts[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name]))
}

function summarize(result: LinkResult, { out }: LinkConfig): string {
  const { pairs, clusters, accuracy, blocking } = result
  const count = (n: number) => n.toLocaleString('en')
  const share = (n: number) => `${(100 * n).toFixed(1)} %`
  const inputs = result.inputs.map(
    ({ file, records, encoding }) => `${file}: ${count(records)} records (${encoding})`,
  )
  const rules = blocking.map(
    ({ rule, newPairs, truePairs }) =>
      `  ${rule}: ${count(newPairs)} new pairs${truePairs === undefined ? '' : `, ${count(truePairs)} of them one person`}`,
  )
  const written = [out.pairs, out.clusters, out.base].filter((file) => file !== undefined)
  return `${[
    ...inputs,
    `${count(pairs.compared)} of ${count(pairs.possible)} pairs compared, by`,
    ...rules,
    `${count(pairs.linked)} pairs at ${share(result.threshold)} or more; ${count(clusters.clusters)} people, ${count(clusters.linked)} records stand with another (at most ${clusters.largest} together)`,
    ...(accuracy
      ? [
          `Against "truth": precision ${share(accuracy.precision)}, recall ${share(accuracy.recall)}, F1 ${accuracy.f1.toFixed(3)}; best F1 ${accuracy.best.f1.toFixed(3)} at ${share(accuracy.best.threshold)}; as people: precision ${share(accuracy.clusters.precision)}, recall ${share(accuracy.clusters.recall)}`,
          `Blocking reached ${share(accuracy.reachedByBlocking)} of ${count(accuracy.truePairs)} true pairs; probabilities are off by ${share(accuracy.calibration.error)} on average`,
        ]
      : []),
    ...(written.length > 0 ? [`Written: ${written.join(', ')}`] : []),
    `${result.seconds.total?.toFixed(1)} s`,
  ].join('\n')}\n`
}
