-- What an append asks and writes for its fact: one statement each, planned once a connection. They run as the owner, so
-- that row-level security is not asked in every statement of theirs; each lets in the system alone.

create function stats.lock_facts_of(wanted uuid) returns table (case_id uuid, fact jsonb)
language plpgsql volatile security definer set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  records uuid[];
begin
  if not access.is_system() then raise insufficient_privilege using message = 'stats.lock_facts_of: for the system'; end if;
  -- Links are read after the lock was waited for: whoever links a record holds it until that is done.
  perform from core.person p where p.person_id = wanted for update;
  select array_agg(other.person_id) into records
    from core.person_link me join core.person_link other on other.cluster_id = me.cluster_id where me.person_id = wanted;
  if records is null then
    records := array[wanted];
  else
    perform from core.person p where p.person_id = any (records) order by p.person_id for update;
  end if;
  return query select f.case_id, to_jsonb(f) - 'person_id' - 'case_id' from stats.case_fact f
    where f.person_id = any (records) order by f.case_id;
end $$;
comment on function stats.lock_facts_of is 'Facts of all cases of one person, under however many records; the records stay locked, so that nothing is counted past another. For the system.';

create function stats.keep_facts(facts jsonb, cells jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  kept stats.case_fact;
begin
  if not access.is_system() then raise insufficient_privilege using message = 'stats.keep_facts: for the system'; end if;
  for kept in select * from jsonb_populate_recordset(null::stats.case_fact, facts) loop
    delete from stats.case_fact f where f.person_id = kept.person_id and f.case_id = kept.case_id;
    if kept.stage is not null then insert into stats.case_fact values (kept.*); end if;
  end loop;
  insert into stats.case_cell (measure, month, prior, region, sex, age, form, dimension, value, n)
  select measure, month, prior, region, sex, age, form, dimension, value, n from jsonb_to_recordset(cells)
    as each(measure text, month text, prior text, region text, sex text, age text, form text, dimension text, value text, n integer);
end $$;
comment on function stats.keep_facts is 'Puts facts of cases in place of those before (ids alone: takes it out), with what that changes in the counts. For the system.';

revoke all on function stats.lock_facts_of, stats.keep_facts from public;
grant execute on function stats.lock_facts_of, stats.keep_facts to umai_app;
