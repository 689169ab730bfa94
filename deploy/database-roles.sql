-- Roles of a PostgreSQL server for Umai. Run once, as a superuser:
--   psql -v owner_password=… -v login_password=… -f deploy/database-roles.sql
-- Passwords come as variables, so that none stands in a file.

-- Owns the schema and runs migrations. No superuser: forced row-level security holds for it too.
create role umai_owner login password :'owner_password';

-- What the running program may become; both own nothing and cannot sign in themselves.
create role umai_app nologin;
create role umai_auth nologin;
grant umai_app, umai_auth to umai_owner with admin option;

-- What the running program signs in as. It inherits nothing: without a role put on, it has no right at all.
create role umai login noinherit password :'login_password';
grant umai_app, umai_auth to umai;

create database umai owner umai_owner;
revoke connect, temporary on database umai from public;
grant connect on database umai to umai;
