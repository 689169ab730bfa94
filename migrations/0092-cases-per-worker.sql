-- Beside how many open cases an agency leads and how many have a late step: how many people there have a post now with
-- which they may work on cases (`worker_roles`, from the one table of permissions). Counts; nobody is named.
drop function stats.work_per_agency(timestamptz, text, text, text, text);
create function stats.work_per_agency(at timestamptz, worker_roles text[], only_region text, only_sex text, only_age text, only_form text)
returns table (agency text, open bigint, late bigint, workers bigint)
language sql stable security definer set search_path = pg_catalog as $$
  with work as (
    select coalesce(nullif(c.lead_agency, ''), 'unknown') as agency, count(*) as open,
      count(*) filter (where f.next_due_at < at) as late
    from stats.case_fact f join core.case_file c on c.person_id = f.person_id and c.case_id = f.case_id
    where access.has_role('coordinator', 'rapporteur') and f.status = 'open'
      and (only_region is null or coalesce(f.region, 'unknown') = only_region)
      and (only_sex is null or f.sex = only_sex)
      and (only_age is null or f.age = only_age)
      and (only_form is null or only_form = any (f.forms) or (only_form = 'unknown' and cardinality(f.forms) = 0))
    group by 1)
  select w.agency, w.open, w.late,
    (select count(distinct p.account_id) from core.post p where p.agency_id = w.agency and p.roles && worker_roles
      and p.since <= at and (p.until is null or p.until > at))
  from work w $$;
comment on function stats.work_per_agency is 'Counts of open and late cases by the agency that leads them, and of those who may work on them there; empty for any other role.';
revoke all on function stats.work_per_agency from public;
grant execute on function stats.work_per_agency to umai_app;
