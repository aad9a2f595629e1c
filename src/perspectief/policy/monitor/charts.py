"""The drawings of the monitor, from published figures only. The same figures are drawn once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from perspectief.foundation.disclosure import Published
from perspectief.foundation.output import charts
from perspectief.foundation.output.charts import Chart, Dot, Sign, Wanted, Words
from perspectief.foundation.output.charts.words import Unit as Written
from perspectief.foundation.places.models import Area, Boundary
from perspectief.policy.monitor import wording
from perspectief.policy.monitor.choices import TargetKind, Unit
from perspectief.policy.monitor.models import IndicatorVersion
from perspectief.policy.monitor.queries.areas import OnMap
from perspectief.policy.monitor.queries.figure import Beside, FigurePage
from perspectief.policy.monitor.queries.judging import Aim
from perspectief.policy.monitor.queries.one_off import OneOff
from perspectief.policy.monitor.queries.series import Point, Series

DAYS_IN_A_YEAR = 365.25
FAR_AHEAD = 9999.0
UNITS: Mapping[str, Written] = {Unit.PERCENT: Written.PERCENT, Unit.EURO: Written.EURO}
"""How the numbers of an axis are written; all others are plain numbers."""


def trend(
    lines: Sequence[tuple[str, Series]], aims: Iterable[Aim] = (), one_offs: Sequence[OneOff] = ()
) -> Chart | None:
    """One or more series through time, the first one leading; None when nothing can be drawn."""
    drawn = [(name, series) for name, series in lines if any(point.has_number for point in series.points)]
    if not drawn:
        return None
    dots = [_dot(name, point, run) for name, series in drawn for run, points in _runs(series) for point in points]
    breaks = {
        point.starts: Sign(at(point.starts), _("andere telling"), True) for _n, one in drawn for point in one.breaks
    }
    signs = [*breaks.values(), *(_sign(number, one) for number, one in enumerate(one_offs, start=1))]
    leading = lines[0][1]
    return charts.trend(dots, words=_words(leading, drawn), wanted=list(_wanted(aims)), signs=signs)


def _runs(series: Series) -> list[tuple[int, list[Point]]]:
    return list(enumerate(series.stretches))


def _dot(name: str, point: Point, run: int) -> Dot:
    middle = at(point.starts + (point.ends - point.starts) / 2)
    low, high = (point.low, point.high) if point.low and point.high else (None, None)
    return Dot(middle, short(point.period), _drawn(point), name, run, low, high, point.provisional)


def _drawn(point: Point) -> Published | None:
    return point.figure if point.has_number else None


def at(day: dt.date) -> float:
    """A day as a place on the axis of time, in years."""
    return day.year + (day.timetuple().tm_yday - 1) / DAYS_IN_A_YEAR


def short(period: str) -> str:
    """A period below an axis: `2020`, `2020-1`, `'19/'20`."""
    years = period.split("-")
    if len(years) == 2 and all(len(year) == 4 for year in years):
        return f"'{years[0][2:]}/'{years[1][2:]}"
    return period


def _sign(number: int, one: OneOff) -> Sign:
    return Sign(at(one.starts + (one.ends - one.starts) / 2), f"{number}")


def _wanted(aims: Iterable[Aim]) -> Iterable[Wanted]:
    """A number or a range has a place on the upright axis; a direction has none."""
    for aim in aims:
        target = aim.target
        starts, ends = at(target.starts), at(target.ends) if target.ends else FAR_AHEAD
        if target.kind == TargetKind.VALUE and target.value is not None:
            yield Wanted(float(target.value), float(target.value), starts, ends)
        elif target.kind == TargetKind.RANGE and target.low is not None and target.high is not None:
            yield Wanted(float(target.low), float(target.high), starts, ends)


def _words(series: Series, lines: Sequence[tuple[str, Series]]) -> Words:
    name = series.indicator.name
    about = " ".join(_told(line, one) for line, one in lines)
    version = series.version
    return Words(name, about, _("Periode"), unit_said(version), UNITS.get(version.unit, Written.NUMBER))


def _told(name: str, series: Series) -> str:
    """What the picture shows, for who cannot see it."""
    known = [point for point in series.points if point.has_number]
    first, last = known[0], known[-1]
    said = {"name": name, "first": first.said, "from": wording.period(first.period)}
    if first is last:
        return _("%(name)s: %(first)s in %(from)s.") % said
    said |= {"last": last.said, "until": wording.period(last.period)}
    told = _("%(name)s: van %(first)s in %(from)s naar %(last)s in %(until)s.") % said
    return f"{told} {_('De telling veranderde; de stukken zijn niet te vergelijken.')}" if series.breaks else told


def unit_said(version: IndicatorVersion) -> str:
    """What the numbers are, above an axis."""
    return {
        Unit.PERCENT: _("Deel in procenten"),
        Unit.EURO: _("Bedrag in euro"),
    }.get(Unit(version.unit), str(version.get_unit_display()).capitalize())


def beside(rows: Sequence[tuple[str, Published]], version: IndicatorVersion, title: str, what: str) -> Chart | None:
    """Bars beside each other: municipalities, or groups, in one period. None when there is nothing to draw."""
    drawn = [{"x": name, "y": figure} for name, figure in rows if not figure.is_hidden]
    if len(drawn) < 2:
        return None
    about = "; ".join(f"{row['x']} {row['y']}" for row in drawn)
    words = Words(title, about, what, unit_said(version), UNITS.get(version.unit, Written.NUMBER))
    return charts.grouped_bars(drawn, x="x", y="y", words=words)


def area_map(
    found: Sequence[tuple[Area, Point]], boundaries: Mapping[str, Boundary], version: IndicatorVersion, title: str
) -> Chart | None:
    """Neighbourhoods within their real boundaries where these were imported, else in tiles."""
    if not any(point.has_number for _area, point in found):
        return None
    about = _("Hoe donkerder, hoe hoger het cijfer. Noord is boven.")
    words = Words(title, about, _("Wijk"), unit_said(version), UNITS.get(version.unit, Written.NUMBER))
    if all(area.code in boundaries for area, _point in found):
        return charts.area_map([_shape(area, boundaries[area.code], point) for area, point in found], words=words)
    tiles = [charts.Tile(one.code, one.name, one.map_row, one.map_column, point.figure) for one, point in found]
    return charts.tile_map(tiles, words=words)


def _shape(area: Area, boundary: Boundary, point: Point) -> charts.Shape:
    polygons = tuple(tuple(tuple(map(tuple, ring)) for ring in rings) for rings in boundary.polygons)
    return charts.Shape(area.code, area.name, polygons, point.figure)


# --- Of the page of one figure ----------------------------------------------------------------------------------------
def map_of(page: FigurePage) -> Chart | None:
    """The neighbourhoods, in the newest period that they have."""
    if page.areas is None:
        return None
    points = {code: point for code, _name, point in page.areas.rows}
    found = [(area, points[area.code]) for area in page.wijken if area.code in points]
    return area_map(found, page.boundaries, page.areas.version, _titled(page, page.areas.period))


def peers_of(page: FigurePage) -> Chart | None:
    """The city among the municipalities that look like it."""
    return _beside(page, page.peers, _("Gemeente"))


def groups_of(page: FigurePage) -> Chart | None:
    """The groups beside each other."""
    return _beside(page, page.groups, _("Groep"))


def _beside(page: FigurePage, found: Beside | None, what: str) -> Chart | None:
    if found is None:
        return None
    rows = [(name, point.figure) for _code, name, point in found.rows]
    return beside(rows, found.version, _titled(page, found.period), what)


def _titled(page: FigurePage, period: str) -> str:
    return _("%(name)s, %(period)s") % {"name": page.indicator.name, "period": wording.period(period)}


def of_areas(shown: OnMap) -> Chart | None:
    """A figure of all neighbourhoods on a map."""
    said = {"name": shown.indicator.name, "period": wording.period(shown.period)}
    return area_map(shown.rows, shown.boundaries, shown.version, _("%(name)s, %(period)s") % said)
