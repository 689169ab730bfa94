-- What each body published, beside what this system holds.

create table stats.figure_import (
  import_id uuid primary key,
  checksum text not null unique check (checksum ~ '^[0-9a-f]{64}$'),
  format text not null check (format in ('csv', 'sdmx')),
  -- null = brought with the program, in reference/published-figures/
  imported_by text,
  imported_at timestamptz not null default now(),
  findings jsonb not null
);
comment on table stats.figure_import is 'A file of figures that a body published, and what was found wrong with it. Never changed; a newer file stands beside it.';
alter table stats.figure_import enable row level security;
alter table stats.figure_import force row level security;
create policy overseers_read on stats.figure_import for select to umai_app
  using ((select access.has_role('coordinator', 'rapporteur')));
create policy overseers_add on stats.figure_import for insert to umai_app
  with check ((select access.has_role('coordinator', 'rapporteur')) and imported_by = (select access.account()));
create policy owner_all on stats.figure_import to current_user using (true) with check (true);
grant select, insert on stats.figure_import to umai_app;

create table stats.published_figure (
  import_id uuid not null references stats.figure_import,
  line integer not null,
  figure jsonb not null,
  primary key (import_id, line)
);
comment on table stats.published_figure is 'One number as published by a body: publisher, period, measure, topic, population, source. No person, no case.';
alter table stats.published_figure enable row level security;
alter table stats.published_figure force row level security;
create policy overseers_read on stats.published_figure for select to umai_app
  using ((select access.has_role('coordinator', 'rapporteur')));
create policy overseers_add on stats.published_figure for insert to umai_app
  with check ((select access.has_role('coordinator', 'rapporteur')));
create policy owner_all on stats.published_figure to current_user using (true) with check (true);
grant select, insert on stats.published_figure to umai_app;
