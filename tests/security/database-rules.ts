/*
 * What must hold of the database's catalogue (research: security.md 4.3, row-level security lint), over every schema
 * that is ours. Each query must give no row; `broken` is what a careless migration could do, and must make it give one.
 */

export interface DatabaseRule {
  name: string
  /** Gives `found`, one text a violation. */
  sql: string
  /** Statements of a careless migration. */
  broken: string[]
  /** What the rule must then report. */
  reports: string
}

const runTime = `array['umai_app', 'umai_auth']`

const ours = `n.nspname not in ('information_schema', 'pgboss') and n.nspname not like 'pg\\_%'`

const canTouch = `(has_table_privilege(r, c.oid, 'select, insert, update, delete')
  or has_any_column_privilege(r, c.oid, 'select, insert, update'))`

const tables = `from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join unnest(${runTime}) r
  where ${ours} and c.relkind in ('r', 'p')`

const policies = `from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
  where ${ours} and (p.polroles = '{0}' or exists (select from pg_roles r where r.oid = any (p.polroles) and r.rolname = any (${runTime})))`

/** Functions that run as the owner and that run-time roles may call, each checking its caller itself. */
export const definerFunctions = [
  'access.claims',
  'access.account_titles',
  'access.own_account',
  'access.who_sees',
  'access.roles_held',
  'stats.late_steps',
  'stats.keep_facts',
  'stats.lock_facts_of',
  'stats.work_per_agency',
  'stats.count_people',
  'stats.count_contributed',
]

/** Policies that let everybody through, each for a reason. */
export const openPolicies = [
  // Refusals of people without any context leave a line too; nobody but the auditor reads.
  'audit.entry anyone_adds',
  // Public law and procedure.
  'reference.procedure_version everyone_reads',
  // The sign-in role reads accounts before it knows whose they are; it sees no other schema.
  'auth.user sign_in_only',
  'auth.session sign_in_only',
  'auth.account sign_in_only',
  'auth.verification sign_in_only',
  'auth.twoFactor sign_in_only',
  'auth.passkey sign_in_only',
]

const list = (names: string[]) => `array[${names.map((name) => `'${name}'`).join(', ')}]`

export const databaseRules: DatabaseRule[] = [
  {
    name: 'every table a run-time role can touch has row-level security, enabled and forced',
    sql: `select distinct n.nspname || '.' || c.relname as found ${tables} and ${canTouch} and not (c.relrowsecurity and c.relforcerowsecurity)`,
    broken: [
      'create table core.bad (id int)',
      'grant select on core.bad to umai_app',
      'alter table core.bad enable row level security',
    ],
    reports: 'core.bad',
  },
  {
    name: 'a column grant counts as touching',
    sql: `select distinct n.nspname || '.' || c.relname as found ${tables} and ${canTouch} and not (c.relrowsecurity and c.relforcerowsecurity)`,
    broken: ['create table vault.bad (id int, name text)', 'grant select (name) on vault.bad to umai_app'],
    reports: 'vault.bad',
  },
  {
    name: 'run-time roles have no attribute that passes policies by',
    sql: `select rolname as found from pg_roles where rolname = any (${runTime})
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolcanlogin)`,
    broken: ['alter role umai_app createdb'],
    reports: 'umai_app',
  },
  {
    name: 'run-time roles own nothing',
    sql: `select r.rolname || ' owns ' || pg_describe_object(d.classid, d.objid, 0) as found from pg_shdepend d
      join pg_roles r on r.oid = d.refobjid
      where d.refclassid = 'pg_authid'::regclass and d.deptype = 'o' and r.rolname = any (${runTime})
      and d.dbid in (0, (select oid from pg_database where datname = current_database()))`,
    broken: [
      'create table core.bad (id int)',
      'grant create on schema core to umai_app',
      'alter table core.bad owner to umai_app',
    ],
    reports: 'umai_app owns table core.bad',
  },
  {
    name: 'run-time roles are members of no other role',
    sql: `select m.member::regrole || ' in ' || m.roleid::regrole as found from pg_auth_members m join pg_roles r on r.oid = m.member
      where r.rolname = any (${runTime})`,
    broken: ['grant umai_auth to umai_app'],
    reports: 'umai_app in umai_auth',
  },
  {
    name: 'views run with the rights of who reads them',
    sql: `select distinct n.nspname || '.' || c.relname as found from pg_class c join pg_namespace n on n.oid = c.relnamespace
      cross join unnest(${runTime}) r where ${ours} and c.relkind = 'v' and ${canTouch}
      and not coalesce(c.reloptions @> array['security_invoker=true'], false)`,
    broken: ['create view core.bad as select * from core.case_file', 'grant select on core.bad to umai_app'],
    reports: 'core.bad',
  },
  {
    name: 'no readable materialised view or foreign table: neither knows policies',
    sql: `select distinct n.nspname || '.' || c.relname as found from pg_class c join pg_namespace n on n.oid = c.relnamespace
      cross join unnest(${runTime}) r where ${ours} and c.relkind in ('m', 'f') and ${canTouch}`,
    broken: [
      'create materialized view stats.bad as select * from stats.case_fact',
      'grant select on stats.bad to umai_app',
    ],
    reports: 'stats.bad',
  },
  {
    name: 'functions that run as the owner are on the short list',
    sql: `select distinct n.nspname || '.' || f.proname as found from pg_proc f join pg_namespace n on n.oid = f.pronamespace
      cross join unnest(${runTime}) r where ${ours} and f.prosecdef and has_function_privilege(r, f.oid, 'execute')
      and n.nspname || '.' || f.proname <> all (${list(definerFunctions)})`,
    broken: [
      "create function core.bad() returns bigint language sql security definer set search_path = pg_catalog as 'select count(*) from core.person'",
    ],
    reports: 'core.bad',
  },
  {
    name: 'functions that run as the owner have a fixed search path',
    sql: `select n.nspname || '.' || f.proname as found from pg_proc f join pg_namespace n on n.oid = f.pronamespace
      where ${ours} and f.prosecdef and not coalesce(f.proconfig @> array['search_path=pg_catalog'], false)`,
    broken: [
      "create function access.bad() returns bigint language sql security definer as 'select count(*) from core.person'",
    ],
    reports: 'access.bad',
  },
  {
    name: 'functions are not executable by everybody',
    sql: `select n.nspname || '.' || f.proname as found from pg_proc f join pg_namespace n on n.oid = f.pronamespace
      where n.nspname in ('access', 'core', 'vault', 'audit', 'stats', 'auth') and has_function_privilege('public', f.oid, 'execute')`,
    broken: ["create function access.bad() returns int language sql as 'select 1'"],
    reports: 'access.bad',
  },
  {
    name: 'no truncate, references or trigger: truncate knows no policies, the others tell of hidden rows',
    sql: `select distinct n.nspname || '.' || c.relname as found ${tables} and has_table_privilege(r, c.oid, 'truncate, references, trigger')`,
    broken: ['grant truncate on core.task to umai_app'],
    reports: 'core.task',
  },
  {
    name: 'nothing is granted to everybody',
    sql: `select distinct n.nspname || '.' || c.relname as found from pg_class c join pg_namespace n on n.oid = c.relnamespace,
      aclexplode(c.relacl) a where ${ours} and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and a.grantee = 0`,
    broken: ['grant select on core.agency to public'],
    reports: 'core.agency',
  },
  {
    name: 'each run-time role keeps to its schemas',
    sql: `select distinct r || ': ' || n.nspname || '.' || c.relname as found ${tables} and ${canTouch}
      and (n.nspname = 'auth') <> (r = 'umai_auth')`,
    broken: ['grant usage on schema auth to umai_app', 'grant select on auth."user" to umai_app'],
    reports: 'umai_app: auth.user',
  },
  {
    name: 'what a write may make of a row is checked',
    sql: `select n.nspname || '.' || c.relname || ' ' || p.polname as found ${policies} and p.polcmd in ('a', 'w', '*') and p.polwithcheck is null`,
    broken: ['create policy bad on core.case_file for update to umai_app using ((select access.known()))'],
    reports: 'core.case_file bad',
  },
  {
    name: 'no policy lets everybody through but those on the short list',
    sql: `select n.nspname || '.' || c.relname || ' ' || p.polname as found ${policies}
      and (pg_get_expr(p.polqual, p.polrelid) = 'true' or pg_get_expr(p.polwithcheck, p.polrelid) = 'true')
      and n.nspname || '.' || c.relname || ' ' || p.polname <> all (${list(openPolicies)})`,
    broken: ['create policy bad on core.person for select to umai_app using (true)'],
    reports: 'core.person bad',
  },
  {
    name: 'run-time roles make nothing in any schema',
    sql: `select distinct r || ' in ' || n.nspname as found from pg_namespace n cross join unnest(${runTime}) r
      where ${ours} and has_schema_privilege(r, n.oid, 'create')`,
    broken: ['grant create on schema public to umai_app'],
    reports: 'umai_app in public',
  },
  {
    name: 'the log and the audit trail are only ever added to',
    sql: `select distinct n.nspname || '.' || c.relname as found ${tables} and n.nspname || '.' || c.relname in ('core.case_event', 'audit.entry')
      and (has_table_privilege(r, c.oid, 'update, delete') or has_any_column_privilege(r, c.oid, 'update'))`,
    broken: ['grant update (type) on core.case_event to umai_app'],
    reports: 'core.case_event',
  },
  {
    name: 'every table says what it is for',
    sql: `select n.nspname || '.' || c.relname as found from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('access', 'core', 'vault', 'audit', 'stats', 'reference') and c.relkind in ('r', 'p')
      and obj_description(c.oid, 'pg_class') is null`,
    broken: ['create table core.bad (id int)'],
    reports: 'core.bad',
  },
]
