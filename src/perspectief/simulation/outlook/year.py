"""Twelve months of money, payment by payment: when it comes, what goes out, and the lowest day of each month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import inf
from typing import NamedTuple

from perspectief.rules.household import PER_YEAR
from perspectief.simulation.outlook.allowances import Advances, Settled, allowances
from perspectief.simulation.outlook.changes import HouseholdFile
from perspectief.simulation.outlook.course import MONTHS, Course, Rhythm
from perspectief.simulation.outlook.money import ASSISTANCE, NOTHING, Money, Stream
from perspectief.simulation.outlook.paydays import (
    FOUR_WEEKS,
    PayRule,
    When,
    four_weekly_days,
    paid_for,
    pay_day,
    rules,
    weekly_days,
)
from perspectief.simulation.outlook.workdays import DAY, last_of, months_later

QUARTER = 3
BY_MUNICIPALITY = "gemeente"
HOLIDAY_OF = {
    "loon": "vakantiegeld_loon",
    "aow": "vakantiegeld_aow",
    "bijstand": "vakantiegeld_bijstand",
    "aio": "vakantiegeld_aow",
}
RULE_OF_SCHEME = {
    "bijstand": "bijstand",
    "aio": "aio",
    "kinderbijslag": "kinderbijslag",
    "studiefinanciering_mbo": "studiefinanciering",
}


class Payment(NamedTuple):
    """Money that comes (above 0) or goes (below 0): when, which row of `pay_days.yaml`, what it is, and how much.

    `what`: a scheme, a kind of income or a kind of cost; `person`: whose; `is_about`: the amount is not exact;
    `month`: the month it is meant for.
    """

    when: When
    rule: str
    what: str
    person: str
    amount: float
    is_about: bool
    month: date


class Lowest(NamedTuple):
    """The day on which least is left, counted from nothing on the first of the month."""

    day: date
    amount: float


@dataclass(frozen=True)
class Month:
    """One month: all payments in order of their day.

    `balance`: what is left at its end, counted from nothing at the start of the outlook; `amounts_of`: the year of the
    amounts of the law, when the month lies after the last we know.
    """

    first: date
    payments: tuple[Payment, ...]
    lowest: Lowest
    balance: float
    amounts_of: int | None
    open: Mapping[str, tuple[str, ...]]
    unsure: tuple[str, ...]
    is_known: bool
    supposes: bool

    @property
    def money_in(self) -> float:
        """All that comes, euro."""
        return sum(one.amount for one in self.payments if one.amount > 0)

    @property
    def costs(self) -> float:
        """All that goes, euro."""
        return -sum(one.amount for one in self.payments if one.amount < 0)

    def of(self, what: str) -> float:
        """What comes of one scheme or kind of income, euro."""
        return sum(one.amount for one in self.payments if one.what == what)


@dataclass(frozen=True)
class Outlook:
    """A year ahead. `settled`: what must be paid back of allowances; `set_aside`: euro per month until a year ends."""

    course: Course
    months: tuple[Month, ...]
    settled: tuple[Settled, ...]
    set_aside: float
    set_aside_until: date | None

    @property
    def money_in(self) -> float:
        """All that comes in these twelve months, euro."""
        return sum(month.money_in for month in self.months)

    def by_stream(self) -> dict[str, float]:
        """What comes in these twelve months of each scheme and kind of income, euro."""
        whats = dict.fromkeys(one.what for month in self.months for one in month.payments if one.amount > 0)
        return {what: sum(month.of(what) for month in self.months) for what in whats}


def year_of(course: Course) -> Outlook:
    """The twelve months of a course. Raises BadHousehold."""
    advances = Advances(course)
    months, balance = [], 0.0
    for first in course.months:
        month = _month(course, advances, first, balance)
        months.append(month)
        balance = month.balance
    settled = advances.settled()
    return Outlook(course, tuple(months), tuple(settled), *_to_set_aside(course, settled))


def _to_set_aside(course: Course, settled: Iterable[Settled]) -> tuple[float, date | None]:
    """What the first year's claim comes to per month, from the change until that year ends."""
    owed = sum(max(0.0, one.reported) for one in settled if one.year == course.start.year)
    left = MONTHS + 1 - course.start.month
    return (owed / left, date(course.start.year, MONTHS, 31)) if owed >= 1 else (0.0, None)


def _month(course: Course, advances: Advances, first: date, balance: float) -> Month:
    payments = sorted(_payments(course, advances, first), key=lambda one: (one.when.last, -one.amount))
    own = course.money(first)
    return Month(
        first,
        tuple(payments),
        _lowest(payments, first),
        balance + sum(one.amount for one in payments),
        own.amounts_of,
        own.open,
        own.unsure,
        own.is_known and (own.assistance_is_known or not course.has_changed(first) or course.before is course.after),
        own.supposes,
    )


def _lowest(payments: Iterable[Payment], first: date) -> Lowest:
    """The last day before more comes. Careful: what comes counts on its last day, what goes on its first."""
    by_day: dict[date, float] = {}
    for one in payments:
        day = one.when.last if one.amount > 0 else one.when.first
        by_day[day] = by_day.get(day, 0.0) + one.amount
    days = sorted({first, *by_day})
    left, lowest = 0.0, Lowest(first, inf)
    for day, after in pairwise([*days, last_of(first) + DAY]):
        left += by_day.get(day, 0.0)
        if left <= lowest.amount:
            lowest = Lowest(after - DAY, left)
    return lowest


def _payments(course: Course, advances: Advances, first: date) -> Iterator[Payment]:
    own = course.money(first)
    for stream in own.streams:
        yield from _of_stream(course, stream, first)
    yield from _later(course, "ww", first)
    yield from _of_schemes(course, own, first)
    yield from _of_allowances(advances, first)
    yield from _child_benefit(course, first)
    yield from _holiday_pay(course, first)
    yield from _costs(own.file, first)


# --- Income -----------------------------------------------------------------------------------------------------------


def _of_stream(course: Course, stream: Stream, first: date) -> Iterator[Payment]:
    """The payments of an income in its own month; what comes a month later has its own way."""
    rule = rules()[_rule_of(course, stream, first)]
    amount = stream.amount - stream.holiday
    if rule.months_after or amount < NOTHING:
        return
    if rule.every_days:
        days = four_weekly_days(_first_pay(course, stream.person, first), first)
        is_known, share = course.first_pay is not None, MONTHS / PER_YEAR["four_weeks"]
        yield from (_paid(When(day, day, is_known), rule, stream, amount * share, first) for day in days)
    elif rule.weekday:
        share = MONTHS / PER_YEAR["week"]
        days = weekly_days(rule, first)
        yield from (_paid(When(day, day, is_known=True), rule, stream, amount * share, first) for day in days)
    else:
        yield _paid(pay_day(rule, first), rule, stream, amount, first)


def _rule_of(course: Course, stream: Stream, first: date) -> str:
    if stream.key != "loon":
        return stream.key
    rhythm = course.rhythm_of(stream.person, first)
    return {Rhythm.FOUR_WEEKS: "loon_vier_weken", Rhythm.WEEK: "loon_week"}.get(rhythm, "loon")


def _first_pay(course: Course, person: str, first: date) -> date:
    """The first pay day of a four-weekly wage: as told, else at the end of the first four weeks."""
    if course.has_changed(first) and person in course.rhythm:
        return course.first_pay or course.start + FOUR_WEEKS - DAY
    return course.first + FOUR_WEEKS - DAY


def _paid(when: When, rule: PayRule, stream: Stream, amount: float, month: date) -> Payment:
    return Payment(when, rule.key, stream.kind, stream.person, round(amount, 2), False, month)


def _later(course: Course, key: str, first: date) -> Iterator[Payment]:
    """Income that comes in the month after the one it is meant for."""
    rule = rules()[key]
    month = paid_for(rule, first)
    for stream in _money_of(course, month).streams:
        if stream.key == key and stream.amount - stream.holiday >= NOTHING:
            yield _paid(pay_day(rule, first), rule, stream, stream.amount - stream.holiday, month)


def _money_of(course: Course, month: date) -> Money:
    """A month, also one before the first: then as the first was without the change."""
    return course.money(month) if month >= course.first else course.money(course.first, changed=False)


# --- Schemes ----------------------------------------------------------------------------------------------------------


def _of_schemes(course: Course, own: Money, first: date) -> Iterator[Payment]:
    """What comes every month; what comes once a year stands at the end of the first month, its day unknown."""
    for key, amount in own.schemes.items():
        if key in allowances() or key == "kinderbijslag":
            continue
        rule = rules()[RULE_OF_SCHEME.get(key, BY_MUNICIPALITY)]
        per_year = own.result[key].per == "jaar"
        if per_year and first != course.first:
            continue
        paid = round(amount * MONTHS if per_year else amount - _kept(own, key), 2)
        if paid >= NOTHING:
            yield Payment(pay_day(rule, first), rule.key, key, own.family[0], paid, _is_about(own, key), first)


def _is_about(own: Money, key: str) -> bool:
    """Bijstand beside a wage is settled with the pay slips, so the amount is not exact."""
    return key in ASSISTANCE and any(stream.key in ("loon", "ww") for stream in own.streams)


def _kept(own: Money, key: str) -> float:
    """What of bijstand or AIO is kept as holiday pay, euro per month."""
    if key not in ASSISTANCE:
        return 0.0
    share = own.result.terms["bijstand.vakantiegeld_deel"]
    return round(own.schemes[key] * (share if isinstance(share, float) else 0.0), 2)


def _of_allowances(advances: Advances, first: date) -> Iterator[Payment]:
    rule = rules()["toeslagen"]
    month = paid_for(rule, first)
    person = advances.course.money(first).family[0]
    is_about = advances.last_known(month) != month
    for key, amount in advances.paid(month).items():
        if amount >= NOTHING:
            yield Payment(pay_day(rule, first), rule.key, key, person, round(amount, 2), is_about, month)


def _child_benefit(course: Course, first: date) -> Iterator[Payment]:
    """For the quarter that has passed; who lived here on its first day decides."""
    if (first.month - 1) % QUARTER:
        return
    rule, quarter = rules()["kinderbijslag"], months_later(first, -QUARTER)
    own = course.money(quarter)
    amount = own.schemes.get("kinderbijslag", 0.0) * QUARTER
    if amount >= NOTHING:
        yield Payment(pay_day(rule, first), rule.key, "kinderbijslag", own.family[0], round(amount, 2), False, quarter)


# --- Holiday pay ------------------------------------------------------------------------------------------------------


def _holiday_pay(course: Course, first: date) -> Iterator[Payment]:
    """What was kept apart comes once a year, or soon after an income ends."""
    for key, person in _keepers(course):
        rule = rules()[HOLIDAY_OF.get(key, "vakantiegeld_uitkering")]
        saved = _saved(course, rule, key, person, first)
        if saved >= NOTHING:
            yield Payment(pay_day(rule, first), rule.key, rule.key, person, round(saved, 2), True, first)


def _keepers(course: Course) -> list[tuple[str, str]]:
    """Each income of which part is kept apart in some month, and whose."""
    months = [course.money(month) for month in course.months] + [course.money(course.first, changed=False)]
    return list(dict.fromkeys(key for month in months for key, kept in _kept_apart(month).items() if kept >= NOTHING))


def _kept_apart(own: Money) -> dict[tuple[str, str], float]:
    kept = {(stream.kind, stream.person): stream.holiday for stream in own.streams if stream.holiday}
    kept |= {(key, own.family[0]): _kept(own, key) for key in ASSISTANCE if key in own.schemes}
    return kept


def _saved(course: Course, rule: PayRule, key: str, person: str, first: date) -> float:
    """What is paid in this month of what was kept since the last time."""
    ends = _end(course, key, person)
    if ends and first == months_later(ends, rule.after_the_end):
        since = _last_time(rule, ends)
        return _sum_kept(course, key, person, since, ends)
    if first.month != rule.once_a_year or (ends and rule.after_the_end and first > ends):
        return 0.0
    return _sum_kept(course, key, person, months_later(first, -MONTHS), months_later(first, -1))


def _end(course: Course, key: str, person: str) -> date | None:
    """The last month in which something was kept of an income that ends within the outlook."""
    months = [months_later(course.first, -1), *course.months]
    has = [_kept_in(course, key, person, month) >= NOTHING for month in months]
    last = max((number for number, one in enumerate(has) if one), default=None)
    return months[last] if last is not None and last < len(months) - 1 else None


def _last_time(rule: PayRule, month: date) -> date:
    """The first month after the last yearly payment before or in this month."""
    year = month.year if month.month >= (rule.once_a_year or 1) else month.year - 1
    return date(year, rule.once_a_year or 1, 1)


def _sum_kept(course: Course, key: str, person: str, since: date, until: date) -> float:
    total, month = 0.0, since
    while month <= until:
        total += _kept_in(course, key, person, month)
        month = months_later(month, 1)
    return total


def _kept_in(course: Course, key: str, person: str, month: date) -> float:
    return _kept_apart(_money_of(course, month)).get((key, person), 0.0)


# --- Costs ------------------------------------------------------------------------------------------------------------


def _costs(household: HouseholdFile, first: date) -> Iterator[Payment]:
    """The fixed costs that were told."""
    rule = rules()["vaste_lasten"]
    for what, amount in costs_of(household):
        yield Payment(pay_day(rule, first), rule.key, what, "", -round(amount, 2), False, first)


def costs_of(household: HouseholdFile) -> Iterator[tuple[str, float]]:
    """Each fixed cost that was told, euro per month."""
    home, costs = household.get("home"), household.get("costs")
    told = {
        "huur": _sum(home, "bare_rent_m", "service_cost_m"),
        "energie": _sum(costs, "energy_m"),
        "water": _sum(costs, "water_m"),
        "andere_lasten": _sum(costs, "other_fixed_m"),
        "zorgpremie": sum(_sum(person, "health_premium_m") for person in household["persons"]),
        "opvang": sum(_child_care(person.get("childcare")) for person in household["persons"]),
    }
    return ((what, amount) for what, amount in told.items() if amount > 0)


def _sum(block: object, *keys: str) -> float:
    if not isinstance(block, Mapping):
        return 0.0
    return sum(float(block[key]) for key in keys if isinstance(block.get(key), int | float))


def _child_care(care: object) -> float:
    """Hours times price, euro per month."""
    if not isinstance(care, Mapping):
        return 0.0
    hours, price = care.get("hours_m"), care.get("price_per_hour")
    return hours * price if isinstance(hours, int | float) and isinstance(price, int | float) else 0.0
