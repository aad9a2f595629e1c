"""Advice of experts by experience, children and youth, for pages of a wing that does not know where it is kept.

A room that keeps advice offers a `Source` at start-up. All of it is public: what was asked, what was said, what the
owner did with it and why, and whether that held when the experts looked again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol


class Giver(StrEnum):
    """Who gives advice."""

    EXPERTS = "experts"
    YOUTH = "youth"


@dataclass(frozen=True)
class Advice:
    """One piece of advice, as it stood at a moment.

    `about`: on what kind of thing, in words; `page`: path of the page of ours that it is about; `provision`: key of a
    provision, or empty. `words`: the advice as it was given. `outcome`: done, partly or not; empty when there is no
    answer yet. `days_late`: past its term now, or when the answer came. `holds`: yes, no or no_longer as the experts
    found it, empty when nobody looked yet. `outcome_words`, `holds_words`: the same for people. `address`: its page.
    """

    key: str
    giver: Giver
    title: str
    about: str
    question: str
    asked_on: dt.date
    address: str
    words: str = ""
    given_on: dt.date | None = None
    due: dt.date | None = None
    outcome: str = ""
    outcome_words: Any = ""
    answer: str = ""
    answered_on: dt.date | None = None
    days_late: int = 0
    holds: str = ""
    holds_words: Any = ""
    checked_on: dt.date | None = None
    page: str = ""
    provision: str = ""
    invented: bool = False

    @property
    def waits(self) -> bool:
        """The advice was given and the owner must still answer."""
        return self.given_on is not None and not self.outcome

    @property
    def is_late(self) -> bool:
        """It waits, and its term is over."""
        return self.waits and self.days_late > 0


class Source(Protocol):
    """A room that keeps advice."""

    def advice(self, *, as_of: dt.datetime | None) -> Iterable[Advice]:
        """All advice that was asked or given, newest first; as it was known at that moment (None: now)."""


_SOURCES: list[Source] = []


def register(source: Source) -> None:
    """Offer advice, at start-up."""
    _SOURCES.append(source)


def advice(
    *, giver: Giver | None = None, provision: str = "", page: str = "", as_of: dt.datetime | None = None
) -> list[Advice]:
    """All advice, or that of one giver, about one provision or about one page; newest first within each source."""
    return [
        one
        for source in _SOURCES
        for one in source.advice(as_of=as_of)
        if giver in (None, one.giver) and provision in ("", one.provision) and page in ("", one.page)
    ]


def within(found: Sequence[Advice], *, starts: dt.date, ends: dt.date) -> list[Advice]:
    """What was asked, given, answered or checked in a period, or still waited in it."""
    return [one for one in found if one.asked_on <= ends and (one.waits or _moved_since(one, starts))]


def _moved_since(one: Advice, starts: dt.date) -> bool:
    days = (one.asked_on, one.given_on, one.answered_on, one.checked_on)
    return any(day is not None and day >= starts for day in days)
