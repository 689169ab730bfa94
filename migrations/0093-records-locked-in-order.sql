-- Two records of one person written at the same moment each locked their own first and then the other's, and waited for each
-- other. All records of a person are locked in one order now. Who finds, once they are locked, that more were linked meanwhile
-- lets go of all (a part of a transaction that fails gives its locks back) and begins again: whoever waits holds nothing out of order.
-- A lock that lets others refer to the record is enough: whoever counts it or links it asks for the same one.
create or replace function stats.lock_facts_of(wanted uuid) returns table (case_id uuid, fact jsonb)
language plpgsql volatile security definer set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  records uuid[];
  linked uuid[];
begin
  if not access.is_system() then raise insufficient_privilege using message = 'stats.lock_facts_of: for the system'; end if;
  select coalesce(array_agg(other.person_id), array[wanted]) into linked
    from core.person_link me join core.person_link other on other.cluster_id = me.cluster_id where me.person_id = wanted;
  loop
    records := linked;
    begin
      perform from core.person p where p.person_id = any (records) order by p.person_id for no key update;
      -- Links are read after the lock was waited for: whoever links a record holds it until that is done.
      select coalesce(array_agg(other.person_id), array[wanted]) into linked
        from core.person_link me join core.person_link other on other.cluster_id = me.cluster_id where me.person_id = wanted;
      if linked <@ records then exit; end if;
      raise exception using errcode = 'UM001';
    exception when sqlstate 'UM001' then
    end;
  end loop;
  return query select f.case_id, to_jsonb(f) - 'person_id' - 'case_id' from stats.case_fact f
    where f.person_id = any (linked) order by f.case_id;
end $$;
