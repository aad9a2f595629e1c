"""The thresholds that hold on a day, read from `data/settings.yaml`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from perspectief.foundation.dated import Setting, read_settings

SETTINGS = Path(__file__).parent / "data" / "settings.yaml"


@dataclass(frozen=True)
class Rule:
    """What may be shown. Counts in persons or households, amounts in euro."""

    threshold: int
    round_to: int
    share_base: int
    amount_steps: tuple[tuple[int, int], ...]
    amount_margin: float
    group_share: float
    noise_most: int

    def too_small(self, *numbers: int | None) -> bool:
        """Is one of these counts below the threshold? None: not given. Nobody is few as well."""
        return any(number is not None and number < self.threshold for number in numbers)

    def step(self, euro: float) -> int:
        """To a multiple of what an amount of this size is rounded."""
        return [to for since, to in self.amount_steps if since <= abs(euro)][-1]


def rule_on(day: dt.date | None = None) -> Rule:
    """The rule of a day; today when none is given."""
    day = day or dt.date.today()
    said = {name: setting.on(day).value for name, setting in _settings().items()}
    return Rule(**{**said, "amount_steps": tuple((since, to) for since, to in said["amount_steps"])})


@cache
def _settings() -> dict[str, Setting]:
    return read_settings(SETTINGS)


def rounded(number: float, to: int) -> int:
    """The nearest multiple, a half away from zero."""
    times = int(abs(number) / to + 0.5)
    return (times if number >= 0 else -times) * to
