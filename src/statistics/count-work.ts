import { sql } from 'kysely'
import { permissions } from '../directory/permissions.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import type { DashboardQuery } from './dashboard-model.ts'
import type { FigureRow } from './model.ts'

/**
 * Work per agency as of now: of the open cases it leads (`denominator`), those with a late step (`numerator`), as in
 * `countLate`, and how many people there may work on cases. Nothing for anybody but coordinator and rapporteur; see `stats.work_per_agency`.
 */
export const countWork = async (
  trx: Trx,
  { region, sex, age, form }: Pick<DashboardQuery, 'region' | 'sex' | 'age' | 'form'>,
  now: Date,
): Promise<FigureRow[]> => {
  const { rows } = await sql<{ agency: string; open: number; late: number; workers: number }>`
    select agency, open::int, late::int, workers::int from stats.work_per_agency(${now}::timestamptz,
      ${[...permissions['case:write']]}::text[], ${region ?? null}::text,
      ${sex ?? null}::text, ${age ?? null}::text, ${form ?? null}::text) order by agency`.execute(trx)
  return rows.map(({ agency, open, late, workers }) => ({
    values: { agency },
    numerator: late,
    denominator: open,
    workers,
  }))
}
