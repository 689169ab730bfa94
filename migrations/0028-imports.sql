-- Lists of an agency brought in as a whole and taken back as a whole. Nothing of a list is kept but its fingerprint and,
-- for each line, what was made of it; names go to the vault by the events of the cases.

create table core.list_import (
  import_id uuid primary key,
  agency_id text not null references core.agency,
  account_id text not null,
  file_token bigint not null,
  row_count integer not null check (row_count > 0),
  started_at timestamptz not null default now(),
  undone_at timestamptz
);
comment on table core.list_import is 'A list an agency brought in. file_token is the keyed fingerprint of its file';
create unique index list_import_once on core.list_import (agency_id, file_token) where undone_at is null;

create table core.list_import_row (
  person_id uuid not null references core.person,
  import_id uuid not null references core.list_import,
  line integer not null,
  case_id uuid not null,
  outcome text not null check (outcome in ('created', 'linked', 'known')),
  version integer not null,
  undone text check (undone in ('withdrawn', 'kept')),
  primary key (person_id, import_id, line)
);
comment on table core.list_import_row is 'What was made of a line: a new person; a new case of a known person; or a case that was there (known). version: of the case after the import; undone: what taking it back did.';
create unique index list_import_row_by_line on core.list_import_row (import_id, line);

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
create policy own_agency_reads on core.list_import_row for select to umai_app
  using (exists (select from core.list_import i where i.import_id = list_import_row.import_id and i.agency_id = (select access.agency())));

-- A withdrawn case counts nowhere.
create policy system_removes on stats.case_fact for delete to umai_app using ((select access.is_system()));
grant delete on stats.case_fact to umai_app;
