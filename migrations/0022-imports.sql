-- Lists that agencies bring along, row by row through the same door as everything; an import can be undone as a whole.

create table core.list_import (
  import_id uuid primary key,
  agency_id text not null references core.agency,
  account_id text not null,
  fingerprint bigint not null,
  status text not null check (status in ('running', 'done', 'undone')),
  rows_total integer not null check (rows_total > 0),
  started_at timestamptz not null,
  ended_at timestamptz
);
comment on table core.list_import is 'One run of an agency''s list; fingerprint is keyed, so it tells whether the same file comes again and nothing of it.';
create index list_import_by_agency on core.list_import (agency_id, fingerprint);

create table core.list_import_row (
  import_id uuid not null references core.list_import,
  line integer not null check (line > 0),
  outcome text not null check (outcome in ('created', 'linked', 'refused', 'withdrawn', 'kept')),
  person_id uuid,
  case_id uuid,
  version integer,
  primary key (import_id, line)
);
comment on table core.list_import_row is 'What became of a line: ids only. version = the case as the import left it, so that undoing spares what people went on with.';

do $$
declare t text;
begin
  foreach t in array array['list_import','list_import_row'] loop
    execute format('alter table core.%I enable row level security', t);
    execute format('alter table core.%I force row level security', t);
    execute format('create policy system_reads on core.%I for select to umai_app using ((select access.is_system()))', t);
    execute format('create policy system_adds on core.%I for insert to umai_app with check ((select access.is_system()))', t);
    execute format('create policy system_edits on core.%I for update to umai_app using ((select access.is_system())) with check ((select access.is_system()))', t);
    execute format('create policy owner_all on core.%I to current_user using (true) with check (true)', t);
    execute format('grant select, insert, update on core.%I to umai_app', t);
  end loop;
end $$;
create policy own_agency_reads on core.list_import for select to umai_app using (agency_id = (select access.agency()));
create policy own_agency_reads on core.list_import_row for select to umai_app using (exists (
  select from core.list_import i where i.import_id = list_import_row.import_id and i.agency_id = (select access.agency())));

-- A withdrawn case counts nowhere.
create policy system_removes on stats.case_fact for delete to umai_app using ((select access.is_system()));
grant delete on stats.case_fact to umai_app;
