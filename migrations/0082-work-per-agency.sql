-- Coordinator and rapporteur see how many open cases an agency leads and how many of them have a late step: no case, no person.
-- A fact has no agency; the case file has. The function runs as the owner, so it checks its reader itself.
create function stats.work_per_agency(at timestamptz, only_region text, only_sex text, only_age text, only_form text)
returns table (agency text, open bigint, late bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(nullif(c.lead_agency, ''), 'unknown'), count(*), count(*) filter (where f.next_due_at < at)
  from stats.case_fact f join core.case_file c on c.person_id = f.person_id and c.case_id = f.case_id
  where access.has_role('coordinator', 'rapporteur') and f.status = 'open'
    and (only_region is null or coalesce(f.region, 'unknown') = only_region)
    and (only_sex is null or f.sex = only_sex)
    and (only_age is null or f.age = only_age)
    and (only_form is null or only_form = any (f.forms) or (only_form = 'unknown' and cardinality(f.forms) = 0))
  group by 1 $$;
comment on function stats.work_per_agency is 'Counts of open and late cases by the agency that leads them; empty for any other role.';
revoke all on function stats.work_per_agency from public;
grant execute on function stats.work_per_agency to umai_app;
