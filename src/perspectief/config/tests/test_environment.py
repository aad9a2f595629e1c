"""What the operator says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from perspectief.config import environment


def test_a_postgresql_address_is_taken_apart() -> None:
    found = environment.database("postgresql://ann:p%40ss@db:5433/perspectief?sslmode=require")

    assert found["ENGINE"] == "django.db.backends.postgresql"
    said = [found[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")]
    assert said == ["perspectief", "ann", "p@ss", "db", "5433"]
    assert found["OPTIONS"] == {"sslmode": "require"}


def test_a_postgresql_socket_is_a_host() -> None:
    found = environment.database("postgresql://postgres@/test?host=/tmp/socket")

    assert (found["HOST"], found["USER"], found["OPTIONS"]) == ("/tmp/socket", "postgres", {})  # noqa: S108


def test_sqlite_keeps_its_log_beside_it_and_waits_its_turn(tmp_path: Path) -> None:
    found = environment.database(f"sqlite://{tmp_path}/diep/perspectief.sqlite3")

    assert (tmp_path / "diep").is_dir()
    assert "journal_mode=WAL" in str(found["OPTIONS"])
    assert "IMMEDIATE" in str(found["OPTIONS"])


def test_another_database_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="mysql"):
        environment.database("mysql://x/y")


def test_a_flag_is_yes_or_no(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERSPECTIEF_DEMO", "nee")
    assert environment.flag("DEMO", default=True) is False

    monkeypatch.setenv("PERSPECTIEF_DEMO", "misschien")
    with pytest.raises(ImproperlyConfigured, match="misschien"):
        environment.flag("DEMO", default=True)


def _start(**said: str) -> subprocess.CompletedProcess[str]:
    script = (
        "from django.conf import settings as s;"
        "print(s.DEBUG, s.SESSION_COOKIE_NAME, s.SECURE_HSTS_SECONDS, s.ALLOWED_HOSTS)"
    )
    here = {"DJANGO_SETTINGS_MODULE": "perspectief.config.settings", "PYTHONPATH": os.pathsep.join(sys.path)}
    environ = {**os.environ, **here, "PERSPECTIEF_DATABASE_URL": ":memory:", **said}
    return subprocess.run([sys.executable, "-c", script], env=environ, capture_output=True, text=True)


def test_without_a_word_it_is_a_practice_copy_for_this_machine() -> None:
    assert _start().stdout.strip() == "True sessie 0 ['localhost', '127.0.0.1', '[::1]']"


def test_a_secret_key_makes_it_production() -> None:
    said = _start(PERSPECTIEF_SECRET_KEY="geheim", PERSPECTIEF_HOSTS="perspectief.voorbeeld")

    assert said.stdout.strip() == "False __Host-sessie 31536000 ['perspectief.voorbeeld']"


def test_production_refuses_to_debug() -> None:
    said = _start(PERSPECTIEF_SECRET_KEY="geheim", PERSPECTIEF_DEBUG="1")

    assert said.returncode != 0
    assert "do not go together" in said.stderr
