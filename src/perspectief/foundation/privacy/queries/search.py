"""Searches the access log, for the auditor and the privacy officer. Who asks must be logged by the caller."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils import timezone

from perspectief.foundation.privacy.choices import Result
from perspectief.foundation.privacy.models import ACCESS_LOG, Look
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.privacy.subjects import Subject, account, sources

ON_A_PAGE = 50


@dataclass(frozen=True)
class Asked:
    """What somebody searches for. `names`: pseudonyms in the log of one person; days are whole days, both included."""

    names: tuple[str, ...] = ()
    as_actor: bool = False
    since: dt.date | None = None
    until: dt.date | None = None
    role: str = ""
    upto: int = 0
    """Not after this line: who turns the pages sees the lines of the first page, not those about their own search."""


@dataclass(frozen=True)
class Affected:
    """Somebody whose data an account saw. `key`: by which the room knows them; empty when it is gone from there."""

    room: str
    room_name: str
    subject: str
    key: str
    looks: int
    first: dt.datetime
    last: dt.datetime


def search(asked: Asked, number: int = 1) -> Page[Look]:
    """One page of the lines that fit, newest first."""
    with purpose(ACCESS_LOG):
        page = Paginator(_fitting(asked).order_by("-at", "-pk"), ON_A_PAGE).get_page(number)
        page.object_list = list(page.object_list)
        return page


def subjects_in(asked: Asked) -> list[tuple[str, str]]:
    """The room and the pseudonym of everybody in these lines."""
    with purpose(ACCESS_LOG):
        return list(_fitting(asked).order_by().values_list("subject_room", "subject").distinct())


def affected_by(account_key: object, since: dt.date | None = None, until: dt.date | None = None) -> list[Affected]:
    """Everybody whose data this account saw or changed in these days, for the day that an account leaks.

    The account itself is one of them when its own data was opened.
    """
    asked = Asked(account(account_key).ever_known_as(ACCESS_LOG), as_actor=True, since=since, until=until)
    with purpose(ACCESS_LOG):
        rows = list(
            _fitting(asked)
            .filter(result=Result.DONE)
            .order_by()
            .values_list("subject_room", "subject")
            .annotate(looks=Count("pk"), first=Min("at"), last=Max("at"))
        )
    known = _who_is(room for room, *_rest in rows)
    names = {source.room: str(source.name) for source in sources()}
    found = [Affected(room, names.get(room, room), one, known.get(one, ""), *numbers) for room, one, *numbers in rows]
    return sorted(_together(found), key=lambda one: (one.room, one.first, one.subject))


def about_affected(whose: Subject, shown: Iterable[Affected]) -> list[tuple[str, str]]:
    """For the line that must be written when these are shown: the account, and each of them."""
    asked = (whose.room, whose.known_as(ACCESS_LOG))
    return [*dict.fromkeys([asked, *((one.room, one.subject) for one in shown)])]


def last_line() -> int:
    """Which line was written last; 0 when there is none."""
    with purpose(ACCESS_LOG):
        return Look.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _together(found: Iterable[Affected]) -> Iterable[Affected]:
    """Who stands in the log under two keys is one person."""
    people: dict[tuple[str, str], Affected] = {}
    for one in found:
        who = (one.room, one.key or one.subject)
        other = people.get(who)
        people[who] = one if other is None else _joined(other, one)
    return people.values()


def _joined(one: Affected, other: Affected) -> Affected:
    first, last = min(one.first, other.first), max(one.last, other.last)
    return Affected(one.room, one.room_name, one.subject, one.key, one.looks + other.looks, first, last)


def _who_is(rooms: Iterable[str]) -> dict[str, str]:
    """The key behind each pseudonym of the log, of the rooms that can name their subjects."""
    wanted = set(rooms)
    telling = ((one.room, one.keys) for one in sources() if one.room in wanted and one.keys is not None)
    subjects = (Subject(room, key) for room, keys in telling for key in keys())
    return {name: one.key for one in subjects for name in one.ever_known_as(ACCESS_LOG)}


def _fitting(asked: Asked) -> QuerySet[Look]:
    looks = Look.objects.all()
    if asked.names:
        looks = looks.filter(Q(actor__in=asked.names) if asked.as_actor else Q(subject__in=asked.names))
    if asked.since:
        looks = looks.filter(at__gte=_begin_of(asked.since))
    if asked.until:
        looks = looks.filter(at__lt=_begin_of(asked.until + dt.timedelta(days=1)))
    if asked.role:
        looks = looks.filter(role__contains=asked.role)
    if asked.upto:
        looks = looks.filter(pk__lte=asked.upto)
    return looks


def _begin_of(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))
