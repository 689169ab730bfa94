#!/bin/bash
# Run by the PostgreSQL image at its first start: the roles of deploy/database-roles.sql, with passwords from secrets.
set -euo pipefail
psql --username "$POSTGRES_USER" --dbname postgres -v ON_ERROR_STOP=1 \
  -v owner_password="$(cat /run/secrets/owner_password)" \
  -v login_password="$(cat /run/secrets/login_password)" \
  -f /opt/umai/database-roles.sql
