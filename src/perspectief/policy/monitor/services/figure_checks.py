"""What a figure must be before it is kept: its period, its area and its number can be true."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation.places import queries as places
from perspectief.policy.monitor.calc.periods import BadPeriod, Kind, Period, read_period
from perspectief.policy.monitor.choices import Comparable, Missing, Origin, Rhythm, Unit
from perspectief.policy.monitor.models import IndicatorVersion, Observation
from perspectief.policy.monitor.queries.figures import Key
from perspectief.policy.monitor.services.problems import Problem

AREA = re.compile(r"NL00|PV\d{2}|GM\d{4}|WK\d{6}|BU\d{8}")
"""Codes as Statistics Netherlands writes them: the country, a province, a municipality, a wijk, a buurt."""
GROUP = re.compile(r"[a-z0-9-]{1,40}")
WHOLE_PERCENT = 100
STORED_DECIMALS, LARGEST = 4, 10**12
COUNTED = frozenset({Unit.PERSONS, Unit.HOUSEHOLDS, Unit.CHILDREN, Unit.COUNT, Unit.RANK})
KINDS = {
    Rhythm.SCHOOL_YEAR: frozenset({Kind.SCHOOL_YEAR}),
    Rhythm.HALF_YEAR: frozenset({Kind.HALF_YEAR, Kind.MONTH, Kind.DAY}),
    Rhythm.YEAR: frozenset({Kind.YEAR, Kind.MONTH, Kind.DAY}),
    Rhythm.TWO_YEARS: frozenset({Kind.YEAR, Kind.MONTH, Kind.DAY}),
    Rhythm.FOUR_YEARS: frozenset({Kind.YEAR, Kind.MONTH, Kind.DAY}),
    Rhythm.ONCE: frozenset(Kind),
}
"""Which periods fit how often something is measured."""


@dataclass(frozen=True)
class Figure:
    """One figure as its source says it: a value, or the reason why there is none. Its unit: that of the version."""

    version: IndicatorVersion
    period: str
    """`2020`, `2020-1` (half a year), `2019-2020` (school year), `2020-06` or `2020-06-30`."""
    area: str
    """CBS code."""
    release: str
    """Which publication says so."""
    origin: Origin
    value: Decimal | None = None
    missing: Missing | str = ""
    group: str = "all"
    low: Decimal | None = None
    high: Decimal | None = None
    base: int | None = None
    provisional: bool = False
    source_url: str = ""
    note: str = ""

    @property
    def key(self) -> Key:
        """What makes it this figure and no other."""
        return Key(self.version.pk, self.area, self.group, self.period)

    @property
    def when(self) -> Period:
        """Its period with first and last day. Raises BadPeriod."""
        return read_period(self.period)

    @property
    def place(self) -> str:
        """How a message calls it."""
        return f"{self.version.indicator.name}, {self.period}, {self.area}"


def newer_stands(figure: Figure, standing: Observation) -> Problem:
    """A figure that would change what was already known after it."""
    found = _("Op %(day)s is hier al een ander cijfer vastgelegd (%(release)s).")
    said = {"day": f"{timezone.localtime(standing.recorded_at):%d-%m-%Y}", "release": standing.release}
    return Problem(figure.place, found % said, _("Leg het nieuwe cijfer vast met een latere datum."))


def problems_of(figures: Sequence[Figure], at: dt.datetime) -> Iterator[Problem]:
    """Everything that cannot be true in these figures, as known at a moment."""
    yield from _twice(figures)
    own = _OwnAreas()
    for figure in figures:
        yield from _period_problems(figure, at)
        yield from _place_problems(figure, own)
        yield from _number_problems(figure)


def _twice(figures: Sequence[Figure]) -> Iterator[Problem]:
    counted = Counter(figure.key for figure in figures)
    for figure in {figure.key: figure for figure in figures}.values():
        if counted[figure.key] > 1:
            found = _("Dit cijfer staat er %(times)s keer in.") % {"times": counted[figure.key]}
            yield Problem(figure.place, found, _("Laat één regel staan."))


def _period_problems(figure: Figure, at: dt.datetime) -> Iterator[Problem]:
    try:
        period = figure.when
    except BadPeriod:
        found = _("‘%(period)s’ is geen periode.") % {"period": figure.period}
        yield Problem(figure.place, found, _("Schrijf 2020, 2020-1 (half jaar), 2019-2020 (schooljaar) of 2020-06."))
        return
    version = figure.version
    if period.kind not in KINDS[Rhythm(version.rhythm)]:
        found = _("‘%(period)s’ past niet bij een cijfer van ‘%(rhythm)s’.")
        said = {"period": figure.period, "rhythm": version.get_rhythm_display()}
        yield Problem(figure.place, found % said, _("Kies een periode die bij het ritme past."))
    if not _is_within(period, version):
        found = _("Versie %(number)s geldt niet in deze periode.") % {"number": version.number}
        yield Problem(figure.place, found, _("Kies de versie die toen gold."))
    if figure.value is not None and period.starts > at.date():
        yield Problem(figure.place, _("Deze periode moet nog beginnen."), _("Kies de reden ‘nog niet bekend’."))


def _is_within(period: Period, version: IndicatorVersion) -> bool:
    begins = version.valid_from <= period.starts or version.comparable == Comparable.RECALCULATED
    return begins and (version.valid_until is None or period.starts <= version.valid_until)


@dataclass
class _OwnAreas:
    """The wijken of a municipality that divides itself in wijken we know."""

    known: dict[str, frozenset[str]] = field(default_factory=dict)

    def of(self, municipality: str) -> frozenset[str]:
        if municipality not in self.known:
            self.known[municipality] = frozenset(area.code for area in places.areas_of(municipality))
        return self.known[municipality]


def _place_problems(figure: Figure, own: _OwnAreas) -> Iterator[Problem]:
    if not AREA.fullmatch(figure.area):
        found = _("‘%(area)s’ is geen code van een gebied.") % {"area": figure.area}
        codes = {"codes": "NL00, GM0014, WK001401"}
        yield Problem(figure.place, found, _("Schrijf een code zoals het CBS doet: %(codes)s.") % codes)
        return
    wijken = own.of(f"GM{figure.area[2:6]}") if figure.area.startswith("WK") else frozenset()
    if wijken and figure.area not in wijken:
        found = _("De wijk %(area)s kennen wij niet.") % {"area": figure.area}
        yield Problem(figure.place, found, _("Kijk of de code van een ander jaar is."))
    if not GROUP.fullmatch(figure.group):
        found = _("‘%(group)s’ is geen naam van een groep.") % {"group": figure.group}
        yield Problem(figure.place, found, _("Gebruik kleine letters, cijfers en streepjes. Alle mensen samen: all."))


def _number_problems(figure: Figure) -> Iterator[Problem]:
    if not figure.release.strip():
        yield Problem(figure.place, _("De uitgave ontbreekt."), _("Schrijf op welke publicatie dit zegt."))
    if (figure.value is None) == (not figure.missing):
        yield Problem(figure.place, _("Er is geen getal of reden, of het is allebei."), _("Geef er één van de twee."))
        return
    if figure.missing and figure.missing not in Missing.values:
        found = _("‘%(reason)s’ is geen reden die wij kennen.") % {"reason": figure.missing}
        yield Problem(figure.place, found, _("Kies een van deze: %(all)s.") % {"all": ", ".join(Missing.values)})
    for number in (figure.value, figure.low, figure.high):
        if number is not None:
            yield from _value_problems(figure, Decimal(number))
    if figure.value is None and (figure.low, figure.high) != (None, None):
        found = _("Er is geen getal, en wel een onder- of bovengrens.")
        yield Problem(figure.place, found, _("Laat de grenzen weg: zij verraden het getal."))
    if not _in_order(figure):
        found = _("Het getal ligt niet tussen zijn onder- en bovengrens.")
        yield Problem(figure.place, found, _("Kijk of de drie getallen op hun plaats staan."))


def _value_problems(figure: Figure, number: Decimal) -> Iterator[Problem]:
    unit, found = Unit(figure.version.unit), _("Gevonden: %(number)s.") % {"number": number}
    if not number.is_finite() or not _fits(number):
        yield Problem(figure.place, found, _("Schrijf een getal met hoogstens vier cijfers achter de komma."))
    elif unit == Unit.PERCENT and not 0 <= number <= WHOLE_PERCENT:
        yield Problem(figure.place, found, _("Een percentage ligt tussen 0 en 100."))
    elif unit in COUNTED and number < (1 if unit == Unit.RANK else 0):
        yield Problem(figure.place, found, _("Een aantal kan niet onder nul zijn, en een plaats begint bij 1."))
    elif unit in COUNTED and not figure.version.decimals and number != number.to_integral_value():
        yield Problem(figure.place, found, _("Schrijf een heel getal."))


def _fits(number: Decimal) -> bool:
    return abs(number) < LARGEST and number == round(number, STORED_DECIMALS)


def _in_order(figure: Figure) -> bool:
    given = [number for number in (figure.low, figure.value, figure.high) if number is not None]
    return given == sorted(given)
