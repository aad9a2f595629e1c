"""What people tell, for pages of a wing that does not know where stories are kept: only what may be shown.

A room that keeps stories offers a `Source` at start-up. A page or a report asks `voices(...)` each time it is drawn,
and stores the keys only: a story that was withdrawn is then "ingetrokken" wherever it stood.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Audience(StrEnum):
    """Who reads. A story for one audience is never shown to a wider one."""

    TEAM = "team"
    COUNCIL = "council"
    PUBLIC = "public"


@dataclass(frozen=True)
class Voice:
    """One story as it may be shown to an audience. `text`: empty when it was withdrawn or its time has passed.

    `by`: how the teller wants to be called, such as "een moeder van drie". `because`: why the panel chose it.
    `against`: does it go against what the figure beside it says? `alternative`: what a drawing, sound or film shows, in
    words. `address`: the page of the story; empty when there is none for this audience. `invented`: to practise with.
    """

    key: str
    withdrawn: bool
    text: str = ""
    by: str = ""
    kind: str = "text"
    alternative: str = ""
    because: str = ""
    goal: str = ""
    indicator: str = ""
    area: str = ""
    against: bool = False
    told_on: dt.date | None = None
    address: str = ""
    invented: bool = False


@dataclass(frozen=True)
class Spread:
    """How many stories there are about something, and how tellers marked them; only when there are enough to show."""

    received: str
    """As text that passed disclosure control."""
    poles: Sequence[tuple[str, str, Sequence[str]]] = ()
    """Left word, right word, and the shown counts from left to right: nearer the left, in between, nearer the right."""


class Source(Protocol):
    """A room that keeps stories."""

    def voices(
        self, *, audience: Audience, goal: str, indicator: str, area: str, as_of: dt.datetime | None
    ) -> Iterable[Voice]:
        """The stories for this audience about a goal, an indicator or an area (empty: any), newest first.

        `as_of`: as chosen at that moment; what was withdrawn since then comes back without its words.
        """

    def by_key(self, keys: Sequence[str], *, audience: Audience) -> dict[str, Voice]:
        """These stories as they may be shown now."""

    def spread(self, *, goal: str, indicator: str, area: str) -> Spread:
        """How many, and how they were marked."""

    def handed_out(self, keys: Sequence[str], *, where: str, on: dt.datetime) -> None:
        """Note that a document with these stories went out, so that the teller can be told."""


_SOURCES: list[Source] = []


def register(source: Source) -> None:
    """Offer stories, at start-up."""
    _SOURCES.append(source)


def voices(
    *, audience: Audience, goal: str = "", indicator: str = "", area: str = "", as_of: dt.datetime | None = None
) -> list[Voice]:
    """All stories for this audience about a goal, an indicator or an area, newest first within each source."""
    return [
        voice
        for source in _SOURCES
        for voice in source.voices(audience=audience, goal=goal, indicator=indicator, area=area, as_of=as_of)
    ]


def by_key(keys: Sequence[str], *, audience: Audience) -> dict[str, Voice]:
    """These stories as they may be shown now; one that nobody knows any more counts as withdrawn."""
    found = {key: voice for source in _SOURCES for key, voice in source.by_key(keys, audience=audience).items()}
    return {key: found.get(key, Voice(key, withdrawn=True)) for key in keys}


def spread(*, goal: str = "", indicator: str = "", area: str = "") -> Spread | None:
    """How many stories there are and how they were marked; None without a room that keeps them."""
    return next((source.spread(goal=goal, indicator=indicator, area=area) for source in _SOURCES), None)


def handed_out(keys: Sequence[str], *, where: str, on: dt.datetime) -> None:
    """Note that a document with these stories went out."""
    for source in _SOURCES:
        source.handed_out(keys, where=where, on=on)


Beside = Callable[[], Iterable[tuple[str, str]]]
"""Key and name of each thing beside which a story can stand, such as an indicator."""
_BESIDE: list[Beside] = []


def register_beside(found: Beside) -> None:
    """Say, at start-up, beside what a story can stand: a panel chooses from it."""
    _BESIDE.append(found)


def beside() -> list[tuple[str, str]]:
    """All of it, in the order of the rooms."""
    return [one for found in _BESIDE for one in found()]
