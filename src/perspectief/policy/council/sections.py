"""Where another room of this wing tells its part of a report: a chapter asks here, and says so when nobody answers.

    sections.register(Part.WEIGHING, "portfolio", title=_("..."), make=told)      # in `apps.ready` of that room

`make` is called with the half year and the moment, when a report is drawn; and for the last time when it leaves its
draft: what it gave then is kept with the report. So it gives what was known at that moment, and figures as text that
passed disclosure control.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from perspectief.policy.council.calc.blocks import Block
from perspectief.policy.council.choices import Part

OFFERED = frozenset({Part.STRATEGIC, Part.TACTICAL, Part.YOUTH, Part.LINES, Part.WEIGHING, Part.REACH, Part.SIGNALS})
OFFERED |= {Part.INVESTMENT, Part.EFFECTS}
"""Chapters that other rooms may add to. Not the word of the experts by experience: that is theirs alone."""


@dataclass(frozen=True)
class Asked:
    """For which report: the municipality (CBS code), the half year, and the moment up to which things were known."""

    municipality: str
    cycle: str
    starts: dt.date
    ends: dt.date
    as_of: dt.datetime


Make = Callable[[Asked], Sequence[Block]]
"""The blocks of a section; none when there is nothing to tell."""


@dataclass(frozen=True)
class Section:
    """What one room tells in one chapter."""

    part: Part
    key: str
    title: Any
    make: Make
    order: int = 100


_SECTIONS: dict[tuple[Part, str], Section] = {}


def register(part: Part, key: str, *, title: Any, make: Make, order: int = 100) -> None:
    """Offer a section, at start-up."""
    if part not in OFFERED:
        raise ValueError(f"No other room writes in the chapter '{part}'.")
    known = _SECTIONS.get((part, key))
    if known is not None and known.make is not make:
        raise ValueError(f"There are two sections '{key}' in the chapter '{part}'.")
    _SECTIONS[part, key] = Section(part, key, title, make, order)


def sections_of(part: Part) -> list[Section]:
    """What rooms tell in this chapter, in order."""
    found = [section for section in _SECTIONS.values() if section.part == part]
    return sorted(found, key=lambda section: (section.order, section.key))
