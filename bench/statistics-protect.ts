import { findExposed } from '../src/disclosure/hide-cells.ts'
import type { CountedRecord, Policy } from '../src/disclosure/model.ts'
import { protectTables } from '../src/disclosure/protect-table.ts'
import { loadSolver } from '../src/disclosure/solver.ts'
import { printTable, seeded } from './table.ts'

const BAR = 10

/** 3 sexes, 5 age groups, 6 forms, and 60 regions in two levels (9 and 51). */
export const regions = new Map<string, string | null>(
  Array.from({ length: 9 }, (_, oblast) => oblast).flatMap((oblast) => [
    [`O${oblast}`, null] as const,
    ...Array.from(
      { length: oblast < 6 ? 6 : 5 },
      (_, district) => [`O${oblast}D${district}`, `O${oblast}`] as const,
    ),
  ]),
)

/** People some of whose codes are much more frequent than others, as in life. */
export function makeCases(many: number, seed: number): CountedRecord[] {
  const random = seeded(seed)
  const pick = (codes: number, skew: number) => Math.floor(codes * random() ** skew)
  const districts = [...regions.keys()].filter((code) => code.includes('D'))
  const counted = new Map<string, { values: Record<string, string>; count: number }>()
  for (let each = 0; each < many; each += 1) {
    const values = {
      sex: ['female', 'male', 'unknown'][pick(3, 2)]!,
      age_group: `a${pick(5, 1.5)}`,
      region: districts[pick(districts.length, 1.3)]!,
      form: `f${pick(6, 2)}`,
    }
    const key = JSON.stringify(values)
    const known = counted.get(key)
    if (known) known.count += 1
    else counted.set(key, { values, count: 1 })
  }
  return [...counted.values()]
}

/** How long a four-dimensional table with a hierarchy of 60 regions takes, and how much of it is kept. */
export const run = async (): Promise<void> => {
  await loadSolver()
  const rows: (string | number)[][] = []
  for (const many of [2_000, 20_000, 100_000])
    for (const rounding of [1, 5]) rows.push(await measure(many, rounding))
  printTable(
    `Protecting a table of 4 dimensions, one a hierarchy of 60 regions, 10 248 cells, threshold 10 (bar: ≤ ${BAR} s)`,
    [
      'people',
      'rounding',
      'seconds',
      'filled cells',
      'too small',
      'hidden for others',
      'cells shown',
      'counts shown',
      'exposed in a second audit',
    ],
    rows,
  )
  process.stdout.write(`
Seconds are protection and its audit together, once, in one thread, after the solver was loaded. "Cells shown" is the share of the
cells with anybody in them, "counts shown" that of their counts. The second audit starts from nothing and asks again.
`)
}

async function measure(many: number, rounding: number): Promise<(string | number)[]> {
  const policy: Policy = { threshold: 10, rounding, groupsBelowThresholds: 2 }
  const records = makeCases(many, 1)
  const began = performance.now()
  const { kept, made } = await protectTables({
    records,
    tables: [['sex', 'age_group', 'region', 'form']],
    hierarchies: { region: regions },
    policy,
  })
  const seconds = (performance.now() - began) / 1000
  const exposed = findExposed(await loadSolver(), made.universe, made.counts, made.hidden, policy)
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`
  return [
    many,
    rounding === 1 ? 'none' : rounding,
    seconds.toFixed(1),
    kept.filled,
    kept.primary,
    kept.secondary,
    percent(kept.shareOfCells),
    percent(kept.shareOfCounts),
    exposed.length,
  ]
}
