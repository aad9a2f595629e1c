"""How long to wait before the next try: longer each time, and never all at the same moment. Knows no Django."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class BackOff:
    """`times`: tries after the first. `first_s`, `factor`, `longest_s`: how it grows. `spread`: share by chance."""

    times: int
    first_s: float
    factor: float
    longest_s: float
    spread: float

    def wait(self, failures: int, chance: Callable[[], float] = random.random) -> dt.timedelta | None:
        """How long after this many failures (1, 2, …); None when it was the last try."""
        if failures > self.times:
            return None
        grown = min(self.longest_s, self.first_s * self.factor ** min(failures - 1, 60))
        return dt.timedelta(seconds=grown * (1 + self.spread * (2 * chance() - 1)))


def back_off(said: Mapping[str, Any]) -> BackOff:
    """As a dated setting says it."""
    return BackOff(**said)
