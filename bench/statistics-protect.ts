import { puzzleOf } from '../src/disclosure/hidden.ts'
import type { CountedRecord, Policy } from '../src/disclosure/model.ts'
import { type Made, protectTables } from '../src/disclosure/protect-table.ts'
import { splitPuzzle } from '../src/disclosure/puzzle.ts'
import { openReduced } from '../src/disclosure/reduce.ts'
import { programOf } from '../src/disclosure/search.ts'
import { loadSolver, openProgram } from '../src/disclosure/solver.ts'
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

/** How unequal regions are: with the second, most people are in a few, and some have hardly any. */
const SKEWS = { even: 1.3, uneven: 6 }
type Places = keyof typeof SKEWS

/** People some of whose codes are much more frequent than others, as in life. */
function makeCases(many: number, seed: number, places: Places): CountedRecord[] {
  const random = seeded(seed)
  const pick = (codes: number, skew: number) => Math.floor(codes * random() ** skew)
  const districts = [...regions.keys()].filter((code) => code.includes('D'))
  const counted = new Map<string, { values: Record<string, string>; count: number }>()
  for (let each = 0; each < many; each += 1) {
    const values = {
      sex: ['female', 'male', 'unknown'][pick(3, 2)]!,
      age_group: `a${pick(5, 1.5)}`,
      region: districts[pick(districts.length, SKEWS[places])]!,
      form: `f${pick(6, 2)}`,
    }
    const key = JSON.stringify(values)
    const known = counted.get(key)
    if (known) known.count += 1
    else counted.set(key, { values, count: 1 })
  }
  return [...counted.values()]
}

/** Hidden cells attacked afterwards, each by itself. */
const ATTACKED = 20

const SIZES = [2_000, 5_000, 10_000, 20_000, 50_000, 100_000]

/** How long a four-dimensional table with a hierarchy of 60 regions takes, and how much of it is kept; `statistics protect 20000` does one size. */
export const run = async (args: string[]): Promise<void> => {
  await loadSolver()
  const rows: (string | number)[][] = []
  for (const many of args.length > 0 ? args.map(Number) : SIZES)
    for (const places of ['even', 'uneven'] as const)
      for (const rounding of [1, 5]) rows.push(await measure(many, rounding, places))
  printTable(
    `Protecting a table of 4 dimensions, one a hierarchy of 60 regions, 10 248 cells, threshold 10 (bar: ≤ ${BAR} s)`,
    [
      'people',
      'places',
      'rounding',
      'seconds',
      'of them computing',
      'filled cells',
      'too small',
      'hidden for others',
      'cells shown',
      'counts shown',
      `exposed of ${ATTACKED} attacked one by one`,
    ],
    rows,
  )
  process.stdout.write(`
Seconds are protection and its audit together, once, in one thread, after the solver was loaded. "Cells shown" is the share of the
cells with anybody in them, "counts shown" that of their counts. Attacked: hidden cells taken at random, the solver asked afresh for the least and most of each.
`)
}

async function measure(many: number, rounding: number, places: Places): Promise<(string | number)[]> {
  const policy: Policy = { threshold: 10, rounding, groupsBelowThresholds: 2 }
  const records = makeCases(many, 1, places)
  const used = process.cpuUsage()
  const began = performance.now()
  const { kept, made } = await protectTables({
    records,
    tables: [['sex', 'age_group', 'region', 'form']],
    hierarchies: { region: regions },
    policy,
  })
  const seconds = (performance.now() - began) / 1000
  const computing = (process.cpuUsage(used).user / 1e6).toFixed(1)
  const exposed = await attackSome(made, policy)
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`
  return [
    many,
    places,
    rounding === 1 ? 'none' : rounding,
    seconds.toFixed(1),
    computing,
    kept.filled,
    kept.primary,
    kept.secondary,
    percent(kept.shareOfCells),
    percent(kept.shareOfCounts),
    exposed,
  ]
}

/** Asks anew and with every hidden cell and sum, knowing nothing of how the table was protected; how many of some hidden cells tell too much. */
async function attackSome({ universe, counts, hidden }: Made, policy: Policy): Promise<number> {
  const highs = await loadSolver()
  const puzzle = puzzleOf(universe, counts, hidden, policy)
  const random = seeded(3)
  const chosen = Array.from(
    { length: ATTACKED },
    () => puzzle.needs[Math.floor(random() * puzzle.needs.length)]!,
  )
  const parts = splitPuzzle(puzzle)
  let exposed = 0
  for (const need of chosen) {
    const part = parts.find(({ columns }) => columns.includes(need.column))!
    const program = programOf(puzzle, part)
    const at = part.columns.indexOf(need.column)
    const asked = [openProgram(highs, program), openReduced(highs, program)]
    const farthest = (way: number) => {
      const weights = new Float64Array(part.columns.length).fill(way, at, at + 1)
      for (const open of asked) {
        const found = open.maximize(weights)
        if (found) return found[at]!
      }
      return puzzle.truth[need.column]!
    }
    const least = farthest(-1)
    const most = farthest(1)
    for (const open of asked) open.close()
    const near = 1e-4
    const safe = least <= need.low + near && most >= need.high - near && most - least >= need.width - near
    if (!safe) exposed += 1
  }
  return exposed
}
