-- What was published of whom, so that the next release cannot be subtracted from it. It holds every count of the cells,
-- also of those that were not shown: read by whoever prepares releases, who may read the facts themselves.
create table stats.disclosure_register (
  population text primary key,
  releases jsonb not null,
  kept_at timestamptz not null default now()
);
comment on table stats.disclosure_register is
  'Every release of a population as it was protected, hidden counts included. For preparing the next one; never published.';
alter table stats.disclosure_register enable row level security;
alter table stats.disclosure_register force row level security;
create policy preparers_read on stats.disclosure_register for select to umai_app
  using ((select access.has_role('coordinator', 'rapporteur')) or (select access.is_system()));
create policy preparers_add on stats.disclosure_register for insert to umai_app
  with check ((select access.has_role('coordinator', 'rapporteur')) or (select access.is_system()));
create policy preparers_edit on stats.disclosure_register for update to umai_app
  using ((select access.has_role('coordinator', 'rapporteur')) or (select access.is_system()))
  with check ((select access.has_role('coordinator', 'rapporteur')) or (select access.is_system()));
create policy owner_all on stats.disclosure_register to current_user using (true) with check (true);
grant select, insert, update on stats.disclosure_register to umai_app;
