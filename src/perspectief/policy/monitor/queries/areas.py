"""The wijkkompas: a neighbourhood beside the city in four quarters, and what people there find important themselves.

There is one division in neighbourhoods per topic: the CBS wijken of the municipality. Another division beside it would
let two maps give small numbers away.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from django.conf import settings
from django.utils import timezone

from perspectief.foundation.places import queries as places
from perspectief.foundation.places.models import Area, Boundary
from perspectief.foundation.provisions import queries as provisions
from perspectief.foundation.provisions.models import Provision
from perspectief.policy.monitor.models import AreaView, Indicator, IndicatorVersion
from perspectief.policy.monitor.queries.indicators import indicators
from perspectief.policy.monitor.queries.series import ALL, Point, Series, many

QUARTERS = Path(__file__).parents[1] / "data" / "quarters.yaml"


@dataclass(frozen=True)
class Quarter:
    """One of the four: what it asks, and the indicators that answer it."""

    key: str
    name: str
    asks: str
    indicators: tuple[str, ...]


@dataclass(frozen=True)
class Beside:
    """One figure of a neighbourhood, and the same of the city: same period, same definition. `city`: None without."""

    indicator: Indicator
    version: IndicatorVersion
    here: Point
    city: Point | None


@dataclass(frozen=True)
class Compass:
    """A neighbourhood. `quarters`: each with its figures. `local`: provisions that name it; `everywhere`: how many work
    in the whole municipality."""

    area: Area
    quarters: tuple[tuple[Quarter, tuple[Beside, ...]], ...]
    local: tuple[Provision, ...]
    everywhere: int
    views: tuple[AreaView, ...]

    @property
    def has_figures(self) -> bool:
        """Is there any figure?"""
        return any(rows for _quarter, rows in self.quarters)


@cache
def quarters() -> tuple[Quarter, ...]:
    """The four quarters, in their order."""
    rows = yaml.safe_load(QUARTERS.read_text(encoding="utf-8"))
    return tuple(Quarter(row["key"], row["name"], row["asks"], tuple(row["indicators"])) for row in rows)


def find(code: str) -> Area | None:
    """The neighbourhood with this code, of our own municipality."""
    return places.areas_of(settings.MUNICIPALITY).filter(code=code).first()


def compass(area: Area, *, as_of: dt.datetime | None = None) -> Compass:
    """All that is known of a neighbourhood, in a fixed number of questions to the database."""
    city, moment = settings.MUNICIPALITY, as_of or timezone.now()
    wanted = {key for quarter in quarters() for key in quarter.indicators}
    known = {one.key: one for one in indicators() if one.key in wanted}
    found = many(known.values(), areas=[area.code, city], groups=[ALL], as_of=moment)
    rows = {key: _beside(one, area.code, city, found) for key, one in known.items()}
    filled = tuple(
        (quarter, tuple(row for key in quarter.indicators if (row := rows.get(key)) is not None))
        for quarter in quarters()
    )
    offered = list(provisions.provisions_in(city, area.code))
    local = tuple(one for one in offered if not one.everywhere)
    views = AreaView.objects.filter(area=area, said_on__lte=timezone.localdate(moment))
    return Compass(area, filled, local, len(offered) - len(local), tuple(views.order_by("-said_on", "-pk")))


def _beside(indicator: Indicator, area: str, city: str, found: dict[tuple[int, str, str], Series]) -> Beside | None:
    here = found.get((indicator.pk, area, ALL))
    newest = here.newest or here.last if here else None
    if here is None or newest is None:
        return None
    beside = found[indicator.pk, city, ALL].at(newest.period)
    same = beside if beside and beside.version == newest.version else None
    return Beside(indicator, here.version_of(newest), newest, same)


@dataclass(frozen=True)
class OnMap:
    """One figure of all neighbourhoods in one period."""

    indicator: Indicator
    version: IndicatorVersion
    period: str
    rows: tuple[tuple[Area, Point], ...]
    boundaries: dict[str, Boundary]


def mappable() -> list[Indicator]:
    """The indicators of the four quarters, in their order."""
    known = {one.key: one for one in indicators()}
    return [known[key] for quarter in quarters() for key in quarter.indicators if key in known]


def shown(
    wijken: Sequence[Area], key: str, options: Sequence[Indicator], *, as_of: dt.datetime | None = None
) -> OnMap | None:
    """The newest figures of all neighbourhoods; of the first indicator that has any when this one has none."""
    first = [one for one in options if one.key == key]
    return _first_shown(wijken, first, as_of) or _first_shown(wijken, options, as_of)


def _first_shown(wijken: Sequence[Area], wanted: Sequence[Indicator], as_of: dt.datetime | None) -> OnMap | None:
    found = many(wanted, areas=[one.code for one in wijken], groups=[ALL], as_of=as_of)
    for one in wanted:
        lines = [(area, found[one.pk, area.code, ALL]) for area in wijken if (one.pk, area.code, ALL) in found]
        newest = max((line.newest for _area, line in lines if line.newest), key=lambda point: point.ends, default=None)
        if newest is not None:
            rows = [(area, line.at(newest.period)) for area, line in lines]
            known = tuple((area, point) for area, point in rows if point is not None)
            version = lines[0][1].version_of(newest)
            return OnMap(one, version, newest.period, known, places.boundaries_of(settings.MUNICIPALITY))
    return None
