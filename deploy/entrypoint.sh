#!/usr/bin/env bash
# What a container does first. `web` and `worker` stay; `prepare` makes the database ready and ends.
#
#   prepare   wait for the database, migrate, load reference data, remove what is over its term
#   web       the same, then gunicorn
#   worker    wait until the database is ready, then the worker
#   manage …  any command of manage.py
set -euo pipefail
cd "$(dirname "${PERSPECTIEF_MANAGE:-/app/manage.py}")"
PYTHON="${PERSPECTIEF_PYTHON:-python}"
PORT="${PORT:-8000}"
WAIT_S="${PERSPECTIEF_WAIT_S:-60}"

say() { echo "perspectief: $*" >&2; }

manage() { "$PYTHON" manage.py "$@"; }

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
    manage migrate --noinput --verbosity=0 || { say "migrating failed; nothing was started."; exit 1; }
    manage load_reference >/dev/null || { say "the reference data did not load; nothing was started."; exit 1; }
    # Also after a restored backup: what is over its term goes before anybody can see it.
    manage retention || { say "removing what is over its term failed; nothing was started."; exit 1; }
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
    exec "$PYTHON" manage.py work
    ;;
manage)
    shift
    exec "$PYTHON" manage.py "$@"
    ;;
*)
    say "'$1' is not known here. Use prepare, web, worker or manage."
    exit 2
    ;;
esac
