"""One answer to one screen: every field is what its kind says (`calc.kinds.FieldKind`), or it is named as a problem."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from perspectief.residents.entitlements.calc.kinds import Field, FieldKind, Screen
from perspectief.residents.entitlements.calc.people import NO_INCOME
from perspectief.residents.entitlements.calc.screens import UNKNOWN
from perspectief.residents.entitlements.calc.triggers import BY_KEY
from perspectief.residents.entitlements.message.text import under, unknown_keys
from perspectief.rules import Problem

EARLIEST = date(1850, 1, 1)
OFFERED = "offered"
RANGES = ({"at_most"}, {"at_least"}, {"between"})
AN_AMOUNT = 'Schrijf een getal, of een grens: {"at_most": 8000}, {"at_least": 8000} of {"between": [1000, 2000]}.'
A_DAY = 'Schrijf jaar-maand-dag, of {"between": ["1990-01-01", "1990-12-31"]}.'


class NoAnswer(ValueError):
    """What was found in a field, and what to do about it."""

    def __init__(self, found: str, advice: str):
        self.found, self.advice = found, advice
        super().__init__(found)


def read_answer(screen: Screen, said: Any, place: str, today: date) -> tuple[dict[str, Any], list[Problem]]:
    """The answer to a screen as `calc.screens.accept` takes it, and everything that is wrong with it."""
    if not isinstance(said, dict):
        return {}, [Problem(place, "hier hoort een blok met antwoorden", _advice(screen))]
    given = {name: value for name, value in said.items() if value is not None}
    if given == UNKNOWN:
        return dict(UNKNOWN), []
    fields = {field.name: field for field in screen.fields}
    known = [*fields, *([OFFERED] if _is_tick_list(screen) else [])]
    problems, read = unknown_keys(given, known, place), {}
    for name in (name for name in known if name in given):
        try:
            read[name] = _read(fields.get(name, screen.fields[0]), screen, given[name], today)
        except NoAnswer as wrong:
            problems.append(Problem(under(place, name), wrong.found, wrong.advice))
    return read, problems


def _is_tick_list(screen: Screen) -> bool:
    return any(field.name == "ticked" for field in screen.fields)


def _advice(screen: Screen) -> str:
    names = ", ".join(field.name for field in screen.fields)
    return f'Schrijf {{}} voor overslaan, {{"unknown": true}} voor weet ik niet, of een blok met: {names}.'


def _read(field: Field, screen: Screen, value: Any, today: date) -> Any:
    if field.kind in (FieldKind.MONEY, FieldKind.THRESHOLD, FieldKind.NUMBER):
        return _amount(field, value, may_be_negative=screen.about == "winst" and field.name == "amount")
    if field.kind is FieldKind.DATE:
        return _day_or_days(value, today)
    return _READERS[field.kind](field, value)


def _yes_no(_field: Field, value: Any) -> bool:
    if not isinstance(value, bool):
        raise NoAnswer(f"'{_short(value)}' is geen ja of nee", "Schrijf true of false.")
    return value


def _choice(field: Field, value: Any) -> str:
    if not (isinstance(value, str) and value in field.options):
        raise NoAnswer(f"'{_short(value)}' kennen wij niet", f"Kies uit: {', '.join(field.options)}.")
    return value


def _count(field: Field, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
        raise NoAnswer(f"'{_short(value)}' is geen heel getal", f"Schrijf een getal van 0 tot en met {field.most}.")
    if not 0 <= value <= field.most:
        raise NoAnswer(f"{value:g} kan hier niet", f"Schrijf een getal van 0 tot en met {field.most}.")
    return int(value)


def _ticks(field: Field, value: Any) -> list[str]:
    lines = [line.key for line in field.lines]
    if not (isinstance(value, list) and all(isinstance(one, str) for one in value)):
        raise NoAnswer(f"'{_short(value)}' is geen lijst van regels", f"Kies uit: {_short(', '.join(lines))}.")
    ticked = list(dict.fromkeys(value))
    strange = [one for one in ticked if one not in lines and one.partition(".")[0] not in BY_KEY]
    if strange:
        raise NoAnswer(f"'{_short(strange[0])}' kennen wij niet", f"Kies uit: {', '.join(lines)}.")
    if {NO_INCOME} < set(ticked):
        raise NoAnswer("hier staat inkomen en ook 'geen'", "Kies wat klopt.")
    return [one for one in ticked if one in lines]


_READERS: Mapping[FieldKind, Callable[[Field, Any], Any]] = {
    FieldKind.YES_NO: _yes_no,
    FieldKind.CHOICE: _choice,
    FieldKind.COUNT: _count,
    FieldKind.TICKS: _ticks,
}


# --- Amounts and days: a value, or the two ends between which it lies ---


def _amount(field: Field, value: Any, *, may_be_negative: bool) -> Any:
    is_whole = field.fact is not None and field.fact.python_type is int
    if not isinstance(value, dict):
        return _number(value, may_be_negative=may_be_negative, is_whole=is_whole)
    return _range(value, lambda end: _number(end, may_be_negative=may_be_negative, is_whole=is_whole), AN_AMOUNT)


def _number(value: Any, *, may_be_negative: bool, is_whole: bool) -> float | int:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NoAnswer(f"'{_short(value)}' is geen getal", AN_AMOUNT)
    if value < 0 and not may_be_negative:
        raise NoAnswer(f"'{value}' is minder dan 0", "Schrijf 0 of meer.")
    if is_whole and value != int(value):
        raise NoAnswer(f"'{value}' is geen heel getal", "Schrijf een getal zonder punt.")
    return int(value) if is_whole else value


def _day_or_days(value: Any, today: date) -> Any:
    if not isinstance(value, dict):
        return _day(value, today)
    if set(value) != {"between"}:
        raise NoAnswer(f"'{_short(value)}' is geen datum", A_DAY)
    return _range(value, lambda end: _day(end, today), A_DAY)


def _day(value: Any, today: date) -> str:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        day = None
    if day is None:
        raise NoAnswer(f"'{_short(value)}' is geen datum", A_DAY)
    if not EARLIEST <= day <= today:
        raise NoAnswer(f"'{value}' kan hier niet", f"Schrijf een dag van {EARLIEST.isoformat()} tot en met vandaag.")
    return day.isoformat()


def _range(value: Mapping[str, Any], read: Callable[[Any], Any], advice: str) -> dict[str, Any]:
    if set(value) not in RANGES:
        raise NoAnswer(f"'{_short(value)}' is geen grens", advice)
    ((word, ends),) = value.items()
    if word != "between":
        return {word: read(ends)}
    if not (isinstance(ends, list) and len(ends) == 2):
        raise NoAnswer(f"'{_short(ends)}' is geen lijst van twee", advice)
    low, high = (read(end) for end in ends)
    if low > high:
        raise NoAnswer("het laagste staat achteraan", advice)
    return {"between": [low, high]}


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:60]}…"
