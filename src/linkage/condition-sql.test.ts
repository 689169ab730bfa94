import { DuckDBInstance, type DuckDBValue } from '@duckdb/node-api'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildComparisons, partName } from './comparisons.ts'
import { levelSql, partsWithBits } from './condition-sql.ts'
import { duckdb } from './dialect.ts'
import { letterBits } from './likeness.ts'
import { FIELD_TYPES, type FieldType, type FoldedRecord, type PartValue } from './model.ts'
import { foldParts, PART_TYPES } from './parts.ts'
import { levelName, levelOf } from './score.ts'

const FIELDS = FIELD_TYPES.map((type) => ({ name: type, type }))
const COMPARISONS = buildComparisons(FIELDS)

/** Values that make every level occur: spellings, slips, swaps, missing ones. */
const VALUES: Record<FieldType, (string | null)[]> = {
  'given-name': [
    'Айгүл',
    'Aigul',
    'Айгуль',
    'Aygl',
    'Асан',
    'А',
    'Айка',
    'Саша',
    'Александр',
    'unknown',
    null,
  ],
  surname: ['Асанов', 'Асанова', 'Асан уулу', 'Asanof', 'Айгүл', 'Бакытова', 'Jumabaev', 'Жумабоев', null],
  patronymic: ['Бакытовна', 'Бакыт кызы', 'Bakitovna', 'Бакутовна', 'Асанович', null],
  'full-name': [
    'Асанов Бакыт Маратович',
    'Bakyt Asanov',
    'Бакыт Асан уулу',
    'Bakit Asonov',
    'Асанов',
    'Ли Вэй',
    null,
  ],
  date: [
    '1999-05-03',
    '03.05.1999',
    '1999-03-05',
    '1999-05-13',
    '1999',
    '1998',
    '2011-12-01',
    '1999-05',
    null,
  ],
  year: ['1999', '1998', '1996', '2011', null],
  sex: ['female', 'ж', 'male', 'эркек', null],
  'national-id': ['20305199900123', '20305199900132', '2030519990012', 'AN 1234567', 'АН1234567', null],
  phone: ['+996 555 123456', '0555123456', '0555123465', '0777000111', null],
  email: ['a.asanov@mail.kg', 'a.asanov@gmail.com', 'a.asanof@mail.kg', 'zzz@mail.kg', null],
  postcode: ['720001', '720010', '720400', '723500', null],
  place: ['Ош', 'Osh', 'Кара-Суу', 'Карасу', 'Базар-Коргон', null],
  address: ['ул. Чүй 12, кв. 4', 'Чуй 12 кв 4', 'Манас 7', 'Chuy 12', null],
  category: ['north', 'nroth', 'south', null],
  text: ['works at the bazaar', 'at the bazaar works', 'a driver', null],
}

const arbitrary = fc.record(
  Object.fromEntries(FIELD_TYPES.map((type) => [type, fc.constantFrom(...VALUES[type])])) as Record<
    FieldType,
    fc.Arbitrary<string | null>
  >,
)

function fold(values: Record<FieldType, string | null>): FoldedRecord {
  return Object.fromEntries(
    FIELDS.flatMap(({ type }, index) => {
      const parts = foldParts(type, values[type])
      return Object.keys(PART_TYPES[type]).map((part) => [partName(index, part), parts?.[part] ?? null])
    }),
  )
}

const bits = new Set(
  COMPARISONS.flatMap(({ levels }) => levels.flatMap((level) => partsWithBits(level.when))),
)

function literal(name: string, value: PartValue): string {
  if (value === null) return `NULL::${typeOf(name)} AS "${name}"`
  const plain = Array.isArray(value)
    ? `[${value.map((word) => `'${word}'`).join(', ')}]`
    : typeof value === 'number'
      ? String(value)
      : `'${value}'`
  return `${plain}::${typeOf(name)} AS "${name}"`
}

function typeOf(name: string): string {
  const [, index, part] = /^f(\d+)_(\w+)$/.exec(name)!
  return PART_TYPES[FIELDS[Number(index)]!.type][part!]!
}

function record(folded: FoldedRecord): string {
  const letters = [...bits].map((part) => {
    const value = folded[part]
    return `${typeof value === 'string' ? letterBits(value) : 'NULL'}::INTEGER AS "${part}_m"`
  })
  return `SELECT ${[...Object.entries(folded).map(([name, value]) => literal(name, value)), ...letters].join(', ')}`
}

describe('levels in SQL', () => {
  it('are the levels in TypeScript, for every field type', async () => {
    const pairs = fc.sample(fc.tuple(arbitrary, arbitrary), { numRuns: 250, seed: 3 })
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    const levels = COMPARISONS.map(
      (comparison, index) => `${levelSql(comparison, duckdb)} AS l${index}`,
    ).join(', ')
    const seen = new Map<string, Set<string>>()
    for (const [side, name] of ['a', 'b'].entries()) {
      const rows = pairs.map((pair, at) => `SELECT ${at} AS pair, * FROM (${record(fold(pair[side]!))})`)
      await connection.run(`CREATE TABLE ${name} AS ${rows.join(' UNION ALL ')}`)
    }
    const result = await connection.run(`SELECT ${levels} FROM a JOIN b USING (pair) ORDER BY pair`)
    const found = await result.getRows()
    for (const [at, [one, other]] of pairs.entries()) {
      const [a, b, row] = [fold(one), fold(other), found[at]]
      COMPARISONS.forEach((comparison, index) => {
        const level = levelOf(comparison, a, b)
        const name = comparison.field.name
        expect([name, one, other, Number((row as DuckDBValue[])[index])]).toEqual([name, one, other, level])
        expect(levelOf(comparison, b, a), `${name} turned round`).toBe(level)
        seen.set(name, (seen.get(name) ?? new Set()).add(levelName(comparison, level)))
      })
    }
    instance.closeSync()
    // The values above are not so tame that the test says nothing.
    for (const { field } of COMPARISONS) expect(seen.get(field.name)!.size, field.name).toBeGreaterThan(2)
  })
})
