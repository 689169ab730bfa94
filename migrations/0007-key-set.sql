-- Which set of master keys this database was written with, so that a new key file beside old data is noticed at start.
create table vault.key_set (
  only_one boolean primary key default true check (only_one),
  fingerprint text not null
);
comment on table vault.key_set is 'A fingerprint that says nothing about the keys; only the owner reads it.';
alter table vault.key_set enable row level security;
alter table vault.key_set force row level security;
create policy owner_only on vault.key_set to current_user using (true) with check (true);
