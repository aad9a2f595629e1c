"""One answer of a file as rules receive it: a number, a range or unknown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from perspectief.rules.facts import FACTS, Fact, Kind
from perspectief.rules.household.model import MOST, UNKNOWN_WORD
from perspectief.rules.kernel.unknown import Between, Missing, Unknown

AMOUNT = Fact("bedrag", None, Kind.EURO, "")


def advice(fact: Fact) -> str:
    if fact.choices:
        return f"Kies uit: {', '.join(choice.name.lower() for choice in fact.choices)}."
    return {
        Kind.YES_NO: "Schrijf ja of nee (true of false).",
        Kind.DATE: "Schrijf jaar-maand-dag.",
        Kind.EURO: "Schrijf een bedrag in euro met een punt, bijvoorbeeld 1500.50.",
    }.get(fact.kind, "Schrijf een getal.")


@cache
def keys_of(prefix: str) -> dict[str, Fact]:
    return {fact.key.removeprefix(prefix): fact for fact in FACTS.values() if fact.key and fact.key.startswith(prefix)}


def given(raw: Any, place: str, fact: Fact) -> Any:
    """One given value as rules receive it: a number, `Between` or `Unknown`. Raises ValueError with what was found."""
    missing = Missing(frozenset({place}))
    if raw is None or raw == UNKNOWN_WORD:
        return Unknown(missing)
    if isinstance(raw, Mapping):
        return _given_range(raw, fact, missing)
    return _plain(raw, fact)


def _given_range(raw: Mapping[str, Any], fact: Fact, missing: Missing) -> Between:
    if fact.kind in (Kind.YES_NO, Kind.CHOICE):
        raise ValueError(f"'{dict(raw)}' kan hier niet")
    lowest = float("-inf") if fact.kind is Kind.DATE else 0.0
    match dict(raw):
        case {"at_most": high, **rest} if not rest:
            return Between(lowest, _plain(high, fact), missing)
        case {"at_least": low, **rest} if not rest:
            return Between(_plain(low, fact), float("inf"), missing)
        case {"between": [low, high], **rest} if not rest and _plain(low, fact) <= _plain(high, fact):
            return Between(_plain(low, fact), _plain(high, fact), missing)
    raise ValueError(f"'{dict(raw)}' is geen grens: schrijf at_most, at_least of between: [laag, hoog]")


def _plain(raw: Any, fact: Fact) -> Any:
    if fact.kind is Kind.YES_NO:
        value = as_bool(raw)
        if value is None:
            raise ValueError(f"'{raw}' is geen ja of nee")
        return value
    if fact.kind is Kind.DATE:
        day = as_date(raw)
        if day is None:
            raise ValueError(f"'{raw}' is geen datum")
        return day.year * 10000 + day.month * 100 + day.day
    if fact.choices is not None:
        names = {choice.name.lower(): int(choice) for choice in fact.choices}
        if str(raw).lower() not in names:
            raise ValueError(f"'{raw}' kennen wij niet")
        return names[str(raw).lower()]
    if isinstance(raw, bool) or not isinstance(raw, int | float) or raw != raw or raw in (float("inf"), float("-inf")):
        raise ValueError(f"'{raw}' is geen getal")
    if abs(raw) > MOST:
        raise ValueError(f"'{str(raw)[:20]}' is te groot")
    if fact.python_type is int and raw != int(raw):
        raise ValueError(f"'{raw}' is geen heel getal")
    return fact.python_type(raw)


def as_bool(raw: Any) -> bool | None:
    if isinstance(raw, bool):
        return raw
    return {"ja": True, "nee": False, "true": True, "false": False}.get(str(raw).lower())


def as_date(raw: Any) -> date | None:
    if isinstance(raw, date):
        return raw if type(raw) is date else date(raw.year, raw.month, raw.day)
    try:
        return date.fromisoformat(str(raw))
    except ValueError:
        return None


def day_number(day: date) -> int:
    return day.year * 10000 + day.month * 100 + day.day
