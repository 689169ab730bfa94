-- Identity, sealed: a dump of this database holds no name.

create table vault.data_key (
  person_id uuid primary key,
  wrapped bytea not null
);
comment on table vault.data_key is 'Per-person key wrapped by the master key (outside the database). Deleting it shreds the person''s texts.';

create table vault.identity_fact (
  person_id uuid not null,
  fact_id uuid not null,
  kind text not null,
  sealed bytea not null,
  key_version integer not null,
  recorded_at timestamptz not null,
  agency_id text,
  retired_at timestamptz,
  primary key (person_id, fact_id)
);
comment on table vault.identity_fact is 'One name, document, contact or address, sealed (AES-256-GCM, bound to person, row and column).';

create table vault.name_token (
  person_id uuid not null,
  token bigint not null,
  primary key (person_id, token)
);
comment on table vault.name_token is 'Keyed blind-index terms of folded names; compared by equality only.';
create index name_token_by_token on vault.name_token (token, person_id);

create function access.opens_identity(wanted uuid) returns boolean language sql stable as $$
  select exists (select from core.person_access a where a.person_id = wanted and a.identity
    and a.agency_id = (select access.agency()) and (a.until is null or a.until > now())) $$;
revoke all on function access.opens_identity from public;
grant execute on function access.opens_identity to umai_app;

do $$
declare t text;
begin
  foreach t in array array['data_key','identity_fact','name_token'] loop
    execute format('alter table vault.%I enable row level security', t);
    execute format('alter table vault.%I force row level security', t);
    execute format('create policy system_reads on vault.%I for select to umai_app using ((select access.is_system()))', t);
    execute format('create policy system_adds on vault.%I for insert to umai_app with check ((select access.is_system()))', t);
    execute format('create policy owner_all on vault.%I to current_user using (true) with check (true)', t);
    execute format('grant select, insert on vault.%I to umai_app', t);
  end loop;
end $$;
-- The key opens a case's free texts for those who see the person; names themselves need opens_identity.
create policy helpers_read on vault.data_key for select to umai_app using ((select access.known()) and access.sees_person(person_id));
create policy identity_holders_read on vault.identity_fact for select to umai_app
  using ((select access.known()) and access.opens_identity(person_id));
create policy helpers_search on vault.name_token for select to umai_app
  using ((select access.known()) and access.sees_person(person_id));
create policy system_retires on vault.identity_fact for update to umai_app
  using ((select access.is_system())) with check ((select access.is_system()));
grant update (retired_at) on vault.identity_fact to umai_app;
create policy system_reindexes on vault.name_token for delete to umai_app using ((select access.is_system()));
grant delete on vault.name_token to umai_app;
