-- What may be read across rows that the reader cannot see: lateness in counts, and the titles of accounts.
-- Each function runs as the owner, so each checks its reader itself and gives back no more than its name says.

-- Coordinator and rapporteur see how much is late, by kind of step and kind of agency, and no task, case or person.
create function stats.late_steps(at timestamptz, only_district text, only_child boolean, from_month date, to_month date)
returns table (step_kind text, agency_kind text, waiting bigint, late bigint, without_deadline bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select t.kind, coalesce(a.kind, 'unknown'), count(*), count(*) filter (where t.due_at < at),
    count(*) filter (where t.due_at is null)
  from core.task t
    join stats.case_fact f on f.person_id = t.person_id and f.case_id = t.case_id
    left join core.agency a on a.agency_id = t.agency_id
  where access.has_role('coordinator', 'rapporteur')
    and (only_district is null or f.district = only_district)
    and (only_child is null or f.child = only_child)
    and (from_month is null or f.opened_month >= from_month)
    and (to_month is null or f.opened_month <= to_month)
  group by 1, 2 $$;
comment on function stats.late_steps is 'Counts of waiting and late steps for oversight; empty for any other role.';
revoke all on function stats.late_steps from public;
grant execute on function stats.late_steps to umai_app;

-- An account's title is that of its post, not a person's name. Colleagues see each other's, auditor and administrator all.
create function access.account_titles(wanted text[]) returns table (account_id text, title text)
language sql stable security definer set search_path = pg_catalog as $$
  select u.id, u.name from auth."user" u
  where u.id = any (wanted) and (access.has_role('auditor', 'administrator')
    or exists (select from core.post p where p.account_id = u.id and p.agency_id = access.agency())) $$;
comment on function access.account_titles is 'Titles of accounts with a post, past or present, in the reader''s agency.';

create function access.own_account() returns table (title text, email text, second_factor boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select u.name, u.email, coalesce(u."twoFactorEnabled", false) from auth."user" u
  where u.id = access.account() and (access.claims()->>'kind') = 'person' $$;
comment on function access.own_account is 'What the one signed in may know about their own account.';
revoke all on function access.account_titles, access.own_account from public;
grant execute on function access.account_titles, access.own_account to umai_app;

create table core.account_setting (
  account_id text primary key,
  language text not null check (language in ('ky', 'ru', 'en'))
);
comment on table core.account_setting is 'The language an account last chose, so that it greets them on another device.';
alter table core.account_setting enable row level security;
alter table core.account_setting force row level security;
create policy own_reads on core.account_setting for select to umai_app using (account_id = (select access.account()));
create policy own_adds on core.account_setting for insert to umai_app with check (account_id = (select access.account()));
create policy own_edits on core.account_setting for update to umai_app
  using (account_id = (select access.account())) with check (account_id = (select access.account()));
create policy owner_all on core.account_setting to current_user using (true) with check (true);
grant select, insert, update on core.account_setting to umai_app;

-- The content is sealed with the person's key: without the person it could never be opened again for its author.
alter table core.rejected_event add column person_id uuid;
