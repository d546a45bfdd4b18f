#!/bin/sh
# Runs once, when the database is new: a role that reads the server's figures and no table.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set password="$MONITORING_PASSWORD" <<'SQL'
create role monitoring login connection limit 5 password :'password';
grant pg_monitor to monitoring;
SQL
