import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countVitest, failureLine } from '../../scripts/count-vitest.ts'
import { runPart } from '../../scripts/run-part.ts'

/*
 * Drives the whole program in a real browser: `node tests/browser/main.ts [names of files]`.
 * Ends with one line `N passed, N failed`.
 */

const folder = mkdtempSync(join(tmpdir(), 'umai-browser-report-'))
const report = join(folder, 'report.json')
const { code } = await runPart([
  'vitest',
  'run',
  '--config=tests/browser/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
])
const count = countVitest(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null, code)
rmSync(folder, { recursive: true, force: true })
for (const failure of count.failures) process.stdout.write(`${failureLine(failure)}\n`)
process.stdout.write(`${count.passed} passed, ${count.failed} failed\n`)
process.exitCode = count.failed > 0 ? 1 : 0
