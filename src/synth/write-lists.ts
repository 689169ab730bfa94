import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { cellProbabilities, isOn } from './capture.ts'
import { describeRun } from './describe-run.ts'
import { ListFile } from './list-file.ts'
import { makePeople, type Recorded } from './make-people.ts'
import type { SynthOptions, SynthRun } from './model.ts'
import type { Tally } from './slips.ts'
import { COLUMNS, type SynthRecord } from './write-record.ts'

const VALUES = COLUMNS.slice(1) as (keyof SynthRecord)[]

/** Where a run writes, and whom it tells how far it is (records made, records or people wanted). */
export interface SynthOutput {
  folder: string
  oneFile: boolean
  onProgress: (done: number, wanted: number) => void
}

/**
 * Makes people and writes the agencies' lists (or one file with a column `list`), `lists.csv` for `umai estimate`,
 * `link.json` for `umai link`, a README and `synth.json`. The same options give the same bytes.
 */
export async function writeLists(
  options: SynthOptions,
  districts: readonly string[],
  output: SynthOutput,
): Promise<SynthRun> {
  await mkdir(output.folder, { recursive: true })
  const files = await openFiles(options, output)
  const tally: Tally = new Map()
  const counts = { people: 0, unseen: 0, records: 0 }
  const truePairs = { all: 0, acrossLists: 0, named: 0 }
  const cells = new Array<number>(1 << options.lists.length).fill(0)
  const most = options.records ?? Number.POSITIVE_INFINITY
  for (const recorded of makePeople(options, districts, tally)) {
    const rows = recorded.rows.slice(0, most - counts.records)
    for (const { list, record } of rows)
      await files[list]!.add(toRow(options.lists[list]!.name, record, output))
    counts.people += 1
    counts.records += rows.length
    cells[rows.reduce((cell, { list }) => cell | (1 << list), 0)]! += 1
    if (rows.length === 0) counts.unseen += 1
    addPairs(truePairs, rows)
    if (counts.people % 4096 === 0) report(counts, options, output)
    if (counts.records >= most || counts.people >= (options.people ?? Number.POSITIVE_INFINITY)) break
  }
  const distinct = [...new Set(files)]
  for (const file of distinct) await file.close()
  const run: SynthRun = {
    ...counts,
    truePairs,
    files: distinct.map((file, index) => ({
      list: output.oneFile ? 'all' : options.lists[index]!.name,
      file: file.path,
      encoding: output.oneFile ? 'utf-8' : options.lists[index]!.encoding,
      records: file.rows,
    })),
    onList: onList(options),
    slips: slipsOf(options, tally),
    options,
  }
  await writeBeside(run, cells, output)
  return run
}

async function openFiles(options: SynthOptions, { folder, oneFile }: SynthOutput): Promise<ListFile[]> {
  const { seed, lists } = options
  if (oneFile) {
    const columns = [COLUMNS[0], 'list', ...VALUES]
    const all = await ListFile.create(join(folder, 'people.csv'), columns, {
      encoding: 'utf-8',
      seed,
      number: 0,
    })
    return lists.map(() => all)
  }
  const files: ListFile[] = []
  for (const [number, { name, encoding }] of lists.entries())
    files.push(await ListFile.create(join(folder, `${name}.csv`), COLUMNS, { encoding, seed, number }))
  return files
}

const toRow = (list: string, record: SynthRecord, { oneFile }: SynthOutput): string[] => [
  ...(oneFile ? ['all', list] : [list]),
  ...VALUES.map((column) => record[column]),
]

function addPairs(pairs: SynthRun['truePairs'], rows: Recorded['rows']): void {
  for (const [index, one] of rows.entries())
    for (const other of rows.slice(index + 1)) {
      pairs.all += 1
      if (one.list !== other.list) pairs.acrossLists += 1
      if (![one, other].some(({ record }) => record.slips.startsWith('noName'))) pairs.named += 1
    }
}

function report(
  { people, records }: { people: number; records: number },
  options: SynthOptions,
  output: SynthOutput,
) {
  if (options.records) output.onProgress(records, options.records)
  else output.onProgress(people, options.people!)
}

function onList(options: SynthOptions): Record<string, number> {
  const probabilities = cellProbabilities(options)
  return Object.fromEntries(
    options.lists.map(({ name }, index) => [
      name,
      probabilities.reduce((sum, share, cell) => sum + (isOn(cell, index) ? share : 0), 0),
    ]),
  )
}

function slipsOf({ rates }: SynthOptions, tally: Tally): SynthRun['slips'] {
  const stated: Record<string, number> = rates
  return Object.fromEntries(
    [...tally]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([slip, { could, did }]) => [
        slip,
        { stated: stated[slip] ?? null, could, did, share: did / could },
      ]),
  )
}

async function writeBeside(
  run: SynthRun,
  cells: readonly number[],
  { folder, oneFile }: SynthOutput,
): Promise<void> {
  const { lists } = run.options
  const seen = cells.flatMap((count, cell) =>
    cell === 0 || count === 0 ? [] : [[...lists.map((_, index) => (isOn(cell, index) ? 1 : 0)), count]],
  )
  const histories = stringify([[...lists.map(({ name }) => name), 'count'], ...seen])
  const name = (path: string) => path.slice(folder.length + 1)
  const named = { ...run, files: run.files.map((each) => ({ ...each, file: name(each.file) })) }
  await writeFile(join(folder, 'lists.csv'), histories)
  await writeFile(join(folder, 'synth.json'), `${JSON.stringify(named, null, 2)}\n`)
  await writeFile(join(folder, 'link.json'), `${JSON.stringify(linkConfig(named, oneFile), null, 2)}\n`)
  await writeFile(join(folder, 'README.md'), describeRun(named))
}

/** What `umai link` reads, ready to run in the folder. */
const linkConfig = ({ files }: SynthRun, oneFile: boolean) => ({
  inputs: files.map(({ file }) => ({ file })),
  mode: oneFile ? 'dedupe' : 'link-and-dedupe',
  id: 'record_id',
  truth: 'person',
  fields: {
    given_name: 'given-name',
    surname: 'surname',
    patronymic: 'patronymic',
    sex: 'sex',
    birth_date: 'date',
    birth_year: 'year',
    phone: 'phone',
    district: 'category',
    national_id: 'national-id',
  },
  threshold: 0.9,
  out: { pairs: 'pairs.csv', clusters: 'clusters.csv' },
})
