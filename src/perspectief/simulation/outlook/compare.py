"""What a change does to every scheme: before and after, and the condition that makes the difference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from perspectief.rules import Outcome, Reason, SchemeResult, evaluate, read_household
from perspectief.simulation.outlook.course import Course
from perspectief.simulation.outlook.money import NOTHING, Money

GOOD = (Outcome.JA, Outcome.WAARSCHIJNLIJK)


@dataclass(frozen=True)
class Difference:
    """One scheme before and after; `reason`: the condition that is no longer met, or is met now."""

    before: SchemeResult
    after: SchemeResult
    reason: Reason | None

    @property
    def change(self) -> float | None:
        """Euro per `per` of the scheme more (or less); None when an amount is not known."""
        if None in (self.before.amount, self.after.amount):
            return None
        return (self.after.amount or 0.0) - (self.before.amount or 0.0)


def differences(course: Course, day: date) -> list[Difference]:
    """Every scheme that is another on a day because of the change, what ends first. Raises BadHousehold."""
    before = _schemes(course.money(day, changed=False), day)
    return _differing(before, _schemes(course.money(day, changed=True), day))


def between(course: Course, early: date, late: date) -> list[Difference]:
    """Every scheme that is another on a later day because time passed, what ends first. Raises BadHousehold."""
    return _differing(_schemes(course.money(early), early), _schemes(course.money(late), late))


def _schemes(own: Money, day: date) -> list[SchemeResult]:
    """Every scheme, asked as the money of that month was: who gets bijstand already may keep part of a wage."""
    return evaluate(read_household(own.file), day, fixed=own.fixed).schemes


def _differing(before: list[SchemeResult], after: list[SchemeResult]) -> list[Difference]:
    pairs = zip(before, after, strict=True)
    found = [Difference(one, other, _turned(one, other)) for one, other in pairs if _is_another(one, other)]
    return sorted(found, key=lambda one: (one.change is None, one.change or 0.0))


def _is_another(before: SchemeResult, after: SchemeResult) -> bool:
    same = before.outcome is after.outcome and abs((before.amount or 0.0) - (after.amount or 0.0)) < NOTHING
    both_good = before.outcome in GOOD and after.outcome in GOOD and before.amount == after.amount
    return not same and not both_good


def _turned(before: SchemeResult, after: SchemeResult) -> Reason | None:
    """The first condition that turned, told as it is after the change."""
    was = {reason.term: reason.met for reason in before.because}
    return next((one for one in after.because if one.met is not None and was.get(one.term) is not one.met), None)
