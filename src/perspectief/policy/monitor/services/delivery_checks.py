"""Judges each figure of a file: the good ones become candidates, the others are held back with every reason at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation.places import queries as places
from perspectief.policy.monitor.calc.periods import BadPeriod, read_period
from perspectief.policy.monitor.choices import Missing, Origin, State
from perspectief.policy.monitor.models import Candidate, ComparableSet, Delivery, Indicator, IndicatorVersion
from perspectief.policy.monitor.queries import indicators as indicator_queries
from perspectief.policy.monitor.services.figure_checks import AREA, Figure, problems_of
from perspectief.policy.monitor.sources import custom
from perspectief.policy.monitor.sources import mapping as roles
from perspectief.policy.monitor.sources.figures import (
    Number,
    Unreadable,
    decimal_mark,
    is_reason,
    is_yes,
    period_of,
    read_bound,
    read_number,
    read_whole,
)
from perspectief.policy.monitor.sources.mapping import Line

COUNTRY = "NL00"
COUNTRY_NAMES = ("nl00", "nl01", "nl", "nederland")
NOT_OURS = ("BU",)
"""Areas smaller than a wijk: for these we have no map and no pages."""
KEPT_LARGE = frozenset({Delivery.Kind.REGISTER, Delivery.Kind.CUSTOM})
"""Kinds of which small numbers may not be kept, wherever they are about."""
SMALL_AREAS = ("WK", "BU")
"""Here a file of any kind is checked: its kind is only what somebody says of it."""


class Held(NamedTuple):
    """A row that could not be taken over: what stood there, and all that is wrong."""

    row: int
    cells: dict[str, str]
    reason: str


@dataclass
class Checked:
    """What became of the rows of a file. `left_out`: areas of others, and how many rows each had."""

    good: list[Candidate] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


@dataclass
class World:
    """What a file is judged against: our indicators, and the areas that we know by code and by name."""

    indicators: Mapping[str, Indicator]
    areas: Mapping[str, str]
    others: frozenset[str]


def world() -> World:
    """As it is now."""
    here = places.municipality(settings.MUNICIPALITY)
    own = {here.code: here.name, **{area.code: area.name for area in places.areas_of(here.code)}}
    names = {**{code.lower(): code for code in own}, **{name.lower(): code for code, name in own.items()}}
    compared = frozenset(code for one in ComparableSet.objects.all() for code in one.codes)
    known = [state for state in State if state is not State.RETIRED]
    return World(
        {one.key: one for one in indicator_queries.indicators(states=known)},
        {**names, here.name.lower(): here.code, **dict.fromkeys(COUNTRY_NAMES, COUNTRY)},
        compared,
    )


def check_lines(lines: Iterable[Line], delivery: Delivery, known: World | None = None) -> Checked:
    """Every figure of a file; those already among the candidates of the delivery count as double."""
    return _Checker(delivery, known or world()).run(list(lines))


class _Checker:
    """One file."""

    def __init__(self, delivery: Delivery, known: World):
        self.delivery, self.world = delivery, known
        self.checked = Checked()
        self.seen = {(one.version_id, one.period, one.area, one.group): one.row for one in delivery.candidates.all()}

    def run(self, lines: list[Line]) -> Checked:
        self.mark = decimal_mark(line.cells.get(roles.VALUE, "") for line in lines)
        pairs = []
        for line in lines:
            area = self._area(line)
            if self._is_of_others(area):
                self.checked.left_out[area] += 1
            elif candidate := self._candidate(line, area):
                pairs.append((line, candidate))
        self._judge(pairs)
        return self.checked

    def _area(self, line: Line) -> str:
        said = line.cells.get(roles.AREA, "").strip()
        return self.world.areas.get(said.lower(), said[:10])

    def _is_of_others(self, area: str) -> bool:
        """A municipality that is not ours nor compared with, or an area in one; and what is smaller than a wijk."""
        if not AREA.fullmatch(area) or area == COUNTRY or area.startswith("PV"):
            return False
        municipality = f"GM{area[2:6]}"
        is_here = municipality == settings.MUNICIPALITY or (area == municipality and area in self.world.others)
        return area.startswith(NOT_OURS) or not is_here

    def _candidate(self, line: Line, area: str) -> Candidate | None:
        """A candidate; None when the row is held back."""
        indicator = self.world.indicators.get(line.cells.get(roles.INDICATOR, "").strip())
        if indicator is None:
            said = _("De indicator ‘%(key)s’ kennen wij niet.") % {"key": line.cells.get(roles.INDICATOR, "")[:60]}
            self._hold(self._hidden(line, area), [said])
            return None
        period = period_of(line.cells.get(roles.PERIOD, ""))
        version = _version_in(indicator, period)
        if version is None:
            self._hold(self._hidden(line, area), [_("Van deze indicator is nog niet gezegd wat hij telt.")])
            return None
        try:
            candidate = self._filled(line, version, period, area)
        except Unreadable as problem:
            said = problem.unquoted if self._is_checked(area) else str(problem)
            self._hold(self._hidden(line, area), [said])
            return None
        return candidate if self._may_be_kept(line, candidate) else None

    def _filled(self, line: Line, version: IndicatorVersion, period: str, area: str) -> Candidate:
        cells = line.cells
        number = self._number(cells.get(roles.VALUE, ""))
        low, high = (read_bound(cells.get(role, ""), self.mark) for role in (roles.LOW, roles.HIGH))
        has_bounds = number.value is not None  # bounds would tell what is secret
        return Candidate(
            delivery=self.delivery,
            row=line.row,
            version=version,
            period=period,
            area=area,
            group=cells.get(roles.GROUP, "").strip().lower() or "all",
            value=number.value,
            missing=number.missing,
            low=low if has_bounds else None,
            high=high if has_bounds else None,
            base=read_whole(cells.get(roles.BASE, "")),
            provisional=number.provisional or is_yes(cells.get(roles.PROVISIONAL, "")),
        )

    def _number(self, cell: str) -> Number:
        """In the file of RIVM a blank cell means that RIVM has no figure."""
        if self.delivery.kind == Delivery.Kind.RIVM and not cell.strip():
            return Number(None, Missing.UNKNOWN)
        return read_number(cell, self.mark)

    def _may_be_kept(self, line: Line, candidate: Candidate) -> bool:
        """A number that is too small is not kept, also not among the rows that are held back."""
        if not self._is_checked(candidate.area):
            return True
        reason = custom.too_small(candidate.version.unit, candidate.value, candidate.base)
        if reason:
            self._hold(self._hidden(line, candidate.area), [reason])
        return not reason

    def _hidden(self, line: Line, area: str) -> Line:
        """The row without its numbers, where nobody could tell yet that they are large enough to keep."""
        if not self._is_checked(area):
            return line
        value = line.cells.get(roles.VALUE, "")
        hidden = dict.fromkeys((roles.BASE, roles.LOW, roles.HIGH), "")
        return Line(line.row, {**line.cells, **hidden, roles.VALUE: value if is_reason(value) else ""})

    def _is_checked(self, area: str) -> bool:
        """What we compute ourselves from public tables, nobody brings."""
        kind = self.delivery.kind
        return kind in KEPT_LARGE or (kind != Delivery.Kind.COMPUTED and area.startswith(SMALL_AREAS))

    def _judge(self, pairs: list[tuple[Line, Candidate]]) -> None:
        """What the keeper of figures would refuse, is refused now; and what stands there twice."""
        figures = {id(candidate): figure_of(candidate) for _line, candidate in pairs}
        wrong: dict[str, list[str]] = {}
        unique = {figure.key: figure for figure in figures.values()}
        for problem in problems_of(list(unique.values()), timezone.now()):
            wrong.setdefault(problem.place, []).append(f"{problem.found} {problem.do}")
        for line, candidate in pairs:
            reasons = list(wrong.get(figures[id(candidate)].place, ()))
            key = (candidate.version.pk, candidate.period, candidate.area, candidate.group)
            if key in self.seen:
                reasons.append(_("Dit cijfer staat al op regel %(row)d.") % {"row": self.seen[key]})
            if reasons:
                self._hold(self._hidden(line, candidate.area) if candidate.value is None else line, reasons)
            else:
                self.seen[key] = candidate.row
                self.checked.good.append(candidate)

    def _hold(self, line: Line, reasons: list[str]) -> None:
        cells = {role: line.cells.get(role, "")[:80] for role in roles.PLAIN_ROLES}
        self.checked.held.append(Held(line.row, cells, " ".join(reasons)))


def _version_in(indicator: Indicator, period: str) -> IndicatorVersion | None:
    """What it meant in that period; what it means now when the period is none, so that the figure itself is judged."""
    try:
        starts = read_period(period).starts
    except BadPeriod:
        return indicator_queries.current_version(indicator)
    found = indicator_queries.version_on(indicator, starts)
    return found or indicator_queries.current_version(indicator)


def figure_of(candidate: Candidate, note: str = "") -> Figure:
    """As the keeper of figures takes it."""
    delivery = candidate.delivery
    return Figure(
        version=candidate.version,
        period=candidate.period,
        area=candidate.area,
        group=candidate.group,
        release=delivery.release,
        origin=Origin(delivery.origin),
        value=None if candidate.value is None else Decimal(candidate.value),
        missing=candidate.missing,
        low=candidate.low,
        high=candidate.high,
        base=candidate.base,
        provisional=candidate.provisional,
        source_url=delivery.source_url,
        note=note,
    )
