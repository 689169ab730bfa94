import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { type Count, root } from './run-part.ts'

/** The parts of Vitest's JSON report that are counted. */
export interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  testResults: { name: string; status: string; message?: string; assertionResults: VitestTest[] }[]
}

interface VitestTest {
  fullName: string
  status: string
  failureMessages?: string[] | null
}

const firstLine = (text: string | undefined) =>
  stripVTControlCharacters(text ?? '')
    .trim()
    .split('\n')[0]!

/** One line for each test that failed and each file that did not load: where, which, and the first line of why. */
const named = (report: VitestReport): string[] =>
  report.testResults.flatMap((file) => {
    const place = relative(root, file.name)
    if (file.status === 'failed' && file.assertionResults.length === 0)
      return [`${place}: ${firstLine(file.message)}`]
    return file.assertionResults
      .filter((each) => each.status === 'failed')
      .map((each) => `${place} > ${each.fullName}: ${firstLine(each.failureMessages?.[0])}`)
  })

/**
 * Tests passed and failed. A file that could not be loaded holds no tests and would be counted as nothing, and so
 * would an error outside any test (a global set-up that throws): each is one failure.
 */
export const countVitest = (report: VitestReport | null, exitCode: number): Count => {
  if (!report) return { passed: 0, failed: 1, skipped: 0, failures: ['no report of the tests was written'] }
  const notLoaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  const failed = report.numFailedTests + notLoaded
  const failures = named(report)
  const unnamed = failed === 0 && exitCode !== 0
  if (unnamed) failures.push(`an error outside any test (exit code ${exitCode})`)
  return {
    passed: report.numPassedTests,
    failed: unnamed ? 1 : failed,
    skipped: report.numPendingTests,
    failures,
  }
}

/** The line by which a runner names one failure: the last part of a long output is all that is sure to be read. */
export const failureLine = (failure: string) => `failed: ${failure}`

/**
 * The last line `N passed, N failed` of a runner that ends with one, and the failures it names; a runner that ends
 * without has failed.
 */
export const countLine = (output: string, exitCode: number): Count => {
  const failures = [...output.matchAll(/^failed: (.*)$/gm)].map((each) => each[1]!)
  const last = [...output.matchAll(/^(\d+) passed, (\d+) failed\b/gm)].at(-1)
  if (!last)
    return { passed: 0, failed: 1, skipped: 0, failures: [...failures, 'a part ended without its line'] }
  const failed = Number(last[2])
  const unnamed = failed === 0 && exitCode !== 0
  if (unnamed) failures.push(`a part ended with exit code ${exitCode}`)
  return { passed: Number(last[1]), failed: unnamed ? 1 : failed, skipped: 0, failures }
}
