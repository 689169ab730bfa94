import { describe, expect, test } from 'vitest'
import { countLine, countVitest } from '../scripts/count-vitest.ts'
import { findChromium } from '../scripts/find-chromium.ts'
import { total } from '../scripts/run-part.ts'

const report = (
  passed: number,
  failed: number,
  files: { status: string; assertionResults: unknown[] }[] = [],
) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 2,
  testResults: files.map((file) => ({ name: 'a.test.ts', ...file })),
})

describe('the line at the end counts what really happened', () => {
  test.each([
    ['all passed', report(3, 0), 0, { passed: 3, failed: 0 }],
    ['some failed', report(3, 2), 1, { passed: 3, failed: 2 }],
    [
      'a file that does not load',
      report(3, 0, [{ status: 'failed', assertionResults: [] }]),
      1,
      { passed: 3, failed: 1 },
    ],
    [
      'a file that failed by its tests',
      report(3, 1, [{ status: 'failed', assertionResults: [{}] }]),
      1,
      { passed: 3, failed: 1 },
    ],
    ['an error outside any test', report(3, 0), 1, { passed: 3, failed: 1 }],
    ['no report at all', null, 1, { passed: 0, failed: 1 }],
    ['no report, though it claims to be well', null, 0, { passed: 0, failed: 1 }],
  ])('%s', (_, given, code, expected) => {
    expect(countVitest(given, code)).toMatchObject(expected)
  })

  test.each([
    ['its line', 'ok\n7 passed, 1 failed\n', 1, { passed: 7, failed: 1 }],
    ['the last of several', '1 passed, 0 failed\n7 passed, 0 failed\n', 0, { passed: 7, failed: 0 }],
    ['a line, but it ended badly', '7 passed, 0 failed\n', 1, { passed: 7, failed: 1 }],
    ['no line', 'started\n', 0, { passed: 0, failed: 1 }],
  ])('of a runner with %s', (_, output, code, expected) => {
    expect(countLine(output, code)).toMatchObject(expected)
  })

  test('parts add up', () => {
    expect(
      total([
        { passed: 1, failed: 0, skipped: 2 },
        { passed: 3, failed: 4, skipped: 0 },
      ]),
    ).toEqual({ passed: 4, failed: 4, skipped: 2 })
  })

  test('Chromium is found by name, by path or not at all', () => {
    expect(findChromium({ PATH: '/nowhere' })).toBe(null)
    expect(findChromium({ PATH: '/nowhere', CHROMIUM: process.execPath })).toBe(process.execPath)
    expect(findChromium({ PATH: '/nowhere', CHROMIUM: '/nowhere/chromium' })).toBe(null)
  })
})
