"""Production does not start on unsafe settings: each is refused by its own name, with what to do."""

from __future__ import annotations

import base64
import os
import secrets
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from perspectief.config import checks
from perspectief.config.checks import dangers, refuse_unsafe
from perspectief.foundation import keys

ROOT = Path(__file__).resolve().parents[4]
SECRET = "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOP"
GOOD = {
    "PERSPECTIEF_SECRET_KEY": SECRET,
    "PERSPECTIEF_DATA_KEYS": f"2026a:{base64.b64encode(bytes(range(32))).decode()}",
    "PERSPECTIEF_DEMO": "0",
    "PERSPECTIEF_HOSTS": "perspectief.voorbeeld.example",
    "PERSPECTIEF_DATABASE_URL": "postgresql://perspectief@db.voorbeeld.example/perspectief",
    "PERSPECTIEF_BEHIND_PROXY": "1",
    "PERSPECTIEF_ADDRESS": "https://perspectief.voorbeeld.example",
    "PERSPECTIEF_MAIL_URL": "smtp+tls://naam:wachtwoord@post.voorbeeld.example:587",
    "PERSPECTIEF_SECURITY_CONTACT": "mailto:veilig@voorbeeld.example",
}
"""All that production needs to be told; invented."""


@pytest.fixture
def production(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Good settings of production, as the checks read them."""
    monkeypatch.setenv("PERSPECTIEF_DEMO", "0")
    good = SimpleNamespace(
        IS_PRODUCTION=True,
        DEBUG=False,
        DEMO_MODE=False,
        SECRET_KEY=SECRET,
        DATA_KEYS={"2026a": os.urandom(32)},
        ALLOWED_HOSTS=["perspectief.voorbeeld.example"],
        DATABASES={"default": {"ENGINE": "django.db.backends.postgresql"}},
        SQLITE_IS_FINE=False,
        SECURE_SSL_REDIRECT=True,
        BEHIND_PROXY=False,
        CITY_LOGIN="the provider of the city",
        LOCAL_LOGIN=False,
        ADDRESS="https://perspectief.voorbeeld.example",
        QUICK_EXIT_URL="https://weer.example/",
        SECURITY_CONTACT="",
        MAIL_URL="smtp+tls://post.voorbeeld.example",
    )
    monkeypatch.setattr(checks, "settings", good)
    return good


def named() -> set[str]:
    return {one.variable for one in dangers()}


def test_good_settings_of_production_hold_no_danger(production: Any) -> None:
    assert dangers() == []
    refuse_unsafe()


@pytest.fixture
def practice(production: Any) -> Any:
    """A practice copy: nothing was said at all."""
    said = {"IS_PRODUCTION": False, "DEBUG": True, "SECRET_KEY": "kort", "DATA_KEYS": keys.practice_keys("kort")}
    nothing = {"ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]"], "CITY_LOGIN": None, "MAIL_URL": ""}
    production.__dict__.update(said | nothing)
    return production


def test_a_practice_copy_may_do_as_it_likes(practice: Any) -> None:
    assert dangers() == []


@pytest.mark.parametrize(
    ("setting", "value", "variable"),
    [
        ("ALLOWED_HOSTS", ["localhost", "perspectief.voorbeeld.example"], "PERSPECTIEF_HOSTS"),
        ("ALLOWED_HOSTS", ["*"], "PERSPECTIEF_HOSTS"),
        ("BEHIND_PROXY", True, "PERSPECTIEF_BEHIND_PROXY"),
        ("CITY_LOGIN", "the provider of the city", "PERSPECTIEF_OIDC_SERVER"),
        ("DATA_KEYS", {"2026a": bytes(range(32))}, "PERSPECTIEF_DATA_KEYS"),
        ("MAIL_URL", "smtp://post.voorbeeld.example", "PERSPECTIEF_MAIL_URL"),
    ],
)
def test_a_forgotten_secret_is_no_practice_copy(practice: Any, setting: str, value: Any, variable: str) -> None:
    setattr(practice, setting, value)

    assert named() == {"PERSPECTIEF_SECRET_KEY"}
    with pytest.raises(ImproperlyConfigured, match=variable):
        refuse_unsafe()


def test_a_practice_copy_may_mail_to_a_server_on_this_machine(practice: Any) -> None:
    practice.MAIL_URL = "smtp://127.0.0.1:1025"

    assert named() == set()


@pytest.mark.parametrize(
    ("setting", "value", "variable"),
    [
        ("SECRET_KEY", "kort", "PERSPECTIEF_SECRET_KEY"),
        ("SECRET_KEY", "ab" * 40, "PERSPECTIEF_SECRET_KEY"),
        ("DEBUG", True, "PERSPECTIEF_DEBUG"),
        ("DATA_KEYS", {}, "PERSPECTIEF_DATA_KEYS"),
        ("DATA_KEYS", keys.practice_keys(SECRET), "PERSPECTIEF_DATA_KEYS"),
        ("DATA_KEYS", {"a": os.urandom(32), "b": bytes(32)}, "PERSPECTIEF_DATA_KEYS"),
        ("ALLOWED_HOSTS", ["*"], "PERSPECTIEF_HOSTS"),
        ("ALLOWED_HOSTS", ["goed.example", "*"], "PERSPECTIEF_HOSTS"),
        ("ALLOWED_HOSTS", ["localhost", "127.0.0.1"], "PERSPECTIEF_HOSTS"),
        ("ALLOWED_HOSTS", [], "PERSPECTIEF_HOSTS"),
        ("DATABASES", {"default": {"ENGINE": "django.db.backends.sqlite3"}}, "PERSPECTIEF_DATABASE_URL"),
        ("SECURE_SSL_REDIRECT", False, "PERSPECTIEF_HTTPS_REDIRECT"),
        ("LOCAL_LOGIN", True, "PERSPECTIEF_LOCAL_LOGIN"),
        ("ADDRESS", "http://localhost:8000", "PERSPECTIEF_ADDRESS"),
        ("QUICK_EXIT_URL", "http://weer.example", "PERSPECTIEF_QUICK_EXIT_URL"),
        ("SECURITY_CONTACT", "bel ons", "PERSPECTIEF_SECURITY_CONTACT"),
    ],
)
def test_each_danger_is_refused_by_its_own_name(production: Any, setting: str, value: Any, variable: str) -> None:
    setattr(production, setting, value)

    assert named() == {variable}
    with pytest.raises(ImproperlyConfigured, match=variable):
        refuse_unsafe()


def test_demo_mode_in_production_must_be_said_aloud(production: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    production.DEMO_MODE = True
    assert named() == set()

    monkeypatch.delenv("PERSPECTIEF_DEMO")
    assert named() == {"PERSPECTIEF_DEMO"}


def test_sqlite_in_production_must_be_said_aloud(production: Any) -> None:
    production.DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3"}}
    production.SQLITE_IS_FINE = True

    assert named() == set()


def test_all_dangers_are_told_at_once_and_no_secret_among_them(production: Any) -> None:
    production.SECRET_KEY, production.DATA_KEYS = "geheim4711", {"a": b"\x47" * 32}
    production.ALLOWED_HOSTS = ["*"]

    with pytest.raises(ImproperlyConfigured) as refused:
        refuse_unsafe()

    assert str(refused.value).count("\n* ") == 3
    assert "geheim4711" not in str(refused.value)
    assert base64.b64encode(b"\x47" * 32).decode() not in str(refused.value)
    assert all(one.advice for one in checks.dangers())


def run(*command: str, **said: str) -> subprocess.CompletedProcess[str]:
    quiet = {name: value for name, value in os.environ.items() if not name.startswith(("PERSPECTIEF_", "DJANGO_"))}
    here = {**quiet, "PYTHONPATH": os.pathsep.join(sys.path), "DJANGO_SETTINGS_MODULE": "perspectief.config.settings"}
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env={**here, **said}, capture_output=True, text=True, timeout=120
    )


def test_with_good_settings_django_finds_nothing_to_say_about_deployment() -> None:
    done = run("manage.py", "check", "--deploy", "--fail-level=WARNING", **GOOD)

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize(
    "command", [("manage.py", "check"), ("manage.py", "work", "--batch"), ("manage.py", "migrate")]
)
def test_commands_and_the_worker_refuse_by_name(command: tuple[str, ...], tmp_path: Path) -> None:
    unsafe = {**GOOD, "PERSPECTIEF_HOSTS": "*", "PERSPECTIEF_DATABASE_URL": f"sqlite:///{tmp_path / 'x.sqlite3'}"}
    del unsafe["PERSPECTIEF_DATA_KEYS"]

    done = run(*command, **unsafe)

    assert done.returncode != 0
    for variable in ("PERSPECTIEF_HOSTS", "PERSPECTIEF_DATABASE_URL", "PERSPECTIEF_DATA_KEYS"):
        assert variable in done.stderr


def test_the_worker_does_not_start_where_only_the_secret_was_forgotten(tmp_path: Path) -> None:
    said = {**GOOD, "PERSPECTIEF_DATABASE_URL": f"sqlite:///{tmp_path / 'x.sqlite3'}"}
    del said["PERSPECTIEF_SECRET_KEY"]

    done = run("manage.py", "work", "--batch", **said)

    assert done.returncode != 0
    assert "PERSPECTIEF_SECRET_KEY" in done.stderr


def test_a_practice_copy_starts_with_no_environment_at_all() -> None:
    assert run("manage.py", "check").returncode == 0


@pytest.mark.parametrize("module", ["wsgi", "asgi"])
def test_the_web_refuses_by_name(module: str) -> None:
    secret = secrets.token_urlsafe(50)
    done = run("-c", f"import perspectief.config.{module}", PERSPECTIEF_SECRET_KEY=secret)

    assert done.returncode != 0
    assert "PERSPECTIEF_DATA_KEYS" in done.stderr
    assert secret not in done.stderr
