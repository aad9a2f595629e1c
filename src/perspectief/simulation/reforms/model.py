"""What a reform is: changed values and rules, schemes that end, merge, return or come by themselves."""

from __future__ import annotations

import hashlib
import inspect
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from perspectief.rules import Problem
from perspectief.rules.kernel.values import Step
from perspectief.simulation.reforms.replacements import RULES

Value = float | int | bool | Step
FIRST_DAY = date(1900, 1, 1)


@dataclass(frozen=True)
class Merge:
    """Schemes that go on in one. `conditions`, `amount` and `per` are those of the one that stays; empty: as it was."""

    into: str
    name: str
    schemes: tuple[str, ...]
    conditions: tuple[str, ...] = ()
    amount: str = ""
    per: str = ""


@dataclass(frozen=True)
class Revival:
    """A scheme that ended and holds again, under a name and with a purpose of today."""

    scheme: str
    name: str
    purpose: str


@dataclass(frozen=True)
class Reform:
    """Another law from `start` on. Keys of `values`, `assumed` and `rules` are full names (`folder.term`).

    `assumed`: numbers that nobody told us; they hold for today's law as well when the two are compared. `automatic`:
    schemes that are granted without asking. `municipality`: a code when the reform is of one municipality. `clashes`:
    where the parts of a composed reform met, in Dutch.
    """

    key: str
    name: str
    reason: str
    start: date
    values: Mapping[str, Value] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)
    abolished: tuple[str, ...] = ()
    automatic: tuple[str, ...] = ()
    merged: tuple[Merge, ...] = ()
    revived: tuple[Revival, ...] = ()
    assumed: Mapping[str, Value] = field(default_factory=dict)
    municipality: str | None = None
    not_modelled: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash((self.key, fingerprint(self)))

    @property
    def is_empty(self) -> bool:
        """Whether it changes nothing, not even by an assumption."""
        return not any(getattr(self, part) for part in _CONTENT)

    @property
    def numbers(self) -> dict[str, Value]:
        """Every value with which this law is computed: what is assumed and, above that, what is changed."""
        return {**self.assumed, **self.values}


_CONTENT = ("values", "rules", "abolished", "automatic", "merged", "revived", "assumed")

BASELINE = Reform("nu", "Zoals het nu is", "Dit is de wet zoals die nu is.", FIRST_DAY)


class BadReform(ValueError):
    """A reform that cannot be read or used. `problems` names every one: the place, what was found, what to do."""

    def __init__(self, problems: Sequence[Problem]):
        self.problems = list(problems)
        super().__init__("\n".join(str(problem) for problem in problems))


def baseline_of(reform: Reform) -> Reform:
    """Today's law with the assumptions of a reform: what the reform is compared with."""
    if not reform.assumed:
        return BASELINE
    rules = {
        term: key
        for term, key in reform.rules.items()
        if RULES[key].settings and RULES[key].settings_of(term).keys() <= reform.assumed.keys()
    }
    kept = Reform(f"{reform.key}_nu", BASELINE.name, BASELINE.reason, reform.start)
    return replace(kept, assumed=reform.assumed, rules=rules, municipality=reform.municipality)


def fingerprint(reform: Reform) -> str:
    """The same for reforms that give the same numbers: of what they change, not of how they are called."""
    if reform.is_empty:
        return _digest("")
    content = {
        "start": reform.start.isoformat(),
        "municipality": reform.municipality,
        "values": sorted(reform.numbers.items()),
        "rules": sorted((term, _source(key)) for term, key in reform.rules.items()),
        "abolished": sorted(reform.abolished),
        "automatic": sorted(reform.automatic),
        "merged": [[one.into, *sorted(one.schemes), "", *one.conditions, one.amount, one.per] for one in reform.merged],
        "revived": sorted(one.scheme for one in reform.revived),
    }
    return _digest(json.dumps(content))


@cache
def _source(rule: str) -> str:
    return inspect.getsource(RULES[rule].function)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:20]
