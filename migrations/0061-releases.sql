-- What may be seen by anybody: releases of protected tables. Only rows of a published release pass the policies for
-- readers without any context, and no row may hold a count of one to four, whoever writes it.

create table stats.release (
  release_id uuid primary key,
  period_from integer not null check (period_from between 1991 and 2200),
  period_to integer not null check (period_to between period_from and 2200),
  -- who is counted: releases of one population are held against each other
  population text not null,
  -- invented figures, and every page says so
  synthetic boolean not null,
  prepared_by text not null,
  prepared_at timestamptz not null default now(),
  published_by text,
  published_at timestamptz,
  check ((published_by is null) = (published_at is null)),
  -- four eyes
  check (published_by <> prepared_by)
);
comment on table stats.release is 'An edition of the public statistics: prepared by one person, published by another, never changed afterwards.';
alter table stats.release enable row level security;
alter table stats.release force row level security;
create policy anybody_reads_published on stats.release for select to umai_app using (published_at is not null);
create policy overseers_read on stats.release for select to umai_app
  using ((select access.has_role('coordinator', 'rapporteur')));
create policy overseers_prepare on stats.release for insert to umai_app
  with check ((select access.has_role('coordinator', 'rapporteur')) and prepared_by = (select access.account())
    and published_at is null);
create policy overseers_publish on stats.release for update to umai_app
  using (published_at is null and (select access.has_role('coordinator', 'rapporteur')))
  with check (published_by = (select access.account()) and published_at is not null);
create policy owner_all on stats.release to current_user using (true) with check (true);
grant select, insert, update (published_by, published_at) on stats.release to umai_app;

create table stats.release_table (
  release_id uuid not null references stats.release,
  table_code text not null,
  dimensions text[] not null check (cardinality(dimensions) > 0),
  threshold integer not null check (threshold >= 5),
  rounding integer not null check (rounding >= 1),
  primary key (release_id, table_code)
);
comment on table stats.release_table is 'A protected table of a release: its dimensions, the smallest count shown, and the base of rounding.';
alter table stats.release_table enable row level security;
alter table stats.release_table force row level security;
create policy with_its_release on stats.release_table for select to umai_app
  using (exists (select from stats.release r where r.release_id = release_table.release_id));
create policy whoever_prepares on stats.release_table for insert to umai_app
  with check (exists (select from stats.release r where r.release_id = release_table.release_id
    and r.prepared_by = (select access.account()) and r.published_at is null));
create policy owner_all on stats.release_table to current_user using (true) with check (true);
grant select, insert on stats.release_table to umai_app;

create table stats.release_cell (
  release_id uuid not null,
  table_code text not null,
  at text[] not null,
  count integer check (count is null or count = 0 or count >= 5),
  status text not null check (status in ('A', 'Q', 'R')),
  primary key (release_id, table_code, at),
  foreign key (release_id, table_code) references stats.release_table,
  check ((count is null) = (status = 'Q'))
);
comment on table stats.release_cell is 'One cell of a protected table: A as counted, R rounded, Q not shown. A count of one to four cannot be stored.';
alter table stats.release_cell enable row level security;
alter table stats.release_cell force row level security;
create policy with_its_release on stats.release_cell for select to umai_app
  using (exists (select from stats.release r where r.release_id = release_cell.release_id));
create policy whoever_prepares on stats.release_cell for insert to umai_app
  with check (exists (select from stats.release r where r.release_id = release_cell.release_id
    and r.prepared_by = (select access.account()) and r.published_at is null));
create policy owner_all on stats.release_cell to current_user using (true) with check (true);
grant select, insert on stats.release_cell to umai_app;

create table stats.release_protection (
  release_id uuid primary key references stats.release,
  hidden integer not null,
  -- for what they are themselves; the others so that these cannot be computed
  hidden_primary integer not null,
  share_of_cells double precision not null,
  share_of_counts double precision not null,
  -- people who would be seen between two releases; counted once enough others join them
  held_back integer not null
);
comment on table stats.release_protection is 'How much of a release is not shown and why, for whoever decides whether it goes out. Never public.';
alter table stats.release_protection enable row level security;
alter table stats.release_protection force row level security;
create policy overseers_read on stats.release_protection for select to umai_app
  using ((select access.has_role('coordinator', 'rapporteur')));
create policy whoever_prepares on stats.release_protection for insert to umai_app
  with check (exists (select from stats.release r where r.release_id = release_protection.release_id
    and r.prepared_by = (select access.account()) and r.published_at is null));
create policy owner_all on stats.release_protection to current_user using (true) with check (true);
grant select, insert on stats.release_protection to umai_app;
