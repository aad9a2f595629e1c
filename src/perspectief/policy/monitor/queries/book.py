"""The whole book of figures as it was at a moment: every indicator with its definition, figures, targets and judgement.

The same moment gives the same book, byte for byte, however much was revised since. For the report and for files.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone

from perspectief.foundation.disclosure import Published
from perspectief.policy.monitor.choices import State
from perspectief.policy.monitor.models import Indicator, IndicatorVersion
from perspectief.policy.monitor.queries import judging
from perspectief.policy.monitor.queries.indicators import indicators, steps_of, targets_of
from perspectief.policy.monitor.queries.judging import Aim, Movement
from perspectief.policy.monitor.queries.series import ALL, Earlier, Key, Point, Series, many

COUNTRY = "NL00"


@dataclass(frozen=True)
class Entry:
    """One indicator at that moment. `country`: of the Netherlands, None when not asked; `groups`: by group."""

    indicator: Indicator
    state: str
    series: Series
    country: Series | None
    groups: dict[str, Series]
    aims: tuple[Aim, ...]
    movement: Movement | None

    @property
    def shown(self) -> Point | None:
        """The newest number, or else the newest reason why there is none."""
        return self.series.newest or self.series.last

    @property
    def current_aims(self) -> list[Aim]:
        """What is wanted on that day; otherwise what will be, and otherwise what was wanted last."""
        on = timezone.localdate(self.series.as_of)
        now = [one for one in self.aims if one.target.starts <= on and (one.target.ends or on) >= on]
        later = [one for one in self.aims if one.target.starts > on]
        return now or later[:1] or list(self.aims[-1:])


@dataclass(frozen=True)
class Book:
    """All indicators in their order."""

    municipality: str
    as_of: dt.datetime
    entries: tuple[Entry, ...]

    def __getitem__(self, key: str) -> Entry:
        """The entry of an indicator, by its key."""
        return next(one for one in self.entries if one.indicator.key == key)

    def of_goal(self, goal: str) -> list[Entry]:
        """The indicators of a goal."""
        return [one for one in self.entries if goal in one.indicator.goals]

    def of_line(self, number: int) -> list[Entry]:
        """The indicators of a line."""
        return [one for one in self.entries if number in one.indicator.lines]

    def of_collection(self, name: str) -> list[Entry]:
        """The indicators of a collection, such as `begroting`."""
        return [one for one in self.entries if one.indicator.collection == name]

    def document(self) -> dict[str, Any]:
        """Plain data for a file: published figures only, the same for the same moment."""
        said = {"gemeente": self.municipality, "stand": self.as_of.isoformat()}
        return said | {"indicatoren": [entry_document(one) for one in self.entries]}


def book(
    as_of: dt.datetime | None = None,
    municipality: str = "",
    *,
    states: Collection[State] = (State.ADOPTED,),
    whole: bool = True,
) -> Book:
    """Everything that was known then, in a fixed number of questions to the database.

    `whole`: with the groups and the country; without these it is enough for a page that shows much at a glance.
    """
    moment, city = as_of or timezone.now(), municipality or settings.MUNICIPALITY
    known = indicators(states=tuple(State), municipality=city)
    wanted = [one for one in known if state_at(one, moment) in states]
    own = _by_group(many(wanted, areas=[city], groups=None if whole else [ALL], as_of=moment))
    country = many(wanted, areas=[COUNTRY], groups=[ALL], as_of=moment) if whole else {}
    entries = [_entry(one, own[one.pk], country.get((one.pk, COUNTRY, ALL)), moment) for one in wanted if one.pk in own]
    return Book(city, moment, tuple(entries))


def state_at(indicator: Indicator, moment: dt.datetime) -> State | None:
    """How far it was at a moment; None before it was proposed."""
    taken = [step for step in steps_of(indicator) if step.at <= moment]
    return State(taken[-1].state) if taken else None


def _by_group(found: Mapping[Key, Series]) -> dict[int, dict[str, Series]]:
    """The series of one area, by indicator and then by group in their order."""
    own: dict[int, dict[str, Series]] = defaultdict(dict)
    for pk, area, group in sorted(found):
        own[pk][group] = found[pk, area, group]
    return own


def _entry(indicator: Indicator, own: Mapping[str, Series], country: Series | None, moment: dt.datetime) -> Entry:
    whole, groups = own[ALL], {group: made for group, made in own.items() if group != ALL}
    aims = tuple(judging.aims(whole, targets_of(indicator, moment)))
    state = state_at(indicator, moment)
    return Entry(indicator, str(state), whole, country, groups, aims, judging.movement(whole))


# --- As plain data ----------------------------------------------------------------------------------------------------
def entry_about(entry: Entry) -> dict[str, Any]:
    """One indicator in a few words, without its figures."""
    one, version = entry.indicator, entry.series.version
    return {
        "sleutel": one.key,
        "naam": one.name,
        "stand": entry.state,
        "bewijs": one.evidence,
        "doelen": list(one.goals),
        "lijnen": list(one.lines),
        "verzameling": one.collection,
        "eenheid": version.unit,
        "bron": version.source,
        "definitie": version.number,
    }


def entry_document(entry: Entry) -> dict[str, Any]:
    """One indicator with all that was known of it."""
    series = [entry.series, entry.country, *entry.groups.values()]
    return entry_about(entry) | {
        "definities": [version_document(version) for version in entry.series.versions],
        "streefdoelen": [aim_document(aim) for aim in entry.aims],
        "reeksen": [series_document(made) for made in series if made and made.points],
    }


def version_document(version: IndicatorVersion) -> dict[str, Any]:
    """What an indicator meant."""
    return {
        "versie": version.number,
        "telt": version.definition,
        "teller": version.numerator,
        "noemer": version.denominator,
        "eenheid": version.unit,
        "beter": version.direction,
        "bron": version.source,
        "bron_adres": version.source_url,
        "ritme": version.rhythm,
        "grens": version.threshold,
        "zegt": version.says,
        "zegt_niet": version.says_not,
        "vergelijkbaar": version.comparable,
        "factor": version.bridge,
        "reden": version.reason,
        "geldt_vanaf": version.valid_from.isoformat(),
        "geldt_tot_en_met": version.valid_until.isoformat() if version.valid_until else None,
    }


def aim_document(aim: Aim) -> dict[str, Any]:
    """What was wanted, and how it stood."""
    target = aim.target
    return {
        "wat": aim.says,
        "vorm": target.kind,
        "vanaf": target.starts.isoformat(),
        "tot_en_met": target.ends.isoformat() if target.ends else None,
        "door": target.set_by,
        "bron": target.source,
        "oordeel": aim.judgement.verdict.value,
        "oordeel_zin": aim.judgement.sentence,
    }


def series_document(series: Series) -> dict[str, Any]:
    """The figures of one area and group."""
    return {
        "gebied": series.area,
        "groep": series.group,
        "cijfers": [point_document(point) for point in series.points],
    }


def point_document(point: Point) -> dict[str, Any]:
    """One figure, or why there is none."""
    return {
        "periode": point.period,
        "van": point.starts.isoformat(),
        "tot_en_met": point.ends.isoformat(),
        "versie": point.version,
        "nieuwe_reeks": point.opens,
        **figure_document(point.figure, point.missing),
        "ondergrens": plain(point.low),
        "bovengrens": plain(point.high),
        "voorlopig": point.provisional,
        "herkomst": point.origin,
        "uitgave": point.release,
        "bron_adres": point.source_url,
        "opmerking": point.note,
        "vastgelegd": point.recorded_at.isoformat(),
        "eerder": [earlier_document(one) for one in point.earlier],
    }


def earlier_document(earlier: Earlier) -> dict[str, Any]:
    """What stood there before."""
    return {
        **figure_document(earlier.figure, earlier.missing),
        "versie": earlier.version,
        "uitgave": earlier.release,
        "vastgelegd": earlier.recorded_at.isoformat(),
    }


def figure_document(figure: Published, missing: str) -> dict[str, Any]:
    """A number as text (so that no decimal changes on the way), or the reason why there is none."""
    why = missing or (figure.reason.value if figure.reason else None)
    return {"waarde": plain(figure), "waarom_niet": None if figure.value is not None else why}


def plain(figure: Published | None) -> str | None:
    """The published number, with a point before decimals."""
    return None if figure is None or figure.value is None else str(figure.value)
