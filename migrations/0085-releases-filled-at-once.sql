-- A release is filled in the transaction that protects it, and by nobody afterwards: not even whoever prepared it can
-- add a table or a cell later, when the audit is over. One that was not held against the register is not taken at all.

drop policy overseers_prepare on stats.release;
create policy overseers_prepare on stats.release for insert to umai_app
  with check ((select access.has_role('coordinator', 'rapporteur')) and prepared_by = (select access.account())
    and published_at is null and prepared_at = now()
    and exists (select from stats.disclosure_register d where d.population = release.population and d.kept_at = now()));

do $$
declare
  t text;
begin
  foreach t in array array['release_table', 'release_cell', 'release_protection'] loop
    execute format('drop policy whoever_prepares on stats.%I', t);
    execute format('create policy whoever_prepares on stats.%I for insert to umai_app
      with check (exists (select from stats.release r where r.release_id = %I.release_id
        and r.prepared_by = (select access.account()) and r.published_at is null and r.prepared_at = now()))', t, t);
  end loop;
end $$;
