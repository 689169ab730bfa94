import { sql } from 'kysely'
import type { Trx } from '../platform/access/with-actor.ts'
import type { ImportSummary } from './model.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    'core.list_import': ImportRow
    'core.list_import_row': ImportedRow
  }
}

interface ImportRow {
  import_id: string
  agency_id: string
  account_id: string
  file_token: bigint
  row_count: number
  started_at: import('kysely').Generated<Date>
  undone_at: Date | null
}

interface ImportedRow {
  person_id: string
  import_id: string
  line: number
  case_id: string
  outcome: string
  version: number
  undone: string | null
}

export type Outcome = 'created' | 'linked' | 'known'

/** An import of the reader's own agency; undefined when there is none, or it is another's. */
export const findImport = (trx: Trx, importId: string) =>
  trx.selectFrom('core.list_import').selectAll().where('import_id', '=', importId).executeTakeFirst()

/** The import of this file that stands, if the reader's agency has one. */
export const findImportOfFile = (trx: Trx, fileToken: bigint) =>
  trx
    .selectFrom('core.list_import')
    .select('import_id')
    .where('file_token', '=', fileToken)
    .where('undone_at', 'is', null)
    .executeTakeFirst()

/** As the system. */
export const insertImport = async (
  trx: Trx,
  row: { importId: string; agency: string; account: string; fileToken: bigint; rows: number },
): Promise<void> => {
  await trx
    .insertInto('core.list_import')
    .values({
      import_id: row.importId,
      agency_id: row.agency,
      account_id: row.account,
      file_token: row.fileToken,
      row_count: row.rows,
      undone_at: null,
    })
    .execute()
}

/** Imports of the reader's agency, newest first. */
export const listImports = async (trx: Trx, importId?: string): Promise<ImportSummary[]> => {
  const rows = await trx
    .selectFrom('core.list_import as i')
    .leftJoin('core.list_import_row as r', 'r.import_id', 'i.import_id')
    .select([
      'i.import_id',
      'i.started_at',
      'i.row_count',
      'i.undone_at',
      sql<number>`count(*) filter (where r.outcome = 'created')::int`.as('created'),
      sql<number>`count(*) filter (where r.outcome in ('linked', 'known'))::int`.as('linked'),
      sql<number>`count(*) filter (where r.undone = 'kept')::int`.as('kept'),
    ])
    .$if(importId !== undefined, (query) => query.where('i.import_id', '=', importId!))
    .groupBy(['i.import_id', 'i.started_at', 'i.row_count', 'i.undone_at'])
    .orderBy('i.started_at', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    importId: row.import_id,
    startedAt: row.started_at.toISOString(),
    rows: row.row_count,
    created: row.created,
    linked: row.linked,
    undoneAt: row.undone_at?.toISOString() ?? null,
    kept: row.kept,
  }))
}

/** What was made of these lines, or of all. */
export const listImportRows = (trx: Trx, importId: string, lines?: readonly number[]) =>
  trx
    .selectFrom('core.list_import_row')
    .selectAll()
    .where('import_id', '=', importId)
    .$if(lines !== undefined, (query) => query.where('line', 'in', lines!))
    .orderBy('line')
    .execute()

/** As the system. A line that is there already stays as it is. */
export const insertImportRow = async (
  trx: Trx,
  row: {
    importId: string
    line: number
    personId: string
    caseId: string
    outcome: Outcome
    version: number
  },
): Promise<void> => {
  await trx
    .insertInto('core.list_import_row')
    .values({
      person_id: row.personId,
      import_id: row.importId,
      line: row.line,
      case_id: row.caseId,
      outcome: row.outcome,
      version: row.version,
      undone: null,
    })
    .onConflict((oc) => oc.columns(['import_id', 'line']).doNothing())
    .execute()
}

/** As the system. */
export const markRowUndone = async (
  trx: Trx,
  importId: string,
  line: number,
  undone: 'withdrawn' | 'kept',
): Promise<void> => {
  await trx
    .updateTable('core.list_import_row')
    .set({ undone })
    .where('import_id', '=', importId)
    .where('line', '=', line)
    .execute()
}

/** As the system. */
export const markImportUndone = async (trx: Trx, importId: string): Promise<void> => {
  await trx
    .updateTable('core.list_import')
    .set({ undone_at: sql<Date>`now()` })
    .where('import_id', '=', importId)
    .execute()
}

/** The open case of a person that the reader sees, the newest first. */
export const findOpenCase = (trx: Trx, personId: string) =>
  trx
    .selectFrom('core.case_file')
    .select(['case_id', 'version'])
    .where('person_id', '=', personId)
    .where('status', '=', 'open')
    .orderBy('opened_at', 'desc')
    .executeTakeFirst()

export const findVersion = async (trx: Trx, caseId: string): Promise<number | null> => {
  const row = await trx
    .selectFrom('core.case_file')
    .select('version')
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row?.version ?? null
}

/** Whether a person, not the program by its clock, did something on the case after this version. */
export const workedOnSince = async (trx: Trx, caseId: string, version: number): Promise<boolean> => {
  const row = await trx
    .selectFrom('core.case_event')
    .select('seq')
    .where('case_id', '=', caseId)
    .where('seq', '>', version)
    .where('account_id', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

export const seesPerson = async (trx: Trx, personId: string): Promise<boolean> => {
  const row = await trx
    .selectFrom('core.person')
    .select('person_id')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}

/** Ends what a case let agencies see; a person nobody reaches any other way is found no more. As the system. */
export const endAccess = async (
  trx: Trx,
  { caseId, personId }: { caseId: string; personId: string },
): Promise<void> => {
  const until = sql<Date>`now()`
  await trx.updateTable('core.case_access').set({ until }).where('case_id', '=', caseId).execute()
  await trx
    .updateTable('core.person_access')
    .set({ until })
    .where('person_id', '=', personId)
    .where('via', '=', caseId)
    .execute()
  await sql`delete from vault.name_token where person_id = ${personId} and not exists (
    select from core.person_access a where a.person_id = ${personId} and (a.until is null or a.until > now()))`.execute(
    trx,
  )
}
