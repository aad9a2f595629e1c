"""Sentences and tables about a line, filled in by code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from perspectief.foundation.language import dutch, law
from perspectief.policy.simulator import choices
from perspectief.policy.simulator.calc import line as calc
from perspectief.simulation.line import Axis, Cliff, Comparison, Dip, Family, Kind, Line

Naming = Callable[[str], "law.Said | str"]
FULL_WEEK = 32
"""Hours a week of which the summary tells."""
FULL_WAGE = 40_000
MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True)
class Step:
    """One step of more work: from where to where, euro a month, and where the rest goes."""

    low: str
    high: str
    gross: str
    left: str
    of_ten: str
    lost: tuple[tuple[law.Said | str, str], ...]


# --- Numbers ----------------------------------------------------------------------------------------------------------


def number(value: float, decimals: int = 1) -> str:
    """`25,6`, and `26` for a whole number."""
    text = f"{value:.{decimals}f}".replace(".", ",")
    return law.left_to_right(text.removesuffix(",0"))


def euro(amount: float) -> str:
    """`€ 1.250`, whole euros; `− € 120` for less than nothing."""
    whole = round(amount)
    said = dutch.say_amount(abs(whole))
    return law.left_to_right(f"{MINUS} {said}" if whole < 0 else said)


def cents(amount: float) -> str:
    """`€ 1,50`."""
    said = dutch.say_amount(abs(round(amount, 2)))
    return law.left_to_right(f"{MINUS} {said}" if amount <= -0.005 else said)


def a_year(amount: int) -> str:
    """Cents a year, in words."""
    return _("%(amount)s per jaar") % {"amount": euro(amount / 100)}


def a_month(amount: float) -> str:
    """Euro a month, in words."""
    return _("%(amount)s per maand") % {"amount": euro(amount)}


def where(axis: Axis, x: float | None) -> str:
    """A place on the line: `25,6 uur`, or `€ 21.040`; empty for no place."""
    if x is None:
        return ""
    return _("%(hours)s uur") % {"hours": number(x)} if axis is Axis.HOURS else euro(x)


def _at(line: Line, own_gross: int) -> str:
    return where(line.axis, calc.position(line, own_gross))


def tax(key: str) -> str:
    """The word for a tax; empty for a scheme."""
    return str(choices.TAXES.get(key, ""))


# --- The household ----------------------------------------------------------------------------------------------------


def of_household(family: Family, axis: Axis) -> str:
    """The household in one line: `Alleenstaande ouder, kinderen van 2 en 8 jaar. Huur € 650. Loon € 15 per uur.`"""
    parts = [str(choices.KINDS[family.kind])]
    if family.ages:
        ages = [str(age) for age in family.ages]
        listed = _("%(first)s en %(last)s") % {"first": ", ".join(ages[:-1]), "last": ages[-1]} if ages[1:] else ages[0]
        parts.append(ngettext("kind van %(ages)s jaar", "kinderen van %(ages)s jaar", len(ages)) % {"ages": listed})
    sentences = [", ".join(parts), _("Huur %(amount)s per maand") % {"amount": cents(family.rent_m)}]
    if axis is Axis.HOURS:
        sentences.append(_("Loon %(amount)s per uur") % {"amount": cents(family.wage_per_hour)})
    else:
        sentences.append(_("%(hours)s uur werk per week") % {"hours": number(family.hours)})
    if family.kind is Kind.TWO_EARNERS:
        told = {"hours": number(family.partner_hours), "amount": cents(family.partner_wage_per_hour)}
        sentences.append(_("De partner werkt %(hours)s uur voor %(amount)s per uur") % told)
    return ". ".join(sentences) + "."


# --- In short ---------------------------------------------------------------------------------------------------------


def summary(both: Comparison, *, has_plan: bool) -> Iterator[str]:
    """What matters most, in a few sentences."""
    line = both.after
    x = FULL_WEEK if line.axis is Axis.HOURS else FULL_WAGE
    place = calc.place_of(line.axis, x)
    told = {"x": where(line.axis, x), "none": a_month(calc.per_month(line.disposable[0]))}
    told |= {"some": a_month(calc.per_month(line.disposable[place]))}
    told |= {"left": cents(10 * (1 - float(line.participation_tax[place])))}
    yield _("Zonder werk heeft dit huishouden %(none)s.") % told
    yield _("Bij %(x)s is dat %(some)s.") % told
    yield _("Van elke € 10 bruto blijft dan gemiddeld %(left)s over.") % told
    yield _falls(len(line.cliffs) + len(calc.slides(line)))
    if has_plan:
        yield from _difference(both)


def _falls(many: int) -> str:
    if not many:
        return _("Nergens op deze lijn zorgt meer werk voor minder geld.")
    words = ngettext(
        "Op %(many)s plek zorgt meer werk voor minder geld.",
        "Op %(many)s plekken zorgt meer werk voor minder geld.",
        many,
    )
    return words % {"many": many}


def _difference(both: Comparison) -> Iterator[str]:
    place, most = calc.largest_difference(both)
    if abs(most) < 100:
        yield _("Dit plan verandert het geld van dit huishouden niet.")
        return
    told = {"amount": a_month(abs(calc.per_month(most))), "x": where(both.after.axis, calc.along(both.after)[place])}
    if most > 0:
        yield _("Het grootste verschil met het plan: %(amount)s meer, bij %(x)s.") % told
    else:
        yield _("Het grootste verschil met het plan: %(amount)s minder, bij %(x)s.") % told


# --- Falls ------------------------------------------------------------------------------------------------------------


def of_cliff(line: Line, cliff: Cliff) -> Iterator[str]:
    """A cliff in plain sentences."""
    told = {"x": _at(line, cliff.low), "drop": a_year(cliff.drop)}
    yield _("Boven %(x)s daalt het geld met %(drop)s.") % told
    if cliff.recovers is None:
        yield _("Op deze lijn komt het niet meer zo hoog.")
    else:
        yield _("Vanaf %(x)s is er weer evenveel.") % {"x": _at(line, cliff.recovers)}


def of_slide(line: Line, dip: Dip) -> Iterator[str]:
    """A stretch on which the money goes down little by little."""
    told = {"low": _at(line, dip.low), "deepest": _at(line, dip.deepest), "depth": a_year(dip.depth)}
    yield _("Tussen %(low)s en %(deepest)s daalt het geld langzaam, met %(depth)s.") % told
    if dip.until is not None:
        yield _("Vanaf %(x)s is er weer evenveel.") % {"x": _at(line, dip.until)}


# --- Tables -----------------------------------------------------------------------------------------------------------


def steps(line: Line, name: Naming) -> Iterator[Step]:
    """Each step of more work, and what of it is left."""
    for one in calc.steps_up(line):
        yield Step(
            low=where(line.axis, one.low),
            high=where(line.axis, one.high),
            gross=euro(one.gross),
            left=euro(one.left),
            of_ten=cents(one.of_ten),
            lost=tuple((name(key), euro(amount)) for key, amount in one.lost),
        )


def headings(line: Line, before: Line | None) -> Iterator[str]:
    """Above the columns of the table."""
    yield _("Uren per week") if line.axis is Axis.HOURS else _("Bruto loon per jaar")
    yield _("Bruto loon")
    yield from (str(choices.SOURCES[source]) for source in calc.by_source(line.points))
    yield _("Samen")
    if before:
        yield _("Samen, wet van nu")


def rows(line: Line, before: Line | None) -> Iterator[tuple[str, ...]]:
    """Euro a month at some places of the line."""
    sources = calc.by_source(line.points)
    for x in calc.ROWS[line.axis]:
        place = calc.place_of(line.axis, x)
        cells = [line.points.gross, *sources.values(), line.disposable, *([before.disposable] if before else [])]
        head = number(x) if line.axis is Axis.HOURS else euro(x)
        yield (head, *(euro(calc.per_month(column[place])) for column in cells))
