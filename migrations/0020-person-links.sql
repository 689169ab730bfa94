-- One person under several records: what reviewers found of two records. Nothing moves when records are linked: each
-- keeps its cases, events, names and readers, so that taking a link back restores exactly what was.

create table core.person_link_event (
  event_id uuid primary key,
  seq bigint generated always as identity unique,
  kept_person_id uuid not null references core.person,
  other_person_id uuid not null references core.person,
  kind text not null check (kind in ('merged', 'unmerged', 'different', 'cannot-tell')),
  account_id text not null,
  agency_id text not null,
  post_id uuid not null,
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  reasons text,
  check (kept_person_id <> other_person_id)
);
comment on table core.person_link_event is 'Append-only. What was found of two records, by whom; reasons are sealed with the kept person''s key.';
create index person_link_event_by_kept on core.person_link_event (kept_person_id);
create index person_link_event_by_other on core.person_link_event (other_person_id);

create table core.person_pair (
  person_a uuid not null references core.person,
  person_b uuid not null references core.person,
  verdict text not null check (verdict in ('merged', 'different', 'cannot-tell')),
  event_id uuid not null references core.person_link_event,
  primary key (person_a, person_b),
  check (person_a < person_b)
);
comment on table core.person_pair is 'Projection: the standing verdict on two records. It outranks any score; no row = none stands.';
create index person_pair_by_b on core.person_pair (person_b);

create table core.person_link (
  person_id uuid primary key references core.person,
  cluster_id uuid not null
);
comment on table core.person_link is 'Projection: records of one person share a cluster (its smallest id); no row = a record alone.';
create index person_link_by_cluster on core.person_link (cluster_id);

-- A cluster tells that another agency holds the same person, so no person reads these tables: the program does, and
-- shows each reader what they could see without the link.
do $$
declare t text;
begin
  foreach t in array array['person_link_event','person_pair','person_link'] loop
    execute format('alter table core.%I enable row level security', t);
    execute format('alter table core.%I force row level security', t);
    execute format('create policy system_reads on core.%I for select to umai_app using ((select access.is_system()))', t);
    execute format('create policy system_adds on core.%I for insert to umai_app with check ((select access.is_system()))', t);
    execute format('create policy owner_all on core.%I to current_user using (true) with check (true)', t);
    execute format('grant select, insert on core.%I to umai_app', t);
  end loop;
  foreach t in array array['person_pair','person_link'] loop
    execute format('create policy system_edits on core.%I for update to umai_app using ((select access.is_system())) with check ((select access.is_system()))', t);
    execute format('create policy system_removes on core.%I for delete to umai_app using ((select access.is_system()))', t);
    execute format('grant update, delete on core.%I to umai_app', t);
  end loop;
end $$;

-- How many people stand behind cases, each counted once however many records they have. Runs as the owner, because the
-- readers of the figures may see neither the people nor the links; gives one number.
create function stats.count_people(only_district text, only_child boolean, from_month date, to_month date)
returns bigint language sql stable security definer set search_path = pg_catalog as $$
  select count(distinct coalesce(l.cluster_id, f.person_id))
  from stats.case_fact f left join core.person_link l on l.person_id = f.person_id
  where access.has_role('coordinator', 'rapporteur')
    and (only_district is null or f.district = only_district)
    and (only_child is null or f.child = only_child)
    and (from_month is null or f.opened_month >= from_month)
    and (to_month is null or f.opened_month <= to_month) $$;
comment on function stats.count_people is 'People behind the cases of a range, linked records counted once; 0 for any other role.';
revoke all on function stats.count_people from public;
grant execute on function stats.count_people to umai_app;
