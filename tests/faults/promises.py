"""A program of its own: people keep, share and work (`begin`), stop and erase (`stop`), and what of it holds (`see`).

Run with PERSPECTIEF_DATABASE_URL set; `begin` and `see` print JSON.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from typing import Any
from uuid import UUID

import django

django.setup()

from allauth.account.forms import default_token_generator  # noqa: E402 - Django first
from allauth.core import context  # noqa: E402
from allauth.mfa.models import Authenticator  # noqa: E402
from allauth.mfa.signals import authenticator_removed  # noqa: E402
from allauth.usersessions.models import UserSession  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.contrib.sessions.models import Session  # noqa: E402
from django.test import RequestFactory  # noqa: E402
from django.utils import timezone  # noqa: E402

from perspectief.foundation.access import Actor, Held, Role  # noqa: E402
from perspectief.foundation.accounts import services as accounts  # noqa: E402
from perspectief.foundation.accounts.models import CircleMember, Grant, User  # noqa: E402
from perspectief.foundation.accounts.testing import person  # noqa: E402
from perspectief.foundation.privacy import services as privacy  # noqa: E402
from perspectief.foundation.privacy.choices import Channel  # noqa: E402
from perspectief.foundation.privacy.models import Consent, Restriction  # noqa: E402
from perspectief.foundation.privacy.purpose import upkeep  # noqa: E402
from perspectief.foundation.privacy.subjects import account  # noqa: E402
from perspectief.residents.kept_checks import queries  # noqa: E402
from perspectief.residents.kept_checks import services as checks  # noqa: E402
from perspectief.residents.kept_checks.choices import Part  # noqa: E402
from perspectief.residents.kept_checks.models import DeskNumber, KeptCheck, SharedCopy  # noqa: E402

SAID = {"who": {"partner": "no"}}
DAY = dt.timedelta(days=1)


def begin() -> dict[str, Any]:
    """Two of everything: one that stops, and one that goes on."""
    admin = person(Role.ADMINISTRATOR, name="Bea Beheer")
    for name in ("Stopt Helper", "Blijft Helper"):
        person(Role.PROFESSIONAL, name=name, app=True)
    person(name="Wist Zelf")
    person(Role.PROFESSIONAL, name="Gaat Dicht")
    person(Role.PROFESSIONAL, name="Een Telefoon", app=True)
    kept = {"gone": _keeps("Blijft Helper"), "stopped": _keeps("Stopt Helper"), "stays": _keeps("Blijft Helper")}
    checks.make_number(by=_by("Blijft Helper"), held=Held(Role.PROFESSIONAL))
    session = SessionStore()
    session.create()
    UserSession.objects.create(
        user=admin, ip="192.0.2.0", last_seen_at=timezone.now(), session_key=session.session_key, user_agent="x"
    )
    return {"kept": kept, "link": default_token_generator.make_token(_of("Blijft Helper"))}


def stop() -> None:
    """One of each stops, after the backup."""
    admin = Actor(_of("Bea Beheer").key, (Held(Role.ADMINISTRATOR),), strong=True)
    with upkeep():
        by_name = _kept()
        gone, stopped, stays = (KeptCheck.objects.get(pk=by_name[name]) for name in ("gone", "stopped", "stays"))
        copy = SharedCopy.objects.select_related("kept").get(kept=stopped)
    checks.erase(kept=gone)
    checks.stop_sharing(copy=copy)
    privacy.pause(subject=queries.subject_of(stays.pk), by=Actor())
    privacy.erase(subject=account(_of("Wist Zelf").key), by=Actor())
    accounts.end_grant(by=admin, grant=Grant.objects.get(user=_of("Stopt Helper")))
    accounts.close_account(by=admin, account=_of("Gaat Dicht"))
    with context.request_context(RequestFactory().get("/", headers={"host": "localhost"})):  # it writes a letter
        accounts.forget_second_step(by=admin, account=_of("Stopt Helper"))
    phone = Authenticator.objects.get(user=_of("Een Telefoon"))
    phone.delete()
    authenticator_removed.send(sender=Authenticator, request=None, user=phone.user, authenticator=phone)


def see() -> dict[str, Any]:
    """What is there, by name."""
    with upkeep():
        names = {pk: name for name, pk in _kept().items()}
        return {
            "checks": sorted(names[pk] for pk in KeptCheck.objects.values_list("pk", flat=True)),
            "copies": sorted(names[pk] for pk in SharedCopy.objects.values_list("kept", flat=True)),
            "consents that hold": Consent.objects.filter(withdrawal=None).count(),
            "in a circle": sorted(_named(CircleMember.objects.filter(ends_at__gt=timezone.now()))),
            "paused": Restriction.objects.count(),
            "accounts": sorted(User.objects.filter(is_active=True).values_list("first_name", flat=True)),
            "roles": sorted(_named(Grant.objects.filter(ended_at=None))),
            "second steps": sorted(_named(Authenticator.objects.all())),
            "passwords": sorted(one.first_name for one in User.objects.all() if one.has_usable_password()),
            "sessions": Session.objects.count() + UserSession.objects.count(),
            "numbers": DeskNumber.objects.count(),
            "link works": default_token_generator.check_token(_of("Blijft Helper"), sys.argv[2]),
        }


def _keeps(helper: str) -> str:
    """Somebody keeps a check and shares it. The key of the check, to know it by."""
    kept = checks.keep(said=SAID, language="nl")[0].kept
    _number, desk = checks.make_number(by=_by(helper), held=Held(Role.PROFESSIONAL))
    last_day = timezone.localdate() + 7 * DAY
    checks.share(
        kept=kept,
        said=SAID,
        number=desk,
        parts=[next(iter(Part))],
        last_day=last_day,
        language="nl",
        channel=Channel.DESK,
    )
    return str(kept.pk)


def _kept() -> dict[str, Any]:
    """The check of each name, as `begin` said."""
    return {name: UUID(key) for name, key in json.loads(sys.argv[3]).items()}


def _named(rows: Any) -> list[str]:
    return list(rows.values_list("user__first_name", flat=True))


def _of(name: str) -> User:
    return User.objects.get(first_name=name.partition(" ")[0])


def _by(name: str) -> Actor:
    return Actor(_of(name).key, (Held(Role.PROFESSIONAL),), strong=True)


if __name__ == "__main__":
    said = {"begin": begin, "stop": stop, "see": see}[sys.argv[1]]()
    sys.stdout.write(json.dumps(said, default=str))
