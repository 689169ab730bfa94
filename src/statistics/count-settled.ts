import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '../platform/access/with-actor.ts'
import type { StatDimension } from '../reference/model.ts'
import { type CellQuery, type CountedRow, SEVERAL, sliceOf } from './count-cells.ts'
import { ageBands, type Filters, JOINED, UNKNOWN } from './model.ts'

const children = ['child', ...ageBands.filter((band) => band.to < 18).map(({ band }) => band)]

const ageGroup = sql<string>`case when age = ${UNKNOWN} then ${UNKNOWN} when age in (${sql.join(children)}) then 'child' else 'adult' end`

/** The same codes as the pure counting gives (count-cells.ts), made by the database. */
const codes: Partial<Record<StatDimension, RawBuilder<string>>> = {
  year: sql`left(month, 4)`,
  quarter: sql`left(month, 4) || '-Q' || (right(month, 2)::int + 2) / 3`,
  month: sql`month`,
  region: sql`region`,
  sex: sql`sex`,
  age: sql`age`,
  'age-group': ageGroup,
  form: sql`case when strpos(form, ${JOINED}) > 0 then ${SEVERAL} else form end`,
}

/** Questions that one reading of the cells answers: of several measures, by several ways. */
interface Reading {
  measures: CellQuery['measure'][]
  ways: (readonly StatDimension[])[]
  query: CellQuery
}

/** What the pure counting counts, counted by the database over the settled cells of a generation; answers in order. */
export const countSettled = async (
  trx: Trx,
  generation: string,
  queries: readonly CellQuery[],
): Promise<CountedRow[][]> => {
  const answers = new Map<string, CountedRow[]>(
    queries.map((query) => [keyOf(query.measure, query.by, query), []]),
  )
  for (const reading of readingsOf(queries))
    for (const { measure, way, row } of await read(trx, generation, reading))
      answers.get(keyOf(measure, way, reading.query))?.push(row)
  return queries.map((query) => answers.get(keyOf(query.measure, query.by, query)) ?? [])
}

const keyOf = (measure: string, by: readonly string[], { period, filters }: CellQuery) =>
  JSON.stringify([measure, by, period, filters])

/** Ways of one measure are read together, and measures that are asked in the same ways. */
const readingsOf = (queries: readonly CellQuery[]): Reading[] => {
  const about = (query: CellQuery) => JSON.stringify([sliceOf(query), query.period, query.filters])
  const byMeasure = [...Map.groupBy(queries, (query) => `${query.measure}${about(query)}`).values()].map(
    (same) => ({
      query: same[0]!,
      ways: [...new Map(same.map(({ by }) => [by.join(), by])).values()],
    }),
  )
  const asked = ({ query, ways }: (typeof byMeasure)[number]) => JSON.stringify([about(query), ways])
  return [...Map.groupBy(byMeasure, asked).values()].map((same) => ({
    measures: same.map(({ query }) => query.measure),
    ways: same[0]!.ways,
    query: same[0]!.query,
  }))
}

const read = async (trx: Trx, generation: string, { measures, ways, query }: Reading) => {
  const { from, to } = query.period
  const dimensions = [...new Set(ways.flat())]
  const column = (dimension: StatDimension) => sql.ref(`d${dimensions.indexOf(dimension)}`)
  const expressions = dimensions.map((each) => sql`, ${codes[each] ?? sql`value`} as ${column(each)}`)
  const columns = dimensions.map((each) => sql`, ${column(each)}`)
  const sets = ways.map((way) => sql`(${sql.join([sql`measure`, ...way.map(column)])})`)
  const { rows } = await sql<Record<string, string> & { way: number; n: number }>`
    select measure, ${wayOf(dimensions.map(column))} as way, sum(n)::int as n ${sql.join(columns, sql``)}
    from (select measure, n ${sql.join(expressions, sql``)} from stats.case_cell
      where generation = ${generation}::uuid and measure in (${sql.join(measures)}) and dimension = ${sliceOf(query)}
        and month <= ${to} and ${from === null ? sql`prior is null` : sql`month >= ${from} and (prior is null or prior < ${from})`}
        ${sql.join(
          conditionsOf(query.filters).map((condition) => sql`and ${condition}`),
          sql` `,
        )}) as cell
    group by grouping sets (${sql.join(sets)}) having sum(n) <> 0`.execute(trx)
  const masks = ways.map((way) => maskOf(dimensions, way))
  return rows.map((row) => {
    const way = ways[masks.indexOf(Number(row.way))] ?? []
    const values = Object.fromEntries(way.map((name) => [name, row[`d${dimensions.indexOf(name)}`]!]))
    return { measure: row.measure!, way, row: { values, count: row.n } }
  })
}

const wayOf = (columns: RawBuilder<unknown>[]) =>
  columns.length === 0 ? sql`0` : sql`grouping(${sql.join(columns)})`

/** As PostgreSQL's `grouping` numbers it: a bit for each column that this way leaves out, the last column the lowest. */
const maskOf = (dimensions: readonly StatDimension[], way: readonly StatDimension[]): number =>
  dimensions.reduce((mask, dimension) => mask * 2 + (way.includes(dimension) ? 0 : 1), 0)

const conditionsOf = (filters: Filters): RawBuilder<unknown>[] => [
  ...(filters.region ? [sql`region in (${sql.join([...filters.region])})`] : []),
  ...(filters.sex ? [sql`sex in (${sql.join([...filters.sex])})`] : []),
  ...(filters.age ? [sql`age in (${sql.join([...filters.age])})`] : []),
  ...(filters['age-group'] ? [sql`${ageGroup} in (${sql.join([...filters['age-group']])})`] : []),
  ...(filters.form
    ? [sql`string_to_array(form, ${JOINED}) && array[${sql.join([...filters.form])}]::text[]`]
    : []),
]
