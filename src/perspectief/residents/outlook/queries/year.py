"""A year of money as a page shows it: a row per month, its days, what to set aside, what to tell whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.formats import date_format

from perspectief.foundation.language import law
from perspectief.residents.outlook.queries.words import (
    LeftOut,
    day_of,
    left_out,
    month_of,
    note_of,
    short_month_of,
    when_of,
    whose,
    word_of,
)
from perspectief.simulation.outlook import (
    Course,
    Month,
    Outlook,
    Payment,
    reports,
    rules,
    small_claim,
    year_of,
)
from perspectief.simulation.outlook.changes import incomes_of


@dataclass(frozen=True)
class Line:
    """One payment in words; `amount` below 0 goes out."""

    when: str
    said: law.Said
    whose: str
    amount: float
    is_about: bool
    note: str


@dataclass(frozen=True)
class Row:
    """One month: what comes now, what comes after the change, and its days."""

    name: str
    short: str
    before: float
    after: float
    costs: float
    lines: list[Line]
    lowest_day: str
    lowest: float
    is_known: bool

    @property
    def difference(self) -> float:
        """More, or less."""
        return self.after - self.before

    @property
    def lowest_gap(self) -> float:
        """How much less there is on the lowest day than on the first of the month."""
        return -self.lowest


@dataclass(frozen=True)
class Back:
    """What may have to be paid back of one allowance over one year."""

    year: int
    said: law.Said
    reported: float
    silent: float

    @property
    def gain(self) -> float:
        """What comes more, when it is more."""
        return -self.silent


@dataclass(frozen=True)
class Tell:
    """What to tell whom; `by`: the last day, "" is at once."""

    who: str
    said: law.Said
    by: str
    source: str
    is_checked: bool


@dataclass(frozen=True)
class Year:
    """Twelve months before and after a change."""

    rows: list[Row]
    before: float
    after: float
    streams: list[tuple[law.Said, float, float]]
    back: list[Back]
    extra: list[Back]
    small_year: int
    small_amount: float
    set_aside: float
    set_aside_until: str
    tell: list[Tell]
    has_costs: bool
    amounts_of: int | None
    amounts_until: str
    supposes_from: str
    unsure: list[LeftOut]
    pay_days: list[tuple[law.Said, law.Said, bool]]

    @property
    def is_known(self) -> bool:
        """Whether every month is known."""
        return all(row.is_known for row in self.rows)

    @property
    def difference(self) -> float:
        """More in the whole year, or less."""
        return self.after - self.before

    @property
    def back_reported(self) -> float:
        """What comes back when the change is told at once."""
        return sum(one.reported for one in self.back)

    @property
    def back_silent(self) -> float:
        """What comes back when nobody tells."""
        return sum(one.silent for one in self.back)


def year_for(course: Course, change: str, names: Mapping[str, str]) -> Year:
    """A course beside the same household without the change. Raises BadHousehold."""
    after = year_of(course)
    before = year_of(course.unchanged())
    pairs = list(zip(before.months, after.months, strict=True))
    settled = [Back(one.year, word_of(one.scheme), one.reported, one.silent) for one in after.settled]
    year, amount = small_claim()
    return Year(
        rows=[_row(one, other, names, is_first=number == 0) for number, (one, other) in enumerate(pairs)],
        before=before.money_in,
        after=after.money_in,
        streams=_streams(before, after),
        back=[one for one in settled if max(one.reported, one.silent) >= 1],
        extra=[one for one in settled if one.silent <= -1],
        small_year=year,
        small_amount=amount,
        set_aside=after.set_aside,
        set_aside_until=month_of(after.set_aside_until) if after.set_aside_until else "",
        tell=tell_of(change, {*before.by_stream(), *after.by_stream(), *_kinds(course)}, course.start),
        has_costs=any(month.costs for month in after.months),
        amounts_of=next((month.amounts_of for month in after.months if month.amounts_of), None),
        amounts_until=next((month_of(month.first) for month in after.months if month.amounts_of), ""),
        supposes_from=next((month_of(month.first) for month in after.months if month.supposes), ""),
        unsure=left_out(key for month in after.months for key in month.unsure),
        pay_days=_pay_days(after),
    )


def _row(before: Month, after: Month, names: Mapping[str, str], *, is_first: bool) -> Row:
    return Row(
        name=month_of(after.first),
        short=short_month_of(after.first, with_year=is_first or after.first.month == 1),
        before=before.money_in,
        after=after.money_in,
        costs=after.costs,
        lines=_lines(after.payments, names),
        lowest_day=day_of(after.lowest.day),
        lowest=after.lowest.amount,
        is_known=before.is_known and after.is_known,
    )


def _lines(payments: Iterable[Payment], names: Mapping[str, str]) -> list[Line]:
    """Each payment; why a day is moved is said once."""
    lines: list[Line] = []
    for one in payments:
        line = _line(one, names)
        said = any((before.when, before.note) == (line.when, line.note) for before in lines)
        lines.append(replace(line, note="") if said else line)
    return lines


def _line(payment: Payment, names: Mapping[str, str]) -> Line:
    rule = rules()[payment.rule]
    is_income = payment.amount > 0 and payment.rule not in ("toeslagen", "kinderbijslag", "bijstand")
    return Line(
        when_of(payment.when),
        word_of(payment.what),
        whose(payment.person, names) if is_income else "",
        payment.amount,
        payment.is_about,
        note_of(payment.when, rule),
    )


def _streams(before: Outlook, after: Outlook) -> list[tuple[law.Said, float, float]]:
    """Each stream with what it brings in a year, now and later."""
    was, is_now = before.by_stream(), after.by_stream()
    return [(word_of(what), was.get(what, 0.0), is_now.get(what, 0.0)) for what in dict.fromkeys([*was, *is_now])]


def tell_of(change: str, touched: Collection[str], day: date) -> list[Tell]:
    """What to tell whom about a change on a day. `touched`: schemes and kinds of income before or after it."""
    return [
        Tell(
            one.who,
            law.say(one.says),
            date_format(one.last, "j F Y") if one.last else "",
            one.source if one.source.startswith("http") else "",
            one.status in ("sourced", "sourced_old"),
        )
        for one in reports(change, touched, day)
    ]


def _kinds(course: Course) -> Collection[str]:
    households = (course.before, course.after)
    return {str(one.get("kind")) for file in households for p in file["persons"] for one in incomes_of(p) or []}


def _pay_days(after: Outlook) -> list[tuple[law.Said, law.Said, bool]]:
    """How each stream that comes in is paid, and whether somebody checked that."""
    used = dict.fromkeys(one.rule for month in after.months for one in month.payments if one.amount > 0)
    return [
        (law.say(rule.name), law.say(rule.says), rule.status in ("sourced", "derived", "unknown"))
        for rule in (rules()[key] for key in used)
    ]
