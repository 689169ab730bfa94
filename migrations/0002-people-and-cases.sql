-- People, their cases, the event log, and who may see what.

create table core.person (
  person_id uuid primary key,
  sex text not null default 'unknown',
  birth_year_from integer,
  birth_year_to integer,
  citizenship text,
  language text,
  recorded_at timestamptz not null default now(),
  check (birth_year_from is null or birth_year_to >= birth_year_from)
);
comment on table core.person is 'A person, apart from case and episode; nothing here names anybody (names: schema vault).';

create table core.person_access (
  person_id uuid not null references core.person,
  agency_id text not null,
  via uuid not null,
  identity boolean not null default false,
  since timestamptz not null default now(),
  until timestamptz,
  primary key (person_id, agency_id, via)
);
comment on table core.person_access is 'Why an agency may find a person (via = case or referral), and whether names may be opened.';
create index person_access_by_agency on core.person_access (agency_id, person_id);

create table core.case_file (
  person_id uuid not null references core.person,
  case_id uuid not null unique,
  code text not null unique,
  procedure_id text not null,
  procedure_version text not null,
  version integer not null,
  status text not null check (status in ('open', 'closed')),
  stage text not null,
  lead_agency text not null,
  lead_account text,
  child boolean,
  region text,
  district text,
  risk text,
  conflicts integer not null default 0,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  summary jsonb not null,
  primary key (person_id, case_id)
);
comment on table core.case_file is 'Projection of the fold for lists; core.case_event is the truth and can rebuild it.';
create index case_file_by_lead on core.case_file (lead_agency, status, changed_at desc);

create table core.case_event (
  person_id uuid not null,
  case_id uuid not null,
  seq integer not null check (seq > 0),
  event_id uuid not null unique,
  type text not null,
  data jsonb not null,
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  device text,
  base integer,
  account_id text,
  agency_id text,
  primary key (person_id, case_id, seq)
);
comment on table core.case_event is 'Append-only. Free text inside data is sealed with the person''s key (sealed:1:...).';
create index case_event_by_case on core.case_event (case_id, seq);

create table core.case_access (
  person_id uuid not null,
  case_id uuid not null,
  agency_id text not null,
  scope text not null check (scope in ('lead', 'identify', 'team', 'commission', 'child-protection')),
  since timestamptz not null default now(),
  until timestamptz,
  primary key (person_id, case_id, agency_id, scope)
);
comment on table core.case_access is 'Which agency may read a case, why, and until when.';
create index case_access_by_agency on core.case_access (agency_id, case_id) where until is null;
create index case_access_by_case on core.case_access (case_id, agency_id);

create table core.rejected_event (
  event_id uuid primary key,
  account_id text not null,
  case_id uuid,
  type text not null,
  reason jsonb not null,
  sealed bytea,
  received_at timestamptz not null default now(),
  seen_at timestamptz
);
comment on table core.rejected_event is 'What came from a device and could not be accepted: kept with its reason for its author.';

create table core.task (
  person_id uuid not null,
  case_id uuid not null,
  task_id text not null,
  kind text not null,
  agency_id text not null,
  role text not null,
  due_at timestamptz,
  since timestamptz not null,
  params jsonb not null default '{}',
  primary key (person_id, case_id, task_id)
);
comment on table core.task is 'What waits for an agency, derived from the fold at every event; never typed by hand.';
create index task_by_agency on core.task (agency_id, due_at);
create index task_due on core.task (due_at) where due_at is not null;

create table core.outbox (
  outbox_id bigint generated always as identity primary key,
  kind text not null,
  payload jsonb not null,
  created_at timestamptz not null default now(),
  done_at timestamptz,
  attempts integer not null default 0,
  last_error text
);
comment on table core.outbox is 'What must happen after a commit; written in the same transaction as its cause.';
create index outbox_open on core.outbox (outbox_id) where done_at is null;

create function access.sees_case(wanted uuid) returns boolean language sql stable as $$
  select exists (select from core.case_access a where a.case_id = wanted
    and a.agency_id = (select access.agency()) and (a.until is null or a.until > now())) $$;
create function access.sees_person(wanted uuid) returns boolean language sql stable as $$
  select exists (select from core.person_access a where a.person_id = wanted
    and a.agency_id = (select access.agency()) and (a.until is null or a.until > now())) $$;
revoke all on function access.sees_case, access.sees_person from public;
grant execute on function access.sees_case, access.sees_person to umai_app;

-- The case worker roles act through the event door, which appends as the system on behalf of a checked actor;
-- reading is always as the person. So writes below are for the system context only.
do $$
declare t text;
begin
  foreach t in array array['person','person_access','case_file','case_event','case_access','rejected_event','task','outbox'] loop
    execute format('alter table core.%I enable row level security', t);
    execute format('alter table core.%I force row level security', t);
    execute format('create policy system_reads on core.%I for select to umai_app using ((select access.is_system()))', t);
    execute format('create policy system_adds on core.%I for insert to umai_app with check ((select access.is_system()))', t);
    execute format('create policy owner_all on core.%I to current_user using (true) with check (true)', t);
    execute format('grant select, insert on core.%I to umai_app', t);
  end loop;
  foreach t in array array['person','person_access','case_file','case_access','rejected_event','task','outbox'] loop
    execute format('create policy system_edits on core.%I for update to umai_app using ((select access.is_system())) with check ((select access.is_system()))', t);
    execute format('grant update on core.%I to umai_app', t);
  end loop;
end $$;
create policy system_removes on core.task for delete to umai_app using ((select access.is_system()));
grant delete on core.task to umai_app;

create policy helpers_read on core.person for select to umai_app using ((select access.known()) and access.sees_person(person_id));
create policy own_agency_reads on core.person_access for select to umai_app using (agency_id = (select access.agency()));
create policy own_agency_reads on core.case_access for select to umai_app using (agency_id = (select access.agency()));
create policy helpers_read on core.case_file for select to umai_app using ((select access.known()) and access.sees_case(case_id));
create policy helpers_read on core.case_event for select to umai_app using ((select access.known()) and access.sees_case(case_id));
create policy own_agency_reads on core.task for select to umai_app using (agency_id = (select access.agency()));
create policy author_reads on core.rejected_event for select to umai_app using (account_id = (select access.account()));
create policy author_marks_seen on core.rejected_event for update to umai_app
  using (account_id = (select access.account())) with check (account_id = (select access.account()));
