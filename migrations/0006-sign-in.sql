-- Accounts, sessions and second factors, kept by better-auth. Only its own role reads them; the app role cannot.

create table auth."user" (
  "id" text primary key, "name" text not null, "email" text not null unique, "emailVerified" boolean not null,
  "image" text, "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now(),
  "twoFactorEnabled" boolean
);
comment on table auth."user" is 'Staff accounts. name is the post''s title, not a person''s name.';
create table auth."session" (
  "id" text primary key, "expiresAt" timestamptz not null, "token" text not null unique,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null, "ipAddress" text, "userAgent" text,
  "userId" text not null references auth."user" ("id") on delete cascade
);
create index "session_userId_idx" on auth."session" ("userId");
create table auth."account" (
  "id" text primary key, "accountId" text not null, "providerId" text not null,
  "userId" text not null references auth."user" ("id") on delete cascade, "accessToken" text, "refreshToken" text,
  "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, "scope" text, "password" text,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null
);
create index "account_userId_idx" on auth."account" ("userId");
create table auth."verification" (
  "id" text primary key, "identifier" text not null, "value" text not null, "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now()
);
create index "verification_identifier_idx" on auth."verification" ("identifier");
create table auth."twoFactor" (
  "id" text primary key, "secret" text not null, "backupCodes" text not null,
  "userId" text not null references auth."user" ("id") on delete cascade, "verified" boolean,
  "failedVerificationCount" integer, "lockedUntil" timestamptz
);
create index "twoFactor_secret_idx" on auth."twoFactor" ("secret");
create index "twoFactor_userId_idx" on auth."twoFactor" ("userId");
create table auth."passkey" (
  "id" text primary key, "name" text, "publicKey" text not null,
  "userId" text not null references auth."user" ("id") on delete cascade, "credentialID" text not null,
  "counter" integer not null, "deviceType" text not null, "backedUp" boolean not null, "transports" text,
  "createdAt" timestamptz, "aaguid" text
);
create index "passkey_userId_idx" on auth."passkey" ("userId");
create index "passkey_credentialID_idx" on auth."passkey" ("credentialID");

do $$
declare t text;
begin
  foreach t in array array['user','session','account','verification','twoFactor','passkey'] loop
    execute format('alter table auth.%I enable row level security', t);
    execute format('alter table auth.%I force row level security', t);
    execute format('create policy sign_in_only on auth.%I to umai_auth using (true) with check (true)', t);
    execute format('create policy owner_all on auth.%I to current_user using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on auth.%I to umai_auth', t);
  end loop;
end $$;
