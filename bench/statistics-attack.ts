import type { CountedRecord, Policy } from '../src/disclosure/model.ts'
import { protectRelease } from '../src/disclosure/protect-release.ts'
import type { ProtectedTable } from '../src/disclosure/protected-table.ts'
import { EMPTY_REGISTER, type Register } from '../src/disclosure/register.ts'
import { attack, countTruly, keyOf } from '../src/disclosure/testing.ts'
import { printTable, progress, seeded } from './table.ts'

const MONTHS = 24
/** Months before and after one that are attacked together with it. */
const AROUND = 3
const THRESHOLD = 10

const oblasts = ['KG02', 'KG03', 'KG04', 'KG05', 'KG06', 'KG07', 'KG08', 'KG11', 'KG21']
const trees = {
  age_group: new Map<string, string | null>([
    ['children', null],
    ['adults', null],
    ['0-8', 'children'],
    ['9-17', 'children'],
    ['18-29', 'adults'],
    ['30+', 'adults'],
  ]),
}
const tables = [
  ['sex', 'age_group'],
  ['region', 'sex'],
  ['form', 'sex'],
]

/** A country's children and adults concerned, who come month by month, more in some places than in others. */
function makeCountry(seed: number, aMonth: number): CountedRecord[][] {
  const random = seeded(seed)
  const pick = (codes: readonly string[], skew: number) => codes[Math.floor(codes.length * random() ** skew)]!
  return Array.from({ length: MONTHS }, () =>
    Array.from({ length: Math.round(aMonth * (0.7 + 0.6 * random())) }, () => ({
      values: {
        sex: pick(['female', 'male'], 1.2),
        age_group: pick(['9-17', '0-8', '18-29', '30+'], 1.3),
        region: pick(oblasts, 1.3),
        form: pick(['labour', 'begging', 'sexual', 'other'], 1.7),
      },
      count: 1,
    })),
  )
}

type Outcome = {
  exposed: number
  asked: number
  differences: number
  small: number
  shareOfCells: number[]
  shareOfCounts: number[]
  heldBack: number[]
}

/** Rounding and people a month of each country. */
const COUNTRIES = [
  [1, 250],
  [5, 250],
  [1, 60],
  [5, 60],
] as const

/** Every table of 24 monthly releases of a synthetic country, attacked by somebody who kept them all; `attack 1 60` does one. */
export const run = async ([rounding, aMonth]: string[]): Promise<void> => {
  const rows: (string | number)[][] = []
  for (const [base, people] of aMonth ? [[Number(rounding), Number(aMonth)] as const] : COUNTRIES)
    rows.push(row(base, people, await publishAndAttack(base, people)))
  printTable(
    `Attack: ${tables.length} tables in ${MONTHS} monthly releases of a synthetic country, threshold ${THRESHOLD} (bar: 0 exposed)`,
    [
      'rounding',
      'people a month',
      'hidden cells attacked',
      'exposed',
      'differences tried',
      'small ones',
      'cells shown',
      'counts shown',
      'people held back (mean)',
    ],
    rows,
  )
  process.stdout.write(`
The attacker has the published tables of all months and nothing else, and for each hidden cell of each month asks the solver, in
whole numbers, for the least and most it can be, given the sums of that month and of the ${AROUND} before and after, and that counts only grow. A cell is
exposed when it is 1 to ${THRESHOLD - 1} and the answer does not reach from 1 or below to ${THRESHOLD - 1} or above, or when it is any other and the answer is
narrower than ${THRESHOLD - 1}. Differences: every cell shown in two months; small = by 1 to ${THRESHOLD - 1} (with rounding: shown to be so for sure).
Shares are of the cells and counts of everybody counted so far, means over the months. People held back are in no table yet: they
came with too few others. A cell that was shown empty stays so until ${THRESHOLD} people are in it.
`)
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const percent = (share: number) => `${(100 * share).toFixed(1)} %`

const row = (rounding: number, aMonth: number, found: Outcome) => [
  rounding === 1 ? 'none' : rounding,
  aMonth,
  found.asked,
  found.exposed,
  found.differences,
  found.small,
  percent(mean(found.shareOfCells)),
  percent(mean(found.shareOfCounts)),
  `${percent(mean(found.heldBack))} of all`,
]

async function publishAndAttack(rounding: number, aMonth: number): Promise<Outcome> {
  const policy: Policy = { threshold: THRESHOLD, rounding, groupsBelowThresholds: 2 }
  const country = makeCountry(5, aMonth)
  const releases: (readonly ProtectedTable[])[] = []
  const truths: Map<string, number>[] = []
  const found: Outcome = {
    exposed: 0,
    asked: 0,
    differences: 0,
    small: 0,
    shareOfCells: [],
    shareOfCounts: [],
    heldBack: [],
  }
  let register: Register = EMPTY_REGISTER
  const done = progress(`releases, ${aMonth} a month, rounding ${rounding}`, MONTHS)
  for (let month = 0; month < MONTHS; month += 1) {
    const records = country.slice(0, month + 1).flat()
    const made = await protectRelease({ records, tables, hierarchies: trees, policy }, register)
    register = made.register
    releases.push(made.tables)
    truths.push(truthOf(register, made.tables))
    found.shareOfCells.push(made.kept.shareOfCells)
    found.shareOfCounts.push(made.kept.shareOfCounts)
    found.heldBack.push(made.kept.heldBack / records.length)
    done(month + 1)
  }
  compare(releases, rounding, found)
  await attackAll(releases, truths, rounding, found)
  return found
}

const truthOf = (register: Register, published: readonly ProtectedTable[]): Map<string, number> => {
  const { columns, records } = register.releases.at(-1)!
  const counted = records.map(([codes, count]) => ({
    values: Object.fromEntries(columns.map((name, index) => [name, codes[index]!])),
    count,
  }))
  return new Map(published.flatMap((table) => [...countTruly(counted, table, trees)]))
}

function compare(releases: readonly (readonly ProtectedTable[])[], rounding: number, found: Outcome): void {
  const told = releases.map(
    (release) =>
      new Map(
        release.flatMap(({ dimensions, cells }) =>
          cells.map(({ at, count }) => [keyOf(dimensions, at), count]),
        ),
      ),
  )
  for (const [later, now] of told.entries())
    for (const before of told.slice(0, later))
      for (const [key, count] of now) {
        const was = before.get(key)
        if (count === null || was == null) continue
        found.differences += 1
        const most = count - was + (rounding - 1)
        const least = count - was - (rounding - 1)
        if (least > 0 && most < THRESHOLD) found.small += 1
      }
}

/** Each month with those around it: what is published before and later is what tells most of a month. */
async function attackAll(
  releases: readonly (readonly ProtectedTable[])[],
  truths: readonly ReadonlyMap<string, number>[],
  rounding: number,
  found: Outcome,
): Promise<void> {
  const done = progress('attacks', releases.length)
  for (const month of releases.keys()) {
    const from = Math.max(0, month - AROUND)
    const ranges = await attack(
      releases.slice(from, month + AROUND + 1),
      trees,
      rounding,
      (_, release) => release === month - from,
    )
    for (const [key, { least, most }] of ranges) {
      const real = truths[month]!.get(key.slice(key.indexOf(':') + 1))!
      found.asked += 1
      const safe =
        real > 0 && real < THRESHOLD ? least <= 1 && most >= THRESHOLD - 1 : most - least >= THRESHOLD - 1
      if (!safe) found.exposed += 1
    }
    done(month + 1)
  }
}
