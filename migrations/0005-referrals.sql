-- A referral is seen by the agency that sent it and by the agency it was sent to, and by nobody else.

create table core.referral (
  person_id uuid not null,
  case_id uuid not null,
  referral_id uuid not null unique,
  from_agency text not null,
  to_agency text,
  service_id text,
  need text not null,
  urgency text not null,
  status text not null,
  answer_by timestamptz,
  sent_at timestamptz not null,
  answered_at timestamptz,
  closed_at timestamptz,
  escalated boolean not null default false,
  shared jsonb not null,
  primary key (person_id, referral_id)
);
comment on table core.referral is 'Projection for inboxes. shared = exactly what this referral grants; free text in it is sealed.';
create index referral_by_receiver on core.referral (to_agency, status, sent_at desc);
create index referral_by_sender on core.referral (from_agency, status, sent_at desc);
create index referral_waiting on core.referral (answer_by) where answered_at is null and closed_at is null;
alter table core.referral enable row level security;
alter table core.referral force row level security;
create policy both_sides_read on core.referral for select to umai_app
  using (to_agency = (select access.agency()) or from_agency = (select access.agency()) or (select access.is_system()));
create policy system_adds on core.referral for insert to umai_app with check ((select access.is_system()));
create policy system_edits on core.referral for update to umai_app
  using ((select access.is_system())) with check ((select access.is_system()));
create policy owner_all on core.referral to current_user using (true) with check (true);
grant select, insert, update on core.referral to umai_app;
