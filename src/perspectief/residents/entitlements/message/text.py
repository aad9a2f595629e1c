"""The JSON of a message: read strictly, and refused where it is more than any message of ours can be."""

from __future__ import annotations

import difflib
import json
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from perspectief.rules import Problem
from perspectief.rules.household import MOST

MOST_CHARACTERS = 500
MOST_ITEMS = 100
MOST_DEPTH = 8
"""persons, person, income, one income, amount, between, number: deeper than this no household goes."""
MOST_DIGITS = 18
"""A whole number with more digits is far above what any amount can be."""
Wrong = tuple[str, str] | None
"""What was found and what to do about it; None when nothing is wrong."""


class NotReadable(Exception):
    """A message that we cannot read at all."""

    def __init__(self, status: int, detail: str):
        self.status, self.detail = status, detail
        super().__init__(detail)


class BadMessage(Exception):
    """A message that says something we cannot use. `where`: body or query; `code`: what the problems are about."""

    def __init__(self, where: str, code: str, detail: str, problems: Sequence[Problem]):
        self.where, self.code, self.detail, self.problems = where, code, detail, list(problems)
        super().__init__("\n".join(map(str, problems)))


class _Twice(ValueError):
    pass


def read_json(content_type: str | None, message: bytes) -> Any:
    """What a message says; raises NotReadable."""
    if content_type != "application/json":
        raise NotReadable(415, "Stuur JSON: zet Content-Type op application/json.")
    try:
        return json.loads(message, parse_int=_integer, parse_constant=_no_number, object_pairs_hook=_once)
    except RecursionError:
        raise NotReadable(400, "Deze JSON is te diep genest. Een huishouden is hooguit acht lagen diep.") from None
    except _Twice as twice:
        raise NotReadable(
            400, f"De sleutel '{twice}' staat twee keer in hetzelfde blok. Schrijf hem één keer."
        ) from None
    except ValueError:
        raise NotReadable(400, "Dit is geen geldige JSON.") from None


def read_block(content_type: str | None, message: bytes) -> dict[str, Any]:
    """A message that is one block of keys and values; raises NotReadable."""
    said = read_json(content_type, message)
    if not isinstance(said, dict):
        raise NotReadable(400, "Stuur één JSON-object: een blok met sleutels en waarden tussen accolades.")
    return said


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= MOST_DIGITS else float(digits)


def _no_number(word: str) -> Any:
    raise ValueError(f"{word} is no JSON")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    block: dict[str, Any] = {}
    for key, value in pairs:
        if key in block:
            raise _Twice(key[:MOST_CHARACTERS])
        block[key] = value
    return block


def unknown_keys(said: dict[str, Any], known: Sequence[str], place: str = "") -> list[Problem]:
    """Each key of a block that we do not know, with the key that was meant."""
    strange = islice((key for key in said if key not in known), MOST_ITEMS)
    return [_unknown_key(key, known, place) for key in strange]


def _unknown_key(key: str, known: Sequence[str], place: str) -> Problem:
    wrong = bad_text(key)
    if wrong:
        return Problem(place or "bestand", *wrong)
    near = difflib.get_close_matches(key, known, n=1)
    advice = f"Bedoelt u '{near[0]}'?" if near else f"Kies uit: {', '.join(known)}."
    return Problem(under(place, key), "deze sleutel kennen wij niet", advice)


def under(place: str, name: str) -> str:
    """The place of something inside a block."""
    return f"{place}.{name}" if place else name


def unfit(
    said: Any, place: str = "", wrong_kind: Callable[[str, Any], Wrong] = lambda key, value: None
) -> list[Problem]:
    """What is too much for any message, wherever it stands; `wrong_kind` looks at each key and its value besides.

    Nothing below such a place is looked at.
    """
    return list(_unfit(said, place, wrong_kind))


def _unfit(said: Any, place: str, wrong_kind: Callable[[str, Any], Wrong]) -> Iterator[Problem]:
    todo = deque([(place, "", 0, said)])
    while todo:
        place, key, depth, value = todo.popleft()
        wrong = _too_much(value, depth) or wrong_kind(key, value)
        if wrong:
            yield Problem(place, *wrong)
            continue
        todo += (
            (under(place, name), name if isinstance(value, dict) else "", depth + 1, one)
            for name, one in _inside(key, value)
        )


def _inside(key: str, value: Any) -> Iterator[tuple[str, Any]]:
    """What a block or list holds, with the name that its place gets; a person goes by its id."""
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        for number, one in enumerate(value):
            own = one.get("id") if key == "persons" and isinstance(one, dict) else None
            yield own if isinstance(own, str) and not bad_text(own) else str(number), one


def _too_much(value: Any, depth: int) -> Wrong:
    if depth > MOST_DEPTH:
        return "dit staat te diep genest", "Een huishouden is hooguit acht lagen diep."
    if isinstance(value, str):
        return bad_text(value)
    if isinstance(value, int | float):
        large = abs(value) > MOST
        return ("dit getal is te groot", f"Schrijf een getal onder {MOST:,.0f}.".replace(",", ".")) if large else None
    if isinstance(value, list | dict) and len(value) > MOST_ITEMS:
        return f"hier staan {len(value)} dingen", f"Noem er hooguit {MOST_ITEMS}."
    return next(filter(None, map(bad_text, value)), None) if isinstance(value, dict) else None


def bad_text(text: str) -> Wrong:
    """What is wrong with a text as such."""
    if len(text) > MOST_CHARACTERS:
        return f"deze tekst heeft {len(text)} tekens", f"Gebruik hooguit {MOST_CHARACTERS} tekens."
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        return "in deze tekst staat een half teken (los surrogaat)", "Gebruik alleen hele Unicode-tekens."
    return None
