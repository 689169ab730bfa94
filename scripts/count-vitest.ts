import type { Count } from './run-part.ts'

/** The parts of Vitest's JSON report that are counted. */
export interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  testResults: { name: string; status: string; assertionResults: unknown[] }[]
}

/**
 * Tests passed and failed. A file that could not be loaded holds no tests and would be counted as nothing, and so
 * would an error outside any test (a global set-up that throws): each is one failure.
 */
export const countVitest = (report: VitestReport | null, exitCode: number): Count => {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const notLoaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  const failed = report.numFailedTests + notLoaded
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests,
  }
}

/** The last line `N passed, N failed` of a runner that ends with one; a runner that ends without has failed. */
export const countLine = (output: string, exitCode: number): Count => {
  const last = [...output.matchAll(/^(\d+) passed, (\d+) failed\b/gm)].at(-1)
  if (!last) return { passed: 0, failed: 1, skipped: 0 }
  const failed = Number(last[2])
  return { passed: Number(last[1]), failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped: 0 }
}
