import { sql } from 'kysely'
import type { Database } from '../platform/database/connect.ts'
import type { Procedure } from './model.ts'

/** Keeps every version of the procedures that is loaded; an already known version must not have changed. */
export const storeProcedures = async (database: Database, procedures: Procedure[]): Promise<string[]> => {
  const problems: string[] = []
  for (const procedure of procedures) {
    const definition = JSON.stringify(procedure)
    const known = await sql<{ definition: unknown }>`select definition from reference.procedure_version
      where procedure_id = ${procedure.id} and version = ${procedure.version}`.execute(database.admin)
    if (known.rows[0] && canonical(known.rows[0].definition) !== canonical(JSON.parse(definition)))
      problems.push(
        `procedure ${procedure.id}: version ${procedure.version} is in use and was changed; give it a new version`,
      )
    if (!known.rows[0])
      await sql`insert into reference.procedure_version (procedure_id, version, definition)
        values (${procedure.id}, ${procedure.version}, ${definition}::jsonb)`.execute(database.admin)
  }
  return problems
}

/** jsonb does not keep the order of keys. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, v) =>
    v !== null && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  )

/** Every version ever loaded, by `id@version`, and the newest of each id. */
export const allProcedures = async (database: Database) => {
  const rows = await sql<{
    definition: Procedure
  }>`select definition from reference.procedure_version order by loaded_at`.execute(database.admin)
  const all = rows.rows.map((row) => row.definition)
  return {
    byKey: new Map(all.map((each) => [`${each.id}@${each.version}`, each])),
    latest: new Map(all.map((each) => [each.id, each])),
  }
}
