import { execFile } from 'node:child_process'
import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { Estimation } from '../estimation/model.ts'
import { ARTIFICIAL, asCsv, UK, WESTERN } from '../estimation/testing.ts'

const umai = fileURLToPath(new URL('../../bin/umai', import.meta.url))

type Ended = { code: number; stdout: string; stderr: string }

const run = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [umai, 'estimate', ...args], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
    })
  })

describe('umai estimate', () => {
  let folder: string
  const file = (name: string) => join(folder, name)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'umai-estimate-'))
    await writeFile(file('uk.csv'), asCsv(UK))
    await writeFile(file('western.csv'), asCsv(WESTERN))
    await writeFile(file('artificial.csv'), asCsv(ARTIFICIAL))
    await writeFile(file('wrong.txt'), 'A,B,count\n1,0,-1\n0,2,3\n')
  })

  it('prints one JSON value of the agreed shape and nothing else', async () => {
    const { code, stdout } = await run(file('uk.csv'), '--json')
    expect(code).toBe(0)
    const answer = JSON.parse(stdout)
    expect(Object.keys(answer).slice(0, 8)).toEqual([
      'n',
      'lists',
      'independence',
      'stepwise',
      'chao',
      'bootstrap',
      'estimable',
      'why',
    ])
    expect(Estimation.parse(answer)).toEqual(answer)
    expect(answer).toMatchObject({ n: 2744, bootstrap: null, estimable: true, why: [] })
    expect(answer.stepwise.pairs[0]).toEqual(['LA', 'NG'])
    expect(answer.stepwise.emptyPairs).toEqual([])
    expect(answer.range.highest / answer.range.lowest).toBeGreaterThan(2)
  })

  it('gives the same bootstrap interval for the same seed', async () => {
    const args = [file('western.csv'), '--json', '--bootstrap', '200', '--seed', '4']
    const [one, other] = [await run(...args), await run(...args)]
    expect(one.stdout).toBe(other.stdout)
    const { bootstrap, stepwise } = JSON.parse(one.stdout) as Estimation
    expect(bootstrap).toMatchObject({ replicates: 200, seed: 4 })
    expect(bootstrap!.lower).toBeLessThan(stepwise.estimate!)
    expect(bootstrap!.upper).toBeGreaterThan(stepwise.estimate!)
  })

  it('to read: every method with its interval, how far they differ, and never one number alone', async () => {
    const { stdout } = await run(file('uk.csv'), '--bootstrap', '100')
    for (const figure of ['13,444', '11,313', '11,175', '22,991', '21,282', '17,542'])
      expect(stdout).toContain(figure)
    expect(stdout).toContain('Depending on the model, between 5,552 and 25,311 people altogether')
    expect(stdout).toContain('BCa, 100 replicates, seed 1')
  })

  it('to read: a refusal says why and shows the lower bound only', async () => {
    const { code, stdout } = await run(file('artificial.csv'))
    expect(code).toBe(0)
    expect(stdout).toContain('NOT ESTIMABLE')
    expect(stdout).toContain('- People on exactly two lists: 6; at least 10 are needed.')
    expect(stdout).toContain('at least about 668')
    for (const figure of ['539', '279', '296', '402']) expect(stdout).not.toContain(figure)
  })

  it('in JSON a refused table still has the reference values of the methods', async () => {
    const answer: Estimation = JSON.parse((await run(file('artificial.csv'), '--json')).stdout)
    expect(answer.estimable).toBe(false)
    expect(answer.why).toHaveLength(3)
    expect(answer.independence.estimate).toBeCloseTo(539.094, 3)
  })

  it('pools the drawn linkages of a folder', async () => {
    const draws = await mkdtemp(join(tmpdir(), 'umai-draws-'))
    for (const name of ['1.csv', '2.csv']) await writeFile(join(draws, name), asCsv(WESTERN))
    const answer: Estimation = JSON.parse((await run('--draws', draws, '--json')).stdout)
    expect(answer.draws).toEqual({ count: 2, fewestSeen: 345, mostSeen: 345 })
    expect(answer.independence.upper).toBeCloseTo(2913.969, 2)
  })

  it('reports every problem of every file and the options, prints nothing and writes nothing', async () => {
    const before = await readdir(folder)
    const { code, stdout, stderr } = await run(
      file('wrong.txt'),
      file('none.csv'),
      folder,
      '--bootstrap',
      'many',
      '--seed',
      '-1',
    )
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr.trimEnd().split('\n')).toEqual([
      '--bootstrap: expected a whole number from 100 to 100000, found "many"',
      '--seed: expected a whole number from 0 to 4294967295, found "-1"',
      `${file('wrong.txt')}:2: count (column 3): expected a whole number from 0 to 1000000000, found "-1"`,
      `${file('wrong.txt')}:3: B (column 2): expected 0 or 1, found "2"`,
      `${file('none.csv')}: expected a CSV file, found nothing of that name`,
      `${folder}: expected a CSV file, found a folder`,
    ])
    expect(await readdir(folder)).toEqual(before)
  })

  it('refuses linkages of different lists, and to run without any', async () => {
    const { code, stderr } = await run(file('uk.csv'), file('western.csv'))
    expect(code).toBe(2)
    expect(stderr).toBe(
      `${file('western.csv')}:1: expected the lists LA, NG, PFNCA, GO, GP as in ${file('uk.csv')}, found A, B, C, D, E\n`,
    )
    expect(await run()).toMatchObject({
      code: 2,
      stderr: 'expected a file of lists or --draws folder, found neither\n',
    })
  })
})
