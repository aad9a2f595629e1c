"""The calendar of the council: days of the half years, and the days on which an answer is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from perspectief.foundation.output.calendar import Entry
from perspectief.policy.council import wording
from perspectief.policy.council.choices import WAITING, MomentKind
from perspectief.policy.council.models import Moment
from perspectief.policy.council.queries import questions


@dataclass(frozen=True)
class Item:
    """One day in the calendar. `uid` stays the same, so that a calendar on a phone replaces it."""

    uid: str
    day: dt.date
    what: str
    about: str = ""
    address: str = ""
    done_on: dt.date | None = None
    late: bool = False
    invented: bool = False
    is_dutch: bool = False
    """Words that somebody typed."""


@dataclass(frozen=True)
class Month:
    """A month with its days."""

    first: dt.date
    items: tuple[Item, ...]


def items(municipality: str, day: dt.date) -> list[Item]:
    """All that is known, by day."""
    return sorted([*_moments(municipality), *_terms(municipality, day)], key=lambda one: (one.day, one.uid))


def coming(found: Iterable[Item], day: dt.date) -> list[Item]:
    """From today on, and what should have been done already."""
    return [one for one in found if one.done_on is None and (one.day >= day or one.late)]


def past(found: Iterable[Item], day: dt.date) -> list[Item]:
    """What was, the newest first."""
    return [one for one in reversed(list(found)) if one.done_on is not None or (one.day < day and not one.late)]


def months(found: Iterable[Item]) -> list[Month]:
    """Arranged by month, in their order."""
    return [Month(first, tuple(group)) for first, group in groupby(found, key=lambda one: one.day.replace(day=1))]


def entries(found: Iterable[Item]) -> Iterator[Entry]:
    """For a calendar file."""
    for one in found:
        words = f"{one.what} ({wording.MARKS['invented']})" if one.invented else one.what
        yield Entry(uid=one.uid, day=one.day, summary=words, description=one.about)


def _moments(municipality: str) -> Iterator[Item]:
    found = Moment.objects.filter(cycle__municipality__code=municipality, replaced_at=None).select_related("cycle")
    for one in found:
        yield Item(
            uid=f"{one.cycle.key}-{one.pk if one.kind == MomentKind.OTHER else one.kind}",
            day=one.day,
            what=one.says,
            about=wording.half_year(one.cycle.key),
            done_on=one.done_on,
            invented=one.invented or one.cycle.invented,
            is_dutch=bool(one.title),
        )


def _terms(municipality: str, day: dt.date) -> Iterator[Item]:
    for one in questions.waiting(municipality):
        said = {"kind": one.get_kind_display(), "key": one.key}
        yield Item(
            uid=f"vraag-{one.key}",
            day=one.due,
            what=_("Antwoord op %(kind)s %(key)s") % said,
            about=one.title,
            address=reverse("council:question", args=[one.key]),
            late=one.state in WAITING and one.due < day,
            invented=one.invented,
        )
