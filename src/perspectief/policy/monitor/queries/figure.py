"""All that the page of one indicator shows: its figures here, of the country, of groups, of areas and of peers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from perspectief.foundation.places import queries as places
from perspectief.foundation.places.models import Area, Boundary
from perspectief.policy.monitor.models import Indicator, IndicatorVersion
from perspectief.policy.monitor.queries import comparables, judging, names
from perspectief.policy.monitor.queries.indicators import targets_of
from perspectief.policy.monitor.queries.judging import Aim, Movement
from perspectief.policy.monitor.queries.one_off import OneOff, one_offs_of
from perspectief.policy.monitor.queries.series import ALL, Point, Series, many
from perspectief.policy.monitor.queries.tables import COUNTS


@dataclass(frozen=True)
class Beside:
    """Figures of several areas or groups in one period, by name."""

    period: str
    version: IndicatorVersion
    rows: tuple[tuple[str, str, Point], ...]
    """Code, name, point."""

    @property
    def releases(self) -> list[str]:
        """The publications behind them."""
        return list(dict.fromkeys(point.release for _code, _name, point in self.rows))

    @property
    def notes(self) -> list[str]:
        """What to know of them, and why some are not shown; each once."""
        points = [point for _code, _name, point in self.rows]
        return [*dict.fromkeys(point.note for point in points if point.note), *explanations(points)]


@dataclass(frozen=True)
class FigurePage:
    """One indicator in one area for one group, as known at a moment."""

    indicator: Indicator
    series: Series
    country: Series | None
    aims: tuple[Aim, ...]
    movement: Movement | None
    groups: Beside | None
    areas: Beside | None
    peers: Beside | None
    area_name: str
    group_name: str
    choices: tuple[tuple[str, str], ...]
    """Areas that have a figure, for a list to choose from."""
    group_choices: tuple[tuple[str, str], ...]
    one_offs: tuple[OneOff, ...]
    wijken: tuple[Area, ...]
    boundaries: dict[str, Boundary]

    @property
    def versions(self) -> list[IndicatorVersion]:
        """The definitions, the newest first."""
        return list(reversed(self.series.versions))

    @property
    def asked_area(self) -> str:
        """The code of the area for in an address; empty for the city itself."""
        return "" if self.series.area == settings.MUNICIPALITY else self.series.area

    @property
    def explanations(self) -> list[str]:
        """Why some figures are not shown: each reason once, in a sentence."""
        return explanations(self.series.points)

    @property
    def lines(self) -> list[tuple[str, Series]]:
        """What the drawing through time shows: beside a share also that of the country; counts say nothing there."""
        own = [(self.area_name, self.series)]
        if self.country is None or self.country.newest is None or self.country.version.unit in COUNTS:
            return own
        return [*own, (names.country(), self.country)]

    @property
    def provisional(self) -> bool:
        """Is any figure provisional?"""
        return any(point.provisional for point in self.series.points)


def explanations(points: Iterable[Point]) -> list[str]:
    """Why some figures are not shown, in sentences: those of disclosure control."""
    hidden = dict.fromkeys(point.figure.reason for point in points if not point.missing and point.figure.reason)
    return [str(reason.explanation) for reason in hidden]


def figure_page(
    indicator: Indicator, *, area: str = "", group: str = ALL, as_of: dt.datetime | None = None
) -> FigurePage | None:
    """The page; None when the indicator had no definition yet at that moment. A fixed number of questions."""
    city, moment = settings.MUNICIPALITY, as_of or timezone.now()
    here = area or city
    wijken = tuple(places.areas_of(city))
    peers = comparables.peers_on(timezone.localdate(moment))
    everywhere = list(dict.fromkeys([here, city, names.COUNTRY, *(one.code for one in wijken), *peers]))
    found = many([indicator], areas=everywhere, groups=[group], as_of=moment)
    by_area = {key[1]: one for key, one in found.items()}
    if here not in by_area:
        return None
    by_group = _by_group(indicator, here, moment)
    called, series = names.areas(everywhere), by_area[here]
    return FigurePage(
        indicator,
        series,
        by_area[names.COUNTRY] if here != names.COUNTRY else None,
        tuple(judging.aims(series, targets_of(indicator, moment))) if group == ALL else (),
        judging.movement(series),
        _beside(by_group, {name: names.group(name) for name in by_group}),
        _beside({one.code: by_area[one.code] for one in wijken}, called),
        _peers(by_area, city, peers, called) if here == city else None,
        called[here],
        names.group(group),
        tuple((code, called[code]) for code in everywhere if by_area[code].points or code == city),
        tuple((name, names.group(name)) for name in sorted({ALL, group, *by_group}, key=names.group_order)),
        tuple(one_offs_of(indicator.key)),
        wijken,
        places.boundaries_of(city),
    )


def _by_group(indicator: Indicator, area: str, moment: dt.datetime) -> dict[str, Series]:
    """The groups that have a figure, everybody apart."""
    found = many([indicator], areas=[area], as_of=moment)
    return {group: one for (_pk, _area, group), one in found.items() if group != ALL and one.points}


def _beside(found: dict[str, Series], called: dict[str, str]) -> Beside | None:
    """The newest period of which any of them has a number, with all of them: what is missing says why."""
    newest = max((one.newest for one in found.values() if one.newest), key=lambda one: one.ends, default=None)
    if newest is None:
        return None
    rows = [(code, called[code], one.at(newest.period)) for code, one in found.items()]
    known = tuple((code, name, point) for code, name, point in rows if point is not None)
    version = next(one for one in found.values() if one.newest).versions
    return Beside(newest.period, next(one for one in version if one.number == newest.version), known)


def _peers(found: dict[str, Series], city: str, peers: Sequence[str], called: dict[str, str]) -> Beside | None:
    """Our own first, in a period that most of them share."""
    others = {code: found[code] for code in peers}
    made = _beside(others, called)
    own = found[city].at(made.period) if made else None
    if made is None or own is None or not own.has_number:
        return None
    return Beside(made.period, made.version, ((city, called[city], own), *made.rows))
