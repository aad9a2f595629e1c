"""What knowledge has to do with: provisions, goals, lines and themes, by the names that people know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst

from perspectief.community.knowledge.choices import AboutKind, Theme
from perspectief.foundation.goals import queries as goals
from perspectief.foundation.provisions import queries as provisions

Link = tuple[str, str]
"""Kind and key."""
PAGES = {AboutKind.GOAL: "monitor:goal", AboutKind.LINE: "monitor:line"}
"""Pages of another wing, by the name of their address."""


@dataclass(frozen=True)
class Subject:
    """One subject. `address`: its page, when there is one."""

    kind: AboutKind
    key: str
    name: str
    address: str

    @property
    def value(self) -> str:
        """As it stands in a form or an address."""
        return f"{self.kind}:{self.key}"


def every(municipality: str, day: dt.date, kinds: Iterable[AboutKind] = tuple(AboutKind)) -> list[Subject]:
    """All that somebody can choose of these kinds, themes first."""
    wanted = set(kinds)
    found = themes() if AboutKind.THEME in wanted else []
    if AboutKind.LINE in wanted:
        found += [
            _subject(AboutKind.LINE, str(one.number), f"{one.number}. {one.name}")
            for one in goals.lines_on(day, municipality)
        ]
    if AboutKind.GOAL in wanted:
        found += [_subject(AboutKind.GOAL, one.key, one.name) for one in goals.goals_on(day, municipality)]
    if AboutKind.PROVISION in wanted:
        known = provisions.provisions_of(municipality)
        found += [_subject(AboutKind.PROVISION, one.key, one.name) for one in known]
    return found


def themes() -> list[Subject]:
    """Our own themes."""
    return [
        Subject(AboutKind.THEME, theme.value, capfirst(str(theme.label)), f"{reverse('knowledge:index')}?thema={theme}")
        for theme in Theme
    ]


def named(municipality: str, day: dt.date, links: Iterable[Link]) -> dict[Link, Subject]:
    """These subjects, with as few looks in the database as there are kinds; one that is gone keeps its key."""
    wanted = set(links)
    kinds = {AboutKind(kind) for kind, _key in wanted}
    known = {(one.kind.value, one.key): one for one in every(municipality, day, kinds)}
    return {link: known.get(link) or _subject(AboutKind(link[0]), link[1], link[1]) for link in sorted(wanted)}


def _subject(kind: AboutKind, key: str, name: str) -> Subject:
    return Subject(kind, key, name, _address(kind, key))


def _address(kind: AboutKind, key: str) -> str:
    try:
        return reverse(PAGES[kind], args=[key]) if kind in PAGES else ""
    except NoReverseMatch:
        return ""
