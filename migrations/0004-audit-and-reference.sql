-- The audit log (append-only, no personal data), loaded reference data, and facts for counting.

create table audit.entry (
  entry_id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  account_id text,
  agency_id text,
  post_id uuid,
  action text not null,
  object_type text,
  object_id text,
  purpose text,
  decision text not null check (decision in ('allowed', 'refused', 'failed')),
  request_id text
);
comment on table audit.entry is 'Every write, every look and every refusal. Ids and codes only, never a value about a person.';
create index entry_by_object on audit.entry (object_id, entry_id);
alter table audit.entry enable row level security;
alter table audit.entry force row level security;
create policy anyone_adds on audit.entry for insert to umai_app with check (true);
create policy auditor_reads on audit.entry for select to umai_app using ((select access.has_role('auditor')));
create policy owner_all on audit.entry to current_user using (true) with check (true);
grant insert, select on audit.entry to umai_app;

create table reference.procedure_version (
  procedure_id text not null,
  version text not null,
  definition jsonb not null,
  loaded_at timestamptz not null default now(),
  primary key (procedure_id, version)
);
comment on table reference.procedure_version is 'Every version ever loaded: a case keeps the version it began under.';
alter table reference.procedure_version enable row level security;
alter table reference.procedure_version force row level security;
create policy everyone_reads on reference.procedure_version for select to umai_app using (true);
create policy owner_all on reference.procedure_version to current_user using (true) with check (true);
grant select on reference.procedure_version to umai_app;

create table core.service (
  service_id text primary key,
  agency_id text not null references core.agency,
  kind text not null,
  needs text[] not null,
  sexes text[],
  age_from integer,
  age_to integer,
  places_of_service text[],
  languages text[],
  places integer,
  places_free integer,
  labels jsonb not null,
  origin text not null,
  active boolean not null default true
);
comment on table core.service is 'What agencies offer. Null = not known (never zero). places_of_service = districts or regions; null = not known.';
alter table core.service enable row level security;
alter table core.service force row level security;
create policy everyone_known_reads on core.service for select to umai_app using ((select access.known()));
create policy own_agency_edits on core.service for update to umai_app
  using (agency_id = (select access.agency()) and (select access.has_role('service-provider', 'case-manager')))
  with check (agency_id = (select access.agency()));
create policy owner_all on core.service to current_user using (true) with check (true);
grant select, update on core.service to umai_app;

create table stats.case_fact (
  person_id uuid not null,
  case_id uuid not null,
  opened_month date not null,
  region text,
  district text,
  stage text not null,
  status text not null,
  child boolean,
  sex text not null,
  risk text,
  presumed boolean not null,
  outcome text,
  next_due_at timestamptz,
  waiting_since timestamptz,
  primary key (person_id, case_id)
);
comment on table stats.case_fact is 'One row a case, no name, kept in the transaction of each event; read by coordinator and rapporteur.';
alter table stats.case_fact enable row level security;
alter table stats.case_fact force row level security;
create policy overseers_read on stats.case_fact for select to umai_app
  using ((select access.has_role('coordinator', 'rapporteur')) or (select access.is_system()));
create policy system_adds on stats.case_fact for insert to umai_app with check ((select access.is_system()));
create policy system_edits on stats.case_fact for update to umai_app
  using ((select access.is_system())) with check ((select access.is_system()));
create policy owner_all on stats.case_fact to current_user using (true) with check (true);
grant select, insert, update on stats.case_fact to umai_app;
