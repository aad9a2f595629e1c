"""What questions may be about: goals, lines, indicators and provisions, by the names that people know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from perspectief.foundation.goals import queries as goals
from perspectief.foundation.provisions import queries as provisions
from perspectief.policy.council.choices import AboutKind
from perspectief.policy.council.models.questions import About
from perspectief.policy.monitor.queries import indicators

Key = tuple[str, str]
"""Kind and key."""
PAGES = {
    AboutKind.GOAL: "monitor:goal",
    AboutKind.LINE: "monitor:line",
    AboutKind.INDICATOR: "monitor:figure",
}


@dataclass(frozen=True)
class Subject:
    """One subject. `address`: its page, when there is one."""

    kind: AboutKind
    key: str
    name: str
    address: str

    @property
    def value(self) -> str:
        """As it stands in a form."""
        return f"{self.kind}:{self.key}"


def every(municipality: str, day: dt.date) -> list[Subject]:
    """All that somebody can choose, by kind."""
    return [*_steering(municipality, day), *_indicators(municipality), *_provisions(municipality)]


def lines(municipality: str, day: dt.date) -> list[Subject]:
    """The lines of the plan."""
    return [
        _subject(AboutKind.LINE, str(one.number), f"{one.number}. {one.name}")
        for one in goals.lines_on(day, municipality)
    ]


def names(municipality: str, day: dt.date, asked: Iterable[About]) -> dict[Key, Subject]:
    """The subjects of these questions, with as few looks in the database as there are kinds in it."""
    wanted = {(one.kind, one.key) for one in asked}
    kinds = {kind for kind, _key in wanted}
    known: list[Subject] = []
    if kinds & {AboutKind.GOAL, AboutKind.LINE}:
        known += _steering(municipality, day)
    if AboutKind.INDICATOR in kinds:
        known += _indicators(municipality)
    if AboutKind.PROVISION in kinds:
        known += _provisions(municipality)
    found: dict[Key, Subject] = {(one.kind, one.key): one for one in known}
    return {key: found.get(key) or _subject(AboutKind(key[0]), key[1], key[1]) for key in sorted(wanted)}


def _steering(municipality: str, day: dt.date) -> list[Subject]:
    wanted = [_subject(AboutKind.GOAL, one.key, one.name) for one in goals.goals_on(day, municipality)]
    return [*lines(municipality, day), *wanted]


def _indicators(municipality: str) -> list[Subject]:
    found = indicators.indicators(municipality=municipality)
    return [_subject(AboutKind.INDICATOR, one.key, one.name) for one in found]


def _provisions(municipality: str) -> list[Subject]:
    found = provisions.provisions_of(municipality)
    return [_subject(AboutKind.PROVISION, one.key, one.name) for one in found]


def _subject(kind: AboutKind, key: str, name: str) -> Subject:
    return Subject(kind, key, name, _address(kind, key))


def _address(kind: AboutKind, key: str) -> str:
    try:
        return reverse(PAGES[kind], args=[key]) if kind in PAGES else ""
    except NoReverseMatch:
        return ""
