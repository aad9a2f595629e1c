"""Production does not start on settings that are not safe. Each one is named, with what to do about it.

Django runs this before every command (`migrate`, `work`, …); the web servers call `refuse_unsafe` (wsgi.py, asgi.py).
A practice copy, which has no `PERSPECTIEF_SECRET_KEY`, may do as it likes, for it answers to this machine only. With a
setting that is for people elsewhere, the secret was forgotten, and it does not start either.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.core.exceptions import ImproperlyConfigured

from perspectief.foundation import keys

SHORTEST_SECRET = 50
FEWEST_LETTERS = 20
"""So many different characters a secret key has at least, and a data key bytes at least half of that."""
HOW_TO_MAKE_ONE = "Make one: python -c 'import secrets; print(secrets.token_urlsafe(50))'"
THIS_MACHINE = {"localhost", "127.0.0.1", "[::1]", "::1"}


class Danger(NamedTuple):
    """One setting that is not safe: its variable, what we found, and what to do."""

    variable: str
    found: str
    advice: str

    def __str__(self) -> str:
        return f"{self.variable}: {self.found} {self.advice}"


def dangers() -> list[Danger]:
    """All that is wrong with these settings for production, at once; on a practice copy only that it is none."""
    if not settings.IS_PRODUCTION:
        return list(_forgotten_secret())
    return [one for look in LOOKS for one in look()]


def refuse_unsafe() -> None:
    """Raises ImproperlyConfigured with every danger; never shows a secret."""
    found = dangers()
    if found:
        lines = "\n".join(f"* {one}" for one in found)
        raise ImproperlyConfigured(f"These settings are not safe for production, so we do not start:\n{lines}")


@register(Tags.security)
def unsafe_settings(app_configs: Any, **_more: Any) -> list[Error]:
    """The same as errors of `manage.py check`."""
    return [Error(f"{one.variable}: {one.found}", hint=one.advice, id="perspectief.E001") for one in dangers()]


def _forgotten_secret() -> Iterator[Danger]:
    said = ", ".join(f"PERSPECTIEF_{name}" for name in _meant_for_others())
    if said:
        found = f"there is none, so this would be a practice copy; but {said} is for people elsewhere."
        advice = f"{HOW_TO_MAKE_ONE} Or leave the others out, to practise on this machine only."
        yield Danger("PERSPECTIEF_SECRET_KEY", found, advice)


def _meant_for_others() -> Iterator[str]:
    """Settings that nobody needs who practises on their own machine."""
    if any(host not in THIS_MACHINE and not host.endswith(".localhost") for host in settings.ALLOWED_HOSTS):
        yield "HOSTS"
    if settings.BEHIND_PROXY:
        yield "BEHIND_PROXY"
    if settings.CITY_LOGIN:
        yield "OIDC_SERVER"
    if keys.practice_keys(settings.SECRET_KEY) != settings.DATA_KEYS:
        yield "DATA_KEYS"
    if settings.MAIL_URL and urlsplit(settings.MAIL_URL).hostname not in THIS_MACHINE:
        yield "MAIL_URL"


def _secret_key() -> Iterator[Danger]:
    secret = settings.SECRET_KEY
    if len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_LETTERS:
        found = f"it is shorter than {SHORTEST_SECRET} characters, or easy to guess."
        yield Danger("PERSPECTIEF_SECRET_KEY", found, HOW_TO_MAKE_ONE)


def _debug() -> Iterator[Danger]:
    if settings.DEBUG:
        yield Danger("PERSPECTIEF_DEBUG", "debug shows how we are made.", "Leave it out, or say 0.")


def _data_keys() -> Iterator[Danger]:
    make = "Make one: python -c 'import base64, os; print(\"2026a:\" + base64.b64encode(os.urandom(32)).decode())'"
    held, practice = settings.DATA_KEYS, keys.practice_keys(settings.SECRET_KEY)
    if not held or set(held.values()) & set(practice.values()):
        found = "there is none, so the secret key of the web would open what we keep of people."
        yield Danger("PERSPECTIEF_DATA_KEYS", found, make)
    for name, secret in held.items():
        if len(set(secret)) < FEWEST_LETTERS // 2:
            yield Danger("PERSPECTIEF_DATA_KEYS", f"key '{name}' is easy to guess.", make)


def _demo() -> Iterator[Danger]:
    if settings.DEMO_MODE and {"PERSPECTIEF_DEMO", "PERSPECTIEF_DEMO_FILE"}.isdisjoint(os.environ):
        found = "nobody said whether this is a practice version, and then it is one, with invented people who log in."
        yield Danger("PERSPECTIEF_DEMO", found, "Say 0 for real people, or 1 for a practice version.")


def _hosts() -> Iterator[Danger]:
    hosts = set(settings.ALLOWED_HOSTS)
    if any(host in ("*", ".") or host.startswith("*") for host in hosts):
        found = "a star answers to every name, also to one that somebody else made up."
        yield Danger("PERSPECTIEF_HOSTS", found, "Name each host, with commas between them.")
    elif hosts <= THIS_MACHINE:
        yield Danger("PERSPECTIEF_HOSTS", "it names this machine only.", "Name the hosts that visitors type.")


def _database() -> Iterator[Danger]:
    if "sqlite" in settings.DATABASES["default"]["ENGINE"] and not settings.SQLITE_IS_FINE:
        found = "this is SQLite, or none is named: no roles, no rows closed to others, one writer at a time."
        advice = "Name a PostgreSQL database, or say PERSPECTIEF_SQLITE_IS_FINE=1 for a small trial."
        yield Danger("PERSPECTIEF_DATABASE_URL", found, advice)


def _https() -> Iterator[Danger]:
    if not (settings.SECURE_SSL_REDIRECT or settings.BEHIND_PROXY):
        found = "nobody sends visitors on to HTTPS: not we, and no proxy of which we know."
        advice = "Leave it out; or say PERSPECTIEF_BEHIND_PROXY=1 when a proxy in front of us does it."
        yield Danger("PERSPECTIEF_HTTPS_REDIRECT", found, advice)


def _login() -> Iterator[Danger]:
    if settings.CITY_LOGIN and settings.LOCAL_LOGIN:
        found = "the city has its own login, and passwords of ours would be a second door beside it."
        yield Danger("PERSPECTIEF_LOCAL_LOGIN", found, "Leave it out, or say 0.")


def _addresses() -> Iterator[Danger]:
    if urlsplit(settings.QUICK_EXIT_URL).scheme != "https":
        yield Danger("PERSPECTIEF_QUICK_EXIT_URL", "it is no https address.", "Name a page that begins with https://.")
    if not settings.ADDRESS.startswith("https://"):
        yield Danger("PERSPECTIEF_ADDRESS", "links in our mail would lead nowhere safe.", "Say https:// and your host.")
    contact = settings.SECURITY_CONTACT
    if contact and urlsplit(contact).scheme not in ("mailto", "https", "tel"):
        advice = "Begin with mailto:, https: or tel: (RFC 9116)."
        yield Danger("PERSPECTIEF_SECURITY_CONTACT", "it is no address that a reader can follow.", advice)


LOOKS = (_secret_key, _debug, _data_keys, _demo, _hosts, _database, _https, _login, _addresses)
