-- A passkey is a second step in itself: what a session may do depends on how it was begun.

alter table auth."session" add column "byPasskey" boolean not null default false;
comment on column auth."session"."byPasskey" is 'Begun with a passkey that checked its holder (PIN, finger or face).';

drop function access.own_account();
create function access.own_account() returns table (title text, email text, second_factor boolean, has_passkey boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select u.name, u.email, coalesce(u."twoFactorEnabled", false),
    exists (select from auth."passkey" p where p."userId" = u.id)
  from auth."user" u where u.id = access.account() and (access.claims()->>'kind') = 'person' $$;
comment on function access.own_account is 'What the one signed in may know about their own account.';
revoke all on function access.own_account from public;
grant execute on function access.own_account to umai_app;
