"""Which periods lie in which: two half years make a year, twelve months too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import lru_cache

from perspectief.policy.monitor.calc.periods import Kind, Period, read_period

DAY = dt.timedelta(days=1)
LONGEST = frozenset({Kind.YEAR, Kind.SCHOOL_YEAR})
Wholes = tuple[tuple[str, tuple[str, ...]], ...]


@lru_cache(maxsize=4096)
def family(period: str) -> str:
    """The year in which a period lies. A school year lies in two, so it stands by itself."""
    return period if is_longest(period) else period[:4]


@lru_cache(maxsize=4096)
def is_longest(period: str) -> bool:
    """Does it lie in no other period?"""
    return read_period(period).kind in LONGEST


@lru_cache(maxsize=512)
def wholes(periods: frozenset[str]) -> Wholes:
    """Each period with shorter ones that fill it from its first to its last day, in every way there is.

    A count on one day is of no period, so it is a part of none.
    """
    known = [one for one in sorted(map(read_period, periods)) if one.kind is not Kind.DAY]
    return tuple((one.text, parts) for one in known for parts in _fillings(one, one.starts, known))


def _fillings(whole: Period, since: dt.date, periods: Sequence[Period]) -> Iterator[tuple[str, ...]]:
    """Every way to fill a period from a day on with shorter ones, one after another."""
    if since > whole.ends:
        yield ()
        return
    for one in periods:
        if one.starts == since and one.ends <= whole.ends and one != whole:
            for rest in _fillings(whole, one.ends + DAY, periods):
                yield (one.text, *rest)
