"""Working more: what is kept at each number of hours, where it falls, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _

from perspectief.foundation.language import law
from perspectief.residents.entitlements.queries import Contact, contact
from perspectief.residents.outlook.calc.chart import Chart, draw
from perspectief.residents.outlook.choices import HOURS
from perspectief.residents.outlook.queries.schemes import YES
from perspectief.residents.outlook.queries.words import LeftOut, left_out, reason_of, word_of
from perspectief.rules.household import UNKNOWN_WORD
from perspectief.simulation.outlook import (
    Cliff,
    Course,
    Ending,
    HouseholdFile,
    Line,
    Point,
    Rhythm,
    Work,
    burden,
    family_of,
    fit_of,
    holiday_share,
    line_of,
    money,
    with_work,
)
from perspectief.simulation.outlook.changes import incomes_of, person_of, without_kinds
from perspectief.simulation.outlook.hours import LIVES_OFF, TAX
from perspectief.simulation.outlook.people import Fit

EVERY = 4
NEAR = 3
"""Hours: rights that end so close together are told together."""
STEEP = 0.8
"""Part of every extra euro that is not kept, above which we say so."""


@dataclass(frozen=True)
class Option:
    """One working week: euro per month. `kept`: of every ten euro gross more than the week above it."""

    hours: int
    gross: float
    left: float
    more: float
    kept: float
    is_chosen: bool


@dataclass(frozen=True)
class Part:
    """What of every extra ten euro goes where."""

    said: law.Said
    cents: float


@dataclass(frozen=True)
class Bend:
    """A stretch of the line worth a word: its number, its sentences, and each right that ends there with the reason.

    `perhaps`: rights that may be there and then end too.
    """

    number: int
    low: float
    high: float
    sentences: list[str]
    ends: list[tuple[law.Said, law.Said | None]]
    perhaps: list[law.Said]

    @property
    def is_fall(self) -> bool:
        """Whether less is left, and not only a right ends."""
        return bool(self.sentences)


@dataclass(frozen=True)
class Steep:
    """Hours between which little is kept of what somebody earns more; `kept`: of every ten euro gross."""

    low: float
    high: float
    kept: float
    parts: list[Part]


@dataclass(frozen=True)
class Kept:
    """The whole answer about hours. `now`: euro per month as it is; None when it cannot be said."""

    options: list[Option]
    now: float | None
    chart: Chart
    bends: list[Bend]
    steep: list[Steep]
    table: list[tuple[float, float, float]]
    unsure: list[LeftOut]
    drops_ww: bool
    has_young_child: bool


def who_may_work(household: HouseholdFile, day: date) -> dict[str, Fit]:
    """Each adult of the family, and whether working more is a question for them."""
    return {person: fit_of(household, person, day) for person in family_of(household, day)}


def gaps_of(household: HouseholdFile, person: str) -> list[str]:
    """What must be known of a person before there is anything to look at: the age and the income."""
    own = person_of(household, person)
    born = isinstance(own.get("birth_date"), str) and own["birth_date"] != UNKNOWN_WORD
    places = {"birth_date": born, "income": incomes_of(own) is not None}
    return [f"persons.{person}.{key}" for key, is_known in places.items() if not is_known]


def line_for(household: HouseholdFile, person: str, wage: float, day: date) -> Line:
    """The line of hours after the first half year of work. Raises BadHousehold."""
    return line_of(Work(household, person, wage, day, holiday_share(day)))


def missing_of(line: Line) -> list[str]:
    """The places of answers without which the line cannot be drawn, the first is asked first."""
    places: list[str] = []
    for point in line.points:
        if not point.is_known:
            places += [place for key in ("bijstand", "aio") for place in point.result[key].depends_on]
            places += point.missing
    return list(dict.fromkeys(places))


def open_places(line: Line) -> list[str]:
    """The places of answers that schemes wait for which are left out of the sum, the most awaited first."""
    awaited = Counter(place for places in line.points[-1].open.values() for place in places)
    return [place for place, _number in awaited.most_common()]


def who_knows(line: Line) -> Contact | None:
    """Whom to ask when nobody but they can say what bijstand comes to."""
    unknown = [point for point in line.points if not point.is_known]
    return contact(unknown[0].result["bijstand"].scheme.ask) if unknown else None


@dataclass(frozen=True)
class Job:
    """The work of somebody: hours a week, gross wage per hour, the first month, how and when it is first paid."""

    person: str
    hours: int
    wage: float
    start: date
    rhythm: Rhythm
    first_pay: date | None


def course_of(household: HouseholdFile, job: Job, first: date) -> Course:
    """The year, from `first` on, in which somebody begins to work."""
    alone = without_kinds(household, job.person, LIVES_OFF)
    changed = with_work(alone, job.person, job.hours, job.wage, holiday_share(job.start))
    pay = job.first_pay if job.rhythm is Rhythm.FOUR_WEEKS else None
    return Course(household, changed, first, job.start, {job.person: job.rhythm}, pay)


def kept_for(line: Line, household: HouseholdFile, day: date, chosen: int | None) -> Kept:
    """A line that is known, as the page shows it."""
    now = money(household, day)
    bends = _bends(line)
    left = {point.hours: point.disposable for point in line.points}
    wages = {point.hours: point.net for point in line.points}
    return Kept(
        options=_options(line, now.disposable if now.is_known else None, chosen),
        now=now.disposable if now.is_known else None,
        chart=draw(left, wages, [(bend.low, bend.is_fall) for bend in bends], chosen),
        bends=bends,
        steep=_steep(line),
        table=[(point.hours, point.net, point.disposable) for point in line.points if point.hours % EVERY == 0],
        unsure=left_out(key for point in line.points for key in point.unsure),
        drops_ww=any(one.get("kind") in LIVES_OFF for one in incomes_of(person_of(household, line.person)) or []),
        has_young_child=_has_young_child(household, day),
    )


def _has_young_child(household: HouseholdFile, day: date) -> bool:
    """A child that may need care, and no care told."""
    born = (str(one.get("birth_date", "")) for one in household["persons"] if one.get("parents"))
    told = any(isinstance(one.get("childcare"), dict) for one in household["persons"])
    return not told and any(year > f"{day.year - 12}" for year in born)


def _options(line: Line, now: float | None, chosen: int | None) -> list[Option]:
    options, last = [], line.at(0)
    for hours in HOURS:
        point = line.at(hours)
        options.append(
            Option(
                hours,
                point.gross,
                point.disposable,
                point.disposable - (line.at(0).disposable if now is None else now),
                10 * (1 - burden(last, point).total),
                hours == chosen,
            )
        )
        last = point
    return options


# --- Where the line bends ---------------------------------------------------------------------------------------------


def _bends(line: Line) -> list[Bend]:
    """Falls, and endings that lie close together, numbered in the order of their hours."""
    found: list[Cliff | Ending] = [*line.cliffs, *line.endings]
    groups: list[list[Cliff | Ending]] = []
    for one in sorted(found, key=lambda place: place.low):
        near = groups and one.low - groups[-1][0].low <= NEAR
        if near and isinstance(one, Ending) and isinstance(groups[-1][0], Ending):
            groups[-1].append(one)
        else:
            groups.append([one])
    return [_bend(number, group) for number, group in enumerate(groups, 1)]


def _bend(number: int, found: Sequence[Cliff | Ending]) -> Bend:
    cliffs = [one for one in found if isinstance(one, Cliff)]
    ends = [one for one in found if isinstance(one, Ending)]
    return Bend(
        number,
        found[0].low,
        max(one.high for one in found),
        [sentence for one in cliffs for sentence in _fall(one)],
        [(law.say(one.scheme.scheme.name), reason_of(one.reason)) for one in ends if one.scheme.outcome in YES],
        [law.say(one.scheme.scheme.name) for one in ends if one.scheme.outcome not in YES],
    )


def _fall(cliff: Cliff) -> Iterable[str]:
    words = {"low": _number(cliff.low), "high": _number(cliff.high), "drop": law.say_amount(round(cliff.drop))}
    yield _("Van %(low)s naar %(high)s uur: u houdt %(drop)s per maand minder over.") % words
    for key, loss in cliff.losses[:2]:
        yield _because(key, loss, cliff)
    if cliff.recovers is not None:
        yield _("Vanaf %(hours)s uur houdt u weer meer over dan daarvoor.") % {"hours": _number(cliff.recovers)}


def _because(key: str, loss: float, cliff: Cliff) -> str:
    words = {"what": word_of(key).text, "loss": law.say_amount(round(loss))}
    reason = reason_of(cliff.reasons.get(key))
    if reason:
        return _("%(what)s stopt.") % words + " " + reason.text
    if key == TAX:
        return _("U betaalt dan %(loss)s meer belasting en premies.") % words
    return _("%(what)s gaat %(loss)s omlaag, want uw inkomen is hoger.") % words


def _number(hours: float) -> str:
    return f"{hours:g}".replace(".", ",")


def _steep(line: Line) -> list[Steep]:
    """Stretches between four-hour points on which little is kept; those that follow each other are one."""
    coarse = [point for point in line.points if point.hours % EVERY == 0]
    pairs = [(low, high) for low, high in pairwise(coarse) if burden(low, high).total >= STEEP]
    found: list[tuple[Point, Point]] = []
    for low, high in pairs:
        if found and found[-1][1] is low:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return [_stretch(low, high) for low, high in found]


def _stretch(low: Point, high: Point) -> Steep:
    whole = burden(low, high)
    parts = [Part(word_of(key), 10 * share) for key, share in whole.parts.items() if abs(share) >= 0.005]
    return Steep(low.hours, high.hours, round(10 * (1 - whole.total), 2), sorted(parts, key=lambda part: -part.cents))
