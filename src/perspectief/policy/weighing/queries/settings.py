"""What this room agreed on, as it holds on a day, with its ground."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from perspectief.foundation.dated import Setting, Value, read_settings

SETTINGS = Path(__file__).parents[1] / "data" / "settings.yaml"
LAW = "law_"
"""How settings begin that say on which article something rests."""
RULES = "rule_"
"""How settings begin that a round takes over on the day it is announced."""


@dataclass(frozen=True)
class Ground:
    """An article on which a step rests. `checked`: somebody compared it with the law."""

    article: str
    says: str
    source: str
    checked: bool


def setting(name: str, day: dt.date | None = None) -> Any:
    """The value that holds on this day, or today."""
    return value_of(name, day).value


def value_of(name: str, day: dt.date | None = None) -> Value:
    """The value with its source and status."""
    return _settings()[name].on(day or dt.date.today())


def grounds(day: dt.date | None = None) -> list[Ground]:
    """The articles that a round keeps to, in the order of the file."""
    found = (value_of(name, day) for name in _settings() if name.startswith(LAW))
    return [Ground(one.value["article"], one.value["says"], one.source, one.status == "vastgesteld") for one in found]


def rules_on(day: dt.date) -> dict[str, Any]:
    """The rules of a round as they hold on this day: name without its beginning -> value."""
    return {name.removeprefix(RULES): value_of(name, day).value for name in _settings() if name.startswith(RULES)}


def texts() -> Iterator[str]:
    """What people read of them, in Dutch."""
    for name, one in _settings().items():
        if name.startswith(LAW):
            yield from (value.value["says"] for value in one.values)


@cache
def _settings() -> dict[str, Setting]:
    return read_settings(SETTINGS)
