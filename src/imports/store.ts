import { sql } from 'kysely'
import type { Person } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import type { ListImport } from './model.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    'core.list_import': ImportRow
    'core.list_import_row': ImportLine
  }
}

interface ImportRow {
  import_id: string
  agency_id: string
  account_id: string
  fingerprint: bigint
  status: 'running' | 'done' | 'undone'
  rows_total: number
  started_at: Date
  ended_at: Date | null
}

export interface ImportLine {
  import_id: string
  line: number
  outcome: 'created' | 'linked' | 'refused' | 'withdrawn' | 'kept'
  person_id: string | null
  case_id: string | null
  version: number | null
}

/** An import of the reader's agency. */
export const findImport = (trx: Trx, importId: string) =>
  trx.selectFrom('core.list_import').selectAll().where('import_id', '=', importId).executeTakeFirst()

/** The latest import of the very same file by the reader's agency that was not undone. */
export const findSameFile = (trx: Trx, fingerprint: bigint) =>
  trx
    .selectFrom('core.list_import')
    .select(['import_id', 'status'])
    .where('fingerprint', '=', fingerprint)
    .where('status', '<>', 'undone')
    .orderBy('started_at', 'desc')
    .executeTakeFirst()

/** As the system. */
export const startImport = (
  trx: Trx,
  by: Person,
  list: { importId: string; fingerprint: bigint; total: number },
) =>
  trx
    .insertInto('core.list_import')
    .values({
      import_id: list.importId,
      agency_id: by.agency,
      account_id: by.account,
      fingerprint: list.fingerprint,
      status: 'running',
      rows_total: list.total,
      started_at: new Date(),
      ended_at: null,
    })
    .execute()

/** As the system. */
export const endImport = (trx: Trx, importId: string, status: 'done' | 'undone') =>
  trx
    .updateTable('core.list_import')
    .set({ status, ended_at: new Date() })
    .where('import_id', '=', importId)
    .execute()

export const listLines = (trx: Trx, importId: string): Promise<ImportLine[]> =>
  trx
    .selectFrom('core.list_import_row')
    .selectAll()
    .where('import_id', '=', importId)
    .orderBy('line')
    .execute()

/** As the system; a line that is there already is brought up to date. */
export const saveLine = (trx: Trx, line: ImportLine) =>
  trx
    .insertInto('core.list_import_row')
    .values(line)
    .onConflict((oc) =>
      oc.columns(['import_id', 'line']).doUpdateSet({ outcome: line.outcome, version: line.version }),
    )
    .execute()

const count = (outcome: ImportLine['outcome']) =>
  sql<number>`(count(r.line) filter (where r.outcome = ${sql.lit(outcome)}))::int`

/** The imports of the reader's agency, the latest first. */
export const listImports = async (trx: Trx): Promise<ListImport[]> => {
  const rows = await trx
    .selectFrom('core.list_import as i')
    .leftJoin('core.list_import_row as r', 'r.import_id', 'i.import_id')
    .groupBy(['i.import_id', 'i.status', 'i.started_at', 'i.rows_total'])
    .select(['i.import_id', 'i.status', 'i.started_at', 'i.rows_total'])
    .select([
      count('created').as('created'),
      count('linked').as('linked'),
      count('refused').as('refused'),
      count('withdrawn').as('withdrawn'),
      count('kept').as('kept'),
    ])
    .orderBy('i.started_at', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ import_id, status, started_at, rows_total, ...counts }) => ({
    importId: import_id,
    status,
    startedAt: started_at.toISOString(),
    total: rows_total,
    ...counts,
  }))
}
