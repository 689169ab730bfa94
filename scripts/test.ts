import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { countLine, countVitest, failureLine } from './count-vitest.ts'
import { findChromium } from './find-chromium.ts'
import { type Count, root, runPart, total } from './run-part.ts'

/*
 * All checks and tests, ending with one line `N passed, N failed`. `--only checks,rules,api,browser` runs parts.
 * A check (types, format, boundaries, unused code) counts only when it fails: then as one failure.
 */

const checks: [name: string, command: string[]][] = [
  ['types', ['tsc', '-p', '.']],
  ['format and lint', ['biome', 'check', '.']],
  [
    'boundaries of the house',
    ['depcruise', 'src', 'bench', 'tests', 'scripts', '--config', '.dependency-cruiser.cjs'],
  ],
  ['unused code', ['knip', '--no-progress']],
]

const say = (text: string) => process.stdout.write(`${text}\n`)

const runChecks = async (): Promise<Count> => {
  const counts: Count[] = []
  for (const [name, command] of checks) {
    say(`\n— ${name}`)
    const { code } = await runPart(command)
    counts.push({ passed: 0, failed: code === 0 ? 0 : 1, skipped: 0, failures: code === 0 ? [] : [name] })
  }
  return total(counts)
}

const runVitest = async (projects: string[]): Promise<Count> => {
  say(`\n— ${projects.join(' and ')} tests`)
  const folder = mkdtempSync(join(tmpdir(), 'umai-report-'))
  const file = join(folder, 'report.json')
  const chosen = projects.flatMap((name) => ['--project', name])
  const { code } = await runPart([
    'vitest',
    'run',
    ...chosen,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
  rmSync(folder, { recursive: true, force: true })
  return countVitest(report, code)
}

const runBrowser = async (): Promise<Count> => {
  const runner = 'tests/browser/main.ts'
  const chromium = findChromium(process.env)
  const missing = !existsSync(join(root, runner))
    ? `there is no ${runner}`
    : chromium === null
      ? 'no Chromium found'
      : null
  if (missing) {
    say(`\n— browser tests skipped: ${missing}`)
    return { passed: 0, failed: 0, skipped: 0, failures: [] }
  }
  say(`\n— browser tests (${chromium})`)
  const { code, output } = await runPart(['node', runner], { CHROMIUM: chromium! })
  return countLine(output, code)
}

const { values } = parseArgs({ options: { only: { type: 'string', default: 'checks,rules,api,browser' } } })
const wanted = values.only.split(',')
const projects = ['rules', 'api'].filter((name) => wanted.includes(name))
const counts: Count[] = []
if (wanted.includes('checks')) counts.push(await runChecks())
if (projects.length > 0) counts.push(await runVitest(projects))
if (wanted.includes('browser')) counts.push(await runBrowser())

const sum = total(counts)
say('')
for (const failure of sum.failures) say(failureLine(failure))
if (sum.skipped > 0) say(`${sum.skipped} skipped`)
say(`${sum.passed} passed, ${sum.failed} failed`)
process.exitCode = sum.failed > 0 ? 1 : 0
