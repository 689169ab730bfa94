import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '../platform/access/with-actor.ts'
import type { StatDimension } from '../reference/model.ts'
import { type CellQuery, type CountedRow, panelOf, SEVERAL } from './count-cells.ts'
import { ageBands, type Filters, JOINED, UNKNOWN } from './model.ts'

const children = ['child', ...ageBands.filter((band) => band.to < 18).map((band) => band.code)]

const ageGroup = sql<string>`case when age = ${UNKNOWN} then ${UNKNOWN} when age in (${sql.join(children)}) then 'child' else 'adult' end`

/** The same codes as {@link codeOf} gives, made by the database. */
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

/** What {@link countCells} counts, counted by the database over the settled cells of a generation. */
export const countSettled = async (
  trx: Trx,
  generation: string,
  { measure, period: { from, to }, by, filters }: CellQuery,
): Promise<CountedRow[]> => {
  const columns = by.map(
    (dimension, place) => sql`${codes[dimension] ?? sql`value`} as ${sql.ref(`d${place}`)}`,
  )
  const { rows } = await sql<Record<string, string> & { n: number }>`
    select ${sql.join([...columns, sql`sum(n)::int as n`])} from stats.case_cell
    where generation = ${generation}::uuid and measure = ${measure} and dimension = ${panelOf(by)} and month <= ${to}
      and ${from === null ? sql`prior is null` : sql`month >= ${from} and (prior is null or prior < ${from})`}
      ${sql.join(
        conditionsOf(filters).map((condition) => sql`and ${condition}`),
        sql` `,
      )}
    ${by.length === 0 ? sql`` : sql`group by ${sql.join(by.map((_, place) => sql.ref(`d${place}`)))}`}`.execute(
    trx,
  )
  return rows
    .map((row) => ({
      values: Object.fromEntries(by.map((dimension, place) => [dimension, row[`d${place}`]!])),
      count: Number(row.n ?? 0),
    }))
    .filter(({ count }) => count !== 0)
}

const conditionsOf = (filters: Filters): RawBuilder<unknown>[] => [
  ...(filters.region ? [sql`region in (${sql.join([...filters.region])})`] : []),
  ...(filters.sex ? [sql`sex in (${sql.join([...filters.sex])})`] : []),
  ...(filters.age ? [sql`age in (${sql.join([...filters.age])})`] : []),
  ...(filters['age-group'] ? [sql`${ageGroup} in (${sql.join([...filters['age-group']])})`] : []),
  ...(filters.form
    ? [sql`string_to_array(form, ${JOINED}) && array[${sql.join([...filters.form])}]::text[]`]
    : []),
]
