"""The few functions a rule may call, the same for one household and compiled for a population.

Rounding has a small tolerance (a millionth of the unit rounded to), because binary fractions fall just short:
`floor(0.57 * 100)` is 56. `round()` and a bare `floor()` differ between Python and Numba and are not allowed in a rule.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

Table = Sequence[Sequence[float]]
"""A step table: rows `(from, value)`, lowest first."""

_TOLERANCE = 1e-6


def cent(amount: float) -> float:
    """Euro rounded half up to the cent."""
    return math.floor(amount * 100.0 + 0.5 + _TOLERANCE) / 100.0


def cent_up(amount: float) -> float:
    """Euro rounded up to the cent."""
    return math.ceil(amount * 100.0 - _TOLERANCE) / 100.0


def euro_down(amount: float) -> float:
    """Euro rounded down to whole euros."""
    return math.floor(amount + _TOLERANCE) * 1.0


def lookup(table: Table, x: float) -> float:
    """The value of the last row that starts at or below `x`; 0 below the first row."""
    value = 0.0
    for row in table:
        if row[0] <= x:
            value = row[1]
    return value


ROUNDING = (cent, cent_up, euro_down)
