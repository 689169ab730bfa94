import { once } from 'node:events'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { CaseFact, Cell } from '../src/statistics/model.ts'
import { cellsOf } from '../src/statistics/rules.ts'
import { factWith } from '../src/statistics/testing.ts'
import { progress, seeded } from './table.ts'

/* Invented facts of cases, with the unevenness of real ones: few places, ages and forms have most of them. */

export interface SyntheticFact {
  personId: string
  caseId: string
  fact: CaseFact
}

const FIRST_DAY = Date.UTC(2021, 0, 1)
const DAYS = 5 * 365

const chooser = (random: () => number) => ({
  of: <T>(choices: readonly (readonly [T, number])[]): T => {
    let left = random() * choices.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [value, weight] of choices) {
      left -= weight
      if (left < 0) return value
    }
    return choices.at(-1)![0]
  },
  chance: (share: number) => random() < share,
})

const regions = [
  ['KG11', 30],
  ['KG06', 18],
  ['KG03', 15],
  ['KG08', 14],
  ['KG21', 8],
  ['KG05', 6],
  ['KG02', 4],
  ['KG04', 2],
  ['KG07', 2],
  [null, 1],
] as const
const ages = [
  ['0-5', 2],
  ['6-11', 6],
  ['12-17', 25],
  ['18-29', 35],
  ['30-39', 15],
  ['40-59', 8],
  ['60-plus', 1],
  ['child', 2],
  ['adult', 3],
  ['unknown', 3],
] as const
const types: readonly (readonly [string[], number])[] = [
  [['forced-labour'], 34],
  [['prostitution'], 25],
  [['forced-begging'], 8],
  [['domestic-servitude'], 6],
  [['webcam'], 6],
  [['sale-of-child'], 4],
  [['forced-labour', 'prostitution'], 3],
  [['debt-bondage'], 3],
  [['organ-removal'], 1],
  [[], 10],
]
const formsOfTypes: Record<string, string[]> = {
  'forced-labour': ['labour'],
  prostitution: ['sexual'],
  'forced-begging': ['labour'],
  'domestic-servitude': ['labour'],
  webcam: ['sexual'],
  'sale-of-child': ['other'],
  'forced-labour+prostitution': ['labour', 'sexual'],
  'debt-bondage': ['labour'],
  'organ-removal': ['organ-removal'],
}
const citizenships = [
  ['KG', 92],
  ['UZ', 3],
  ['KZ', 1],
  ['PK', 1],
  ['stateless', 1],
  ['unknown', 2],
] as const
const services = [
  ['shelter', 4],
  ['psychological', 5],
  ['legal-aid', 4],
  ['medical', 3],
  ['documents', 2],
] as const

const dayText = (day: number) => new Date(FIRST_DAY + day * 86_400_000).toISOString().slice(0, 10)

const makeFact = (random: () => number): CaseFact => {
  const { of, chance } = chooser(random)
  const opened = Math.floor(DAYS * Math.sqrt(random()))
  const after = (day: number | null, share: number, days: number): number | null =>
    day === null || !chance(share) ? null : day + Math.floor(-Math.log(1 - random()) * days)
  /** Somebody in need is helped before the papers are written: that is a step in the other order. */
  const sometimesEarlier = (day: number | null) =>
    day !== null && chance(0.08) ? Math.max(opened, day - 30) : day
  const text = (day: number | null) => (day === null ? null : dayText(day))
  const assessed = after(opened, 0.85, 3)
  const presumed = after(assessed, 0.6, 2)
  const decided = after(presumed, 0.6, 25)
  const referred = after(assessed, 0.7, 4)
  const served = sometimesEarlier(after(referred, 0.8, 9))
  const closed = after(opened, 0.7, 200)
  const age = of(ages)
  const kinds = of(types)
  const kind = of(services)
  const identified = decided !== null && chance(0.7)
  return factWith({
    openedOn: dayText(opened),
    openedMonth: `${dayText(opened).slice(0, 7)}-01`,
    region: of(regions),
    status: closed === null ? 'open' : 'closed',
    stage: closed === null ? 'initial-assessment' : 'closed',
    sex: of([
      ['female', 58],
      ['male', 40],
      ['unknown', 2],
    ]),
    age,
    child: age === 'unknown' ? null : ['0-5', '6-11', '12-17', 'child'].includes(age),
    recruitmentAge: chance(0.4) ? 'unknown' : age,
    citizenship: of(citizenships),
    types: [...kinds],
    forms: formsOfTypes[kinds.join('+')] ?? [],
    presumed: presumed !== null,
    presumedOn: text(presumed),
    outcome: decided === null ? null : identified ? 'identified' : 'not-identified',
    decidedOn: text(decided),
    identifiedOn: identified ? text(decided) : null,
    decisions:
      decided === null
        ? []
        : [{ on: dayText(decided), outcome: identified ? 'identified' : 'not-identified' }],
    firstAssessedOn: text(assessed),
    firstReferredOn: text(referred),
    firstServiceOn: text(served),
    shelteredOn: kind === 'shelter' ? text(served) : null,
    services: served === null ? [] : [{ on: dayText(served), kind }],
    planApprovedOn: text(after(served, 0.4, 20)),
    closedOn: text(closed),
    closeReason: closed === null ? null : 'goals-reached',
    followUpsPlanned: closed !== null && chance(0.5) ? 1 : 0,
    followUpsRecorded: closed !== null && chance(0.3) ? 1 : 0,
    nextDueAt: closed === null && chance(0.2) ? `${dayText(opened + 5)}T00:00:00Z` : null,
  })
}

const id = (kind: number, number: number) =>
  `0190${String(kind).padStart(4, '0')}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`

/** `count` facts, always the same; one person in fifty has a second case. */
export function* makeFacts(count: number): Generator<SyntheticFact[]> {
  const random = seeded(23)
  for (let made = 0; made < count; ) {
    const cases = random() < 0.02 && made + 1 < count ? 2 : 1
    const personId = id(1, made)
    yield Array.from({ length: cases }, (_, index) => ({
      personId,
      caseId: id(2, made + index),
      fact: makeFact(random),
    }))
    made += cases
  }
}

const columns: (keyof CaseFact)[] = Object.keys(factWith({})) as (keyof CaseFact)[]
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const field = (value: unknown, column: string): string => {
  if (value === null) return '\\N'
  if (!Array.isArray(value)) return String(value)
  return column === 'types' || column === 'forms' ? `{${value.join(',')}}` : JSON.stringify(value)
}

const cellColumns = [
  'measure',
  'month',
  'prior',
  'region',
  'sex',
  'age',
  'form',
  'dimension',
  'value',
  'n',
] as const

/** Loads facts and their settled counts by COPY, as the program itself would have left them. */
export const loadFacts = async (url: string, count: number): Promise<{ cells: number }> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('set synchronous_commit = off')
  const cells = new Map<string, Cell>()
  let rows: string[] = []
  let done = 0
  const tell = progress('facts', count)
  const flush = async () => {
    await copy(client, `stats.case_fact (person_id, case_id, ${columns.map(snake).join(', ')})`, rows)
    rows = []
    tell(done)
  }
  for (const person of makeFacts(count)) {
    for (const { personId, caseId, fact } of person)
      rows.push([personId, caseId, ...columns.map((name) => field(fact[name], name))].join('\t'))
    for (const cell of cellsOf(person.map(({ fact }) => fact))) add(cells, cell)
    done += person.length
    if (rows.length >= 50_000) await flush()
  }
  await flush()
  const { rows: found } = await client.query('select generation from stats.cell_generation')
  const sorted = [...cells.values()].sort(
    (a, b) => compare(a.measure, b.measure) || compare(a.dimension, b.dimension) || compare(a.month, b.month),
  )
  const lines = sorted.map((cell) =>
    [found[0].generation, ...cellColumns.map((name) => field(cell[name], name))].join('\t'),
  )
  for (let at = 0; at < lines.length; at += 50_000)
    await copy(
      client,
      `stats.case_cell (generation, ${cellColumns.join(', ')})`,
      lines.slice(at, at + 50_000),
    )
  await client.query('vacuum analyze stats.case_fact')
  await client.query('vacuum analyze stats.case_cell')
  await client.end()
  return { cells: lines.length }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const add = (cells: Map<string, Cell>, cell: Cell) => {
  const key = cellColumns.map((name) => (name === 'n' ? '' : cell[name])).join('|')
  const known = cells.get(key)
  if (known) known.n += cell.n
  else cells.set(key, cell)
}

const copy = async (client: pg.Client, target: string, lines: string[]) => {
  if (lines.length === 0) return
  const stream = client.query(copyFrom(`copy ${target} from stdin`))
  stream.end(`${lines.join('\n')}\n`)
  await once(stream, 'finish')
}
