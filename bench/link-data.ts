import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { estimateMixture } from '../src/linkage/estimate-mixture.ts'
import type { Pattern } from '../src/linkage/expect-matches.ts'
import { nameLikeness } from '../src/linkage/rules.ts'
import { MEASURED_COLUMNS, measuredRow, runSplink, runUmai, writeConfig } from './link-run.ts'
import { printTable } from './table.ts'

const DATA = process.env.UMAI_BENCH_DATA ?? '/work/shared/data/linkage'

/** Whether the public data sets are there; they are not part of the project. */
export const haveData = (): boolean => existsSync(join(DATA, 'fake_1000.csv'))

const rowsOf = (name: string): string[][] => parse(readFileSync(join(DATA, name)), { trim: true, bom: true })

/** Comparison vectors drawn from known parameters: what the mixture finds, beside them. */
export const benchFixture = (): void => {
  const counts = new Map<string, number>()
  for (const row of rowsOf('splinktest_known_params_comparison_vectors.csv').slice(1)) {
    const key = row
      .slice(0, 3)
      .map((agrees) => (agrees === '1' ? 1 : 2))
      .join()
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const patterns: Pattern[] = [...counts].map(([key, count]) => ({
    levels: key.split(',').map(Number),
    count,
  }))
  const found = estimateMixture(patterns, [2, 2, 2])
  const row = (name: string, known: number, value: number) => [
    name,
    known,
    value.toFixed(5),
    `${(100 * Math.abs(value / known - 1)).toFixed(3)} %`,
  ]
  printTable(
    'EM on comparison vectors of known parameters (bar: within 1 %)',
    ['parameter', 'known', 'found', 'off by'],
    [
      row('λ', 0.5, found.matches),
      ...[0.7, 0.9, 0.95].map((known, field) => row(`m${field + 1}`, known, found.m[field]![0]!)),
      ...[0.1, 0.025, 0.2].map((known, field) => row(`u${field + 1}`, known, found.u[field]![0]!)),
    ],
  )
}

/** Pairs of person names alone, against a verdict. */
export const benchNames = (): void => {
  const rows: Record<string, string>[] = parse(
    readFileSync(join(DATA, 'opensanctions_name_bench_cases.csv')),
    { columns: true },
  )
  const people = rows.filter((row) => row.schema === 'Person')
  const judged = people.map((row) => ({
    likeness: nameLikeness(row.name1!, row.name2!) ?? 0,
    same: row.is_match === 'true',
  }))
  const at = (threshold: number) => {
    const found = judged.filter((one) => one.likeness >= threshold)
    const right = found.filter((one) => one.same).length
    const [precision, recall] = [right / found.length, right / judged.filter((one) => one.same).length]
    return [
      threshold,
      ...[precision, recall, (2 * precision * recall) / (precision + recall)].map((share) =>
        share.toFixed(3),
      ),
    ]
  }
  printTable(
    `OpenSanctions name pairs, ${people.length} of persons (bar: F1 > .742 at .7)`,
    ['threshold', 'precision', 'recall', 'F1'],
    [0.6, 0.7, 0.8, 0.9].map(at),
  )
}

const ADDRESS = {
  given_name: 'given-name',
  surname: 'surname',
  street_number: 'category',
  address_1: 'address',
  address_2: 'address',
  suburb: 'place',
  postcode: 'postcode',
  state: 'category',
  date_of_birth: 'date',
  soc_sec_id: 'national-id',
}

/** The public data sets that everybody measures on, by identities, beside Splink as its own demos set it up. */
export const benchPublic = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'umai-bench-link-'))
  const withTruth = (name: string, to: string, truth: (id: string) => string) => {
    const [header, ...rows] = rowsOf(name)
    writeFileSync(
      join(folder, to),
      stringify([['truth', ...header!], ...rows.map((row) => [truth(row[0]!), ...row])]),
    )
  }
  withTruth('fake_1000.csv', 'fake.csv', () => '')
  withTruth('febrl3.csv', 'febrl3.csv', (id) => id.split('-')[1]!)
  withTruth('dirty_1000_50_1.csv', 'dirty1.csv', (id) => id)
  withTruth('dirty_1000_50_2.csv', 'dirty2.csv', (id) => id)
  const fake = { first_name: 'given-name', surname: 'surname', dob: 'date', city: 'category', email: 'email' }
  const sets: [name: string, demo: string, config: Record<string, unknown>][] = [
    [
      'fake_1000',
      'fake_1000',
      { inputs: [{ file: 'fake.csv' }], mode: 'dedupe', id: 'unique_id', truth: 'cluster', fields: fake },
    ],
    [
      'febrl3',
      'febrl3',
      { inputs: [{ file: 'febrl3.csv' }], mode: 'dedupe', id: 'rec_id', truth: 'truth', fields: ADDRESS },
    ],
    [
      'dirty_1000_50',
      'people',
      {
        inputs: [{ file: 'dirty1.csv' }, { file: 'dirty2.csv' }],
        mode: 'link',
        id: 'rec_id',
        truth: 'truth',
        fields: { ...ADDRESS, phone_number: 'phone' },
      },
    ],
  ]
  const rows: (string | number)[][] = []
  for (const [name, demo, config] of sets) {
    const path = await writeConfig(folder, name, { ...config, threshold: 0.5, out: {} })
    const { measured } = await runUmai(path)
    rows.push(measuredRow(name, measured))
    const splink = await runSplink(path, demo)
    if (splink) rows.push(measuredRow(name, splink.measured))
  }
  printTable(
    'Public data sets, end to end (bars: febrl3 F1 ≥ .996 as people; fake_1000 best F1 ≥ .87; dirty P 1.000, R ≥ .99)',
    MEASURED_COLUMNS,
    rows,
  )
}
