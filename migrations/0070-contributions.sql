-- Three ways to contribute: identity, tokens, numbers. Which one an agency takes, the keys of agreements, tokens that
-- agencies send, tokens made of identities inside, links between tokens, and what each counts as.

create table core.contribution_choice (
  choice_id uuid primary key,
  seq bigint generated always as identity unique,
  agency_id text not null references core.agency,
  way text not null check (way in ('identity', 'tokens', 'numbers', 'nothing')),
  account_id text not null,
  chosen_at timestamptz not null default now()
);
comment on table core.contribution_choice is 'Append-only. The widest way in which an agency contributes; its last row counts; no row = nothing is accepted.';
create index contribution_choice_by_agency on core.contribution_choice (agency_id, seq desc);

create table core.token_agreement (
  agreement_id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  partners text[] not null check (cardinality(partners) > 0),
  fingerprint text not null unique check (fingerprint ~ '^[0-9a-f]{12}$'),
  made_by text not null,
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by text,
  filled_to uuid,
  filled_at timestamptz,
  check ((ended_at is null) = (ended_by is null))
);
comment on table core.token_agreement is 'Agencies that make tokens with one key. filled_to: the last person of whose identity a token was made; filled_at: everybody has one.';

create table vault.token_key (
  agreement_id uuid primary key references core.token_agreement,
  wrapped bytea not null
);
comment on table vault.token_key is 'The key of an agreement, wrapped by the master key (outside the database). Deleted when the agreement ends.';

create table core.contribution (
  contribution_id uuid primary key,
  agency_id text not null references core.agency,
  agreement_id uuid not null references core.token_agreement,
  account_id text not null,
  file_token bigint not null,
  measure text not null check (measure in ('victims-presumed', 'victims-identified', 'victims-assisted')),
  year integer not null check (year between 1991 and 2200),
  row_count integer not null check (row_count > 0),
  sent_at timestamptz not null default now(),
  undone_at timestamptz
);
comment on table core.contribution is 'A file of tokens an agency sent. file_token is the keyed fingerprint of its file; measure and year say what its people are counted as.';
create unique index contribution_once on core.contribution (agency_id, file_token) where undone_at is null;
create index contribution_by_agreement on core.contribution (agreement_id);

create table core.contributed_person (
  person_id uuid primary key references core.person,
  contribution_id uuid not null references core.contribution,
  line integer not null,
  district text,
  exploitation text,
  counts_as uuid not null references core.person
);
comment on table core.contributed_person is 'A line of a token file: a person without a name and without a case. counts_as: the record it counts as one person with; itself when it stands alone.';
create index contributed_person_by_file on core.contributed_person (contribution_id, line);
create index contributed_person_by_what on core.contributed_person (counts_as);

create table vault.record_token (
  person_id uuid not null references core.person,
  agreement_id uuid not null references core.token_agreement,
  token bytea not null check (octet_length(token) = 128),
  filled text not null,
  looked_at timestamptz,
  primary key (person_id, agreement_id)
);
comment on table vault.record_token is 'Keyed token of a record under an agreement: sent by an agency, or made of an identity inside. looked_at null = not yet compared. Nobody but the program reads it.';
create index record_token_unseen on vault.record_token (agreement_id) where looked_at is null;
create index record_token_by_agreement on vault.record_token (agreement_id, person_id);

create table vault.token_refusal (
  person_id uuid not null references core.person,
  case_id uuid not null,
  primary key (person_id, case_id)
);
comment on table vault.token_refusal is 'People who said no to being counted with others (consent, purpose statistics), by the case in which they said so: no token is made of them.';

create table core.token_link (
  person_a uuid not null references core.person,
  person_b uuid not null references core.person,
  agreement_id uuid not null references core.token_agreement,
  share double precision not null check (share between 0 and 1),
  shared double precision not null,
  compared text not null,
  primary key (person_a, person_b, agreement_id),
  check (person_a < person_b)
);
comment on table core.token_link is 'Two records whose tokens are alike enough for one person. share: of what both have, how much is the same; compared: letters of the fields both have.';
create index token_link_by_b on core.token_link (person_b);
create index token_link_by_agreement on core.token_link (agreement_id);

do $$
declare t text;
begin
  foreach t in array array['core.contribution_choice', 'core.token_agreement', 'core.contribution', 'core.contributed_person',
    'core.token_link', 'vault.token_key', 'vault.record_token', 'vault.token_refusal'] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy system_reads on %s for select to umai_app using ((select access.is_system()))', t);
    execute format('create policy owner_all on %s to current_user using (true) with check (true)', t);
    execute format('grant select, insert on %s to umai_app', t);
  end loop;
  foreach t in array array['core.token_agreement', 'core.contribution', 'core.contributed_person',
    'core.token_link', 'vault.token_key', 'vault.record_token', 'vault.token_refusal'] loop
    execute format('create policy system_adds on %s for insert to umai_app with check ((select access.is_system()))', t);
  end loop;
  foreach t in array array['core.token_agreement', 'core.contribution', 'core.contributed_person', 'core.token_link', 'vault.record_token'] loop
    execute format('create policy system_edits on %s for update to umai_app using ((select access.is_system())) with check ((select access.is_system()))', t);
    execute format('grant update on %s to umai_app', t);
  end loop;
  foreach t in array array['core.token_link', 'vault.token_key', 'vault.record_token', 'vault.token_refusal'] loop
    execute format('create policy system_removes on %s for delete to umai_app using ((select access.is_system()))', t);
    execute format('grant delete on %s to umai_app', t);
  end loop;
end $$;

create policy own_agency_reads on core.contribution_choice for select to umai_app using (agency_id = (select access.agency()));
create policy own_agency_chooses on core.contribution_choice for insert to umai_app
  with check (agency_id = (select access.agency()) and account_id = (select access.account())
    and (select access.has_role('case-manager', 'administrator')));
create policy partners_read on core.token_agreement for select to umai_app using ((select access.agency()) = any (partners));
create policy administrator_reads on core.token_agreement for select to umai_app using ((select access.has_role('administrator')));
create policy own_agency_reads on core.contribution for select to umai_app using (agency_id = (select access.agency()));

-- A pair of tokens is decided without any name: whoever decides it opens no identity.
alter table core.link_review add column by_token boolean not null default false;
comment on column core.link_review.by_token is 'The pair was found by tokens alone; its review opens no identity.';
drop policy reviewer_reads on vault.data_key;
drop policy reviewer_reads on vault.identity_fact;
do $$
declare t text;
begin
  foreach t in array array['vault.data_key', 'vault.identity_fact'] loop
    execute format('create policy reviewer_reads on %s for select to umai_app using (
      (select access.has_role(''record-reviewer'')) and exists (select from core.link_review r
        where r.status = ''open'' and not r.by_token and r.agency_id = (select access.agency())
        and (r.person_a = %s.person_id or r.person_b = %s.person_id)))', t, split_part(t, '.', 2), split_part(t, '.', 2));
  end loop;
end $$;

-- How many people partners' lists hold, each once, and how many of them are counted in the cases of the same year as
-- well. Runs as the owner, because the readers of figures see neither people nor links; gives numbers only.
create function stats.count_contributed()
returns table (measure text, year integer, agency_id text, people bigint, inside bigint)
language sql stable security definer set search_path = pg_catalog as $$
  with said as (
    select c.measure, c.year, c.agency_id, coalesce(l.cluster_id, p.counts_as) as who
    from core.contribution c join core.contributed_person p on p.contribution_id = c.contribution_id
    left join core.person_link l on l.person_id = p.counts_as
    where c.undone_at is null and access.has_role('coordinator', 'rapporteur')
  ), held as (
    select distinct coalesce(l.cluster_id, f.person_id) as who, d.measure, extract(year from d.happened)::integer as year
    from stats.case_fact f left join core.person_link l on l.person_id = f.person_id
    cross join lateral (values ('victims-presumed', f.presumed_on), ('victims-identified', f.identified_on),
      ('victims-assisted', f.first_service_on)) d(measure, happened)
    where d.happened is not null and exists (select from said s where s.who = coalesce(l.cluster_id, f.person_id))
  )
  select s.measure, s.year, s.agency_id, count(distinct s.who), count(distinct h.who)
  from said s left join held h on h.who = s.who and h.measure = s.measure and h.year = s.year
  group by grouping sets ((s.measure, s.year, s.agency_id), (s.measure, s.year)) $$;
comment on function stats.count_contributed is 'People of partners'' token lists, linked ones once; agency null = over all partners; nothing for any other role.';
revoke all on function stats.count_contributed from public;
grant execute on function stats.count_contributed to umai_app;
