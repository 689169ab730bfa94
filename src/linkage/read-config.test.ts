import { writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from './read-config.ts'

const GOOD = { inputs: [{ file: 'a.csv' }], mode: 'dedupe', id: 'id', fields: { name: 'full-name' } }
let path: string

beforeAll(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'umai-link-config-')), 'c.json')
})

const problems = (config: unknown) => {
  writeFileSync(path, typeof config === 'string' ? config : JSON.stringify(config))
  return readConfig(path).problems.map((problem) => problem.replace(`${path}: `, ''))
}

describe('readConfig', () => {
  it('takes the contract’s shape, and fills in what may be left out', () => {
    expect(problems(GOOD)).toEqual([])
    expect(readConfig(path).config).toMatchObject({ threshold: 0.9, seed: 1, out: {}, oneToOne: false })
  })

  it.each<[string, unknown, string]>([
    ['no JSON', '{', 'expected JSON, found'],
    [
      'another mode',
      { ...GOOD, mode: 'merge' },
      'mode: expected dedupe, link or link-and-dedupe, found "merge"',
    ],
    [
      'a type there is none of',
      { ...GOOD, fields: { name: 'nickname' } },
      'fields.name: expected one of given-name surname',
    ],
    ['a list', [GOOD], 'expected an object in JSON, found [{"inputs"'],
    [
      'fields as a number',
      { ...GOOD, fields: 3 },
      'fields: expected an object of column → field type, found 3',
    ],
    ['no fields', { ...GOOD, fields: {} }, 'fields: expected one field at least, found {}'],
    ['no inputs', { ...GOOD, inputs: [] }, 'inputs: expected one file at least, found []'],
    ['a threshold over one', { ...GOOD, threshold: 90 }, 'threshold: '],
    ['a key there is none of', { ...GOOD, treshold: 0.9 }, 'treshold: expected no such key'],
    [
      'one list to link',
      { ...GOOD, mode: 'link' },
      'inputs: expected two files at least for mode link, found 1',
    ],
    [
      'the truth among the fields',
      { ...GOOD, truth: 'name' },
      'truth: expected a column that is not compared',
    ],
    ['an unreadable size', { ...GOOD, memory: 'much' }, 'memory: expected a size such as 2GB, found "much"'],
  ])('refuses %s', (_, config, problem) => {
    const [first, ...rest] = problems(config)
    expect(first).toContain(problem)
    expect(rest).toEqual([])
  })

  it('refuses a file that is not there', () => {
    expect(readConfig('/nowhere.json').problems).toEqual([
      '/nowhere.json: expected a JSON file, found no such file',
    ])
  })
})
