import { sql } from 'kysely'
import type { CountedRecord } from '../disclosure/model.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Dimension, PublicTable, YearRange } from './model.ts'

/** What the facts of cases tell of a person; a table with another dimension cannot be made of them. */
const IN_FACTS: readonly Dimension[] = ['year', 'sex', 'age-group', 'region']

interface Row {
  year: string
  sex: string
  child: boolean | null
  region: string | null
  count: number
}

/**
 * People identified as victims in the years asked for, each once a year: by the case opened first in it. Counts only
 * leave the database. What a fact does not say is counted as `unknown`, never as another code.
 */
export const countRecords = async (trx: Trx, period: YearRange): Promise<CountedRecord[]> => {
  const { rows } = await sql<Row>`
    select year, sex, child, region, count(*)::int as count from (
      select distinct on (person_id, date_part('year', opened_month)) to_char(opened_month, 'YYYY') as year, sex, child, region
      from stats.case_fact
      where outcome = 'identified' and date_part('year', opened_month) between ${period.from} and ${period.to}
      order by person_id, date_part('year', opened_month), opened_month, case_id) as people
    group by year, sex, child, region`.execute(trx)
  return rows.map(({ year, sex, child, region, count }) => ({
    values: { year, sex, 'age-group': ageGroup(child), region: region ?? 'unknown' },
    count,
  }))
}

const ageGroup = (child: boolean | null): string => (child === null ? 'unknown' : child ? 'child' : 'adult')

/** Tables that can be made of the facts. */
export const countable = (tables: readonly PublicTable[]): PublicTable[] =>
  tables.filter(({ dimensions }) => dimensions.every((each) => IN_FACTS.includes(each)))
