import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../read-config.ts'
import { explainRecords } from './explain-records.ts'
import type { Look } from './job.ts'
import { runLinkage } from './run-linkage.ts'
import { TEST_FIELDS, testFolder, testPeople, toCsv } from './testing.ts'

const quiet = () => {}

async function link(
  folder: string,
  config: Record<string, unknown>,
  look?: Look,
  tell = quiet as Parameters<typeof runLinkage>[2],
) {
  const path = join(folder, 'link.json')
  await writeFile(
    path,
    JSON.stringify({ mode: 'dedupe', id: 'id', fields: TEST_FIELDS, threads: 1, ...config }),
  )
  const read = readConfig(path)
  return read.config ? runLinkage(read.config, path, tell, look) : { problems: read.problems }
}

async function done(folder: string, config: Record<string, unknown>, look?: Look) {
  const outcome = await link(folder, config, look)
  if ('problems' in outcome) throw new Error(outcome.problems.join('\n'))
  return outcome.result
}

const people = testPeople(300, 4)
const OUT = { pairs: 'pairs.csv', clusters: 'clusters.csv' }

describe('runLinkage', () => {
  it('finds people who stand twice, in whatever script, and says how well', async () => {
    const folder = await testFolder({ 'people.csv': toCsv(people) })
    const result = await done(folder, {
      inputs: [{ file: 'people.csv' }],
      truth: 'person',
      threshold: 0.5,
      out: OUT,
    })
    expect(result.accuracy!.best.f1).toBeGreaterThan(0.9)
    expect(result.accuracy!.reachedByBlocking).toBe(1)
    expect(result.accuracy!.truePairs).toBe(countTrue(people))
    const [header, first] = (await readFile(join(folder, 'pairs.csv'), 'utf8')).split('\n')
    expect(header).toBe('id_a,id_b,probability,weight,given,surname,born,phone')
    expect(first!.split(',')).toHaveLength(8)
    const clusters = (await readFile(join(folder, 'clusters.csv'), 'utf8')).trim().split('\n')
    expect(clusters[0]).toBe('id,cluster')
    expect(clusters).toHaveLength(people.length)
  })

  it('gives the same bytes for the same input and seed, on one thread or two', async () => {
    const folder = await testFolder({ 'people.csv': toCsv(people) })
    const inputs = [{ file: 'people.csv' }]
    const run = (name: string, threads: number) => {
      const out = { pairs: `${name}.csv`, clusters: `${name}-clusters.csv`, base: name }
      return done(folder, { inputs, out, threshold: 0.2, threads })
    }
    await run('one', 1)
    await run('two', 2)
    const read = (name: string) => readFile(join(folder, name), 'utf8')
    for (const file of ['.csv', '-clusters.csv', '/model.json'])
      expect(await read(`two${file}`)).toBe(await read(`one${file}`))
  })

  it('scores in SQL as the pure scorer does', async () => {
    const folder = await testFolder({ 'people.csv': toCsv(people) })
    let compared = 0
    await done(folder, { inputs: [{ file: 'people.csv' }] }, async (sql, setting, { result, rarity }) => {
      const rows = await sql.all(
        'SELECT a.id AS x, b.id AS y, s.weight FROM scored s JOIN rec a ON a.i = s.i JOIN rec b ON b.i = s.j ORDER BY s.weight DESC LIMIT 40',
      )
      for (const { x, y, weight } of rows) {
        const found = await explainRecords(sql, setting, { parameters: result.parameters, rarity }, [
          String(x),
          String(y),
        ])
        if ('unknown' in found) throw new Error('no such record')
        expect(found.score.weight).toBeCloseTo(Number(weight), 6)
        compared += 1
      }
    })
    expect(compared).toBe(40)
  })

  it('links two lists, each pair across them, and one to one when asked', async () => {
    const half = Math.floor(people.length / 2)
    const [one, other] = [people.slice(0, half), [people[0]!, ...people.slice(half)]]
    const twice = [...other, ['x1', 'px', ...one[1]!.slice(2)], ['x2', 'px', ...one[1]!.slice(2)]]
    const folder = await testFolder({ 'a.csv': toCsv(one), 'b.csv': toCsv(twice) })
    const config = { inputs: [{ file: 'a.csv' }, { file: 'b.csv' }], mode: 'link', threshold: 0.5, out: OUT }
    await done(folder, config)
    const lists = (await readFile(join(folder, 'pairs.csv'), 'utf8')).trim().split('\n').slice(1)
    expect(lists.length).toBeGreaterThan(0)
    for (const line of lists) expect(line.endsWith(',0,1')).toBe(true)
    await done(folder, { ...config, oneToOne: true })
    const ids = (await readFile(join(folder, 'pairs.csv'), 'utf8'))
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
    expect(new Set(ids.map(([a]) => a)).size).toBe(ids.length)
    expect(new Set(ids.map(([, b]) => b)).size).toBe(ids.length)
  })

  it('reads Windows-1251, semicolons, a byte-order mark and spaces, and says so', async () => {
    const rows = people
      .map((row) => row.map((cell) => ` ${cell.replaceAll(/[ңөүқ]/gi, 'о')}`).join(';'))
      .join('\r\n')
    const folder = await testFolder({
      'old.csv': iconv.encode(rows, 'windows-1251'),
      'new.csv': `\uFEFF${rows}`,
    })
    const old = await done(folder, { inputs: [{ file: 'old.csv' }], truth: 'person' })
    const modern = await done(folder, { inputs: [{ file: 'new.csv' }], truth: 'person' })
    expect(old.inputs[0]).toMatchObject({ encoding: 'windows-1251', delimiter: ';', records: 300 })
    expect(old.notes.join()).toContain('windows-1251')
    expect(modern.inputs[0]).toMatchObject({ encoding: 'utf-8' })
    expect(old.pairs).toEqual(modern.pairs)
  })

  it('links new records to a base as it would have all at once', async () => {
    const folder = await testFolder({
      'old.csv': toCsv(people.slice(0, 251)),
      'new.csv': toCsv([people[0]!, ...people.slice(251)]),
    })
    await done(folder, {
      inputs: [{ file: 'old.csv' }],
      threshold: 0.5,
      out: { base: 'base', clusters: 'before.csv' },
    })
    const added = await done(folder, {
      inputs: [{ file: 'new.csv' }],
      base: 'base',
      threshold: 0.5,
      truth: 'person',
      out: { clusters: 'after.csv', base: 'base2' },
    })
    expect(added.pairs.possible).toBe(50 * 250 + (50 * 49) / 2)
    expect(added.accuracy!.recall).toBeGreaterThan(0.7)
    const clusters = async (name: string) =>
      (await readFile(join(folder, name), 'utf8')).trim().split('\n').slice(1)
    const [before, after] = [await clusters('before.csv'), await clusters('after.csv')]
    expect(after).toHaveLength(300)
    // Who stood together before still does.
    const groupOf = new Map(after.map((line) => [line.split(',')[0]!, line.split(',')[1]!]))
    for (const line of before) {
      const [id, cluster] = line.split(',') as [string, string]
      expect(groupOf.get(id)).toBe(groupOf.get(cluster))
    }
    expect((await stat(join(folder, 'base2', 'records.parquet'))).size).toBeGreaterThan(0)
  })

  it('goes on from where it was stopped, to the same result', async () => {
    const folder = await testFolder({ 'people.csv': toCsv(people) })
    const config = { inputs: [{ file: 'people.csv' }], checkpoint: 'kept', threshold: 0.3, out: OUT }
    const stopped: string[] = []
    const stop = (stage: string) => {
      stopped.push(stage)
      if (stage === 'score') throw new Error('stopped')
    }
    await expect(link(folder, config, undefined, stop)).rejects.toThrow('stopped')
    const resumed = await done(folder, config)
    expect(resumed.seconds.learn).toBeLessThan(0.2)
    const whole = await testFolder({ 'people.csv': toCsv(people) })
    await done(whole, { ...config, checkpoint: undefined })
    const pairs = (from: string) => readFile(join(from, 'pairs.csv'), 'utf8')
    expect(await pairs(folder)).toBe(await pairs(whole))
  })

  it('says what follows where there is little to link', async () => {
    const alone = await testFolder({ 'a.csv': 'id,given,surname,born,phone\n1,Асан,Исаков,1990-01-02,\n' })
    expect((await done(alone, { inputs: [{ file: 'a.csv' }] })).notes.join()).toContain('no pair')
    const same = toCsv(
      people.map((row, index) => (index === 0 ? row : [...row.slice(0, 4), '1990-01-01', ''])),
    )
    const folder = await testFolder({ 'same.csv': same })
    const notes = (await done(folder, { inputs: [{ file: 'same.csv' }] })).notes.join('\n')
    expect(notes).toContain('phone: no value')
    expect(notes).toContain('1st of January')
  })
})

function countTrue(rows: readonly (readonly string[])[]): number {
  const sizes = Map.groupBy(rows.slice(1), (row) => row[1]!)
  return [...sizes.values()].reduce((sum, group) => sum + (group.length * (group.length - 1)) / 2, 0)
}

describe('input that is wrong', () => {
  const problems = async (content: string | Buffer, config: Record<string, unknown> = {}) => {
    const folder = await testFolder({ 'a.csv': content })
    const outcome = await link(folder, { inputs: [{ file: 'a.csv' }], out: OUT, ...config })
    await expect(stat(join(folder, 'pairs.csv'))).rejects.toThrow()
    return 'problems' in outcome ? outcome.problems : []
  }
  const HEADER = 'id,given,surname,born,phone\n'

  it.each<[string, string | Buffer, Record<string, unknown>, string]>([
    ['an empty file', '', {}, 'a.csv: expected a CSV file, found an empty file'],
    ['a header alone', HEADER, {}, 'a.csv: expected records, found only a header'],
    [
      'a missing column',
      'id,given,born,phone\n1,a,b,c\n',
      {},
      'a.csv: line 1: expected a column "surname", found id, given, born, phone',
    ],
    [
      'an id twice',
      `${HEADER}1,a,b,,\n2,a,b,,\n1,c,d,,\n`,
      {},
      'a.csv: records 1 and 3: expected ids that are all different, found "1" twice',
    ],
    [
      'no id',
      `${HEADER},a,b,,\n`,
      {},
      'a.csv: record 1: expected an id in column "id", found nothing (1 such records)',
    ],
    ['a line too long', `${HEADER}1,a,b,,\n2,a,b,,,x\n`, {}, 'a.csv: line 3: expected 5 columns, found 6'],
    [
      'binary data',
      Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 8]),
      {},
      'a.csv: expected text in UTF-8, UTF-16 or Windows-1251, found binary data',
    ],
    [
      'no truth column',
      `${HEADER}1,a,b,,\n`,
      { truth: 'who' },
      'a.csv: expected the truth column "who", found none in any file',
    ],
    [
      'no such file',
      HEADER,
      { inputs: [{ file: 'b.csv' }] },
      'b.csv: expected a CSV file, found no such file',
    ],
    [
      'no such encoding',
      HEADER,
      { inputs: [{ file: 'a.csv', encoding: 'klingon' }] },
      'a.csv: expected an encoding such as utf-8 or windows-1251, found "klingon"',
    ],
    [
      'no base',
      HEADER,
      { base: 'nowhere' },
      'nowhere: expected a folder written by "out": {"base": …}, found no model.json and records.parquet in it',
    ],
  ])('%s', async (_, content, config, problem) => {
    expect(await problems(content, config)).toEqual([problem])
  })

  it('is a column of another type', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => `${index},a,b,someday,`).join('\n')
    const [problem] = await problems(`${HEADER}${rows}\n`)
    expect(problem).toBe(
      'a.csv: column "born": expected values of type date, found 30 of 30 that are not, such as "someday"',
    )
  })
})
