import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Entry } from './model.ts'
import type { ReadContext } from './read-csv.ts'
import { readFiguresFile } from './read-file.ts'
import { compare, sideBySide } from './rules.ts'
import { HEADER, readTestContext } from './testing.ts'

let context: ReadContext
beforeAll(async () => {
  context = await readTestContext()
})

const years = (...rows: string[]) => {
  const file = readFiguresFile(Buffer.from([HEADER, ...rows].join('\n')), context)
  return sideBySide(file.figures, [], [], context.words)
}

const TWO_CRIMES =
  'National Statistical Committee,2023,crimes registered,trafficking in human beings,2,all ages,O,§24'
const SEVEN = [
  'National Rapporteur (first report),2023,investigations,trafficking in human beings (art. 166),2,all ages,O,§24',
  'National Rapporteur (first report),2023,investigations,trafficking in children (art. 167),5,children,O,§24',
]
const NGO =
  'One NGO (unnamed in the report),2023,victims identified,trafficking in human beings,86,all ages,O,§24'

describe('2023: 2 crimes, 7 investigations, 86 victims', () => {
  test('stand beside each other in three groups, and nobody subtracts one from the other', () => {
    const [year] = years(TWO_CRIMES, ...SEVEN, NGO)
    expect(year?.units.map(({ unit, entries }) => [unit, entries[0]?.count])).toEqual([
      ['crimes', 2],
      ['proceedings', 7],
      ['victims', 86],
    ])
    expect(year?.comparisons).toHaveLength(3)
    for (const each of year?.comparisons ?? [])
      expect(each).toMatchObject({ reasons: ['different-unit'], difference: null })
  })

  test('seven is said to be a sum of the two articles', () => {
    const [year] = years(...SEVEN)
    expect(year?.units[0]?.entries[0]).toMatchObject({
      count: 7,
      summedFrom: ['trafficking-166', 'trafficking-167'],
    })
  })

  test('and is not summed again where the body gave the total itself', () => {
    const total = 'National Rapporteur (first report),2023,investigations,all trafficking,9,all ages,O,§24'
    const entries = years(total, ...SEVEN)[0]?.units[0]?.entries ?? []
    expect(entries.filter((each) => each.topic === 'all-trafficking').map((each) => each.count)).toEqual([9])
  })
})

const entry = (more: Partial<Entry> = {}): Entry => ({
  publisher: 'Government',
  body: 'government',
  measure: 'victims-identified',
  topic: 'all-trafficking',
  topicText: 'all trafficking',
  population: 'all ages',
  period: '2023',
  count: 10,
  summedFrom: [],
  source: 's',
  place: 'p',
  ...more,
})

describe('why two figures differ', () => {
  const other = { publisher: 'B', body: 'oasis' }
  const cases: [string, Partial<Entry>, Partial<Entry>, string[], number | null][] = [
    ['the same thing', {}, {}, [], 0],
    ['the same thing with another number', {}, { count: 12 }, ['not-explained'], 2],
    ['crimes and people', { measure: 'crimes-registered' }, {}, ['different-unit'], null],
    [
      'cases and convicted people',
      { measure: 'cases' },
      { measure: 'offenders-convicted' },
      ['different-unit'],
      null,
    ],
    ['identified and assisted', {}, { measure: 'victims-assisted' }, ['different-stage'], 0],
    ['children and everybody', {}, { population: 'children' }, ['different-population'], 0],
    ['one year and three', {}, { period: '2021–2023' }, ['different-period'], 0],
    ['all and labour only', {}, { topic: 'forced-labour' }, ['different-definition'], 0],
    ['one organisation and the country', {}, other, ['different-coverage', 'double-counting'], 0],
  ]
  test.each(cases)('%s', (_, one, two, reasons, difference) => {
    expect(compare(entry(one), entry(two), [], context.words)).toMatchObject({ reasons, difference })
  })

  test('linked lists say how many are on both, and then nobody wonders', () => {
    const overlaps = [{ one: 'oasis', other: 'government', period: '2023', people: { below: 10 } }]
    const found = compare(entry(), entry(other), overlaps, context.words)
    expect(found).toMatchObject({ overlap: { below: 10 }, reasons: ['different-coverage'] })
  })

  test('a difference is never taken between two units, whatever the numbers', () => {
    const measure = fc.constantFrom(
      'crimes-registered',
      'investigations',
      'victims-identified',
      'offenders-convicted',
    )
    fc.assert(
      fc.property(measure, measure, fc.nat(), fc.nat(), (one, two, a, b) => {
        const found = compare(
          entry({ measure: one, count: a }),
          entry({ measure: two, count: b }),
          [],
          context.words,
        )
        expect(found.difference === null).toBe(context.words.unitOf(one) !== context.words.unitOf(two))
      }),
    )
  })
})

test('a newer file replaces the same figure of an older one', () => {
  const old = readFiguresFile(Buffer.from(`${HEADER}\n${NGO}`), context).figures
  const newer = old.map((figure) => ({ ...figure, count: 88 }))
  const [year] = sideBySide([...old, ...newer], [], [], context.words)
  expect(year?.units[0]?.entries.map((each) => each.count)).toEqual([88])
})
