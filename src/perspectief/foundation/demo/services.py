"""Makes the invented people, and lets somebody look along as one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login, logout
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from perspectief.foundation.access import HELPERS, Held
from perspectief.foundation.accounts import queries as accounts
from perspectief.foundation.accounts.models import Circle, Grant, User
from perspectief.foundation.accounts.services import give_from_console, join_circle
from perspectief.foundation.demo import permissions, queries
from perspectief.foundation.demo.models import DemoPerson
from perspectief.foundation.demo.personas import Persona, demo_circle, invented_organisations, personas
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places.models import Area, Municipality
from perspectief.foundation.privacy.purpose import upkeep
from perspectief.foundation.provisions.models import Provision

BACKEND = "perspectief.foundation.demo.backend.OnlyInDemoMode"


class NotPractising(RuntimeError):
    """Invented people were asked for where nobody practises."""


class RealPeople(RuntimeError):
    """There are accounts of people who exist: nobody practises among them."""


class Missing(LookupError):
    """What an invented person needs of the reference data is not there."""


@transaction.atomic
def load_people() -> list[DemoPerson]:
    """Make every invented person, or bring them up to date: account, roles that end later, circle.

    Raises NotPractising outside demo mode, RealPeople beside real accounts and Missing without reference data.
    """
    if not permissions.may_look_along().allowed:
        raise NotPractising("Invented people are for demo mode only (PERSPECTIEF_DEMO=1).")
    made = {one.key: one for one in load_organisations()}
    _insist_nobody_is_real()
    known = {one.key: one for one in DemoPerson.objects.select_related("user")}
    return [_bring_up_to_date(one, known.get(one.key), made) for one in personas().values()]


@transaction.atomic
def load_organisations() -> list[Organisation]:
    """Make the organisations that do not exist, for whoever practises. Raises NotPractising outside demo mode."""
    if not permissions.may_look_along().allowed:
        raise NotPractising("Invented organisations are for demo mode only (PERSPECTIEF_DEMO=1).")
    return [_invented(key) for key in invented_organisations()]


@transaction.atomic
def load_provision(*, key: str, name: str, organisation: str, offers: str, target_group: str) -> Provision:
    """Make something that an invented organisation offers, for whoever practises. Raises NotPractising."""
    if not permissions.may_look_along().allowed:
        raise NotPractising("Invented provisions are for demo mode only (PERSPECTIEF_DEMO=1).")
    whose = _invented(organisation)
    facts = {"name": name, "organisation": whose, "offers": offers, "target_group": target_group, "everywhere": True}
    made, _new = Provision.objects.update_or_create(municipality=whose.municipality, key=key, defaults=facts)
    return made


@transaction.atomic
def load_person(person: Persona) -> DemoPerson:
    """One of them. Raises RealPeople beside real accounts."""
    _insist_nobody_is_real()
    return _bring_up_to_date(person, DemoPerson.objects.select_related("user").filter(key=person.key).first(), {})


def _bring_up_to_date(person: Persona, known: DemoPerson | None, made: Mapping[str, Organisation]) -> DemoPerson:
    """`made`: invented organisations that are up to date already, by their keys."""
    found = known or _make(person)
    grants: list[Grant] = []
    if known:
        _rename(known.user, person)
        grants = list(accounts.grants_of(known.user).order_by("pk"))
    for held in person.roles:
        _renew(found.user, held, grants, _organisation(held.organisation, made))
    if person.in_circle:
        _stand_in_circle(found.user, person)
    return found


def _rename(user: User, person: Persona) -> None:
    user.first_name, user.last_name = person.name.split(maxsplit=1)
    user.is_active = user.is_invented = True
    user.save(update_fields=["first_name", "last_name", "is_active", "is_invented"])


def _insist_nobody_is_real() -> None:
    if queries.real_accounts().exists():
        raise RealPeople("There are accounts of real people here. Practise on a database of its own.")


def _make(person: Persona) -> DemoPerson:
    first, last = person.name.split(maxsplit=1)
    user = User(username=f"verzonnen-{person.key}", first_name=first, last_name=last, is_invented=True)
    user.set_unusable_password()
    user.save()
    return DemoPerson.objects.create(key=person.key, user=user)


def _renew(user: User, held: Held, grants: Iterable[Grant], organisation: Organisation | None) -> None:
    """As long as such a role may last from today. What somebody stopped while practising is given again."""
    role, last = held.role, accounts.lasting().last_day(held.role, timezone.localdate())
    area = _area(held.area)
    wanted = (role, organisation, area)
    grant = next((one for one in grants if (one.role, one.organisation, one.area) == wanted), None)
    if grant is None:
        give_from_console(to=user, role=role, ends_on=last, organisation=organisation, area=area)
    elif grant.ends_on < last:
        grant.ends_on = last
        grant.save(update_fields=["ends_on"])


def _organisation(key: str | None, made: Mapping[str, Organisation]) -> Organisation | None:
    if key is None:
        return None
    if key in invented_organisations():
        return made.get(key) or _invented(key)
    return _there(Organisation.objects.filter(key=key, municipality__code=settings.MUNICIPALITY).first(), key)


def _invented(key: str) -> Organisation:
    said = invented_organisations()[key]
    city = _there(Municipality.objects.filter(code=settings.MUNICIPALITY).first(), settings.MUNICIPALITY)
    facts = {"name": said["name"], "kind": said["kind"], "sources": [], "invented": True}
    made, _new = Organisation.objects.update_or_create(municipality=city, key=key, defaults=facts)
    return made


def _area(code: str | None) -> Area | None:
    return _there(Area.objects.filter(code=code).first(), code) if code else None


def _there(found: Any, name: str) -> Any:
    if found is None:
        raise Missing(f"'{name}' is not in the reference data. First: python manage.py load_reference")
    return found


def _stand_in_circle(user: User, person: Persona) -> None:
    circle, _made = Circle.objects.get_or_create(key=demo_circle())
    longest = dt.timedelta(days=accounts.setting("longest_circle_days"))
    enough = timezone.now() + longest / 2
    if not accounts.standing_in(circle.key).filter(user=user, ends_at__gte=enough).exists():
        role = next(one.role for one in person.roles if one.role in HELPERS)
        join_circle(circle=circle, user=user, role=role, until=timezone.now() + longest)


def look_along(*, request: HttpRequest, person: Persona) -> User:
    """Go on in this browser as this invented person, with the strength of a second factor: there is nobody to prove.

    Raises NotPractising outside demo mode, RealPeople beside real accounts and Missing without reference data.
    """
    if not permissions.may_look_along().allowed:
        raise NotPractising("Nobody looks along outside demo mode.")
    user = load_person(person).user
    logout(request)
    login(request, user, backend=BACKEND)
    record_authentication(request, user, method="demo", strong=True)
    request.session[queries.IN_SESSION] = person.key
    return user


def stop_looking(*, request: HttpRequest) -> None:
    """Be nobody again; the session goes. Whoever logged in as themselves stays logged in."""
    if queries.person_of(request) is not None:
        logout(request)


def refuse_outside_practice(sender: Any, *, request: HttpRequest, user: User, **_more: Any) -> None:
    """Somebody logged in: an invented person does not, by whatever road, where nobody practises."""
    if user.is_invented and not permissions.may_look_along().allowed:
        logout(request)
        raise PermissionDenied(permissions.NOT_HERE.reason)


@transaction.atomic
def remove_people() -> int:
    """Take every invented account away, also those that others of them made; their roles, and what they gave.

    Says how many accounts there were.
    """
    users = User.objects.filter(is_invented=True)
    count = users.count()
    with upkeep():
        Grant.objects.filter(granted_by__in=users).delete()
        Circle.objects.filter(key=demo_circle()).delete()
        users.delete()
    return count
