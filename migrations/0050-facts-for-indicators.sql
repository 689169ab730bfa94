-- What indicators count: more attributes of a case's fact, and the counts kept of them.

alter table stats.case_fact
  add column opened_on date,
  add column first_assessed_on date,
  add column presumed_on date,
  add column decided_on date,
  add column identified_on date,
  add column first_referred_on date,
  add column first_service_on date,
  add column sheltered_on date,
  add column plan_approved_on date,
  add column plan_reviewed_on date,
  add column closed_on date,
  add column close_reason text,
  add column age text not null default 'unknown',
  add column recruitment_age text not null default 'unknown',
  add column citizenship text not null default 'unknown',
  add column exploited_in text not null default 'unknown',
  add column legal_status text not null default 'unknown',
  add column types text[] not null default '{}',
  add column forms text[] not null default '{}',
  add column consent text not null default 'unknown',
  add column decisions jsonb not null default '[]',
  add column services jsonb not null default '[]',
  add column follow_ups_planned integer not null default 0,
  add column follow_ups_recorded integer not null default 0;
comment on column stats.case_fact.age is 'Band of completed years as last recorded (reference/statistics); child, adult or unknown when no more is known.';
comment on column stats.case_fact.types is 'Exploitation as established (vocabulary exploitation); empty = not known.';
comment on column stats.case_fact.forms is 'The forms of the statistics committee that the types come to; empty = not known.';
comment on column stats.case_fact.decisions is 'Each decision on identification: {on, outcome}. No reasons, nobody who decided.';
comment on column stats.case_fact.services is 'Each service given: {on, kind}; kind of the vocabulary service-kind or unknown.';
comment on column stats.case_fact.follow_ups_planned is 'Follow-up planned for after the case was closed.';

create index case_fact_due on stats.case_fact (next_due_at) include (region, sex, age, forms) where status = 'open';

create table stats.case_cell (
  cell_id bigint generated always as identity primary key,
  generation uuid,
  measure text not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  prior text check (prior ~ '^\d{4}-\d{2}$'),
  region text not null,
  sex text not null,
  age text not null,
  form text not null,
  dimension text not null,
  value text not null,
  n integer not null
);
comment on table stats.case_cell is 'Counts of the facts by month, region, sex, age and form, so that a dashboard reads thousands of rows. An event adds its difference (generation null); settling puts them together under a new generation and leaves the one before, so that whoever reads it can finish. Sums are what counts, a single row may be negative.';
comment on column stats.case_cell.prior is 'Month in which the same people were last counted for this measure: nobody is counted twice in a period.';
comment on column stats.case_cell.dimension is 'A further dimension that this row is counted by, with its value; empty = none.';
create index case_cell_unsettled on stats.case_cell (cell_id) where generation is null;
create index case_cell_settled on stats.case_cell (generation, measure, dimension, month) where generation is not null;

create table stats.cell_generation (
  only_one boolean primary key default true check (only_one),
  generation uuid not null default gen_random_uuid()
);
comment on table stats.cell_generation is 'Which settled rows of stats.case_cell are in force.';
insert into stats.cell_generation default values;

do $$
declare t text;
begin
  foreach t in array array['stats.case_cell', 'stats.cell_generation'] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy overseers_read on %s for select to umai_app
      using ((select access.has_role(''coordinator'', ''rapporteur'')) or (select access.is_system()))', t);
    execute format('create policy owner_all on %s to current_user using (true) with check (true)', t);
  end loop;
end $$;
create policy system_adds on stats.case_cell for insert to umai_app with check ((select access.is_system()));
create policy system_removes on stats.case_cell for delete to umai_app using ((select access.is_system()));
create policy system_edits on stats.cell_generation for update to umai_app
  using ((select access.is_system())) with check ((select access.is_system()));
grant select, insert, delete on stats.case_cell to umai_app;
grant select, update on stats.cell_generation to umai_app;
