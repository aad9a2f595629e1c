#!/usr/bin/env bash
# Two roles in PostgreSQL: one that owns and migrates the tables, one with which web and worker log in.
#
# The image of PostgreSQL runs this once, when it makes the database. Elsewhere: run it as the superuser, with
# POSTGRES_USER, POSTGRES_DB and the two files with passwords. It may be run again.
set -euo pipefail
export OWNER_PASSWORD_FILE="${OWNER_PASSWORD_FILE:-/run/secrets/owner_password}"
export WEB_PASSWORD_FILE="${WEB_PASSWORD_FILE:-/run/secrets/web_password}"
for file in "$OWNER_PASSWORD_FILE" "$WEB_PASSWORD_FILE"; do
    [[ -s "$file" ]] || { echo "perspectief: there is no password in $file" >&2; exit 1; }
done

psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
\set owner_password `cat "$OWNER_PASSWORD_FILE"`
\set web_password `cat "$WEB_PASSWORD_FILE"`
SELECT 'CREATE ROLE ' || name FROM (VALUES ('perspectief_owner'), ('perspectief_web')) AS wanted(name)
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec

-- The owner makes, changes and restores tables, and copies all rows of them for a backup.
ALTER ROLE perspectief_owner WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION BYPASSRLS
    PASSWORD :'owner_password';
-- Web and worker read and write rows. They make no table, switch off no trigger and run no program.
ALTER ROLE perspectief_web WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
    PASSWORD :'web_password';

SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database()) \gexec
SELECT format('GRANT CONNECT, TEMPORARY, CREATE ON DATABASE %I TO perspectief_owner', current_database()) \gexec
SELECT format('GRANT CONNECT ON DATABASE %I TO perspectief_web', current_database()) \gexec
REVOKE ALL ON SCHEMA public FROM PUBLIC;
ALTER SCHEMA public OWNER TO perspectief_owner;
GRANT USAGE ON SCHEMA public TO perspectief_web;
ALTER DEFAULT PRIVILEGES FOR ROLE perspectief_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO perspectief_web;
ALTER DEFAULT PRIVILEGES FOR ROLE perspectief_owner IN SCHEMA public
    GRANT SELECT, USAGE ON SEQUENCES TO perspectief_web;
SQL
