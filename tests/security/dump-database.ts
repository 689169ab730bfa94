import { sql } from 'kysely'
import type { Database } from '../../src/platform/database/connect.ts'
import { canariesIn } from './canary.ts'

export interface Leak {
  table: string
  row: string
  shapes: string[]
}

/** Every table of every schema, row by row as text (bytes as hex), searched for canaries; and how many rows there were. */
export const searchDump = async (
  database: Database,
): Promise<{ leaks: Leak[]; rows: Record<string, number> }> => {
  const tables = await sql<{
    schema: string
    name: string
  }>`select n.nspname as schema, c.relname as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'm')
    and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%' order by 1, 2`.execute(
    database.admin,
  )
  const leaks: Leak[] = []
  const rows: Record<string, number> = {}
  for (const { schema, name } of tables.rows) {
    const dumped = await sql<{
      row: string
    }>`select t::text as row from ${sql.table(`${schema}.${name}`)} t`.execute(database.admin)
    rows[`${schema}.${name}`] = dumped.rows.length
    for (const { row } of dumped.rows) {
      const shapes = canariesIn(row)
      if (shapes.length > 0) leaks.push({ table: `${schema}.${name}`, row: row.slice(0, 600), shapes })
    }
  }
  return { leaks, rows }
}
