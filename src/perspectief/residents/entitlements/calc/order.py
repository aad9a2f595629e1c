"""Which screen comes next, what is settled, and which doors stand open.

`look` does the sum once for a page: one evaluation of what was told.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from perspectief.residents.entitlements.calc.kinds import Screen
from perspectief.residents.entitlements.calc.people import CHILD, Situation
from perspectief.residents.entitlements.calc.standing import PER_MONTH, SET_AMOUNT, Standing
from perspectief.residents.entitlements.calc.told import MUNICIPALITY
from perspectief.rules import Result

__all__ = [
    "PER_MONTH",
    "SET_AMOUNT",
    "Look",
    "kind_of_household",
    "look",
    "shown",
]

Answers = Mapping[str, Mapping[str, Any]]
FILE = Path(__file__).with_name("learned.json")
"""What sampled households taught: made by `learn.py`."""
AOW_AGE = 67
WORTH_A_SCHEME = 100.0
"""Euro per month that weigh as much as one scheme more. A hundred euro is what a year of zorgtoeslag pays per month."""
UNSEEN = 0.01
"""How often a screen closes a scheme that it never closed in the samples: seldom, and not never."""
_FIRST = ("who", "person.birth_date")
"""Nothing can be said before these: asked first, in this order."""


class Look:
    """Where an interview stands."""

    def __init__(self, standing: Standing):
        self._standing = standing
        chosen = _next(standing)
        self.next: Screen | None = standing.as_shown(chosen) if chosen else None
        """The screen to ask, None when nothing that matters is open."""

    @property
    def result(self) -> Result:
        """What the law says of what was told. What no answer can change any more is final here, also when a value of
        the law is not known: use this and not an evaluation of one's own."""
        return self._standing.result

    @property
    def candidates(self) -> Mapping[str, frozenset[str]]:
        """Of each open scheme the ids of the screens that can settle it."""
        return self._standing.candidates

    def shown(self, screen_id: str) -> Screen:
        """One of these screens as it is to be shown."""
        return self._standing.as_shown(self._standing.screens[screen_id])

    @cached_property
    def open(self) -> tuple[str, ...]:
        """Keys of schemes that an answer can still change."""
        return tuple(self._standing.candidates)

    @cached_property
    def settled(self) -> tuple[str, ...]:
        """Keys of schemes that no answer can change any more, by more than the set amount."""
        return tuple(one.key for one in self.result.schemes if one.key not in self.open)

    @cached_property
    def doors(self) -> tuple[str, ...]:
        """Keys of schemes that hang on a line that was left unticked: open doors. Costs one evaluation more."""
        return self._standing.doors

    @cached_property
    def left(self) -> int:
        """How many screens are to be expected still, the next included."""
        return _expected(self._standing) if self.next else 0


def look(told: Answers, municipality: str = MUNICIPALITY, day: date | None = None) -> Look:
    """Where the interview stands. `day` None: today."""
    return Look(Standing(told, municipality, day or date.today()))


def shown(screen_id: str, told: Answers, municipality: str = MUNICIPALITY, day: date | None = None) -> Screen | None:
    """A screen as it is to be shown: thresholds filled in from the law, tick lists with the lines that matter.

    `told` may hold the screen's own earlier answer. None when the screen makes no sense for what was told.
    """
    without = {key: value for key, value in told.items() if key != screen_id}
    standing = Standing(without, municipality, day or date.today())
    found = standing.screens.get(screen_id)
    return standing.as_shown(found) if found else None


def _next(standing: Standing) -> Screen | None:
    for template in _FIRST:
        for one in standing.screens.values():
            if one.template == template and one.id not in standing.told:
                return one
    found = _heaviest(standing, set(standing.candidates) - standing.without_answer)
    if found is None and standing.candidates:
        standing.settle_without_answer()
        found = _heaviest(standing, set(standing.candidates))
    return found


def _heaviest(standing: Standing, keys: set[str]) -> Screen | None:
    """What hangs on the tick list waits for it, and the tick list waits for what people live from."""
    found = {key: standing.candidates[key] for key in sorted(keys)}
    incomes = {f"{person.id}.incomes" for person in standing.situation.couple} & set().union(*found.values())
    first = incomes or {"triggers"}
    kind = kind_of_household(standing.told, standing.day)
    weights: dict[str, float] = {}
    for key, screens in found.items():
        for one in screens & first or screens - {"triggers"}:
            weights[one] = weights.get(one, 0.0) + _weight(kind, standing.screens[one].template, key)
    return standing.screens[max(weights, key=lambda one: weights[one])] if weights else None


def _weight(kind: str, template: str, scheme: str) -> float:
    """How much a screen decides of a scheme: how often its answer closed it, times one and what the scheme pays."""
    known = _learned()
    closes = known["closes"].get(kind, {}).get(template, {}).get(scheme, UNSEEN)
    return float(closes * (1 + known["worth"].get(scheme, 0) / WORTH_A_SCHEME))


def kind_of_household(told: Answers, day: date) -> str:
    """What the learned figures tell apart: alone or together, with or without children, AOW age or not."""
    situation = Situation(told, day)
    together = "samen" if len(situation.couple) == 2 else "alleen"
    children = "kinderen" if situation.of(CHILD) else "geen"
    old = any(situation.ages(person).low >= AOW_AGE for person in situation.couple)
    return f"{together} {children} {'aow' if old else 'jonger'}"


@cache
def _learned() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text())
    return found


def _expected(standing: Standing) -> int:
    return len({one for found in standing.candidates.values() for one in found})
