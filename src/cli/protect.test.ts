import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it } from 'vitest'

const umai = fileURLToPath(new URL('../../bin/umai', import.meta.url))
let folder: string

type Ended = { code: number; stdout: string; stderr: string }

const run = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [umai, ...args], { cwd: folder }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
    })
  })

const put = (name: string, content: string | Buffer) => writeFile(join(folder, name), content)
const read = (name: string) => readFile(join(folder, name), 'utf8')

const regions = 'child,parent\nnorth,Total\nsouth,Total\nn1,north\nn2,north\ns1,south\ns2,south\n'
const header = 'sex,region,count\n'
const cases = `${header}female,n1,3\nfemale,n2,24\nfemale,s1,31\nfemale,s2,40\nmale,n1,22\nmale,n2,35\nmale,s1,18\nmale,s2,17\n`
const config = (changes: object = {}) => ({
  input: 'cases.csv',
  dimensions: ['sex', 'region'],
  hierarchies: { region: 'regions.csv' },
  threshold: 10,
  rounding: 1,
  out: 'table.csv',
  ...changes,
})
const protect = async (changes: object = {}): Promise<Ended> => {
  await put('config.json', JSON.stringify(config(changes)))
  return run('protect', 'config.json', '--json')
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'umai-protect-'))
  await put('regions.csv', regions)
  await put('cases.csv', cases)
})

describe('umai protect', () => {
  it('writes each cell with its margins, hidden cells empty', async () => {
    const { code, stdout, stderr } = await protect()
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ out: 'table.csv', kept: { cells: 21, primary: 1 } })
    const lines = (await read('table.csv')).trim().split('\n')
    expect(lines[0]).toBe('sex,region,count,status')
    expect(lines[1]).toBe('Total,Total,190,A')
    expect(lines).toHaveLength(22)
    expect(lines).toContain('female,n1,,Q')
    expect(lines.filter((line) => line.endsWith(',,Q')).length).toBeGreaterThanOrEqual(4)
  })

  it('rounds to the base when asked, and counts rows where there is no count', async () => {
    await put('cases.csv', `sex,region\n${'female,n1\n'.repeat(12)}${'male,s1\n'.repeat(48)}`)
    expect((await protect({ rounding: 5, threshold: 3, groups: 0 })).code).toBe(0)
    expect(await read('table.csv')).toContain('Total,Total,60,R\nTotal,north,10,R\n')
  })

  it('keeps one who came later out of the next table, and the register to its owner', async () => {
    await protect({ register: 'register.json', out: 'first.csv' })
    await put('cases.csv', cases.replace('female,n2,24', 'female,n2,25'))
    const { code, stdout } = await protect({ register: 'register.json', out: 'second.csv' })
    expect({ code, held: JSON.parse(stdout).kept.heldBack }).toEqual({ code: 0, held: 1 })
    expect(await read('second.csv')).toBe(await read('first.csv'))
    expect((await stat(join(folder, 'register.json'))).mode & 0o777).toBe(0o600)
  })

  it.each<[string, object, Record<string, string | Buffer>, string]>([
    [
      'a negative count',
      {},
      { 'cases.csv': `${header}female,n1,-3\nmale,n2,5\n` },
      'cases.csv:2: count: expected a whole number',
    ],
    [
      'a fraction',
      {},
      { 'cases.csv': `${header}female,n1,3\nmale,n2,2.5\n` },
      'cases.csv:3: count: expected a whole number',
    ],
    [
      'a huge count',
      {},
      { 'cases.csv': `${header}female,n1,99999999999\nmale,n2,5\n` },
      'cases.csv:2: count: expected',
    ],
    [
      'a dimension with one value',
      { dimensions: ['sex'], hierarchies: {} },
      { 'cases.csv': `${header}female,n1,30\n` },
      'expected at least two codes of sex, found only "female"',
    ],
    [
      'a circle',
      {},
      { 'regions.csv': 'code,parent\nnorth,n1\nn1,north\nn2,\n' },
      'regions.csv: expected a hierarchy without a circle',
    ],
    [
      'an orphan',
      {},
      { 'regions.csv': `${regions}x1,nowhere\n` },
      'regions.csv: x1: expected a parent that is a code of the file, found nowhere',
    ],
    [
      'a value outside the hierarchy',
      {},
      { 'cases.csv': `${header}female,moon,30\nmale,n1,30\n` },
      'cases.csv: expected a code of the hierarchy of region, found "moon"',
    ],
    [
      'a value above the lowest level',
      {},
      { 'cases.csv': `${header}female,north,30\nmale,n1,30\n` },
      'expected a code of the lowest level of region',
    ],
    [
      'an unknown column',
      { dimensions: ['sex', 'color'], hierarchies: {} },
      {},
      'cases.csv:1: expected a column color, found sex, region, count',
    ],
    ['a missing file', { input: 'none.csv' }, {}, 'none.csv: expected a CSV file, found no such file'],
    [
      'a missing hierarchy',
      { hierarchies: { region: 'none.csv' } },
      {},
      'none.csv: expected a CSV file, found no such file',
    ],
    [
      'a hierarchy of no dimension',
      { hierarchies: { form: 'regions.csv' } },
      {},
      'config.json: hierarchies.form: expected one of sex, region',
    ],
    [
      'a threshold below 1',
      { threshold: 0 },
      {},
      'config.json: threshold: expected a whole number, 1 or more, found 0',
    ],
    [
      'a threshold that is no number',
      { threshold: 'ten' },
      {},
      'config.json: threshold: expected a whole number, 1 or more, found "ten"',
    ],
    [
      'a dimension twice',
      { dimensions: ['sex', 'sex'], hierarchies: {} },
      {},
      'config.json: dimensions: expected each column once',
    ],
    [
      'no dimension',
      { dimensions: [], hierarchies: {} },
      {},
      'config.json: dimensions: expected at least one column',
    ],
    ['a key that is none', { treshold: 3 }, {}, 'config.json: treshold: expected no such key'],
    [
      'a row of another length',
      {},
      { 'cases.csv': `${header}female,n1\nmale,n2,5\n` },
      'cases.csv:2: expected 3 values, found 2',
    ],
    ['an empty file', {}, { 'cases.csv': '' }, 'cases.csv:1: expected a header line, found nothing'],
    [
      'Total as a value',
      {},
      { 'cases.csv': `${header}Total,n1,5\nmale,n2,5\n` },
      'cases.csv:2: sex: expected a code other than Total',
    ],
    [
      'cases that are not in UTF-8',
      {},
      { 'cases.csv': Buffer.from([...Buffer.from('sex,region\nfemale,n1\nmale,'), 0xce, 0xf8, 10]) },
      'cases.csv:3: expected text in UTF-8, found other bytes (save the file as CSV UTF-8)',
    ],
    ['its own cases as the table', { out: 'cases.csv' }, {}, 'config.json: out: expected a file of its own'],
    [
      'a hierarchy as the table',
      { out: './regions.csv' },
      {},
      'config.json: out: expected a file of its own',
    ],
    [
      'its configuration as the table',
      { out: 'config.json' },
      {},
      'config.json: out: expected a file of its',
    ],
    [
      'the cases as the register',
      { register: 'cases.csv' },
      {},
      'config.json: register: expected a file of its own, found cases.csv, which is input',
    ],
    [
      'a dimension that the table has a column for',
      { dimensions: ['sex', 'status'], hierarchies: {} },
      {},
      'config.json: dimensions: expected columns other than count and status, found ["sex","status"]',
    ],
    ['a register that is none', { register: 'old.json' }, { 'old.json': regions }, 'old.json: expected JSON'],
  ])('refuses %s, and writes nothing', async (_, changes, files, problem) => {
    for (const [name, content] of Object.entries(files)) await put(name, content)
    const { code, stdout, stderr } = await protect(changes)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(problem)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(existsSync(join(folder, 'table.csv'))).toBe(false)
    expect(await read('regions.csv')).toBe(files['regions.csv'] ?? regions)
    expect(JSON.parse(await read('config.json'))).toEqual(config(changes))
    if (!('cases.csv' in files)) expect(await read('cases.csv')).toBe(cases)
  })

  it('shows nothing under a threshold larger than all of it', async () => {
    expect((await protect({ threshold: 5000 })).code).toBe(0)
    expect(
      (await read('table.csv'))
        .trim()
        .split('\n')
        .slice(1)
        .every((line) => line.endsWith(',,Q')),
    ).toBe(true)
  })
})

describe('umai open-data', () => {
  const people = `gender,ageBroad,isForcedLabour\n${'Woman,9--17,1\n'.repeat(30)}${'Man,18--20,\n'.repeat(25)}Man,48+,1\n`
  const make = async (changes: object): Promise<Ended> => {
    await put('people.csv', people)
    await put(
      'config.json',
      JSON.stringify({
        mode: 'k-anonymous',
        input: 'people.csv',
        out: 'open.csv',
        report: 'report.json',
        ...changes,
      }),
    )
    return run('open-data', 'config.json', '--json')
  }

  it('writes the columns of the CTDC data set and a report without a leak', async () => {
    const { code, stdout } = await make({})
    expect(code).toBe(0)
    expect(JSON.parse(stdout).quality).toMatchObject({ people: 56, madeUp: 55, leakedPeople: 0 })
    const text = await read('open.csv')
    expect(text.split('\n')[0]!.split(',')).toHaveLength(27)
    expect(text).not.toContain('48+')
    expect(JSON.parse(await read('report.json')).k).toBe(11)
  })

  it.each<[string, object, string]>([
    [
      'an unknown mode',
      { mode: 'magic' },
      'config.json: mode: expected k-anonymous or differentially-private, found "magic"',
    ],
    [
      'no epsilon',
      { mode: 'differentially-private' },
      'config.json: epsilon: expected a number above 0, found nothing',
    ],
    [
      'its own people as the data set',
      { out: 'people.csv' },
      'config.json: out: expected a file of its own, found people.csv, which is input',
    ],
    [
      'one file for both',
      { report: 'open.csv' },
      'config.json: report: expected a file of its own, found open.csv, which is out',
    ],
    ['k of 1', { k: 1 }, 'config.json: k: expected a whole number, 2 or more, found 1'],
    ['an unknown column', { columns: ['gender', 'shoe'] }, 'people.csv:1: expected a column shoe'],
    ['a missing file', { input: 'none.csv' }, 'none.csv: expected a CSV file, found no such file'],
  ])('refuses %s, and writes nothing', async (_, changes, problem) => {
    const { code, stdout, stderr } = await make(changes)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(problem)
    expect(existsSync(join(folder, 'open.csv'))).toBe(false)
  })
})
