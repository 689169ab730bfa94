import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SynthOptions } from '../src/synth/index.ts'
import { makePeople } from '../src/synth/make-people.ts'
import {
  type FieldType,
  type List,
  linkTokens,
  prepareKey,
  readList,
  type TokenKey,
  type TokenRow,
  tokensOfList,
  USUAL_RULES,
} from '../src/tokens/index.ts'
import { tokensOfPeople } from '../src/tokens/testing.ts'
import { printTable } from './table.ts'
import { guessByLikeness } from './token-attack.ts'

const DATA = process.env.UMAI_BENCH_DATA ?? '/work/shared/data'
const RECORDS = Number(process.env.UMAI_BENCH_RECORDS ?? 20_000)
/** Another seed than the one on which the usual rules were chosen. */
const SEED = 2

const keyOf = (byte: number): TokenKey => ({
  format: 'umai-token-key-1',
  agreement: 'bench',
  key: Buffer.alloc(32, byte).toString('base64'),
})
const { encode } = prepareKey(keyOf(1))

/** Linking lists by tokens that carry no name, and what such tokens give away all the same. */
export const run = async ([what]: string[]): Promise<void> => {
  if (what === 'long') return linkLong()
  linkDirty()
  const lists = synthetic()
  linkSynthetic(lists)
  attack(lists)
}

const PEOPLE_OF_LONG = Number(process.env.UMAI_BENCH_PEOPLE ?? 100_000)

/** People on both lists of dirty_1000_50, those without a name included. */
const IN_COMMON = 500

type Fields = Record<string, FieldType>
const share = (value: number): string => value.toFixed(3)

/** Precision and time of linking two lists whose ids are the truth. */
function judge(ones: readonly TokenRow[], others: readonly TokenRow[]) {
  const began = performance.now()
  const { links, compared } = linkTokens(ones, others, USUAL_RULES)
  const seconds = (performance.now() - began) / 1000
  const right = links.filter(({ one, other }) => one === other).length
  return { links: links.length, right, precision: right / links.length, compared, seconds }
}

function linkDirty(): void {
  const paths = [1, 2].map((number) => join(DATA, `linkage/dirty_1000_50_${number}.csv`))
  if (!paths.every((path) => existsSync(path))) {
    process.stdout.write(`\ndirty_1000_50: not in ${DATA} (UMAI_BENCH_DATA)\n`)
    return
  }
  const names: Fields = { given_name: 'given-name', surname: 'surname', date_of_birth: 'date' }
  const address: Fields = { address_1: 'address', postcode: 'postcode' }
  const numbers: Fields = { soc_sec_id: 'national-id', phone_number: 'phone' }
  const sets: [string, Fields][] = [
    ['names, birth date, address, id, phone', { ...names, ...address, ...numbers }],
    ['names, birth date, address', { ...names, ...address }],
    ['names, birth date', names],
  ]
  printTable(
    'dirty_1000_50, two lists of 1,000 with 500 in common, by tokens (bar: precision 1.000, recall ≥ .97)',
    ['fields', 'links', 'right', 'precision', 'recall'],
    sets.map(([name, fields]) => {
      const [ones, others] = paths.map((path) => tokensOf(readList(readFileSync(path)), 'rec_id', fields))
      const { links, right, precision } = judge(ones!, others!)
      return [name, links, right, share(precision), share(right / IN_COMMON)]
    }),
  )
}

function tokensOf(read: ReturnType<typeof readList>, id: string, fields: Fields): TokenRow[] {
  if (!('list' in read)) throw new Error(JSON.stringify(read.problems))
  return [...tokensOfList(read.list, { id, fields }, encode)].flatMap((row) => (row ? [row] : []))
}

const FIELDS: Fields = {
  given_name: 'given-name',
  surname: 'surname',
  patronymic: 'patronymic',
  sex: 'sex',
  birth_date: 'date',
  birth_year: 'year',
  phone: 'phone',
  district: 'place',
  national_id: 'national-id',
}

/** The lists of synthetic agencies, a person once in each; the id is the person. */
function synthetic(): Map<string, List> {
  const options = SynthOptions.parse({ records: RECORDS, seed: SEED })
  const columns = ['person', ...Object.keys(FIELDS)]
  const lists = new Map(
    options.lists.map(({ name }): [string, List] => [name, { columns, rows: [], encoding: 'utf-8' }]),
  )
  let made = 0
  for (const { rows } of makePeople(options, ['KG02', 'KG03', 'KG04', 'KG05', 'KG06', 'KG11'], new Map())) {
    const first = new Map(
      rows.map((row) => [row.list, row.record]).reverse() as [number, (typeof rows)[0]['record']][],
    )
    for (const [list, record] of first)
      lists.get(options.lists[list]!.name)!.rows.push({
        line: 0,
        cells: columns.map((column) => record[column as keyof typeof record]),
      })
    made += rows.length
    if (made >= RECORDS) break
  }
  return lists
}

function linkSynthetic(lists: Map<string, List>): void {
  const began = performance.now()
  const tokens = new Map([...lists].map(([name, list]) => [name, tokensOf({ list }, 'person', FIELDS)]))
  const seconds = (performance.now() - began) / 1000
  const rows = [...lists.values()].reduce((sum, { rows }) => sum + rows.length, 0)
  const pairs = [
    ['police', 'social'],
    ['police', 'border'],
    ['border', 'iom'],
    ['police', 'ngo'],
    ['ngo', 'iom'],
  ] as const
  printTable(
    `Synthetic people in ky, ru, uz, ${rows} records, seed ${SEED}: list against list (${Math.round(rows / seconds)} tokens made a second)`,
    ['lists', 'records', 'in both', 'precision', 'recall', 'pairs compared', 'seconds'],
    pairs.map(([one, other]) => {
      const found = judge(tokens.get(one)!, tokens.get(other)!)
      const records = [one, other].map((name) => lists.get(name)!.rows.length).join(' + ')
      const inBoth = bothIn(lists.get(one)!, lists.get(other)!)
      return [
        `${one}–${other}`,
        records,
        inBoth,
        share(found.precision),
        share(found.right / inBoth),
        found.compared,
        found.seconds.toFixed(1),
      ]
    }),
  )
}

function bothIn(one: List, other: List): number {
  const known = new Set(one.rows.map(({ cells }) => cells[0]))
  return other.rows.filter(({ cells }) => known.has(cells[0]!)).length
}

/** Lists so long that not all pairs are compared. */
function linkLong(): void {
  const [ones, others] = tokensOfPeople(PEOPLE_OF_LONG, { encode })
  const known = new Set(ones.map(({ id }) => id))
  const both = others.filter(({ id }) => known.has(id)).length
  const { precision, right, compared, seconds } = judge(ones, others)
  printTable(
    'Long lists, pairs sampled by bits',
    ['records', 'in both', 'of all pairs compared', 'precision', 'recall', 'seconds'],
    [
      [
        `${ones.length} + ${others.length}`,
        both,
        `${((100 * compared) / ones.length / others.length).toFixed(2)} %`,
        share(precision),
        share(right / both),
        seconds.toFixed(0),
      ],
    ],
  )
}

/** What somebody without the key learns from a stolen file, with lists of names of their own to compare. */
function attack(lists: Map<string, List>): void {
  const police: List = { ...lists.get('police')!, rows: lists.get('police')!.rows.slice(0, 1500) }
  const people = new Set(police.rows.map(({ cells }) => cells[0]))
  const own = prepareKey(keyOf(2)).encode
  const known = (list: List) =>
    [...tokensOfList(list, { id: 'person', fields: FIELDS }, own)].flatMap((row) => (row ? [row] : []))
  const stolen = tokensOf({ list: police }, 'person', FIELDS)
  const elsewhere = lists.get('social')!
  const sameOthers = { ...elsewhere, rows: elsewhere.rows.filter(({ cells }) => people.has(cells[0]!)) }
  const rate = (name: string, list: List) => {
    const names = known(list)
    const reachable = new Set(names.map(({ id }) => id))
    const right = guessByLikeness(stolen, names).filter(
      (guess, at) => guess !== null && names[guess]!.id === stolen[at]!.id,
    ).length
    const chance = stolen.filter(({ id }) => reachable.has(id)).length
    return [name, names.length, `${right} of ${chance}`, share(right / chance)]
  }
  const counts = new Map<string, number>()
  for (const { token } of stolen) counts.set(token.join(), (counts.get(token.join()) ?? 0) + 1)
  const filled = new Map<string, number>()
  for (const row of stolen) filled.set(row.filled, (filled.get(row.filled) ?? 0) + 1)
  printTable(
    `What ${stolen.length} stolen tokens give away without the key`,
    ['what', 'figure'],
    [
      ['tokens that occur more than once', [...counts.values()].filter((count) => count > 1).length],
      ['different numbers of ones', new Set(stolen.map(({ token }) => onesIn(token))).size],
      [
        'records alone with their set of filled fields',
        [...filled.values()].filter((count) => count === 1).length,
      ],
    ],
  )
  printTable(
    'Names guessed by likeness alone, with a key of one’s own and a list with names',
    ['the list with names', 'records', 'guessed right', 'share'],
    [rate('the very same list', police), rate('another agency’s records of the same people', sameOthers)],
  )
}

const onesIn = (token: Uint8Array): number =>
  token.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
