"""What the page of the poverty trap shows: a line in charts, sentences and tables, before and after a plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.conf import settings
from django.utils.translation import gettext as _

from perspectief.foundation.language import law
from perspectief.policy.simulator.calc import line as calc
from perspectief.policy.simulator.queries import line_charts, line_words
from perspectief.rules import evaluate, read_household
from perspectief.rules.kernel.declare import Scheme
from perspectief.simulation.line import (
    Axis,
    Cliff,
    Comparison,
    Family,
    Line,
    Waiting,
    compare_within,
    gross_per_hour_y,
    household,
)
from perspectief.simulation.line.law import ASSISTANCE
from perspectief.simulation.outlook import minimum_wage as minimum_wage_of
from perspectief.simulation.outlook.hours import unmet
from perspectief.simulation.reforms import Reform, gallery, says

PATIENCE = 12.0
"""Seconds that a visitor waits for a law that was never compiled here, before the page says how far it is."""


@dataclass(frozen=True)
class Fall:
    """A place where more work leaves less: sentences, and the rules that say why."""

    sentences: tuple[str, ...]
    losses: tuple[tuple[law.Said | str, str], ...]
    reasons: tuple[law.Said, ...]


@dataclass(frozen=True)
class Stop:
    """A scheme that stops: its name, where today and after the plan, and what it was worth a month."""

    said: law.Said
    before: str
    after: str
    worth: str
    moves: bool


@dataclass(frozen=True)
class Explored:
    """Everything on the page.

    `before` is None without a plan; `plan`: what the plan changes, in Dutch; `least_wage`: the minimum wage of a year,
    for a line along the wage.
    """

    line: Line
    before: Line | None
    household: str
    least_wage: str
    summary: tuple[str, ...]
    plan: tuple[str, ...]
    charts: line_charts.Charts
    falls: tuple[Fall, ...]
    falls_before: tuple[Fall, ...]
    stops: tuple[Stop, ...]
    steps: tuple[line_words.Step, ...]
    rows: tuple[tuple[str, ...], ...]
    headings: tuple[str, ...]
    unsure: tuple[law.Said, ...]
    left_out: tuple[law.Said, ...]

    @property
    def is_by_hours(self) -> bool:
        """Whether the line goes along hours."""
        return self.line.axis is Axis.HOURS

    @property
    def lacks_assistance(self) -> bool:
        """Whether bijstand is left out because nobody can say what it is: then every amount is too low."""
        return ASSISTANCE in self.line.points.unsure


def today() -> date:
    """The day whose law counts."""
    return date.today()


@cache
def minimum_wage(day: date) -> float | None:
    """The statutory minimum wage of an adult, gross euro per hour; None when it is not known."""
    return minimum_wage_of(household(Family(), day, municipality=settings.MUNICIPALITY), "a", day)


def plans() -> dict[str, Reform]:
    """The plans of the gallery that hold in this municipality."""
    return {key: one for key, one in gallery().items() if one.municipality in (None, settings.MUNICIPALITY)}


def examples() -> list[tuple[str, str]]:
    """Households to begin with: what they are, and their address."""
    return [
        (_("Iemand zonder partner en kinderen"), "huishouden=alleenstaande"),
        (_("Ouder zonder partner, kinderen van 2 en 8"), "huishouden=alleenstaande-ouder&kinderen=2%2C+8"),
        (_("Paar, kinderen van 5 en 14, één werkt"), "huishouden=paar-een-verdiener&kinderen=5%2C+14"),
    ]


def compared(family: Family, reform: Reform, axis: Axis) -> Comparison | Waiting:
    """The line before and after a plan, under the law of today or of the plan's first day."""
    day = max(today(), reform.start)
    return compare_within(PATIENCE, family, reform, day, settings.MUNICIPALITY, axis)


def explored(both: Comparison, family: Family, reform: Reform) -> Explored:
    """Everything that the page tells of one kind of household."""
    axis = both.after.axis
    line, before = both.after, None if reform.is_empty else both.before
    return Explored(
        line=line,
        before=before,
        household=line_words.of_household(family, axis),
        least_wage=_least_wage(line) if axis is Axis.WAGE else "",
        summary=tuple(line_words.summary(both, has_plan=before is not None)),
        plan=() if before is None else tuple(says(reform, settings.MUNICIPALITY, line.law.day)),
        charts=line_charts.draw(line, before),
        falls=tuple(_falls(line)),
        falls_before=() if before is None else tuple(_falls(before)),
        stops=tuple(_stops(both)),
        steps=tuple(line_words.steps(line, _name(line))),
        rows=tuple(line_words.rows(line, before)),
        headings=tuple(line_words.headings(line, before)),
        unsure=tuple(_said(line, key) for key in sorted(line.points.unsure)),
        left_out=tuple(law.say(scheme.name) for scheme in line.law.left_out),
    )


def _least_wage(line: Line) -> str:
    lowest = minimum_wage(line.law.day)
    return line_words.euro(line.family.hours * gross_per_hour_y(lowest, line.law.day)) if lowest else ""


# --- Falls ------------------------------------------------------------------------------------------------------------


def _falls(line: Line) -> Iterator[Fall]:
    for cliff in line.cliffs:
        losses = tuple((_said_part(line, key), line_words.a_year(cents)) for key, cents in cliff.losses if cents >= 100)
        yield Fall(tuple(line_words.of_cliff(line, cliff)), losses, tuple(_reasons(line, cliff)))
    for dip in calc.slides(line):
        yield Fall(tuple(line_words.of_slide(line, dip)), (), ())


def _reasons(line: Line, cliff: Cliff) -> Iterator[law.Said]:
    """The conditions that are no longer met just above the cliff, in the words of the rule."""
    keys = [key for key, cents in cliff.losses if key in line.law.book.schemes and cents >= 100]
    file = read_household(line.file(cliff.high))
    for scheme in evaluate(file, line.law.day, keys, book=line.law.book).schemes if keys else ():
        reason = unmet(scheme)
        if reason is not None:
            yield law.Said(reason.say(lambda sentence: law.say(sentence).text), law.say(reason.template).language)


def _said_part(line: Line, key: str) -> law.Said | str:
    return line_words.tax(key) or _said(line, key)


def _name(line: Line) -> line_words.Naming:
    return lambda key: _said_part(line, key)


def _said(line: Line, key: str) -> law.Said:
    return law.say(_scheme(line, key).name)


def _scheme(line: Line, key: str) -> Scheme:
    scheme = line.law.book.folders[key].scheme_of(line.law.municipality)
    assert scheme is not None
    return scheme


# --- Schemes that stop ------------------------------------------------------------------------------------------------


def _stops(both: Comparison) -> Iterator[Stop]:
    for end in calc.ends(both.before, both.after):
        after, before = (line_words.where(both.after.axis, x) for x in (end.after, end.before))
        line = both.after if end.is_there[1] else both.before
        yield Stop(
            said=_said(line, end.key),
            before=before or _not_there(end.is_there[0]),
            after=after or _not_there(end.is_there[1]),
            worth=_("weten wij niet") if end.was is None else line_words.a_month(end.was),
            moves=end.moves,
        )


def _not_there(is_there: bool) -> str:
    return _("stopt niet op deze lijn") if is_there else _("is er niet")


def numbers(both: Comparison, reform: Reform) -> tuple[list[str], Iterator[Sequence[float | str]]]:
    """Every point for a file."""
    return calc.table(both.after, None if reform.is_empty else both.before)
