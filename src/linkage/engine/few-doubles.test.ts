import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../random.ts'
import { readConfig } from '../read-config.ts'
import { runLinkage } from './run-linkage.ts'
import { TEST_FIELDS, testFolder, testPeople, toCsv } from './testing.ts'

const once = () => 1
const HARDLY = 'Hardly anybody stands here twice'

/** With a sex, a place and a father's name from small pools: what strangers share, and what learning once took for matches. */
function withPools(rows: readonly (readonly string[])[], seed: number): string[][] {
  const random = seededRandom(seed)
  const pick = (all: readonly string[]) => (random() < 0.2 ? '' : all[Math.floor(random() * all.length)]!)
  return rows.map((row, index) =>
    index === 0
      ? [...row, 'sex', 'place', 'father']
      : [
          ...row,
          pick(['f', 'm']),
          pick(['Ош', 'Нарын', 'Талас', 'Баткен']),
          pick(['Асанович', 'Эркинович', 'Нурланович']),
        ],
  )
}

const POOLS = { ...TEST_FIELDS, sex: 'sex', place: 'place', father: 'patronymic' }

async function link(lists: readonly (readonly string[][])[], config: Record<string, unknown> = {}) {
  const files = Object.fromEntries(lists.map((rows, list) => [`${list}.csv`, toCsv(rows)]))
  const folder = await testFolder(files)
  const path = join(folder, 'link.json')
  const inputs = Object.keys(files).map((file) => ({ file }))
  const usual = { inputs, mode: 'dedupe', id: 'id', truth: 'person', fields: TEST_FIELDS, threads: 1 }
  await writeFile(path, JSON.stringify({ ...usual, ...config }))
  const read = readConfig(path)
  if (!read.config) throw new Error(read.problems.join())
  const outcome = await runLinkage(read.config, path, () => {})
  if ('problems' in outcome) throw new Error(outcome.problems.join())
  return outcome.result
}

describe('lists in which hardly anybody stands twice', () => {
  it.each([500, 2_000])('%i people who all stand once: no links, and it says why', async (count) => {
    const result = await link([withPools(testPeople(count, 1, once), 1)], { fields: POOLS })
    expect(result.pairs.linked).toBeLessThanOrEqual(1)
    expect(result.notes.join()).toContain(HARDLY)
    expect(result.passes).toEqual([])
  })

  it('two lists without overlap', async () => {
    const other = testPeople(700, 3, once).map(([id, person, ...rest]) => [id!, `other ${person}`, ...rest])
    other[0] = testPeople(0, 3)[0]!
    const lists = [withPools(testPeople(700, 2, once), 2), withPools(other, 3)]
    const result = await link(lists, { mode: 'link', fields: POOLS })
    expect(result.pairs.linked).toBeLessThanOrEqual(1)
    expect(result.notes.join()).toContain(HARDLY)
  })

  it('still finds the one in a hundred who stands twice', async () => {
    const { accuracy } = await link([testPeople(2_000, 4, (draw) => (draw < 0.01 ? 2 : 1))])
    expect(accuracy!.truePairs).toBeGreaterThan(10)
    expect(accuracy!.precision).toBeGreaterThan(0.85)
    expect(accuracy!.recall).toBeGreaterThan(0.4)
  })
})

it('still finds everybody where everybody stands three times', async () => {
  const { accuracy, notes } = await link([testPeople(600, 5, () => 3)], { threshold: 0.5 })
  expect(accuracy!.best.f1).toBeGreaterThan(0.9)
  expect(accuracy!.precision).toBeGreaterThan(0.9)
  expect(notes.join()).not.toContain(HARDLY)
})

it('is not sure of people by names alone where many share them', async () => {
  const syllables = ['ба', 'ко', 'ми', 'тур', 'сел', 'ган', 'ло']
  const word = (n: number) => [n % 7, Math.floor(n / 7) % 7, n % 5].map((at) => syllables[at]).join('')
  const rows = testPeople(900, 6).map(([id, person, , , ...rest], row) => {
    if (row === 0) return [id!, person!, 'given', 'surname', ...rest]
    const number = Number(person!.slice(1))
    return [id!, person!, word(number % 31), word((number * number + 5) % 37), ...rest]
  })
  const { pairs, accuracy, notes } = await link([rows], {
    fields: { given: 'given-name', surname: 'surname' },
  })
  expect(accuracy!.truePairs).toBeGreaterThan(200)
  expect(pairs.linked).toBeLessThan(accuracy!.truePairs / 20)
  expect(notes.join()).toContain(HARDLY)
})
