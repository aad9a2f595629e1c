"""How a rule of a reform is declared: which term it stands for, what it says, and the numbers it needs of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass(frozen=True)
class Setting:
    """A number that only this rule needs; a reform gives it under `waarden` or `aannames`. `unit` as in the law."""

    meaning: str
    unit: str


@dataclass(frozen=True)
class Replacement:
    """A rule for another law. `terms`: full names it may stand for; empty: any condition. `says`: a Dutch sentence."""

    key: str
    terms: tuple[str, ...]
    says: str
    settings: Mapping[str, Setting]
    function: Callable[..., Any]

    def settings_of(self, term: str) -> dict[str, Setting]:
        """The own numbers by their full name, when this rule stands for `term`."""
        folder = term.partition(".")[0]
        return {f"{folder}.{name}": setting for name, setting in self.settings.items()}


def replaces(*terms: str, says: str, **settings: Setting) -> Callable[[Function], Function]:
    """This function may stand for these terms, or for any condition. It is written as docs/writing-law.md tells."""

    def mark(function: Function) -> Function:
        made = Replacement(function.__name__, terms, says, settings, function)
        function.__replaces__ = made  # type: ignore[attr-defined]
        return function

    return mark


def declared(names: Mapping[str, Any]) -> dict[str, Replacement]:
    """The replacement rules among the names of a module."""
    found = (getattr(thing, "__replaces__", None) for thing in names.values())
    return {one.key: one for one in found if isinstance(one, Replacement)}
