import { sql } from 'kysely'
import type { Database } from '../src/platform/database/connect.ts'

interface Table {
  schema: string
  name: string
  comment: string | null
  columns: Column[]
  policies: Policy[]
}

interface Column {
  name: string
  type: string
  nullable: boolean
  key: boolean
  comment: string | null
}

interface Policy {
  name: string
  command: string
  /** Without the owner of the table, whose name differs from one installation to the next; null when it is alone. */
  roles: string[] | null
}

const SCHEMAS = ['core', 'vault', 'audit', 'stats', 'reference', 'access', 'auth']

/** The tables as Markdown, from the catalogue and its comments: what is kept, and by which policies it is reached. */
export const describeDatabase = async (database: Database): Promise<string> => {
  const tables = await readTables(database)
  return SCHEMAS.map((schema) =>
    [`### Schema \`${schema}\``, ...tables.filter((each) => each.schema === schema).map(describeTable)].join(
      '\n\n',
    ),
  ).join('\n\n')
}

const describeTable = (table: Table): string =>
  [
    `#### ${table.schema}.${table.name}`,
    ...(table.comment ? [table.comment] : []),
    [
      '| column | type | may be empty | |',
      '|---|---|---|---|',
      ...table.columns.map(
        (each) =>
          `| ${each.key ? `**${each.name}**` : each.name} | ${each.type} | ${each.nullable ? 'yes' : ''} | ${each.comment ?? ''} |`,
      ),
    ].join('\n'),
    ...describePolicies(table.policies),
  ].join('\n\n')

const describePolicies = (policies: Policy[]): string[] => {
  const runTime = policies.filter((each) => each.roles !== null)
  if (runTime.length === 0) return ['Reached by no run-time role.']
  return [runTime.map((each) => `- ${each.command}: \`${each.name}\` (${each.roles?.join(', ')})`).join('\n')]
}

const readTables = async (database: Database): Promise<Table[]> => {
  const { rows } = await sql<Table>`
    select n.nspname as schema, c.relname as name, obj_description(c.oid, 'pg_class') as comment,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
          'nullable', not a.attnotnull, 'key', coalesce(a.attnum = any (i.indkey), false),
          'comment', col_description(c.oid, a.attnum)) order by a.attnum)
        from pg_attribute a left join pg_index i on i.indrelid = c.oid and i.indisprimary
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      coalesce((select json_agg(json_build_object('name', p.polname,
          'command', case p.polcmd when 'r' then 'read' when 'a' then 'add' when 'w' then 'change' when 'd' then 'remove' else 'everything' end,
          'roles', (select json_agg(r.rolname order by r.rolname) from pg_roles r where r.oid = any (p.polroles) and r.oid <> c.relowner))
          order by p.polcmd, p.polname)
        from pg_policy p where p.polrelid = c.oid), '[]') as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname = any (${SCHEMAS}) order by 1, 2`.execute(database.admin)
  return rows
}
