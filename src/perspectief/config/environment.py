"""Reads what the operator says in the environment. Every name begins with PERSPECTIEF_."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "ja", "on"}
FALSE = {"0", "false", "no", "nee", "off", ""}


def text(name: str, default: str = "") -> str:
    """The value of PERSPECTIEF_<name>, or what stands in the file that PERSPECTIEF_<name>_FILE names."""
    variable = f"PERSPECTIEF_{name}"
    file = os.environ.get(f"{variable}_FILE")
    if not file:
        return os.environ.get(variable, default)
    if variable in os.environ:
        raise ImproperlyConfigured(f"{variable} and {variable}_FILE are both set. Keep one of them.")
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as wrong:
        raise ImproperlyConfigured(f"{variable}_FILE: '{file}' cannot be read ({type(wrong).__name__}).") from wrong


def flag(name: str, *, default: bool) -> bool:
    """A yes or a no; anything else is a mistake that we name."""
    said = text(name, "1" if default else "0").strip().lower()
    if said in TRUE:
        return True
    if said in FALSE:
        return False
    raise ImproperlyConfigured(f"PERSPECTIEF_{name}: '{said}' is neither yes nor no. Use 1 or 0.")


def number(name: str, default: int) -> int:
    """A whole number, 0 or more; anything else is a mistake that we name."""
    said = text(name, str(default)).strip()
    if said.isascii() and said.isdigit():
        return int(said)
    raise ImproperlyConfigured(f"PERSPECTIEF_{name}: '{said}' is no whole number. Use digits only.")


def names(name: str, default: str = "") -> list[str]:
    """A list of words with commas between them."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def pairs(name: str) -> dict[str, str]:
    """`name=value` with commas between them; anything else is a mistake that we name."""
    said = [word.partition("=") for word in names(name)]
    if not all(key and value for key, _, value in said):
        raise ImproperlyConfigured(f"PERSPECTIEF_{name}: write name=value, with commas between them.")
    return {key: value for key, _, value in said}


def database(url: str) -> dict[str, object]:
    """Django's settings for `postgresql://user:password@host:port/name?host=/socket`, `sqlite:///path` or a path."""
    if url.startswith(("postgresql://", "postgres://")):
        return _postgresql(url)
    path = url.removeprefix("sqlite://") if url.startswith("sqlite://") else url
    if "://" in path:
        raise ImproperlyConfigured(f"PERSPECTIEF_DATABASE_URL: '{url.split('://', maxsplit=1)[0]}' is not known here.")
    return _sqlite(path)


def _sqlite(path: str) -> dict[str, object]:
    if path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            # Recursive triggers: a replaced row counts as a deleted one, which an append-only table refuses.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON; "
            "PRAGMA recursive_triggers=ON;",
            # Take the write lock at the start: web and worker wait for each other instead of failing half-way.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
    }


def _postgresql(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    host = query.pop("host", "") or parts.hostname or ""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": query.pop("port", "") or (str(parts.port) if parts.port else ""),
        "CONN_MAX_AGE": 60,
        # A database that went away and came back costs no visitor an error.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": query,
    }
