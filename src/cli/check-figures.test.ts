import { execFile } from 'node:child_process'
import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { committeeFile, HEADER } from '../figures/testing.ts'

const umai = fileURLToPath(new URL('../../bin/umai', import.meta.url))
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'umai-figures-'))
})

const check = async (name: string, text: string, ...options: string[]) => {
  const file = join(folder, name)
  await writeFile(file, text)
  return run(file, ...options)
}

const run = (...operands: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [umai, 'check-figures', ...operands], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
    })
  })

describe('umai check-figures', () => {
  test('says what is wrong with a file of the committee, a line each, and ends well', async () => {
    const { code, stdout, stderr } = await check('nsc.xml', committeeFile())
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/VC_HTF_DETV\/KG\/Y30T39 2019: .*expected 30–39, found Y30T39 labelled "30–49"/)
    expect(stdout).toContain('12 figures read, 5 findings')
  })

  test('--json prints one value', async () => {
    const { stdout } = await check('nsc.xml', committeeFile(), '--json')
    expect(JSON.parse(stdout)).toMatchObject({ format: 'sdmx', figures: 12, findings: { length: 5 } })
  })

  const wrong: [string, string, string][] = [
    ['cpi.xml', committeeFile().replace('id="SDG"', 'id="CPI"'), 'KG_NSC:CPI(1.7)'],
    [
      'minus.csv',
      `${HEADER}\nA,2023,investigations,all trafficking,-4,all ages,R,§1`,
      'line 2: negative count',
    ],
    [
      'half.csv',
      `${HEADER}\nA,2023,investigations,all trafficking,1.5,all ages,R,§1`,
      'line 2: fractional count',
    ],
    ['other.csv', 'a,b\n1,2', 'line 1: the file has other columns'],
  ]
  test.each(wrong)(
    '%s: one clear line, exit code 2, nothing on standard output and nothing written',
    async (name, text, line) => {
      const { code, stdout, stderr } = await check(name, text, '--json')
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr.trim().split('\n')).toHaveLength(1)
      expect(stderr).toContain(line)
      expect(stderr).toContain(join(folder, name))
      expect((await readdir(folder)).filter((each) => each.startsWith(name))).toEqual([name])
    },
  )

  test('a file that is not there', async () => {
    const { code, stderr } = await run(join(folder, 'none.csv'))
    expect([code, stderr.trim().split('\n')]).toEqual([
      2,
      [expect.stringContaining('none.csv: expected a CSV or SDMX file')],
    ])
  })
})
