import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { countLine, countVitest, failureLine, type VitestReport } from '../scripts/count-vitest.ts'
import { findChromium } from '../scripts/find-chromium.ts'
import { root, total } from '../scripts/run-part.ts'

type File = VitestReport['testResults'][number]

const report = (passed: number, failed: number, files: Omit<File, 'name'>[] = []): VitestReport => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 2,
  testResults: files.map((file) => ({ name: join(root, 'a.test.ts'), ...file })),
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
      report(3, 1, [{ status: 'failed', assertionResults: [{ fullName: 'adds', status: 'failed' }] }]),
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
        { passed: 1, failed: 0, skipped: 2, failures: [] },
        { passed: 3, failed: 1, skipped: 0, failures: ['a'] },
      ]),
    ).toEqual({ passed: 4, failed: 1, skipped: 2, failures: ['a'] })
  })

  test('Chromium is found by name, by path or not at all', () => {
    expect(findChromium({ PATH: '/nowhere' })).toBe(null)
    expect(findChromium({ PATH: '/nowhere', CHROMIUM: process.execPath })).toBe(process.execPath)
    expect(findChromium({ PATH: '/nowhere', CHROMIUM: '/nowhere/chromium' })).toBe(null)
  })
})

describe('what failed is named at the end', () => {
  test('a test by its file, its name and the first line of why; a file that does not load by its error', () => {
    const files = [
      {
        status: 'failed',
        assertionResults: [
          { fullName: 'adds', status: 'passed', failureMessages: [] },
          {
            fullName: 'takes away',
            status: 'failed',
            failureMessages: ['Error: 1 is not 2\n    at a.test.ts:3'],
          },
        ],
      },
      { status: 'failed', message: 'SyntaxError: no\nmore', assertionResults: [] },
    ]
    expect(countVitest(report(1, 1, files), 1).failures).toEqual([
      'a.test.ts > takes away: Error: 1 is not 2',
      'a.test.ts: SyntaxError: no',
    ])
  })

  test('an error outside any test, a missing report and a missing line have a name too', () => {
    expect(countVitest(report(3, 0), 1).failures).toHaveLength(1)
    expect(countVitest(null, 0).failures).toHaveLength(1)
    expect(countLine('started\n', 0).failures).toHaveLength(1)
    expect(countLine('7 passed, 0 failed\n', 1).failures).toHaveLength(1)
    expect(countVitest(report(3, 0), 0).failures).toEqual([])
  })

  test('a runner hands on the names of the runner within it', () => {
    const output = `${failureLine('a.browser.ts > opens')}\n3 passed, 1 failed\n`
    expect(countLine(output, 1)).toEqual({
      passed: 3,
      failed: 1,
      skipped: 0,
      failures: ['a.browser.ts > opens'],
    })
  })
})
