"""Settings that somebody decided: each with its meaning, unit, the day it holds from, its ground and its status."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from perspectief.foundation.datafiles import BadDataFile

STATUSES = ("vastgesteld", "voorstel", "aanname")
"""Decided by the municipality; proposed by us and not decided yet; assumed until somebody measured it."""


@dataclass(frozen=True)
class Value:
    """What holds from one day on, and on what ground."""

    since: dt.date
    value: Any
    source: str
    status: str


@dataclass(frozen=True)
class Setting:
    """One setting through time, oldest value first."""

    name: str
    meaning: str
    unit: str
    values: tuple[Value, ...]

    def on(self, day: dt.date) -> Value:
        """What holds on this day; before the first day the first value holds."""
        return next((value for value in reversed(self.values) if value.since <= day), self.values[0])


def lookup(path: Path) -> Callable[..., Any]:
    """A function of the name of a setting in this file, and of a day (left out: today), that gives what holds then.

    The file is read once, when somebody asks for the first time.
    """

    @cache
    def settings() -> dict[str, Setting]:
        return read_settings(path)

    def setting(name: str, day: dt.date | None = None) -> Any:
        return settings()[name].on(day or dt.date.today()).value

    return setting


def read_settings(path: Path) -> dict[str, Setting]:
    """Every setting in this file by its name; one without meaning, unit, source or status does not load."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {name: _setting(path, name, said) for name, said in content.items()}


def _setting(path: Path, name: str, said: dict[str, Any]) -> Setting:
    missing = [key for key in ("meaning", "unit", "values") if not said.get(key)]
    if missing:
        raise BadDataFile(f"{path}: {name}: {', '.join(missing)} is missing.")
    values = sorted((_value(path, name, value) for value in said["values"]), key=lambda value: value.since)
    return Setting(name, said["meaning"], said["unit"], tuple(values))


def _value(path: Path, name: str, said: dict[str, Any]) -> Value:
    missing = [key for key in ("from", "value", "source", "status") if said.get(key) is None]
    if missing:
        raise BadDataFile(f"{path}: {name}: {', '.join(missing)} is missing. Each value names them.")
    if said["status"] not in STATUSES:
        raise BadDataFile(f"{path}: {name}: status '{said['status']}' is none of {', '.join(STATUSES)}.")
    return Value(said["from"], said["value"], said["source"], said["status"])
