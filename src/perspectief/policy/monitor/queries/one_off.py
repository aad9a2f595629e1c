"""One-off measures that pull a figure up or down for a while: marked on the axis of time, credited to no programme."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from perspectief.foundation.datafiles import data_files
from perspectief.policy.monitor.calc.periods import read_period

ROOM = Path(__file__).parents[1]


@dataclass(frozen=True)
class OneOff:
    """What happened once, when, and to which indicators it matters."""

    key: str
    name: str
    starts: dt.date
    ends: dt.date
    says: str
    source: str
    source_url: str
    indicators: tuple[str, ...]


def one_offs_of(indicator: str) -> list[OneOff]:
    """The one-off measures that this indicator feels, oldest first."""
    return [one for one in _all(settings.MUNICIPALITY) if indicator in one.indicators]


def one_offs_in(indicator: str, period: str) -> list[OneOff]:
    """Those of them that were there in this period, such as `2022`."""
    during = read_period(period)
    return [one for one in one_offs_of(indicator) if one.starts <= during.ends and one.ends >= during.starts]


@cache
def _all(municipality: str) -> tuple[OneOff, ...]:
    found = [
        OneOff(**{**row, "indicators": tuple(row["indicators"])})
        for file in data_files(ROOM, "one_off")
        for row in file.rows
        if file.municipality == municipality
    ]
    return tuple(sorted(found, key=lambda one: one.starts))
