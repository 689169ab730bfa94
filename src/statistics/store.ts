import { sql } from 'kysely'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Cell } from './model.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    'stats.cell_generation': { only_one: boolean; generation: string }
  }
}

const columns = ['measure', 'month', 'prior', 'region', 'sex', 'age', 'form', 'dimension', 'value'] as const

/** Which settled counts are in force, with what came since, read in one look; null when the reader may not see them. */
export const readNewCells = async (trx: Trx): Promise<{ generation: string; cells: Cell[] } | null> => {
  const { rows } = await sql<Cell & { generation: string; measure: Cell['measure'] | null }>`
    select g.generation, c.measure, c.month, c.prior, c.region, c.sex, c.age, c.form, c.dimension, c.value, c.n
    from stats.cell_generation g left join stats.case_cell c on c.generation is null`.execute(trx)
  const [first] = rows
  if (!first) return null
  return {
    generation: first.generation,
    cells: rows.flatMap(({ generation: _, ...cell }) => (cell.measure === null ? [] : [cell])),
  }
}

/** Whether row-level security shows counts to whoever asks. */
export const seesCounts = async (trx: Trx): Promise<boolean> =>
  (await trx.selectFrom('stats.cell_generation').select('generation').executeTakeFirst()) !== undefined

export const readSettledCells = async (trx: Trx, generation: string): Promise<Cell[]> =>
  trx
    .selectFrom('stats.case_cell')
    .select([...columns, 'n'])
    .where('generation', '=', generation)
    .execute()

/**
 * Puts all counts of the same kind together, under a new generation. The one before stays until the next time: a reader
 * who began with it finds it whole. As the system.
 */
export const settleStoredCells = async (trx: Trx): Promise<void> => {
  // One at a time, each seeing what the one before left.
  await sql`lock table stats.cell_generation in exclusive mode`.execute(trx)
  await sql`with old as (select generation from stats.cell_generation),
      gone as (delete from stats.case_cell c using old
        where c.generation is null or c.generation <> old.generation returning c.*),
      fresh as (update stats.cell_generation set generation = gen_random_uuid() returning generation),
      whole as (select c.* from stats.case_cell c join old using (generation)
        union all select * from gone where generation is null)
    insert into stats.case_cell (generation, measure, month, prior, region, sex, age, form, dimension, value, n)
    select fresh.generation, measure, month, prior, region, sex, age, form, dimension, value, sum(n)::int
    from whole, fresh group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 having sum(n) <> 0
    order by measure, dimension, month`.execute(trx)
}

const INSERT = 2000

/** Replaces all counts by these. As the system, while nobody else writes facts. */
export const replaceCells = async (trx: Trx, cells: readonly Cell[]): Promise<void> => {
  await sql`delete from stats.case_cell`.execute(trx)
  for (let at = 0; at < cells.length; at += INSERT)
    await trx
      .insertInto('stats.case_cell')
      .values(cells.slice(at, at + INSERT))
      .execute()
  await settleStoredCells(trx)
}

/** Keeps events from being recorded until the transaction ends. As the system. */
export const lockFacts = async (trx: Trx): Promise<void> => {
  await sql`lock table stats.case_fact in share row exclusive mode`.execute(trx)
}
