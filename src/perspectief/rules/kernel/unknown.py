"""Not knowing as a value: a fact nobody gave, a value nobody found, a number known only between two bounds.

An `Unknown` raises `Touched` as soon as a rule needs it; a branch that never touches it stays final. A `Between` is a
range: arithmetic works on both ends, and a comparison holds when the whole range lies on one side. Where it does not,
`explore` follows both branches and takes the hull of what comes out.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import local
from typing import Any, NoReturn

MAX_PATHS = 64


@dataclass(frozen=True)
class Missing:
    """What is missing: places in the household file, and full names of values of the law."""

    facts: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()

    def __or__(self, other: Missing) -> Missing:
        if not other:
            return self
        if not self:
            return other
        return Missing(self.facts | other.facts, self.values | other.values)

    def __bool__(self) -> bool:
        return bool(self.facts or self.values)


NOTHING_MISSING = Missing()


class Touched(Exception):
    """A rule needed something that is not known."""

    def __init__(self, missing: Missing):
        super().__init__(missing)
        self.missing = missing


class Unknown:
    """Not known: any use raises `Touched`."""

    __slots__ = ("missing",)

    def __init__(self, missing: Missing):
        self.missing = missing

    def _touch(self, *_: object) -> NoReturn:
        raise Touched(self.missing)

    __bool__ = __float__ = __int__ = __index__ = __neg__ = __abs__ = __floor__ = __ceil__ = __iter__ = _touch
    __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __ne__ = _touch
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _touch
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = _touch
    __hash__ = object.__hash__

    def __repr__(self) -> str:
        return f"Unknown({', '.join(sorted(self.missing.facts | self.missing.values))})"


class _Decisions(local):
    """The branches taken where a range does not decide; None outside `explore`. Each thread takes its own."""

    def __init__(self) -> None:
        self.taken: list[bool] | None = None
        self.position = 0

    def decide(self, missing: Missing) -> bool:
        if self.taken is None:
            raise Touched(missing)
        if self.position == len(self.taken):
            self.taken.append(False)
        choice = self.taken[self.position]
        self.position += 1
        return choice


_decisions = _Decisions()


class Between:
    """A number known to lie between `low` and `high`, both included (either may be infinite)."""

    __slots__ = ("high", "low", "missing")

    def __init__(self, low: float, high: float, missing: Missing):
        self.low, self.high, self.missing = low, high, missing

    def __repr__(self) -> str:
        return f"Between({self.low}, {self.high})"

    def _with(self, other: Any, combine: Callable[[float, float], float]) -> Between:
        low, high, missing = ends(other)
        if any(math.isnan(x) for x in (low, high)):
            raise Touched(self.missing | missing)
        corners = [combine(a, b) for a in (self.low, self.high) for b in (low, high)]
        corners = [0.0 if math.isnan(c) else c for c in corners]  # 0 * inf, inf - inf: bounded by the other corners
        return Between(min(corners), max(corners), self.missing | missing)

    def __add__(self, other: Any) -> Between:
        low, high, missing = ends(other)
        return Between(self.low + low, self.high + high, self.missing | missing)

    __radd__ = __add__

    def __neg__(self) -> Between:
        return Between(-self.high, -self.low, self.missing)

    def __sub__(self, other: Any) -> Between:
        low, high, missing = ends(other)
        return Between(self.low - high, self.high - low, self.missing | missing)

    def __rsub__(self, other: Any) -> Between:
        return (-self).__add__(other)

    def __mul__(self, other: Any) -> Between:
        return self._with(other, lambda a, b: a * b)

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Between:
        low, high, missing = ends(other)
        if low <= 0 <= high:
            raise Touched(self.missing | missing)
        return self._with(other, lambda a, b: a / b)

    def __rtruediv__(self, other: Any) -> Between:
        return Between(*ends(other)).__truediv__(self)

    def __floordiv__(self, other: Any) -> Between:
        quotient = self.__truediv__(other)
        return Between(_floor(quotient.low), _floor(quotient.high), quotient.missing)

    def __abs__(self) -> Between:
        low = 0.0 if self.low <= 0 <= self.high else min(abs(self.low), abs(self.high))
        return Between(low, max(abs(self.low), abs(self.high)), self.missing)

    def _undecided(self, missing: Missing) -> bool:
        return _decisions.decide(self.missing | missing)

    def __lt__(self, other: Any) -> bool:
        low, high, missing = ends(other)
        if self.high < low:
            return True
        return False if self.low >= high else self._undecided(missing)

    def __le__(self, other: Any) -> bool:
        low, high, missing = ends(other)
        if self.high <= low:
            return True
        return False if self.low > high else self._undecided(missing)

    def __gt__(self, other: Any) -> bool:
        return not self.__le__(other)

    def __ge__(self, other: Any) -> bool:
        return not self.__lt__(other)

    def __eq__(self, other: object) -> bool:
        low, high, missing = ends(other)
        if self.low == self.high == low == high:
            return True
        return False if self.high < low or self.low > high else self._undecided(missing)

    def __ne__(self, other: object) -> bool:
        return not self.__eq__(other)

    def _touch(self, *_: object) -> NoReturn:
        raise Touched(self.missing)

    __bool__ = __float__ = __int__ = __index__ = __floor__ = __ceil__ = __mod__ = __rmod__ = _touch
    __hash__ = object.__hash__


def _floor(x: float) -> float:
    return x if math.isinf(x) else float(math.floor(x))


def ends(x: Any) -> tuple[float, float, Missing]:
    """Both ends of a number or a range."""
    if isinstance(x, Between):
        return x.low, x.high, x.missing
    if isinstance(x, Unknown):
        raise Touched(x.missing)
    return x, x, NOTHING_MISSING


def missing_of(x: object) -> Missing:
    """What is missing in a value; nothing for a plain number."""
    return x.missing if isinstance(x, Unknown | Between) else NOTHING_MISSING


def is_known(x: object) -> bool:
    """Whether a value is a plain number."""
    return not isinstance(x, Unknown | Between)


def hull(values: Sequence[Any], missing: Missing) -> Any:
    """The one value if all are the same, the range that holds them all if they are numbers, else unknown."""
    first = values[0]
    if all(is_known(v) and v == first and type(v) is type(first) for v in values):
        return first
    if any(isinstance(v, bool | Unknown) for v in values):
        return Unknown(_joined(values, missing))
    lows, highs, _ = zip(*(ends(v) for v in values), strict=True)
    return _narrow(min(lows), max(highs), [_joined(values, missing)])


def _joined(values: Sequence[Any], missing: Missing) -> Missing:
    for value in values:
        missing = missing | missing_of(value)
    return missing


def _along(taken: list[bool], function: Callable[[], Any]) -> Any:
    """The outcome of `function` on one path; branches that come up on the way are noted in `taken`."""
    before = (_decisions.taken, _decisions.position)
    _decisions.taken, _decisions.position = taken, 0
    try:
        return function()
    finally:
        _decisions.taken, _decisions.position = before


def explore(function: Callable[[], Any], missing: Missing) -> Any:
    """Every outcome of `function` over all branches that ranges leave open, as one hull; `Touched` if too many."""
    outcomes, taken = [], list[bool]()
    for _ in range(MAX_PATHS):
        try:
            outcomes.append(_along(taken, function))
        except Touched as error:  # on this branch; which branch it is hangs on the range
            raise Touched(error.missing | missing if taken else error.missing) from error
        while taken and taken[-1]:
            taken.pop()
        if not taken:
            return hull(outcomes, missing)
        taken[-1] = True
    raise Touched(missing)


def min_known(*numbers: Any) -> Any:
    """`min` that also takes ranges."""
    lows, highs, missing = zip(*(ends(n) for n in numbers), strict=True)
    return _narrow(min(lows), min(highs), missing)


def max_known(*numbers: Any) -> Any:
    """`max` that also takes ranges."""
    lows, highs, missing = zip(*(ends(n) for n in numbers), strict=True)
    return _narrow(max(lows), max(highs), missing)


def _narrow(low: float, high: float, missing: Sequence[Missing]) -> Any:
    joined = NOTHING_MISSING
    for one in missing:
        joined = joined | one
    return low if low == high else Between(low, high, joined)


def monotone(function: Callable[[float], float]) -> Callable[[Any], Any]:
    """A rising function of one number (rounding), widened to ranges."""

    def widened(x: Any) -> Any:
        low, high, missing = ends(x)
        return _narrow(
            low if math.isinf(low) else function(low), high if math.isinf(high) else function(high), [missing]
        )

    return widened
