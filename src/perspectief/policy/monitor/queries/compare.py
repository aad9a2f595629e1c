"""The city among others: for one indicator, by one way to choose whom to compare with; and what other ways say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from django.conf import settings
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from perspectief.foundation.disclosure import Kind, publish_difference, publish_official
from perspectief.foundation.output.charts import Chart
from perspectief.policy.monitor import charts, wording
from perspectief.policy.monitor.calc.distance import Neighbour, place_from_top
from perspectief.policy.monitor.choices import Direction
from perspectief.policy.monitor.models import Indicator, IndicatorVersion, Observation
from perspectief.policy.monitor.queries import comparables, names
from perspectief.policy.monitor.queries.comparables import Candidate, Choice
from perspectief.policy.monitor.queries.figures import VISIBLE
from perspectief.policy.monitor.queries.indicators import indicators
from perspectief.policy.monitor.queries.series import ALL, Point, Series, series_by_area

FIRST = "huishoudens-tot-110"
"""What is compared unless somebody asks otherwise."""
OWN_CHOICE = "eigen"
FEWEST, MOST = 3, 15


@dataclass(frozen=True)
class Wish:
    """What somebody asks. `features`: to choose others by, empty for all."""

    indicator: str
    choice: str
    features: tuple[str, ...]
    count: int


@dataclass(frozen=True)
class Verdict:
    """What one way to choose says. `place`: of our own, 1 for the highest; None when there is nothing to compare."""

    choice: Choice
    place: int | None
    of: int
    sentence: str


@dataclass(frozen=True)
class Compared:
    """The page: the wish, the municipalities, their figures and what every way to choose says."""

    wish: Wish
    indicator: Indicator | None
    options: tuple[Indicator, ...]
    choice: Choice
    own_name: str
    period: str
    version: IndicatorVersion | None
    rows: tuple[tuple[str, str, Point | None], ...]
    chart: Chart | None
    verdict: Verdict | None
    others: tuple[Verdict, ...]
    alike: tuple[tuple[Candidate, Neighbour], ...]
    own: Candidate | None
    features: tuple[tuple[str, str, bool], ...]
    ways: tuple[Choice, ...]
    source: tuple[str, str]

    @property
    def is_own_choice(self) -> bool:
        """Did the reader choose the features?"""
        return self.choice.key == OWN_CHOICE


def read_wish(said: MultiValueDict[str, str] | Mapping[str, str]) -> Wish:
    """What the address asks; what it asks wrongly counts as not asked."""
    asked = said.getlist("op") if isinstance(said, MultiValueDict) else []
    count = said.get("aantal", "")
    number = int(count) if count.isascii() and count.isdigit() and len(count) < 4 else comparables.USUAL
    return Wish(
        said.get("cijfer", FIRST),
        said.get("keuze", "gekozen"),
        tuple(name for name in comparables.FEATURES if name in asked),
        min(max(number, FEWEST), MOST),
    )


def compared(wish: Wish, *, as_of: dt.datetime | None = None) -> Compared:
    """The city among others. A fixed number of questions to the database."""
    day = timezone.localdate(as_of) if as_of else timezone.localdate()
    ways = [*comparables.choices(day), _own_choice(wish)]
    choice = next((one for one in ways if one.key == wish.choice), ways[0])
    options = tuple(_comparable_indicators())
    indicator = next((one for one in options if one.key == wish.indicator), next(iter(options), None))
    codes = list(dict.fromkeys([settings.MUNICIPALITY, *(code for way in ways for code in way.codes)]))
    found = series_by_area(indicator, codes, as_of=as_of) if indicator else {}
    own = found.get(settings.MUNICIPALITY)
    called, period = names.areas(codes), _period(found)
    rows = _rows(found, choice, period, called)
    known = [(name, point.figure) for _code, name, point in rows if point and point.has_number]
    version = own.version if own else None
    candidates = {one.code: one for one in comparables.candidates()}
    alike = comparables.most_alike(wish.features if choice.key == OWN_CHOICE else ())
    chart = None
    if version is not None and indicator is not None:
        title = _("%(name)s, %(period)s") % {"name": indicator.name, "period": wording.period(period)}
        chart = charts.beside(known, version, title, _("Gemeente"))
    return Compared(
        wish,
        indicator,
        options,
        choice,
        called[settings.MUNICIPALITY],
        period,
        version,
        rows,
        chart,
        _verdict(choice, found, period, called) if found else None,
        tuple(_verdict(way, found, period, called) for way in _others(ways, choice) if found),
        tuple((candidates[one.code], one) for one in alike if one.code in choice.codes),
        candidates.get(settings.MUNICIPALITY),
        tuple(
            (key, str(name), not wish.features or key in wish.features) for key, name in comparables.FEATURES.items()
        ),
        tuple(ways),
        comparables.source(),
    )


def _others(ways: Sequence[Choice], choice: Choice) -> list[Choice]:
    """The other ways, each set of municipalities once."""
    first = {frozenset(way.codes): way for way in reversed(ways) if way.codes}
    return [way for way in ways if first.get(frozenset(way.codes)) is way and set(way.codes) != set(choice.codes)]


def _own_choice(wish: Wish) -> Choice:
    alike = comparables.most_alike(wish.features)[: wish.count]
    return Choice(OWN_CHOICE, str(_("uw eigen keuze")), tuple(one.code for one in alike))


def _comparable_indicators() -> list[Indicator]:
    """Indicators that the most alike municipality has a figure of, and we too."""
    known = indicators()
    alike = comparables.most_alike()
    if not alike:
        return []
    versions = [version.pk for one in known for version in one.versions.all()]
    rows = Observation.objects.filter(
        version__in=versions,
        area__in=[settings.MUNICIPALITY, alike[0].code],
        group=ALL,
        status__in=VISIBLE,
        superseded_at__isnull=True,
        value__isnull=False,
    ).order_by()
    pairs = set(rows.values_list("version__indicator", "area").distinct())
    return [one for one in known if {(one.pk, settings.MUNICIPALITY), (one.pk, alike[0].code)} <= pairs]


def _period(found: Mapping[str, Series]) -> str:
    """The newest period that our own shares with most of the others."""
    own = found.get(settings.MUNICIPALITY)
    if own is None:
        return ""
    shared = {
        point.period: sum(_has(one, point.period) for one in found.values()) for point in own.points if point.has_number
    }
    most = max(shared.values(), default=0)
    return max((period for period, count in shared.items() if count * 2 >= most), default="")


def _has(series: Series, period: str) -> bool:
    point = series.at(period)
    return point is not None and point.has_number


def _rows(
    found: Mapping[str, Series], choice: Choice, period: str, called: Mapping[str, str]
) -> tuple[tuple[str, str, Point | None], ...]:
    """Our own first, then the others from high to low; who has no figure stands last."""
    others = [(code, called[code], found[code].at(period)) for code in choice.codes if code in found]
    others.sort(key=lambda row: (-_number(row[2]), row[1]))
    own = settings.MUNICIPALITY
    return ((own, called[own], found[own].at(period)), *others) if own in found else ()


def _number(point: Point | None) -> float:
    return float(point.figure.value) if point and point.figure.value is not None else float("-inf")


def _verdict(choice: Choice, found: Mapping[str, Series], period: str, called: Mapping[str, str]) -> Verdict:
    """Where our own stands among these, and how far from the one in the middle; of what is shown of each."""
    own = found[settings.MUNICIPALITY].at(period)
    others = [point.figure.value for code in choice.codes if (point := found[code].at(period)) and point.has_number]
    known = [Decimal(value) for value in others if value is not None]
    if own is None or own.figure.value is None or not known:
        return Verdict(choice, None, 0, _("Van deze gemeenten hebben wij geen cijfer."))
    place = place_from_top(float(own.figure.value), [float(value) for value in known])
    said = {"name": called[settings.MUNICIPALITY], "place": place, "of": len(known) + 1}
    where = _("%(name)s staat op plaats %(place)s van %(of)s, van hoog naar laag.") % said
    version = found[settings.MUNICIPALITY].version_of(own)
    return Verdict(choice, place, len(known) + 1, f"{where} {_beside_middle(own, median(known), version)}")


def _beside_middle(own: Point, middle: Decimal, version: IndicatorVersion) -> str:
    kind = own.figure.kind
    between = publish_official(middle, kind, version.decimals, source=own.release)
    away = publish_difference(own.figure, between)
    if not away.value:
        return _("Dat is precies het midden van de groep.")
    far = _("%(number)s procentpunt") % {"number": away.number} if kind is Kind.SHARE else away.text.lstrip("+−")
    sentence = _("Dat is %(far)s hoger dan het midden van de groep (%(middle)s).")
    if away.value < 0:
        sentence = _("Dat is %(far)s lager dan het midden van de groep (%(middle)s).")
    said = sentence % {"far": far, "middle": between.text}
    if version.direction == Direction.NONE:
        return said
    worse = (away.value > 0) == (version.direction == Direction.DOWN)
    return f"{said} {_('Dat is slechter.') if worse else _('Dat is beter.')}"
