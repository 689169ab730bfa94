import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { seededRandom } from '../random.ts'
import { readConfig } from '../read-config.ts'
import { explainRecords } from './explain-records.ts'
import type { LinkResult, Look } from './job.ts'
import { runLinkage } from './run-linkage.ts'
import { TEST_FIELDS, testFolder, testPeople, toCsv } from './testing.ts'

const WHERE = { address: 'address', place: 'place', postcode: 'postcode' }
const MOVED = 0.25

/** People who have another address, place and postcode in one of four records. */
function withHomes(rows: readonly (readonly string[])[]): string[][] {
  const random = seededRandom(7)
  const home = () => {
    const place = Math.floor(random() * 12)
    const street = ['Киевская', 'Манас', 'Чүй', 'Токтогул'][Math.floor(random() * 4)]
    const code = 720_000 + place * 40 + Math.floor(random() * 4)
    return [
      `${street} ${Math.floor(random() * 150)}`,
      `Айыл ${String.fromCharCode(65 + place)}`,
      String(code),
    ]
  }
  const homes = new Map<string, string[]>()
  return rows.map((row, index) => {
    if (index === 0) return [...row, ...Object.keys(WHERE)]
    const first = homes.get(row[1]!) ?? home()
    homes.set(row[1]!, first)
    return [...row, ...(random() < MOVED ? home() : first)]
  })
}

async function link(rows: readonly (readonly string[])[], look?: Look): Promise<LinkResult> {
  const folder = await testFolder({ 'people.csv': toCsv(rows) })
  const path = join(folder, 'link.json')
  const fields = { ...TEST_FIELDS, ...WHERE }
  const inputs = [{ file: 'people.csv' }]
  const config = { inputs, mode: 'dedupe', id: 'id', truth: 'person', fields, threshold: 0.5, threads: 1 }
  await writeFile(path, JSON.stringify(config))
  const read = readConfig(path)
  if (!read.config) throw new Error(read.problems.join())
  const outcome = await runLinkage(read.config, path, () => {}, look)
  if ('problems' in outcome) throw new Error(outcome.problems.join())
  return outcome.result
}

it('finds who moved, learns how many did, and scores them in SQL as the pure scorer does', async () => {
  let compared = 0
  const { accuracy, parameters } = await link(
    withHomes(testPeople(2_000, 11)),
    async (sql, setting, { result, rarity }) => {
      const rows = await sql.all(
        'SELECT a.id AS x, b.id AS y, s.weight FROM scored s JOIN rec a ON a.i = s.i JOIN rec b ON b.i = s.j WHERE l4 > 1 ORDER BY s.weight DESC LIMIT 30',
      )
      for (const { x, y, weight } of rows) {
        const ids = [String(x), String(y)] as const
        const found = await explainRecords(sql, setting, { parameters: result.parameters, rarity }, [...ids])
        if ('unknown' in found) throw new Error('no such record')
        expect(found.score.weight).toBeCloseTo(Number(weight), 6)
        compared += 1
      }
    },
  )
  expect(compared).toBe(30)
  expect(parameters.moved!.fields).toEqual([4, 5, 6])
  expect(Math.abs(parameters.moved!.share - (1 - (1 - MOVED) ** 2))).toBeLessThan(0.08)
  expect(accuracy!.reachedByBlocking).toBeGreaterThan(0.95)
  expect(accuracy!.precision).toBeGreaterThan(0.93)
  expect(accuracy!.recall).toBeGreaterThan(0.93)
})
