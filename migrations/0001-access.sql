-- Who is asking: roles, schemas and the signed context that every row-level policy reads.

do $$ begin
  if not exists (select from pg_roles where rolname = 'umai_app') then create role umai_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'umai_auth') then create role umai_auth nologin; end if;
end $$;
-- The connecting user must be able to put the roles on (a superuser already can).
do $$ begin
  execute format('grant umai_app, umai_auth to %I', current_user);
exception when others then null; end $$;

create schema access;
create schema core;
create schema vault;
create schema audit;
create schema stats;
create schema reference;
create schema auth;
revoke create on schema public from public;
grant usage on schema access, core, vault, audit, stats, reference to umai_app;
grant usage on schema auth to umai_auth;

create table access.context_key (
  only_one boolean primary key default true check (only_one),
  secret bytea not null
);
comment on table access.context_key is 'Key that signs the request context; the run-time roles cannot read it.';
alter table access.context_key enable row level security;
alter table access.context_key force row level security;
create policy owner_only on access.context_key to current_user using (true) with check (true);

create table core.agency (
  agency_id text primary key,
  kind text not null,
  labels jsonb not null,
  region text,
  district text,
  on_umai boolean not null default false,
  sop_adopted boolean,
  origin text not null,
  active boolean not null default true
);
comment on table core.agency is 'Agencies of the directory; on_umai = receives referrals in an inbox, otherwise as a document.';

create table core.post (
  post_id uuid primary key,
  account_id text not null,
  agency_id text not null references core.agency,
  roles text[] not null check (cardinality(roles) > 0),
  district text,
  since timestamptz not null default now(),
  until timestamptz check (until is null or until >= since)
);
comment on table core.post is 'An account holds a post in an agency; posts end, and with them every right.';
create index post_by_account on core.post (account_id);

-- The context is "<base64 json>.<hex mac>". A caller who can run SQL can set the variable but cannot sign it
-- (security.md 4.3, pitfall 6). A post that has ended gives no context at all, at once.
create function access.claims() returns jsonb
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  raw text := nullif(current_setting('umai.context', true), '');
  payload text; claims jsonb; key bytea;
begin
  if raw is null then return null; end if;
  payload := split_part(raw, '.', 1);
  select secret into key from access.context_key;
  if key is null or split_part(raw, '.', 2)
     <> encode(sha256(key || sha256(key || convert_to(payload, 'utf8'))), 'hex') then return null; end if;
  claims := convert_from(decode(payload, 'base64'), 'utf8')::jsonb;
  if (claims->>'exp')::bigint < extract(epoch from now()) then return null; end if;
  if claims->>'kind' = 'person' and not exists (
    select from core.post p where p.post_id = (claims->>'post')::uuid and p.since <= now()
      and (p.until is null or p.until > now())) then return null; end if;
  return claims;
end $$;
comment on function access.claims is 'The verified context of this transaction, or null: then every policy denies.';

create function access.agency() returns text language sql stable as $$ select access.claims()->>'agency' $$;
create function access.account() returns text language sql stable as $$ select access.claims()->>'account' $$;
create function access.is_system() returns boolean language sql stable as
  $$ select coalesce(access.claims()->>'kind' = 'system', false) $$;
create function access.has_role(variadic wanted text[]) returns boolean language sql stable as
  $$ select coalesce((access.claims()->'roles') ?| wanted, false) $$;
create function access.known() returns boolean language sql stable as $$ select access.claims() is not null $$;
revoke all on all functions in schema access from public;
grant execute on all functions in schema access to umai_app;

alter table core.agency enable row level security;
alter table core.agency force row level security;
create policy everyone_known_reads on core.agency for select to umai_app using ((select access.known()));
create policy administrator_adds on core.agency for insert to umai_app with check ((select access.has_role('administrator')));
create policy administrator_edits on core.agency for update to umai_app
  using ((select access.has_role('administrator'))) with check ((select access.has_role('administrator')));
create policy owner_all on core.agency to current_user using (true) with check (true);
grant select, insert, update on core.agency to umai_app;

alter table core.post enable row level security;
alter table core.post force row level security;
create policy own_or_administrator on core.post for select to umai_app
  using (account_id = (select access.account()) or (select access.has_role('administrator')) or (select access.is_system()));
create policy administrator_adds on core.post for insert to umai_app with check ((select access.has_role('administrator')));
create policy administrator_edits on core.post for update to umai_app
  using ((select access.has_role('administrator'))) with check ((select access.has_role('administrator')));
create policy owner_all on core.post to current_user using (true) with check (true);
grant select, insert, update on core.post to umai_app;
