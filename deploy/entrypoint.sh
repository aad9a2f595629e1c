#!/usr/bin/env bash
# What a container does first. `web` and `worker` stay; `prepare` makes the database ready and ends.
#
#   prepare   wait for the database, migrate, load reference data, remove what is over its term
#   web       the same, then gunicorn
#   worker    wait until the database is ready, then the worker
#   manage …  any command of manage.py
#
# With PERSPECTIEF_OWNER_DATABASE_URL (or _FILE) the role that owns the tables migrates, and makes and restores backups;
# all else is done by the plain role of PERSPECTIEF_DATABASE_URL.
set -euo pipefail
cd "$(dirname "${PERSPECTIEF_MANAGE:-/app/manage.py}")"
PYTHON="${PERSPECTIEF_PYTHON:-python}"
PORT="${PORT:-8000}"
WAIT_S="${PERSPECTIEF_WAIT_S:-60}"

say() { echo "perspectief: $*" >&2; }

manage() { "$PYTHON" manage.py "$@"; }

# As the owner of the tables, when it is named. What runs after it does not know that name.
OWNER_URL="${PERSPECTIEF_OWNER_DATABASE_URL:-}"
OWNER_FILE="${PERSPECTIEF_OWNER_DATABASE_URL_FILE:-}"
unset PERSPECTIEF_OWNER_DATABASE_URL PERSPECTIEF_OWNER_DATABASE_URL_FILE
as_owner() (
    if [[ -n "$OWNER_FILE" ]]; then
        unset PERSPECTIEF_DATABASE_URL
        export PERSPECTIEF_DATABASE_URL_FILE="$OWNER_FILE"
    elif [[ -n "$OWNER_URL" ]]; then
        unset PERSPECTIEF_DATABASE_URL_FILE
        export PERSPECTIEF_DATABASE_URL="$OWNER_URL"
    fi
    manage "$@"
)

wait_for_database() {
    local until=$((SECONDS + WAIT_S)) said
    while ! said=$(manage alive database 2>&1); do
        if ((SECONDS >= until)); then
            say "the database gave no answer within $WAIT_S seconds. Look at PERSPECTIEF_DATABASE_URL. It said:"
            say "$(tail -n 1 <<<"$said")"
            exit 1
        fi
        sleep 1
    done
}

prepare() {
    wait_for_database
    nothing_half_restored
    as_owner migrate --noinput --verbosity=0 || { say "migrating failed; nothing was started."; exit 1; }
    nobody_invented
    manage load_reference >/dev/null || { say "the reference data did not load; nothing was started."; exit 1; }
    manage load_monitor >/dev/null || { say "the published figures did not load; nothing was started."; exit 1; }
    # Also after a restored backup: what is over its term goes before anybody can see it.
    manage retention || { say "removing what is over its term failed; nothing was started."; exit 1; }
}

# A restore that was killed may have brought back what people had erased.
nothing_half_restored() {
    manage restore --check || { say "a restore did not end; nothing was started."; exit 1; }
}

# Where people are real, nobody logs in who was made up to practise with.
nobody_invented() {
    manage load_demo --check || { say "invented people are left; nothing was started."; exit 1; }
}

wait_until_prepared() {
    local until=$((SECONDS + WAIT_S))
    wait_for_database
    until manage migrate --check >/dev/null 2>&1; do
        if ((SECONDS >= until)); then
            say "the database was not migrated within $WAIT_S seconds. Start web, or run: prepare"
            exit 1
        fi
        sleep 1
    done
}

case "${1:-web}" in
prepare)
    prepare
    ;;
web)
    prepare
    exec "$PYTHON" -m gunicorn perspectief.config.wsgi:application --preload --bind "0.0.0.0:$PORT" \
        --workers "${WEB_CONCURRENCY:-2}" --threads 4 --worker-tmp-dir /dev/shm --timeout 60 \
        --max-requests 5000 --max-requests-jitter 500
    ;;
worker)
    wait_until_prepared
    nothing_half_restored
    nobody_invented
    exec "$PYTHON" manage.py work
    ;;
manage)
    shift
    case "${1:-}" in migrate | backup | restore) as_owner "$@"; exit ;; esac
    exec "$PYTHON" manage.py "$@"
    ;;
*)
    say "'$1' is not known here. Use prepare, web, worker or manage."
    exit 2
    ;;
esac
