"""Reads the access log for the people in it: who looked at my data?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from perspectief.foundation.access import Role
from perspectief.foundation.privacy.choices import Action, Result, Side
from perspectief.foundation.privacy.models import ACCESS_LOG, Look
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.privacy.queries.own_data import all_of
from perspectief.foundation.privacy.subjects import Subject, in_words

ON_A_PAGE = 25


@dataclass(frozen=True)
class LookLine:
    """One line in words for the person it is about: never a name, only a role and an organisation."""

    at: dt.datetime
    role: str
    organisation: str
    action: str
    what: str
    reason: str
    by_self: bool = False
    refused: bool = False
    activity: str = ""


@dataclass(frozen=True)
class LooksPage:
    """Some of the lines, newest first. `number` counts from one."""

    lines: tuple[LookLine, ...]
    number: int
    pages: int
    total: int

    @property
    def newer(self) -> int:
        """Number of the page with newer lines; 0 when there is none."""
        return self.number - 1

    @property
    def older(self) -> int:
        """Number of the page with older lines; 0 when there is none."""
        return self.number + 1 if self.number < self.pages else 0


def looks_at(subject: Subject) -> list[LookLine]:
    """All looks at somebody and at what belongs to them, newest first."""
    with purpose(ACCESS_LOG):
        return _lines(_about(subject))


def looks_page(subject: Subject, number: int = 1, size: int = ON_A_PAGE) -> LooksPage:
    """One page of them; a number that does not exist gives the nearest page."""
    with purpose(ACCESS_LOG):
        paginator = Paginator(_about(subject), size)
        page = paginator.get_page(number)
        return LooksPage(tuple(_lines(page.object_list)), page.number, paginator.num_pages, paginator.count)


def _about(subject: Subject) -> QuerySet[Look]:
    names = [name for one in all_of(subject) for name in one.ever_known_as(ACCESS_LOG)]
    return Look.objects.filter(subject__in=names).order_by("-at", "-pk")


def _lines(looks: Iterable[Look]) -> list[LookLine]:
    return [line(look) for look in looks]


def line(look: Look) -> LookLine:
    """A line of the log in words."""
    by_self = bool(look.actor) and look.actor == look.subject
    return LookLine(
        at=look.at,
        role=_("u zelf") if by_self else role_in_words(look.role),
        organisation="" if by_self else look.organisation,
        action=str(Action(look.action).label),
        what=in_words(look.what),
        reason=in_words(look.reason),
        by_self=by_self,
        refused=look.result == Result.REFUSED,
        activity=look.activity,
    )


def role_in_words(role: str) -> str:
    """The roles of somebody at that time, as a page says them."""
    labels: dict[str, Any] = {**dict(Role.choices), **dict(Side.choices)}
    said = [str(labels.get(one, one)) for one in role.split(",") if one]
    return ", ".join(said) or _("iemand zonder rol")
