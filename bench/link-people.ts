import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import {
  drawBlocking,
  drawCalibration,
  drawMatchWeights,
  drawPrecisionRecall,
} from '../src/linkage/charts.ts'
import type { LinkResult } from '../src/linkage/index.ts'
import { loadReference } from '../src/reference/index.ts'
import { listDistricts, SynthOptions, writeLists } from '../src/synth/index.ts'
import { MEASURED_COLUMNS, measuredRow, runSplink, runUmai } from './link-run.ts'
import { printTable, progress } from './table.ts'

const PICTURES = 'docs/benchmarks'
const LOWEST = 0.001
const THRESHOLDS = [0.9, 0.5, 0.25, 0.2]
/** Records up to which the linkage is done again for every threshold. */
const MOST_FOUND = 200_000

/** Synthetic people over five agencies' lists in ky, ru and uz, as `umai synth people` makes them; returns the configuration of its linkage. */
export async function makePeople(records: number, seed: number): Promise<{ folder: string; path: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'umai-bench-people-'))
  const options = SynthOptions.parse({ records, seed })
  const loaded = await loadReference()
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'))
  await writeLists(options, listDistricts(loaded.reference), {
    folder,
    oneFile: true,
    onProgress: progress('people', records),
  })
  const path = join(folder, 'link.json')
  const config = JSON.parse(readFileSync(path, 'utf8'))
  writeFileSync(
    path,
    JSON.stringify({
      ...config,
      threshold: 0.5,
      pairsFrom: LOWEST,
      out: { pairs: 'pairs.csv', clusters: 'clusters.csv' },
    }),
  )
  return { folder, path }
}

/** Linkage at one size beside Splink, with pictures where asked for. */
export const benchPeople = async (
  records: number,
  { pictures, peer }: { pictures: boolean; peer: boolean },
): Promise<void> => {
  const { folder, path } = await makePeople(records, 20_261_125)
  const { measured, result } = await runUmai(path)
  const splink = peer ? await runSplink(path, 'people') : null
  const name = `${records.toLocaleString('en')} synthetic records`
  const rows = [measuredRow(name, measured), ...(splink ? [measuredRow(name, splink.measured)] : [])]
  printTable(
    `${name} in ky, ru, uz (bar at 100 000: recall ≥ .95 at precision ≥ .98; calibration error ≤ .02; twice Splink’s speed)`,
    MEASURED_COLUMNS,
    rows,
  )
  printStages(result)
  if (pictures) draw(result, curveOf(folder), splink?.curve ?? null)
  if (records <= MOST_FOUND) await printFound({ folder, path })
  rmSync(folder, { recursive: true })
}

function printStages({ seconds, blocking }: LinkResult): void {
  printTable('Seconds by stage', Object.keys(seconds), [
    Object.values(seconds).map((value) => value.toFixed(1)),
  ])
  printTable(
    'Blocking, before anything is scored',
    ['rule', 'pairs', 'new', 'new true pairs'],
    blocking.map((rule) => [
      rule.rule,
      rule.pairs.toLocaleString('en'),
      rule.newPairs.toLocaleString('en'),
      (rule.truePairs ?? 0).toLocaleString('en'),
    ]),
  )
}

type Table = { header: string[]; rows: string[][] }

/** A table of the columns named alone: a million whole rows would not fit beside each other. */
function tableOf(folder: string, name: string, header: string[]): Table {
  // Names typed in the other keyboard layout hold commas.
  const [first, ...lines]: string[][] = parse(readFileSync(join(folder, name)))
  const at = header.map((column) => first!.indexOf(column))
  return { header, rows: lines.map((cells) => at.map((index) => cells[index]!)) }
}

/** Pairs within the groups that `groupOf` makes of records. */
function pairsWithin(records: readonly string[], groupOf: (record: string) => string | undefined): number {
  const sizes = Map.groupBy(records, groupOf)
  return [...sizes.values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0)
}

/** People as found against people as they are, and the same of the records that carry a name: others cannot be told. */
function foundPeople(folder: string, threshold: number): (string | number)[][] {
  const people = tableOf(folder, 'people.csv', ['record_id', 'person', 'slips'])
  const at = (name: string) => people.header.indexOf(name)
  const person = new Map(people.rows.map((row) => [row[at('record_id')]!, row[at('person')]!]))
  const nameless = new Set(
    people.rows.filter((row) => row[at('slips')]!.includes('noName')).map((row) => row[at('record_id')]!),
  )
  const cluster = new Map(
    tableOf(folder, 'clusters.csv', ['id', 'cluster']).rows.map(([id, name]) => [id!, name!]),
  )
  const row = (what: string, records: readonly string[]) => {
    const right = pairsWithin(records, (id) => `${cluster.get(id)} ${person.get(id)}`)
    const precision = right / pairsWithin(records, (id) => cluster.get(id))
    const recall = right / pairsWithin(records, (id) => person.get(id))
    return [
      threshold,
      what,
      precision.toFixed(4),
      recall.toFixed(4),
      ((2 * precision * recall) / (precision + recall)).toFixed(4),
    ]
  }
  const all = [...person.keys()]
  return [
    row('all', all),
    row(
      'those with a name',
      all.filter((id) => !nameless.has(id)),
    ),
  ]
}

/** The same linkage, put together as people at other thresholds: how much more is found for how many more mistakes. */
async function printFound({ folder, path }: { folder: string; path: string }): Promise<void> {
  const config = JSON.parse(readFileSync(path, 'utf8'))
  const rows: (string | number)[][] = []
  for (const threshold of THRESHOLDS) {
    writeFileSync(path, JSON.stringify({ ...config, threshold }))
    await runUmai(path)
    rows.push(...foundPeople(folder, threshold))
  }
  writeFileSync(path, JSON.stringify(config))
  printTable('People found, by threshold', ['threshold', 'records', 'precision', 'recall', 'F1'], rows)
}

/** Precision and recall of our pairs, as anybody would get them from pairs.csv and the truth. */
function curveOf(folder: string): { precision: number; recall: number }[] {
  const people = tableOf(folder, 'people.csv', ['record_id', 'person']).rows
  const truth = new Map(people.map(([id, person]) => [id!, person!]))
  const total = pairsWithin([...truth.keys()], (record) => truth.get(record))
  const pairs = tableOf(folder, 'pairs.csv', ['id_a', 'id_b', 'weight']).rows.map((row) => ({
    same: truth.get(row[0]!) === truth.get(row[1]!),
    weight: Number(row[2]),
  }))
  pairs.sort((one, other) => other.weight - one.weight)
  const step = Math.max(1, Math.floor(pairs.length / 300))
  let right = 0
  return pairs.flatMap((pair, index) => {
    right += pair.same ? 1 : 0
    return index % step === 0 ? [{ precision: right / (index + 1), recall: right / total }] : []
  })
}

function draw(
  result: LinkResult,
  ours: { precision: number; recall: number }[],
  splink: { precision: number; recall: number }[] | null,
): void {
  mkdirSync(PICTURES, { recursive: true })
  const save = (name: string, svg: string) => writeFileSync(join(PICTURES, `link-${name}.svg`), `${svg}\n`)
  save('match-weights', drawMatchWeights(result.parameters))
  const truePairs = result.accuracy!.truePairs
  let [pairs, reached] = [0, 0]
  save(
    'blocking',
    drawBlocking(
      result.blocking.map((rule) => {
        pairs += rule.newPairs
        reached += rule.truePairs ?? 0
        return { rule: rule.rule, pairs, reached: reached / truePairs }
      }),
    ),
  )
  save(
    'precision-recall',
    drawPrecisionRecall([
      { name: 'umai', color: '#1a7f5a', points: ours },
      ...(splink ? [{ name: 'Splink', color: '#b3412e', points: splink }] : []),
    ]),
  )
  save('calibration', drawCalibration(result.accuracy!.calibration.bins))
}
