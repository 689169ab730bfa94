import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { SynthOptions, writeLists } from '../src/synth/index.ts'
import { type Traced, traceAll } from './primero-rule.ts'
import { printTable, progress } from './table.ts'

const RECORDS = Number(process.env.UMAI_BENCH_RECORDS ?? 100_000)

/** Primero's matching rule on synthetic people over five lists: the floor under every figure of linkage. */
export const run = async (): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'umai-floor-'))
  const options = SynthOptions.parse({ records: RECORDS })
  const output = { folder, oneFile: true, onProgress: progress('people', RECORDS) }
  const { truePairs } = await writeLists(options, ['KG02', 'KG03', 'KG04', 'KG05', 'KG06', 'KG11'], output)
  const rows: Record<string, string>[] = parse(await readFile(join(folder, 'people.csv')), { columns: true })
  await rm(folder, { recursive: true })
  const personOf = new Map(rows.map((row) => [row.record_id!, row.person!]))
  const began = performance.now()
  const found = { likely: new Set<string>(), first: new Set<string>(), any: new Set<string>() }
  for (const { id, found: other, likely, score } of traceAll(rows.map(toTraced))) {
    const pair = id < other ? `${id} ${other}` : `${other} ${id}`
    found.any.add(pair)
    if (score === 1) found.first.add(pair)
    if (likely) found.likely.add(pair)
  }
  const seconds = (performance.now() - began) / 1000
  const isTrue = (pair: string) => {
    const [one, other] = pair.split(' ')
    return personOf.get(one!) === personOf.get(other!)
  }
  const rate = (name: string, pairs: Set<string>) => {
    const right = [...pairs].filter(isTrue).length
    const [precision, recall] = [right / pairs.size, right / truePairs.all]
    const f1 = (2 * precision * recall) / (precision + recall)
    return [name, pairs.size, right, ...[precision, recall, f1].map((share) => share.toFixed(3))]
  }
  printTable(
    `Primero’s matching rule, ${RECORDS} synthetic records in ky, ru, uz, ${truePairs.all} true pairs, ${seconds.toFixed(1)} s`,
    ['taken as the same person', 'pairs', 'right', 'precision', 'recall', 'F1'],
    [
      rate('labelled likely', found.likely),
      rate('the highest hit of each', found.first),
      rate('every hit shown', found.any),
    ],
  )
}

const toTraced = (row: Record<string, string>): Traced => ({
  id: row.record_id!,
  name: `${row.given_name} ${row.surname} ${row.patronymic}`,
  sex: row.sex!,
  age:
    row.age || (row.birth_year ? String(Number(row.recorded_on!.slice(0, 4)) - Number(row.birth_year)) : ''),
  birthDate: row.birth_date!,
})
