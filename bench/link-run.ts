import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LinkResult } from '../src/linkage/index.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
export const PYTHON = join(root, 'bench/peers/.venv/bin/python')

/** What a linkage cost and how well it did, of whichever program. */
export type Measured = {
  tool: string
  seconds: number
  /** Of all threads: what another job on the machine changes least. */
  processorSeconds: number
  peakMemory: number
  compared: number
  reached: number
  atHalf: number
  best: { precision: number; recall: number; f1: number }
  clusters: { precision: number; recall: number; f1: number }
  calibration: { error: number; middle: number } | null
}

type Config = Record<string, unknown>

/** Writes a configuration beside its data and returns its path. */
export async function writeConfig(folder: string, name: string, config: Config): Promise<string> {
  const path = join(folder, `${name}.json`)
  await writeFile(path, JSON.stringify(config, null, 2))
  return path
}

/** Runs `umai link` as a process of its own, as a person would. */
export async function runUmai(path: string): Promise<{ measured: Measured; result: LinkResult }> {
  const began = performance.now()
  const result: LinkResult = JSON.parse(
    await output(process.execPath, [join(root, 'bin/umai'), 'link', path, '--json']),
  )
  const seconds = (performance.now() - began) / 1000
  const accuracy = result.accuracy!
  const measured = {
    tool: 'umai',
    seconds,
    processorSeconds: result.processorSeconds,
    peakMemory: result.peakMemoryBytes,
    compared: result.pairs.compared,
    reached: accuracy.reachedByBlocking,
    atHalf: accuracy.f1,
    best: accuracy.best,
    clusters: accuracy.clusters,
    calibration: accuracy.calibration,
  }
  return { measured, result }
}

type Curve = { precision: number; recall: number; probability: number; f1: number }[]

/** Runs Splink (bench/peers/splink.py) on the same configuration. Null, and said so, where it is not there or fails. */
export async function runSplink(
  path: string,
  demo: string,
): Promise<{ measured: Measured; curve: Curve } | null> {
  if (!existsSync(PYTHON)) {
    process.stderr.write('Splink is not installed: sh bench/peers/set-up.sh\n')
    return null
  }
  const out = `${path}.splink`
  const began = performance.now()
  const failed = await output(PYTHON, [join(root, 'bench/peers/splink.py'), path, out, '--demo', demo]).then(
    () => null,
    (error: Error) => error.message.trim().split('\n').at(-1),
  )
  if (failed) {
    process.stderr.write(`Splink failed: ${failed}\n`)
    return null
  }
  const seconds = (performance.now() - began) / 1000
  const found = JSON.parse(await readFile(out, 'utf8'))
  const measured = {
    tool: `Splink ${found.splink}`,
    seconds,
    processorSeconds: found.processorSeconds,
    peakMemory: found.peakMemoryBytes,
    compared: found.blocking.pairs,
    reached: found.blocking.recall,
    atHalf: found.atThreshold.f1,
    best: found.best,
    clusters: found.afterClustering,
    calibration: null,
  }
  return { measured, curve: found.curve }
}

/** What a command prints; what it complains of where it fails. */
export function output(command: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { maxBuffer: 1 << 28 }, (error, stdout, stderr) =>
      error ? reject(new Error(`${command} ${args.join(' ')}\n${stderr}`)) : resolve(stdout),
    )
  })
}

export const MEASURED_COLUMNS = [
  'data',
  'tool',
  'seconds',
  'processor seconds',
  'peak MB',
  'pairs compared',
  'true pairs reached',
  'F1 at p = .5',
  'best F1 (P, R)',
  'as people: F1 (P, R)',
  'calibration error',
  'the same for .01 < p < .99',
]

export function measuredRow(data: string, one: Measured): (string | number)[] {
  const three = ({ f1, precision, recall }: Measured['best']) =>
    `${f1.toFixed(4)} (${precision.toFixed(3)}, ${recall.toFixed(3)})`
  return [
    data,
    one.tool,
    one.seconds.toFixed(1),
    one.processorSeconds.toFixed(1),
    Math.round(one.peakMemory / 1e6),
    one.compared.toLocaleString('en'),
    `${(100 * one.reached).toFixed(1)} %`,
    one.atHalf.toFixed(4),
    three(one.best),
    three(one.clusters),
    one.calibration ? one.calibration.error.toFixed(4) : '',
    one.calibration ? one.calibration.middle.toFixed(4) : '',
  ]
}
