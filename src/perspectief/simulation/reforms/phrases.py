"""Words for what a reform speaks of: a scheme by its name, a value by what it is, a number with its unit."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from perspectief.rules.kernel.book import Book, law_book
from perspectief.rules.kernel.evaluate import spoken
from perspectief.rules.kernel.values import Step
from perspectief.simulation.reforms.model import Value
from perspectief.simulation.reforms.replacements import RULES
from perspectief.simulation.reforms.terms import described, is_value

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_AFTER = {
    "jaren": "jaar",
    "maanden": "maanden",
    "uren per week": "uur per week",
    "uren per maand": "uur per maand",
    "uren per jaar": "uur per jaar",
}


@cache
def _phrases() -> dict[str, dict[str, str]]:
    text = (Path(__file__).parent / "phrases.yaml").read_text(encoding="utf-8")
    read: dict[str, dict[str, str]] = yaml.safe_load(text)
    return read


def _phrase(full: str) -> dict[str, str]:
    return _phrases().get(full) or _phrases().get(full.partition(".")[2], {})


def day_words(day: date) -> str:
    """`1 juli 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def scheme_name(book: Book, key: str, municipality: str) -> str:
    """The name of a scheme; of a law without a scheme its own name, with a capital."""
    scheme = book.folders[key].scheme_of(municipality)
    return scheme.name if scheme else key.replace("_", " ").capitalize()


def unit_and_meaning(full: str, municipality: str) -> tuple[str, str]:
    """Of a value of the law, or of a number that a replacement rule brings along."""
    if is_value(law_book(), full):
        series = described(law_book(), full, municipality)
        return series.unit, series.meaning
    name = full.partition(".")[2]
    setting = next(rule.settings[name] for rule in RULES.values() if name in rule.settings)
    return setting.unit, setting.meaning


def subject_of(full: str, municipality: str) -> str:
    """What a value is, as it stands in a sentence."""
    return _phrase(full).get("subject") or unit_and_meaning(full, municipality)[1]


def yes_or_no(full: str, value: bool, municipality: str) -> str:
    """A value that is yes or no, as a sentence without its full stop."""
    said = _phrase(full).get("yes" if value else "no")
    return said or f"{unit_and_meaning(full, municipality)[1]}: {spoken(value, '')}"


def value_words(full: str, value: Value | None, municipality: str, *, bare: bool = False) -> str:
    """A number with its unit: `€ 400 per maand`, `130% van de bijstandsnorm`. `bare`: without what stands after it."""
    unit, _ = unit_and_meaning(full, municipality)
    if isinstance(value, tuple):
        return _table(value, unit)
    said = spoken(value, unit)
    return said if bare else f"{said} {_tail(full, unit, value)}".rstrip()


def _tail(full: str, unit: str, value: Any) -> str:
    tail = _phrase(full).get("tail")
    if tail:
        return tail
    if unit == "maanden" and value == 1:
        return "maand"
    return unit.removeprefix("euro").strip() if unit.startswith("euro") else _AFTER.get(unit, "")


def _table(steps: Step, unit: str) -> str:
    rows = [f"vanaf {x:g} {spoken(y, unit) if y is not None else 'onbekend'}" for x, y in steps]
    return ", ".join(rows)
