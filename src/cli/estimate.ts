import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { EstimateOptions } from '../estimation/computed.ts'
import { estimateUnseen, type Progress } from '../estimation/estimate.ts'
import { explainProblem } from '../estimation/explain.ts'
import { loadSolver } from '../estimation/linear-program.ts'
import { type CaptureLists, type Estimation, MOST_REPLICATES } from '../estimation/model.ts'
import { readLists } from '../estimation/read-lists.ts'
import { DONE, type RunCommand, WRONG_INPUT } from './command.ts'
import { describeEstimation } from './describe-estimation.ts'

/**
 * `umai estimate LISTS.csv`: how many people were never seen. Several files, or `--draws folder`, are drawn linkages of
 * the same lists, and their answers are pooled. Every problem of every file is reported, and then nothing is estimated.
 */
export const run: RunCommand = async (operands, options) => {
  const settings = readSettings(options)
  const files = await listFiles(operands, options.draws)
  const problems = [...settings.problems, ...files.problems]
  const read = await Promise.all(files.names.map(readOne))
  problems.push(...read.flatMap((one) => one.problems), ...differentLists(files.names, read))
  const draws = read.flatMap(({ data }) => (data === null ? [] : [data]))
  if (problems.length > 0) {
    process.stderr.write(`${problems.join('\n')}\n`)
    return WRONG_INPUT
  }
  const answer = await estimate(draws, settings.options)
  process.stdout.write(options.json ? `${JSON.stringify(answer, null, 2)}\n` : describeEstimation(answer))
  return DONE
}

const readSettings = ({ bootstrap, seed, linkageReviewed }: Record<string, unknown>) => {
  const problems: string[] = []
  const whole = (flag: string, value: unknown, from: number, to: number): number | null => {
    if (value === undefined) return null
    const number = Number(value)
    if (/^\d+$/.test(String(value)) && number >= from && number <= to) return number
    problems.push(`${flag}: expected a whole number from ${from} to ${to}, found "${value}"`)
    return null
  }
  const options: EstimateOptions = {
    replicates: whole('--bootstrap', bootstrap, 100, MOST_REPLICATES),
    seed: whole('--seed', seed, 0, 2 ** 32 - 1) ?? 1,
    linkage: linkageReviewed === true ? 'reviewed' : 'not-stated',
  }
  return { options, problems }
}

const listFiles = async (operands: readonly string[], folder: unknown) => {
  if (typeof folder !== 'string')
    return operands.length > 0
      ? { names: operands, problems: [] }
      : { names: [], problems: ['expected a file of lists or --draws folder, found neither'] }
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException) => error)
  if (found instanceof Error)
    return { names: [], problems: [`--draws: expected a folder, found ${cause(found)} (${folder})`] }
  const names = found.filter((name) => name.endsWith('.csv')).sort()
  const problems = names.length > 0 ? [] : [`--draws: expected .csv files, found none (${folder})`]
  return { names: [...operands, ...names.map((name) => join(folder, name))], problems }
}

const CAUSES: Readonly<Record<string, string>> = {
  ENOENT: 'nothing of that name',
  ENOTDIR: 'a file',
  EISDIR: 'a folder',
  EACCES: 'something that may not be read',
}

const cause = (error: NodeJS.ErrnoException): string => CAUSES[error.code ?? ''] ?? error.message

interface ReadFile {
  data: CaptureLists | null
  problems: string[]
}

const readOne = async (file: string): Promise<ReadFile> => {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error)
  if (bytes instanceof Error)
    return { data: null, problems: [`${file}: expected a CSV file, found ${cause(bytes)}`] }
  const { data, problems } = readLists(bytes)
  return { data, problems: problems.map((problem) => explainProblem(file, problem)) }
}

/** Drawn linkages are of the same lists in the same order. */
const differentLists = (names: readonly string[], read: readonly ReadFile[]): string[] => {
  const first = read[0]?.data?.lists.join(', ')
  return read.flatMap(({ data }, at) =>
    data === null || first === undefined || data.lists.join(', ') === first
      ? []
      : [`${names[at]}:1: expected the lists ${first} as in ${names[0]}, found ${data.lists.join(', ')}`],
  )
}

const estimate = async (draws: readonly CaptureLists[], options: EstimateOptions): Promise<Estimation> => {
  const work = estimateUnseen(draws, options, await loadSolver())
  const say = sayProgress(draws.length, options.replicates)
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    say(value)
  }
}

/** Once a second, on standard error: what is done, and about how long the rest will take. */
const sayProgress = (draws: number, replicates: number | null) => {
  const began = Date.now()
  let last = began
  return ({ stage, draw, done }: Progress): void => {
    const now = Date.now()
    if (now - last < 1000) return
    last = now
    const inBootstrap = stage === 'bootstrap' && replicates !== null
    const share = (draw - 1 + (inBootstrap ? done / replicates : 0)) / draws
    const parts = [
      ...(draws > 1 ? [`linkage ${draw} of ${draws}`] : []),
      inBootstrap ? `bootstrap ${done} of ${replicates}` : `${done} models fitted`,
      ...(share > 0 ? [`about ${Math.ceil(((now - began) * (1 - share)) / share / 1000)} s left`] : []),
    ]
    process.stderr.write(`${parts.join(', ')}\n`)
  }
}
