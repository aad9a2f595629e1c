"""Whether a written value can be what it says it is: a number in the unit of the law, within reason."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from perspectief.rules.kernel.values import Series, Step
from perspectief.simulation.reforms.model import Value
from perspectief.simulation.reforms.terms import short

YES_OR_NO = "ja of nee"
_WORDS = {"ja": True, "nee": False}
_LIMITS: dict[str, tuple[float, float]] = {
    "deel": (0, 5),
    "euro": (-10_000_000, 10_000_000),
    "euro per uur": (-1_000, 1_000),
    "euro per maand": (-100_000, 100_000),
    "euro per kwartaal": (-300_000, 300_000),
    "euro per jaar": (-1_000_000, 1_000_000),
    "jaren": (0, 150),
    "maanden": (0, 1_200),
    "uren per week": (0, 168),
    "uren per maand": (0, 744),
    "uren per jaar": (0, 8_784),
}
_WIDEST = (-1e9, 1e9)
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?) ?%")
MOST_ROWS = 200


@dataclass(frozen=True)
class Wrong(Exception):
    """What was found and what to write instead."""

    found: str
    advice: str


def judged(raw: Any, series: Series) -> Value:
    """The value as the law can use it. Raises Wrong."""
    if series.is_table:
        return _table(raw, series)
    if isinstance(raw, list | tuple | dict):
        raise Wrong("dit is een lijst, en de wet heeft hier één getal", f"Schrijf één getal ({series.unit}).")
    if series.unit == YES_OR_NO:
        return _yes_or_no(raw)
    if isinstance(raw, bool | str) and series.unit == "aantal" and "1" in series.meaning:
        raw = int(_yes_or_no(raw))
    if series.unit == "datum":
        return _day(raw)
    return _number(raw, series.unit)


def _yes_or_no(raw: Any) -> bool:
    said = _WORDS.get(raw.casefold().strip(), raw) if isinstance(raw, str) else raw
    if not isinstance(said, bool):
        raise Wrong(f"'{short(raw)}' is geen ja of nee", "Schrijf ja of nee.")
    return said


def _day(raw: Any) -> int:
    try:
        text = str(raw)
        day = raw if isinstance(raw, date) else date.fromisoformat(text)
    except ValueError:
        raise Wrong(f"'{short(raw)}' is geen datum", "Schrijf jaar-maand-dag, bijvoorbeeld 2026-07-01.") from None
    return day.year * 10000 + day.month * 100 + day.day


def _number(raw: Any, unit: str) -> float | int:
    if isinstance(raw, str) and unit == "deel" and (percent := _PERCENT.fullmatch(raw.strip())):
        raw = round(float(percent[1].replace(",", ".")) / 100, 8)
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise Wrong(f"'{short(raw)}' is geen getal", f"Schrijf alleen een getal ({unit}), {_example(unit)}.")
    if isinstance(raw, float) and not math.isfinite(raw):
        raise Wrong("dit is geen gewoon getal", f"Schrijf een getal ({unit}), {_example(unit)}.")
    low, high = _LIMITS.get(unit, _WIDEST)
    if not low <= raw <= high:
        raise _out_of_range(raw, unit, low)
    return raw


def _out_of_range(raw: float, unit: str, low: float) -> Wrong:
    if unit == "deel" and raw > 0:
        return Wrong(f"{short(raw)} is te groot voor een deel", f"{short(raw)}% schrijft u als {raw / 100:.4g}.")
    if raw < low:
        return Wrong(f"{short(raw)} is te laag ({unit})", "Schrijf een getal dat niet onder de nul ligt.")
    return Wrong(f"{short(raw)} is te hoog ({unit})", "Kijk of de eenheid klopt, en of er geen nul te veel staat.")


def _table(raw: Any, series: Series) -> Step:
    advice = "Schrijf rijen [vanaf, waarde], van laag naar hoog, bijvoorbeeld [[18, 200], [21, 400]]."
    if not isinstance(raw, list | tuple) or not 0 < len(raw) <= MOST_ROWS:
        raise Wrong("de wet heeft hier een tabel", advice)
    if any(not isinstance(row, list | tuple) or len(row) != 2 for row in raw):
        raise Wrong("niet elke rij van de tabel heeft twee getallen", advice)
    steps = tuple((float(_number(x, "aantal")), float(_number(y, series.unit))) for x, y in raw)
    starts = [x for x, _ in steps]
    if starts != sorted(set(starts)):
        raise Wrong("de rijen van de tabel staan niet van laag naar hoog", advice)
    return steps


def _example(unit: str) -> str:
    if unit == "deel":
        return "bijvoorbeeld 1.30 of 130%"
    return "bijvoorbeeld 1250.50, zonder € en zonder punt bij duizend" if unit.startswith("euro") else "bijvoorbeeld 12"
