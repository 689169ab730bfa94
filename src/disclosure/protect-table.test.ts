import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SECONDARY, SHOWN } from './hidden.ts'
import { findExposed, hideCells } from './hide-cells.ts'
import type { CountedRecord, Hierarchy, Policy } from './model.ts'
import { protectTable, protectTables, universeOf } from './protect-table.ts'
import { isProtectedTable, ProtectedTable } from './protected-table.ts'
import { loadSolver } from './solver.ts'
import { attack, countTruly, keyOf } from './testing.ts'
import { countCells } from './universe.ts'

const regions = new Map<string, string | null>([
  ['north', null],
  ['south', null],
  ['n1', 'north'],
  ['n2', 'north'],
  ['s1', 'south'],
  ['s2', 'south'],
  ['s3', 'south'],
])
const trees = { region: regions }
/** One place right under the country, one alone in its part of it, the others three levels down. */
const uneven = new Map<string, string | null>([
  ['n1', null],
  ['east', null],
  ['n2', 'east'],
  ['south', null],
  ['deep', 'south'],
  ['s1', 'deep'],
  ['s2', 'deep'],
  ['s3', 'deep'],
])
const codes = {
  sex: ['female', 'male'],
  region: ['n1', 'n2', 's1', 's2', 's3'],
  form: ['labour', 'sexual', 'other'],
}
const policy = (threshold: number, rounding = 1, groups = 2): Policy => ({
  threshold,
  rounding,
  groupsBelowThresholds: groups,
})

/** Every combination of codes with a random count, small ones and none at all more often. */
const population = (dimensions: (keyof typeof codes)[]) => {
  const places = dimensions.reduce<Record<string, string>[]>(
    (all, name) => all.flatMap((at) => codes[name].map((code) => ({ ...at, [name]: code }))),
    [{}],
  )
  const count = fc.oneof(
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 12 }) },
    { weight: 3, arbitrary: fc.integer({ min: 8, max: 300 }) },
  )
  return fc
    .array(count, { minLength: places.length, maxLength: places.length })
    .map((counts): CountedRecord[] => places.map((values, index) => ({ values, count: counts[index]! })))
}

async function expectSafe(
  records: CountedRecord[],
  dimensions: string[],
  k: number,
  rounding: number,
  hierarchies: Record<string, Hierarchy> = trees,
): Promise<void> {
  const table = await protectTable(records, dimensions, hierarchies, policy(k, rounding))
  const truth = countTruly(records, table, hierarchies)
  for (const { at, count, status } of table.cells) {
    const real = truth.get(keyOf(dimensions, at))!
    if (real > 0 && real < k) expect(status).toBe('Q')
    if (status !== 'Q') expect(Math.abs(count! - real)).toBeLessThanOrEqual(rounding / 2)
  }
  for (const [key, { least, most }] of await attack([[table]], hierarchies, rounding)) {
    const real = truth.get(key.slice(2))!
    expect(most - least, key).toBeGreaterThanOrEqual(real > 0 && real < k ? Math.max(1, k - 2) : k - 1)
    if (real > 0 && real < k)
      expect({ key, least: least <= 1, most: most >= k - 1 }).toEqual({ key, least: true, most: true })
  }
}

describe('a protected table', () => {
  it('gives an attacker with whole-number programming no cell, in two dimensions with a hierarchy', () =>
    fc.assert(
      fc.asyncProperty(
        population(['sex', 'region']),
        fc.integer({ min: 2, max: 11 }),
        fc.constantFrom(1, 5),
        (records, k, rounding) => expectSafe(records, ['sex', 'region'], k, rounding),
      ),
      { numRuns: 20, seed: 1 },
    ))

  it('nor in three', () =>
    fc.assert(
      fc.asyncProperty(
        population(['sex', 'region', 'form']),
        fc.constantFrom(3, 10),
        fc.constantFrom(1, 5),
        (records, k, rounding) => expectSafe(records, ['sex', 'region', 'form'], k, rounding),
      ),
      { numRuns: 8, seed: 2 },
    ))

  it('nor where one part of the country has one place and another many levels', () =>
    fc.assert(
      fc.asyncProperty(
        population(['sex', 'region']),
        fc.constantFrom(3, 10),
        fc.constantFrom(1, 3, 10),
        (records, k, rounding) =>
          expectSafe(records, ['sex', 'region'], Math.max(k, rounding / 2), rounding, { region: uneven }),
      ),
      { numRuns: 12, seed: 3 },
    ))

  it('needs what it hides: with any hidden cell shown, one by one, its audit finds some exposed', async () => {
    const [records] = fc.sample(population(['sex', 'region']), { numRuns: 1, seed: 5 })
    const universe = universeOf({ records: records!, tables: [['sex', 'region']], hierarchies: trees })
    const counts = countCells(universe, records!)
    const rule = policy(10)
    const highs = await loadSolver()
    const hidden = hideCells(highs, universe, counts, rule)
    const secondary = [...hidden.keys()].filter((cell) => hidden[cell] === SECONDARY)
    expect(secondary.length).toBeGreaterThan(2)
    expect(findExposed(highs, universe, counts, hidden, rule)).toEqual([])
    for (const cell of secondary) {
      const tampered = hidden.with(cell, SHOWN)
      expect(findExposed(highs, universe, counts, tampered, rule).length).toBeGreaterThan(0)
    }
  })

  it('hides no more when the threshold is lower, in a single sum', async () => {
    const records = [3, 8, 12, 40].map((count, index) => ({
      values: { form: `f${index}`, sex: index % 2 ? 'a' : 'b' },
      count,
    }))
    const many = async (k: number) =>
      (await protectTable(records, ['form'], {}, policy(k, 1, 0))).cells.filter(
        ({ status }) => status === 'Q',
      ).length
    const found = await Promise.all([2, 4, 9, 13, 41, 64].map(many))
    expect(found).toEqual([0, 2, 2, 3, 4, 5])
  })

  it('does not say that all of a small group are in one place', async () => {
    const values = (sex: string, form: string) => ({ sex, form })
    const records = [
      { values: values('female', 'sexual'), count: 14 },
      { values: values('male', 'sexual'), count: 40 },
      { values: values('male', 'labour'), count: 60 },
      { values: values('female', 'labour'), count: 0 },
    ]
    const table = await protectTable(records, ['sex', 'form'], {}, policy(10))
    expect(table.find(['female', 'sexual'])?.status).toBe('Q')
    expect(table.find(['female', 'labour'])?.status).toBe('Q')
    const open = await protectTable(records, ['sex', 'form'], {}, policy(10, 1, 0))
    expect(open.find(['female', 'labour'])).toEqual({ at: ['female', 'labour'], count: 0, status: 'A' })
  })

  it('uses the lower threshold only for the whole country', async () => {
    const records = codes.sex.flatMap((sex, index) => [
      { values: { sex, region: 'n1' }, count: 4 + 50 * index },
      { values: { sex, region: 's1' }, count: 3 + 50 * index },
    ])
    const rule = { ...policy(10, 1, 0), national: { threshold: 5, crossed: 1, areas: ['region'] } }
    const { tables } = await protectTables({
      records,
      tables: [['sex'], ['region', 'sex']],
      hierarchies: trees,
      policy: rule,
    })
    expect(tables[0]!.find(['female'])).toMatchObject({ count: 7, status: 'A' })
    expect(tables[1]!.find(['Total', 'female'])).toMatchObject({ count: 7, status: 'A' })
    expect(tables[1]!.find(['north', 'female'])).toMatchObject({ status: 'Q' })
  })

  it('keeps apart cells whose codes are written like the names of others', async () => {
    const values = (sex: string, region: string) => ({ sex, region })
    const records = [
      { values: values('m', 'A'), count: 20 },
      { values: values('f', 'A'), count: 30 },
      { values: values('m', 'A|sex=m'), count: 40 },
      { values: values('f', 'A|sex=m'), count: 50 },
    ]
    const table = await protectTable(records, ['sex', 'region'], {}, policy(10, 1, 0))
    expect(table.find(['Total', 'A|sex=m'])).toMatchObject({ count: 90 })
    expect(table.find(['m', 'A'])).toMatchObject({ count: 20 })
  })

  it('takes any name for a dimension, also one that every object has', async () => {
    const records = ['valueOf', '__proto__'].map((code) => ({ values: { constructor: code }, count: 20 }))
    const table = await protectTable(records, ['constructor'], {}, policy(10))
    expect(table.cells.map(({ at, count }) => [at[0], count])).toEqual([
      ['Total', 40],
      ['__proto__', 20],
      ['valueOf', 20],
    ])
  })

  it('cannot be made by anybody else', async () => {
    const table = await protectTable(
      [
        { values: { sex: 'a' }, count: 20 },
        { values: { sex: 'b' }, count: 20 },
      ],
      ['sex'],
      {},
      policy(10),
    )
    expect(isProtectedTable(table)).toBe(true)
    expect(isProtectedTable({ ...table })).toBe(false)
    expect(isProtectedTable(Object.create(ProtectedTable.prototype))).toBe(false)
    expect(() => {
      ;(table.cells[0] as { count: number }).count = 1
    }).toThrow(TypeError)
  })
})
