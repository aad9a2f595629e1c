"""The script with which a container begins, run as a container would, on this machine."""

from __future__ import annotations

import base64
import os
import re
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen
from uuid import UUID

import psycopg
import pytest
import yaml
from django.urls import reverse
from tools import postgres
from tools.house import ROOT
from tools.settings_page import variables

from perspectief.foundation.uploads.looking import MOST_BYTES
from perspectief.foundation.uploads.media import MOST
from perspectief.policy.monitor.sources.settings import setting

SCRIPT = ROOT / "deploy" / "entrypoint.sh"
ROLES = ROOT / "deploy" / "database-roles.sh"
REFUSED = (
    "CREATE TABLE taken (x int)",
    "CREATE TEMPORARY TABLE taken (x int)",
    "CREATE SCHEMA taken",
    "ALTER TABLE privacy_look DISABLE TRIGGER ALL",
    "DROP TRIGGER privacy_look_no_update ON privacy_look",
    "SET session_replication_role = replica",
    "TRUNCATE privacy_look",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "COPY accounts_circle FROM '/etc/passwd'",
    "SET ROLE perspectief_owner",
)
"""What web and worker never do, and an intruder would like to."""
COMPOSE = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text())
IMAGE = (ROOT / "deploy" / "Containerfile").read_text()
HOST = "perspectief.example"
PRODUCTION = {
    "PERSPECTIEF_SECRET_KEY": secrets.token_urlsafe(60),
    "PERSPECTIEF_DATA_KEYS": f"test:{base64.b64encode(os.urandom(32)).decode()}",
    "PERSPECTIEF_HOSTS": HOST,
    "PERSPECTIEF_ADDRESS": f"https://{HOST}",
    "PERSPECTIEF_BEHIND_PROXY": "1",
    "PERSPECTIEF_DEMO": "0",
    "PERSPECTIEF_DATA_CONTROLLER": "Gemeente Verzonnen",
    "PERSPECTIEF_PRIVACY_CONTACT": "privacy@example.org",
    "PERSPECTIEF_MAIL_URL": "smtp://127.0.0.1:9",
    "PERSPECTIEF_SECURITY_CONTACT": "mailto:veilig@example.org",
    "PERSPECTIEF_OIDC_SERVER": "https://login.example.org",
    "PERSPECTIEF_OIDC_CLIENT_ID": "perspectief",
    "PERSPECTIEF_OIDC_CLIENT_SECRET": "a-secret-of-the-test",
}


def environment(url: str, folder: Path, **more: str) -> dict[str, str]:
    told = {"PERSPECTIEF_PYTHON": sys.executable, "PERSPECTIEF_MANAGE": str(ROOT / "manage.py"), "WEB_CONCURRENCY": "1"}
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PERSPECTIEF_")}
    folders = {"PERSPECTIEF_MAIL_FOLDER": str(folder / "mail"), "PERSPECTIEF_JOURNAL_FOLDER": str(folder / "journal")}
    cache = {"PERSPECTIEF_CACHE": os.environ["PERSPECTIEF_CACHE"]} if "PERSPECTIEF_CACHE" in os.environ else {}
    return {**clean, **PRODUCTION, **told, **folders, "PERSPECTIEF_DATABASE_URL": url, **cache, **more}


def start(*words: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(SCRIPT), *words], env=env, capture_output=True, text=True, timeout=200)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(port: int, path: str) -> tuple[int, str]:
    headers = {"Host": HOST, "X-Forwarded-Proto": "https"}
    try:
        with urlopen(Request(f"http://127.0.0.1:{port}{path}", headers=headers), timeout=10) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as refusal:
        return refusal.code, refusal.read().decode()
    except (URLError, OSError):
        return 0, ""


@contextmanager
def with_roles(url: str, folder: Path) -> Iterator[tuple[str, str]]:
    """The addresses of the owner of the tables and of the plain role, after the script that makes both."""
    secrets_of = {"OWNER_PASSWORD_FILE": folder / "owner", "WEB_PASSWORD_FILE": folder / "web"}
    for file in secrets_of.values():
        file.write_text("it's a secret\n")
    told = {"POSTGRES_USER": "perspectief", "POSTGRES_DB": "postgres", "PGHOST": url.partition("host=")[2]}
    for _twice in range(2):
        done = subprocess.run(
            [str(ROLES)],
            env={**os.environ, **told, **{name: str(file) for name, file in secrets_of.items()}},
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
    yield url.replace("perspectief@", "perspectief_owner@"), url.replace("perspectief@", "perspectief_web@")


def test_web_begins_with_a_database_made_ready_and_serves_as_a_role_that_owns_nothing(tmp_path: Path) -> None:
    with postgres.throw_away() as url, with_roles(url, tmp_path) as (owner, plain):
        port = free_port()
        env = environment(plain, tmp_path, PORT=str(port), PERSPECTIEF_OWNER_DATABASE_URL=owner)
        with (tmp_path / "log").open("w") as log:
            web = subprocess.Popen([str(SCRIPT), "web"], env=env, stdout=log, stderr=log)
        try:
            until = time.monotonic() + 180  # a second suite runs beside this one
            while ask(port, "/ready")[0] != 200:
                assert web.poll() is None and time.monotonic() < until, (tmp_path / "log").read_text()[-3000:]
                time.sleep(0.3)
            status, said = ask(port, "/ready")
            assert (status, '"werker": "let op"' in said) == (200, True)
            assert '"bewaartermijnen": "goed"' in said
            assert '"journaal": "goed"' in said
            assert ask(port, "/")[0] == 200
            assert start("manage", "alive", "web", env=env).returncode == 0
            assert "OWNER" not in Path(f"/proc/{web.pid}/environ").read_text()
            the_plain_role_may_only_read_and_write_rows(plain)
            backed_up = start("manage", "backup", str(tmp_path / "backup"), env=env)
            assert backed_up.returncode == 0, backed_up.stderr
        finally:
            web.terminate()
            web.wait(60)


def the_plain_role_may_only_read_and_write_rows(plain: str) -> None:
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute("INSERT INTO accounts_circle (key, made_at) VALUES (gen_random_uuid(), now())")
        connection.execute("DELETE FROM accounts_circle")
        for refused in REFUSED:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(refused)


def test_a_plain_role_alone_can_migrate_nothing_and_nothing_is_started(tmp_path: Path) -> None:
    with postgres.throw_away() as url, with_roles(url, tmp_path) as (_owner, plain):
        refused = start("prepare", env=environment(plain, tmp_path))
    assert refused.returncode == 1
    assert "migrating failed" in refused.stderr


def test_a_worker_waits_for_a_database_that_is_made_ready_and_then_says_so(tmp_path: Path) -> None:
    env = environment(
        f"sqlite://{tmp_path}/x.sqlite3", tmp_path, PERSPECTIEF_SQLITE_IS_FINE="1", PERSPECTIEF_WAIT_S="3"
    )

    refused = start("worker", env=env)
    assert refused.returncode == 1
    assert "was not migrated within 3 seconds" in refused.stderr

    prepared = start("prepare", env=env)
    assert prepared.returncode == 0, prepared.stderr


def test_nothing_starts_for_people_while_somebody_invented_is_left(tmp_path: Path) -> None:
    env = environment(f"sqlite://{tmp_path}/x.sqlite3", tmp_path, PERSPECTIEF_SQLITE_IS_FINE="1")
    practising = {**env, "PERSPECTIEF_DEMO": "1"}
    assert start("prepare", env=practising).returncode == 0
    assert start("manage", "load_demo", env=practising).returncode == 0

    for word in ("prepare", "worker"):
        refused = start(word, env=env)
        assert refused.returncode == 1
        assert "load_demo --remove" in refused.stderr

    assert start("manage", "load_demo", "--remove", env=env).returncode == 0
    assert start("prepare", env=env).returncode == 0


def test_a_database_that_is_not_there_is_named_without_its_password(tmp_path: Path) -> None:
    url = "postgresql://perspectief:geheim@127.0.0.1:1/x"
    refused = start("prepare", env=environment(url, tmp_path, PERSPECTIEF_WAIT_S="1"))

    assert refused.returncode == 1
    assert "PERSPECTIEF_DATABASE_URL" in refused.stderr
    assert "geheim" not in refused.stderr + refused.stdout


def test_a_word_that_it_does_not_know_is_refused(tmp_path: Path) -> None:
    refused = start("wob", env=environment("sqlite:///nowhere", tmp_path))
    assert refused.returncode == 2
    assert "'wob' is not known here" in refused.stderr


# --- The files beside it, as text -------------------------------------------------------------------------------------


STAYS = sorted(COMPOSE["services"].keys() - {"prepare"})


@pytest.mark.parametrize("name", STAYS)
def test_every_service_starts_again_and_is_watched(name: str) -> None:
    service = COMPOSE["services"][name]
    assert service["restart"] == "unless-stopped"
    assert "healthcheck" in service or (name == "web" and "HEALTHCHECK" in IMAGE)


def test_only_the_proxy_can_be_reached_from_outside() -> None:
    assert [name for name, one in COMPOSE["services"].items() if "ports" in one] == ["proxy"]
    assert COMPOSE["services"]["database"]["networks"] == ["inside"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}


def test_only_what_migrates_and_ends_knows_the_owner_of_the_tables() -> None:
    knows = {name for name, one in COMPOSE["services"].items() if "owner_database_url" in one.get("secrets", [])}
    assert knows == {"prepare"}
    assert COMPOSE["services"]["prepare"]["restart"] == "no"
    assert COMPOSE["services"]["web"]["depends_on"] == {"prepare": {"condition": "service_completed_successfully"}}
    assert (
        "./database-roles.sh:/docker-entrypoint-initdb.d/database-roles.sh:ro"
        in (COMPOSE["services"]["database"]["volumes"])
    )


def test_the_journal_does_not_stand_with_the_database() -> None:
    assert COMPOSE["services"]["web"]["environment"]["PERSPECTIEF_JOURNAL_FOLDER"] == "/journal"
    assert "journal:/journal" in COMPOSE["services"]["web"]["volumes"]
    assert not any("journal" in one for one in COMPOSE["services"]["database"]["volumes"])


def test_no_secret_stands_in_the_file_and_every_one_comes_from_a_file() -> None:
    told = COMPOSE["services"]["web"]["environment"]
    for name in ("SECRET_KEY", "DATA_KEYS", "DATABASE_URL"):
        assert f"PERSPECTIEF_{name}" not in told
        assert told[f"PERSPECTIEF_{name}_FILE"].startswith("/run/secrets/")
    assert all(one["file"].startswith("./secrets/") for one in COMPOSE["secrets"].values())
    assert "secrets/" in (ROOT / "deploy" / ".gitignore").read_text()


def test_every_setting_that_it_names_exists() -> None:
    known = {one.name for one in variables()}
    told = {
        name.removeprefix("PERSPECTIEF_").removesuffix("_FILE") for name in COMPOSE["services"]["web"]["environment"]
    }
    assert told <= known


def test_the_image_runs_as_nobody_in_particular_with_locked_releases() -> None:
    assert re.search(r"^USER perspectief$", IMAGE, re.MULTILINE)
    assert "--require-hashes" in IMAGE
    assert "://" not in IMAGE
    assert COMPOSE["services"]["web"]["read_only"] is True
    assert COMPOSE["services"]["worker"]["cap_drop"] == ["ALL"]


def test_the_proxy_writes_down_its_own_view_of_where_somebody_came_from() -> None:
    proxy = (ROOT / "deploy" / "Caddyfile").read_text()
    assert "header_up X-Forwarded-For {remote_host}" in proxy
    assert "respond @metrics 404" in proxy


@pytest.mark.parametrize(
    ("name", "most", "places"),
    [
        ("publishing:tell", max(MOST.values()), []),
        ("monitor:delivery-bring", setting("file_bytes"), []),
        ("weighing:step", MOST_BYTES, [UUID(int=0), "bijlagen"]),
    ],
)
def test_the_proxy_lets_a_file_through_on_the_pages_that_take_one(name: str, most: int, places: list[object]) -> None:
    proxy, page = (ROOT / "deploy" / "Caddyfile").read_text(), reverse(name, args=places).replace(str(UUID(int=0)), "*")
    (matcher,) = re.findall(rf"^\t@(\w+) path {re.escape(page)} {re.escape(f'/*{page}')}$", proxy, re.MULTILINE)
    (size,) = re.findall(rf"request_body @{matcher} {{\s+max_size (\d+)MB", proxy)
    (others,) = re.findall(r"@other not path (.+)", proxy)

    assert int(size) * 1_000_000 > most
    assert {page, f"/*{page}"} <= set(others.split())
