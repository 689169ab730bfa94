-- Pairs of records that may be one person, for a reviewer who may see both sides of that pair and no more.

create table core.link_check (
  person_id uuid primary key references core.person,
  asked_at timestamptz not null default now()
);
comment on table core.link_check is 'Records whose identity changed and whose likeness to others is still to be looked at.';

create table core.link_review (
  review_id uuid primary key,
  person_a uuid not null references core.person,
  person_b uuid not null references core.person,
  agency_id text references core.agency,
  status text not null check (status in ('open', 'decided')),
  found text check (found in ('merged', 'different', 'cannot-tell')),
  probability double precision not null check (probability between 0 and 1),
  score jsonb not null,
  entered_at timestamptz not null,
  decided_at timestamptz,
  unique (person_a, person_b),
  check (person_a < person_b),
  check ((status = 'decided') = (found is not null and decided_at is not null))
);
comment on table core.link_review is 'A pair to look at: ids, level codes and a probability; no name. agency_id = who reviews it, null until somebody can.';
create index link_review_by_agency on core.link_review (agency_id, status, probability desc);
create index link_review_by_b on core.link_review (person_b);

do $$
declare t text;
begin
  foreach t in array array['link_check','link_review'] loop
    execute format('alter table core.%I enable row level security', t);
    execute format('alter table core.%I force row level security', t);
    execute format('create policy system_reads on core.%I for select to umai_app using ((select access.is_system()))', t);
    execute format('create policy system_adds on core.%I for insert to umai_app with check ((select access.is_system()))', t);
    execute format('create policy system_edits on core.%I for update to umai_app using ((select access.is_system())) with check ((select access.is_system()))', t);
    execute format('create policy owner_all on core.%I to current_user using (true) with check (true)', t);
    execute format('grant select, insert, update on core.%I to umai_app', t);
  end loop;
end $$;
create policy system_removes on core.link_check for delete to umai_app using ((select access.is_system()));
create policy system_removes on core.link_review for delete to umai_app using ((select access.is_system()));
grant delete on core.link_check, core.link_review to umai_app;
create policy reviewer_reads on core.link_review for select to umai_app
  using ((select access.has_role('record-reviewer')) and agency_id = (select access.agency()));

-- The grant of a review: a reviewer, in the agency the pair was given to, while it is open. It needs the role and not
-- the agency alone, and has no part in the search index, so nobody can be looked up through it.
do $$
declare t text;
begin
  foreach t in array array['core.person', 'vault.data_key', 'vault.identity_fact'] loop
    execute format('create policy reviewer_reads on %s for select to umai_app using (
      (select access.has_role(''record-reviewer'')) and exists (select from core.link_review r
        where r.status = ''open'' and r.agency_id = (select access.agency())
        and (r.person_a = %s.person_id or r.person_b = %s.person_id)))', t, split_part(t, '.', 2), split_part(t, '.', 2));
  end loop;
end $$;
