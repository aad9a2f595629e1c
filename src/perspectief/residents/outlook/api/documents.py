"""What a change does, as data: the engine's own nouns, each as one JSON object. Nothing is worked out here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import Any

from perspectief.residents.outlook.api.reading import CHANGES, Sort, Wanted
from perspectief.residents.outlook.choices import WORDS, WORK, Change
from perspectief.residents.outlook.queries import (
    Job,
    Moment,
    course_for,
    course_of,
    day_that_counts,
    line_for,
    passing_of,
    trial_of,
)
from perspectief.rules import Reason, SchemeResult
from perspectief.simulation.outlook import (
    Burden,
    Cliff,
    Course,
    Difference,
    Ending,
    Line,
    Money,
    Month,
    Outlook,
    Payment,
    Point,
    Report,
    Settled,
    burden,
    differences,
    moved_in,
    reports,
    year_of,
)
from perspectief.simulation.outlook.changes import incomes_of

JSON = dict[str, Any]


def document(wanted: Wanted) -> JSON:
    """Before and after, per scheme and per month. Raises BadHousehold."""
    if wanted.sort in (Sort.BIRTHDAY, Sort.AOW):
        return _passing(wanted)
    course = _course(wanted)
    day = course.start if wanted.sort is Sort.WORK else day_that_counts(CHANGES[wanted.sort], course)
    after, before = year_of(course), year_of(course.unchanged())
    touched = {*before.by_stream(), *after.by_stream(), *_kinds(course)}
    work = line_for(wanted.household, wanted.person, wanted.wage, course.start) if wanted.sort is Sort.WORK else None
    trial = trial_of(wanted.household, wanted.first) if wanted.sort is Sort.TOGETHER else None
    return {
        **_of(wanted),
        "counts_on": day.isoformat(),
        "before": _money(course.money(day, changed=False)),
        "after": _money(course.money(day, changed=True)),
        "differences": [_difference(one) for one in differences(course, day)],
        "reports": _reports(wanted, touched),
        "year": _year(before, after),
        "work": _line(work) if work else None,
        "trial": _trial(trial) if trial else None,
    }


def _passing(wanted: Wanted) -> JSON:
    """Time that passes: a birthday, or AOW. The months before and after it stand beside each other."""
    passing = passing_of(CHANGES[wanted.sort], wanted.household, Moment("", wanted.start, ""))
    course = Course(wanted.household, wanted.household, passing.early, passing.early)
    return {
        **_of(wanted),
        "counts_on": passing.late.isoformat(),
        "before": _money(course.money(passing.early)),
        "after": _money(course.money(passing.late)),
        "differences": [_difference(one) for one in passing.found],
        "reports": _reports(wanted, {one.after.key for one in passing.found}),
        "year": None,
        "work": None,
        "trial": None,
    }


def _of(wanted: Wanted) -> JSON:
    return {"soort": wanted.sort.value, "from": wanted.start.isoformat(), "was_about": wanted.was_about}


def _course(wanted: Wanted) -> Course:
    """The year from the next month on, as the pages work it out."""
    if wanted.sort is Sort.WORK:
        job = Job(wanted.person, wanted.hours, wanted.wage, wanted.start, wanted.rhythm, wanted.first_pay)
        return course_of(wanted.household, job, wanted.first)
    if wanted.sort is Sort.TOGETHER:
        together = moved_in(wanted.household, wanted.partner, savings=wanted.savings)
        return Course(wanted.household, together, wanted.first, wanted.start)
    said = {"start": wanted.start.isoformat(), "person": wanted.person, "rent": wanted.rent}
    return course_for(CHANGES[wanted.sort], wanted.household, said, wanted.first)


def _kinds(course: Course) -> set[str]:
    files = (course.before, course.after)
    return {str(one.get("kind")) for file in files for person in file["persons"] for one in incomes_of(person) or []}


def _reports(wanted: Wanted, touched: Collection[str]) -> list[JSON]:
    word = WORK.report if wanted.sort is Sort.WORK else WORDS[Change(CHANGES[wanted.sort])].report
    return [_report(one) for one in reports(word, touched, wanted.start)]


def _report(one: Report) -> JSON:
    return {
        "who": one.who,
        "says": one.says,
        "first": one.first.isoformat(),
        "last": one.last.isoformat() if one.last else None,
        "source": one.source,
        "status": one.status,
    }


# --- Money in a month, and what differs -------------------------------------------------------------------------------


def _money(own: Money) -> JSON:
    return {
        "day": own.day.isoformat(),
        "disposable": _cents(own.disposable),
        "net": _cents(own.net),
        "gross": _cents(own.gross),
        "streams": [
            {"kind": one.kind, "person": one.person, "amount": _cents(one.amount), "holiday": _cents(one.holiday)}
            for one in own.streams
        ],
        "schemes": {key: _cents(amount) for key, amount in own.schemes.items()},
        "once": {key: _cents(amount) for key, amount in own.once.items()},
        "open": {key: list(places) for key, places in own.open.items()},
        "unsure": list(own.unsure),
        "missing": list(own.missing),
        "is_known": own.is_whole,
        "supposes": own.supposes,
        "amounts_of": own.amounts_of,
    }


def _cents(amount: float) -> float:
    return round(amount, 2)


def _difference(one: Difference) -> JSON:
    return {
        "key": one.after.key,
        "name": one.after.scheme.name,
        "before": _scheme(one.before),
        "after": _scheme(one.after),
        "change": None if one.change is None else _cents(one.change),
        "reason": _reason(one.reason),
    }


def _scheme(one: SchemeResult) -> JSON:
    said = one.to_dict()
    return {name: said[name] for name in ("outcome", "amount", "amount_between", "per")}


def _trial(one: SchemeResult) -> JSON:
    return {**_scheme(one), "reason": _reason(next((reason for reason in one.because if reason.met is False), None))}


def _reason(one: Reason | None) -> JSON | None:
    if one is None:
        return None
    return {"sentence": one.sentence, "article": one.article, "source": one.source, "met": one.met, "term": one.term}


# --- A year -----------------------------------------------------------------------------------------------------------


def _year(before: Outlook, after: Outlook) -> JSON:
    pairs = zip(before.months, after.months, strict=True)
    return {
        "before": _cents(before.money_in),
        "after": _cents(after.money_in),
        "months": [_month(one, other) for one, other in pairs],
        "settled": [_settled(one) for one in after.settled],
        "set_aside": _cents(after.set_aside),
        "set_aside_until": after.set_aside_until.isoformat() if after.set_aside_until else None,
    }


def _month(before: Month, after: Month) -> JSON:
    return {
        "month": after.first.isoformat(),
        "before": _cents(before.money_in),
        "after": _cents(after.money_in),
        "costs": _cents(after.costs),
        "lowest": {"day": after.lowest.day.isoformat(), "amount": _cents(after.lowest.amount)},
        "balance": _cents(after.balance),
        "payments": [_payment(one) for one in after.payments],
        "is_known": before.is_known and after.is_known,
        "supposes": after.supposes,
        "amounts_of": after.amounts_of,
    }


def _payment(one: Payment) -> JSON:
    when = one.when
    return {
        "first": when.first.isoformat(),
        "last": when.last.isoformat(),
        "day_is_known": when.is_known,
        "moved": when.moved,
        "rule": one.rule,
        "what": one.what,
        "person": one.person,
        "amount": _cents(one.amount),
        "is_about": one.is_about,
        "month": one.month.isoformat(),
    }


def _settled(one: Settled) -> JSON:
    amounts = {"reported": _cents(one.reported), "silent": _cents(one.silent)}
    return {"year": one.year, "scheme": one.scheme, **amounts}


# --- Hours of work ----------------------------------------------------------------------------------------------------


def _line(line: Line) -> JSON:
    return {
        "person": line.person,
        "wage_per_hour": line.wage_per_hour,
        "is_known": line.is_known,
        "points": [_point(one) for one in line.points],
        "burdens": list(_burdens(line.points)),
        "cliffs": [_cliff(one) for one in line.cliffs],
        "endings": [_ending(one) for one in line.endings],
    }


def _point(one: Point) -> JSON:
    return {
        "hours": one.hours,
        "gross": _cents(one.gross),
        "net": _cents(one.net),
        "disposable": _cents(one.disposable),
        "schemes": {key: _cents(amount) for key, amount in one.schemes.items()},
        "is_known": one.is_known,
        "supposes": one.supposes,
        "missing": list(one.missing),
        "open": {key: list(places) for key, places in one.open.items()},
        "unsure": list(one.unsure),
    }


def _burdens(points: Iterable[Point]) -> Iterator[JSON]:
    """What is not kept of each further hour, where both ends are known and the hour earns something."""
    for low, high in pairwise(points):
        if low.is_known and high.is_known and high.gross > low.gross:
            yield {"low": low.hours, "high": high.hours, **_burden(burden(low, high))}


def _burden(one: Burden) -> JSON:
    return {"total": round(one.total, 6), "parts": {what: round(part, 6) for what, part in one.parts.items()}}


def _cliff(one: Cliff) -> JSON:
    return {
        "low": one.low,
        "high": one.high,
        "drop": _cents(one.drop),
        "losses": {what: _cents(amount) for what, amount in one.losses},
        "reasons": {key: _reason(reason) for key, reason in one.reasons.items()},
        "recovers": one.recovers,
    }


def _ending(one: Ending) -> JSON:
    scheme = one.scheme.scheme
    return {"key": scheme.key, "name": scheme.name, "low": one.low, "high": one.high, "reason": _reason(one.reason)}
