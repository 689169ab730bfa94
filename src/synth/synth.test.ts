import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeLists } from './index.ts'
import { SynthOptions } from './model.ts'

const districts = ['KG02-a', 'KG03-b', 'KG04-c', 'KG05-d']
const folder = () => mkdtemp(join(tmpdir(), 'umai-synth-'))

async function make(given: object, oneFile = false) {
  const out = await folder()
  const options = SynthOptions.parse(given)
  const run = await writeLists(options, districts, { folder: out, oneFile, onProgress: () => {} })
  const names = (await readdir(out)).sort()
  const files = new Map<string, Buffer>()
  for (const name of names) files.set(name, await readFile(join(out, name)))
  return { run, files }
}

type Row = Record<string, string>
const rowsOf = (bytes: Buffer, encoding = 'utf-8'): Row[] =>
  parse(iconv.decode(bytes, encoding), { columns: true })

describe('lists of synthetic people', () => {
  let made: Awaited<ReturnType<typeof make>>
  let rows: Row[]
  beforeAll(async () => {
    made = await make({ records: 12_000, seed: 7 })
    rows = made.run.files.flatMap(({ list }) => rowsOf(made.files.get(`${list}.csv`)!))
  })

  it('are the same bytes again from the same options, and others from another seed', async () => {
    const again = await make({ records: 12_000, seed: 7 })
    expect([...again.files]).toEqual([...made.files])
    const other = await make({ records: 12_000, seed: 8 })
    expect(other.files.get('police.csv')).not.toEqual(made.files.get('police.csv'))
  })

  it('hold as many records as wanted, each with an id of its own, and count their true pairs', () => {
    expect(rows).toHaveLength(12_000)
    expect(new Set(rows.map(({ record_id }) => record_id)).size).toBe(12_000)
    const sizes = new Map<string, number>()
    for (const { person } of rows) sizes.set(person!, (sizes.get(person!) ?? 0) + 1)
    const pairs = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
    expect(made.run.truePairs.all).toBe(pairs)
    expect(pairs).toBeGreaterThan(3000)
  })

  it('do not keep a person’s rows together', () => {
    const people = rowsOf(made.files.get('police.csv')!).map(({ person }) => Number(person!.slice(1)))
    const inOrder = people.filter((person, index) => person > (people[index - 1] ?? 0)).length
    expect(inOrder / people.length).toBeLessThan(0.7)
  })

  it('have a count of people for each combination of lists, without those nobody saw', () => {
    const cells = rowsOf(made.files.get('lists.csv')!)
    const seen = cells.reduce((sum, cell) => sum + Number(cell.count), 0)
    expect(seen + made.run.unseen).toBe(made.run.people)
    expect(cells.every((cell) => made.run.files.some(({ list }) => cell[list] === '1'))).toBe(true)
  })

  it('leave fields out and use Latin letters and ages as often as each list states', () => {
    const police = rowsOf(made.files.get('police.csv')!)
    const ngo = rowsOf(made.files.get('ngo.csv')!)
    const border = rowsOf(made.files.get('border.csv')!)
    const share = (list: Row[], test: (row: Row) => boolean) => list.filter(test).length / list.length
    expect(share(police, ({ national_id }) => national_id === '')).toBeCloseTo(0.208, 1)
    expect(share(ngo, ({ national_id }) => national_id === '')).toBeCloseTo(0.856, 1)
    expect(share(ngo, ({ age }) => age !== '')).toBeCloseTo(0.5, 1)
    expect(share(border, ({ given_name }) => /^[\p{Script=Latin}'‘`ʻ. -]+$/u.test(given_name!))).toBeCloseTo(
      0.92,
      1,
    )
    expect(share(ngo, ({ slips }) => slips!.startsWith('noName'))).toBeCloseTo(0.04, 1)
  })

  it('make each slip about as often as stated', () => {
    const { slips, options } = made.run
    expect(Object.keys(slips).sort()).toEqual(Object.keys(options.rates).sort())
    for (const [slip, { stated, could, did }] of Object.entries(slips)) {
      const expected = could * stated!
      expect(did, slip).toBeGreaterThan(0)
      expect(Math.abs(did - expected), slip).toBeLessThan(5 * Math.sqrt(expected) + 5)
      expect(rows.filter((row) => row.slips!.split(' ').includes(slip)).length, slip).toBeGreaterThan(0)
    }
  })

  it('heap adults’ ages on 0 and 5', () => {
    const ages = rows.map(({ age }) => Number(age)).filter((age) => age >= 20)
    const heaped = ages.filter((age) => age % 5 === 0).length
    expect(heaped / ages.length).toBeGreaterThan(0.35)
  })

  it('can be one file, and Windows-1251 without the letters that it lacks', async () => {
    const lists = [{ name: 'police', encoding: 'windows-1251', latin: 0, share: 0.9 }]
    const { run, files } = await make({ records: 2000, lists, dependence: [] })
    const text = iconv.decode(files.get('police.csv')!, 'windows-1251')
    expect(text).not.toMatch(/[?\ufffdңөүқғҳ]/u)
    expect(text).toMatch(/ў/u)
    expect(
      rowsOf(files.get('police.csv')!, 'windows-1251').some(({ slips }) => slips!.includes('lostInEncoding')),
    ).toBe(true)
    expect(run.files).toMatchObject([{ encoding: 'windows-1251', records: 2000 }])
    const one = await make({ records: 1000 }, true)
    expect(new Set(rowsOf(one.files.get('people.csv')!).map(({ list }) => list)).size).toBe(5)
  })
})
