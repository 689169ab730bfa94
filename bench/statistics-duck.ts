import { createWriteStream, rmSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { DashboardQuery } from '../src/statistics/dashboard-model.ts'

/** Figures by a key such as `sex:female` or `headline:presumed`. */
export type DuckView = Map<string, number>

/** The same facts in DuckDB's own columnar file, taken from PostgreSQL in this run. */
export const loadDuck = async (url: string, path: string): Promise<{ path: string }> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const csv = `${path}.csv`
  const columns = `person_id, case_id, opened_on, first_assessed_on, presumed_on, decided_on, identified_on,
    first_referred_on, first_service_on, sheltered_on, plan_approved_on, plan_reviewed_on, closed_on,
    coalesce(region, 'unknown') as region, sex, age, recruitment_age, citizenship, status, next_due_at,
    array_to_string(types, '+') as types, array_to_string(forms, '+') as forms,
    jsonb_array_length(decisions) as decisions, jsonb_array_length(services) as services, follow_ups_recorded`
  await pipeline(
    client.query(
      copyTo(
        `copy (select ${columns} from stats.case_fact order by person_id, case_id) to stdout (format csv, header)`,
      ),
    ),
    createWriteStream(csv),
  )
  await client.end()
  const instance = await DuckDBInstance.create(path)
  const connection = await instance.connect()
  await connection.run(
    `create table raw as select * from read_csv('${csv}', header = true, all_varchar = false, nullstr = '')`,
  )
  await connection.run(`create table fact as select *,
    lag(identified_on) over (partition by person_id order by identified_on, case_id) as identified_before,
    lag(presumed_on) over (partition by person_id order by presumed_on, case_id) as presumed_before,
    lag(first_service_on) over (partition by person_id order by first_service_on, case_id) as assisted_before,
    lag(sheltered_on) over (partition by person_id order by sheltered_on, case_id) as sheltered_before
    from raw`)
  await connection.run('drop table raw')
  connection.closeSync()
  instance.closeSync()
  rmSync(csv)
  return { path }
}

/** What one dashboard shows, in as few passes as DuckDB needs: a grouping set for the panels, one row for the rest. */
export const duckDashboard = async (
  connection: DuckDBConnection,
  query: DashboardQuery,
  period: { from: string; to: string },
): Promise<DuckView> => {
  const from = `date '${period.from}-01'`
  const to = `(date '${period.to}-01' + interval 1 month)`
  const within = (day: string) => `${day} >= ${from} and ${day} < ${to}`
  const once = (day: string, before: string) =>
    `${within(day)} and (${before} is null or ${before} < ${from})`
  const filters = [
    query.region ? `region = '${query.region}'` : '',
    query.sex ? `sex = '${query.sex}'` : '',
    query.age ? `age = '${query.age}'` : '',
    query.form ? `list_contains(string_split(forms, '+'), '${query.form}')` : '',
  ].filter((each) => each !== '')
  const where = filters.length === 0 ? 'true' : filters.join(' and ')
  const view: DuckView = new Map()
  const step =
    monthsOf(period) <= 24
      ? `strftime(identified_on, '%Y-%m')`
      : monthsOf(period) <= 72
        ? `strftime(identified_on, '%Y') || '-Q' || quarter(identified_on)`
        : `strftime(identified_on, '%Y')`
  const stepName = monthsOf(period) <= 24 ? 'month' : 'quarter'
  const panels = await connection.runAndReadAll(`
    with people as (select *, ${step} as step, case when forms is null or forms = '' then 'unknown' when contains(forms, '+') then 'several' else forms end as form
      from fact where ${once('identified_on', 'identified_before')} and ${where})
    select case grouping(step, region, sex, age, recruitment_age, form, citizenship)
        when 63 then '${stepName}' when 95 then 'region' when 111 then 'sex' when 119 then 'age' when 123 then 'recruitment-age' when 125 then 'form' else 'citizenship' end as dimension,
      coalesce(step, region, sex, age, recruitment_age, form, citizenship) as code, count(*)::int as n
    from people group by grouping sets (step, region, sex, age, recruitment_age, form, citizenship)
    union all select 'type', type, count(*)::int from (select unnest(string_split(coalesce(nullif(types, ''), 'unknown'), '+')) as type from people) group by 2`)
  for (const [dimension, code, n] of panels.getRows()) view.set(`${dimension}:${code}`, Number(n))
  const count = (condition: string) => `count(*) filter (where ${condition})::int`
  const days = (a: string, b: string) => `date_diff('day', ${a}, ${b})`
  // As `daysBetween` of src/statistics/cells.ts says it: whole weeks from 30 days on, 30 days at a time from 180 on.
  const rounded = (a: string, b: string) =>
    `case when ${days(a, b)} < 30 then ${days(a, b)} when ${days(a, b)} < 180 then ${days(a, b)} - (${days(a, b)} - 30) % 7 else ${days(a, b)} - (${days(a, b)} - 180) % 30 end`
  const median = (a: string, b: string) =>
    `quantile_disc(${rounded(a, b)}, 0.5) filter (where ${within(a)} and ${b} >= ${a})::int`
  const otherOrder = (a: string, b: string) => count(`${within(a)} and ${b} < ${a}`)
  const steps: Record<string, [string, string]> = {
    'time-concern-to-assessment': ['opened_on', 'first_assessed_on'],
    'time-assessment-to-referral': ['first_assessed_on', 'first_referred_on'],
    'time-referral-to-service': ['first_referred_on', 'first_service_on'],
    'time-service-to-plan': ['first_service_on', 'plan_approved_on'],
    'time-open-to-close': ['opened_on', 'closed_on'],
  }
  const headlines: Record<string, string> = {
    'headline:presumed': count(once('presumed_on', 'presumed_before')),
    'headline:identified': count(once('identified_on', 'identified_before')),
    'headline:assisted': count(once('first_service_on', 'assisted_before')),
    'headline:sheltered': count(once('sheltered_on', 'sheltered_before')),
    'headline:cases-registered': count(within('opened_on')),
    'headline:cases-closed': count(within('closed_on')),
    'headline:cases-open': count(`opened_on < ${to} and (closed_on is null or closed_on >= ${to})`),
    'headline:cases-late': count(`status = 'open' and next_due_at < now()`),
    'headline:follow-up-recorded': count(`${within('closed_on')} and follow_ups_recorded > 0`),
    'headline:decisions': `coalesce(sum(decisions) filter (where ${within('decided_on')}), 0)::int`,
    'headline:services-given': `coalesce(sum(services) filter (where ${within('first_service_on')}), 0)::int`,
    // Times are not kept by age band: a view filtered by one does not show them, here either.
    ...(query.age
      ? {}
      : Object.fromEntries(
          Object.entries(steps).flatMap(([id, [a, b]]) => [
            [`median:${id}`, median(a, b)],
            [`other-order:${id}`, otherOrder(a, b)],
          ]),
        )),
  }
  const one = await connection.runAndReadAll(
    `select ${Object.values(headlines).join(', ')} from fact where ${where}`,
  )
  const values = one.getRows()[0] ?? []
  for (const [place, key] of Object.keys(headlines).entries())
    if (values[place] !== null) view.set(key, Number(values[place]))
  return view
}

const monthsOf = ({ from, to }: { from: string; to: string }) =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5)) + 1
