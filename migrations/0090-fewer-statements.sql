-- Questions of one statement that reading a case and My work asked as the system, with the context set before and
-- after. Each answers only for what the one asking may see: who sees a case, to an agency that sees it; which roles are
-- held in an agency, to that agency.

create function access.who_sees(wanted uuid) returns table (agency_id text, scope text, since timestamptz, until timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select g.agency_id, g.scope, g.since, g.until from (
    select a.agency_id, a.scope, a.since, a.until, 1 as place from core.case_access a
    where a.case_id = wanted and (a.until is null or a.until > now())
    union all
    select r.to_agency, 'referral', min(r.sent_at), null, 2 from core.referral r
    where r.case_id = wanted and r.to_agency is not null and r.status not in ('declined', 'withdrawn', 'reported', 'closed')
    group by r.to_agency) g
  where (select access.is_system()) or exists (select from core.case_access own where own.case_id = wanted
    and own.agency_id = (select access.agency()) and (own.until is null or own.until > now()))
  order by g.place, g.since $$;
comment on function access.who_sees is 'Agencies that may look at a case, or at what a referral handed over; empty for whoever does not see the case.';

create function access.roles_held() returns setof text
language sql stable security definer set search_path = pg_catalog as $$
  select distinct unnest(p.roles) from core.post p
  where p.agency_id = (select access.agency()) and p.since <= now() and (p.until is null or p.until > now()) $$;
comment on function access.roles_held is 'Roles that somebody of the reader''s agency holds now.';

revoke all on function access.who_sees, access.roles_held from public;
grant execute on function access.who_sees, access.roles_held to umai_app;
