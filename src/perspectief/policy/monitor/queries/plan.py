"""The monitoring plan, made from the register of indicators: what, how, when, who, and what is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from perspectief.foundation.goals import queries as goals
from perspectief.foundation.goals.choices import Proof
from perspectief.foundation.goals.models import Goal
from perspectief.policy.monitor import wording
from perspectief.policy.monitor.choices import Evidence, Rhythm, State
from perspectief.policy.monitor.models import Indicator, IndicatorVersion
from perspectief.policy.monitor.queries.indicators import current_version, indicators
from perspectief.policy.monitor.queries.series import Point, series_of

IN_PLAN = (State.ADOPTED, State.TRYING, State.PROPOSED)
HEARD = (Evidence.HEAR, Evidence.BOTH)
SLACK = dt.timedelta(days=2 * 365)
"""Public figures arrive about two years after their period; only then something is late."""
EVERY = {
    Rhythm.HALF_YEAR: dt.timedelta(days=183),
    Rhythm.YEAR: dt.timedelta(days=365),
    Rhythm.SCHOOL_YEAR: dt.timedelta(days=365),
    Rhythm.TWO_YEARS: dt.timedelta(days=2 * 365),
    Rhythm.FOUR_YEARS: dt.timedelta(days=4 * 365),
}


@dataclass(frozen=True)
class Row:
    """One indicator of the plan. `also`: names of further goals; `late`: should there be a newer figure by now?"""

    indicator: Indicator
    version: IndicatorVersion
    last: Point | None
    also: Sequence[str]
    late: bool

    @property
    def gap(self) -> str:
        """What is missing, or nothing."""
        if self.indicator.state == State.PROPOSED:
            return _("Dit is een voorstel. Niemand meet het nog.")
        if self.last is None:
            return _("Er is nog geen getal.")
        return _("Het nieuwste getal is oud.") if self.late else ""

    @property
    def measured(self) -> str:
        """The newest period with a number."""
        return wording.period(self.last.period) if self.last else ""


@dataclass(frozen=True)
class Part:
    """A goal, or what stands beside the goals; its indicators; and what is missing for the goal itself."""

    key: str
    name: str
    rows: Sequence[Row]
    gaps: Sequence[str]


@dataclass(frozen=True)
class Plan:
    """The whole plan on a day."""

    day: dt.date
    parts: Sequence[Part]

    @property
    def rows(self) -> Iterator[tuple[Part, Row]]:
        """Every indicator with the part in which it stands."""
        return ((part, row) for part in self.parts for row in part.rows)

    @property
    def counted(self) -> int:
        """How many indicators there are."""
        return sum(len(part.rows) for part in self.parts)

    @property
    def without_number(self) -> int:
        """At how many there is no number at all."""
        return sum(row.last is None for _part, row in self.rows)

    @property
    def late(self) -> int:
        """At how many there should be a newer one."""
        return sum(row.late for _part, row in self.rows)


def plan(day: dt.date, municipality: str) -> Plan:
    """The plan as the register stands today; late means late on this day. The number of questions is constant."""
    known = indicators(states=IN_PLAN, municipality=municipality)
    lines = series_of(known, area=municipality)
    wanted = list(goals.goals_on(day, municipality))
    names = {goal.key: goal.name for goal in wanted}
    made = [row for one in known if (row := _row(one, names, lines[one.key].newest if one.key in lines else None, day))]
    parts = [Part(goal.key, goal.name, _first_at(goal, made), list(_gaps(goal, known))) for goal in wanted]
    rest = [row for row in made if not set(row.indicator.goals) & set(names)]
    beside = [Part("verder", _("Bij de wijken en lijnen"), rest, ())] if rest else []
    return Plan(day, parts + beside)


def _row(indicator: Indicator, names: dict[str, str], last: Point | None, day: dt.date) -> Row | None:
    version = current_version(indicator)
    if version is None:
        return None
    also = [names[key] for key in indicator.goals[1:] if key in names]
    return Row(indicator, version, last, also, last is not None and is_late(last.ends, version.rhythm, day))


def _first_at(goal: Goal, rows: Sequence[Row]) -> list[Row]:
    """Each indicator stands once: at the first of its goals."""
    return [row for row in rows if row.indicator.goals[:1] == [goal.key]]


def is_late(measured: dt.date, rhythm: str, day: dt.date) -> bool:
    """Should there have been a newer figure by now?"""
    every = EVERY.get(Rhythm(rhythm))
    return every is not None and measured + every + SLACK < day


def _gaps(goal: Goal, known: Sequence[Indicator]) -> Iterator[str]:
    here = [one for one in known if goal.key in one.goals]
    adopted = [one for one in here if one.state == State.ADOPTED]
    if not here:
        yield _("Bij dit doel hoort nog geen indicator.")
    elif not adopted:
        yield _("Bij dit doel is nog geen indicator in gebruik.")
    if goal.proof == Proof.HEAR and not any(one.evidence in HEARD for one in adopted):
        yield _("Dit doel wil iets van mensen zelf horen. Daar is nog geen bron voor.")
