"""What one message to the API says: a household, and the schemes that are asked. Every problem has its place."""

from __future__ import annotations

import difflib
import json
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from perspectief.rules import BadHousehold, Household, Problem, read_household, schemes
from perspectief.rules.household import MOST
from perspectief.rules.schema import household_schema

CASE_KEYS = ("set", "expect", "tolerance")
"""What a worked example in a file may say besides; a message may not, because it would change nothing."""
LISTS = ("persons", "income", "parents", "receives", "between")
TEXTS = ("id", "name", "partner", "per", "source")
MOST_CHARACTERS = 500
MOST_ITEMS = 100
MOST_DEPTH = 8
"""persons, person, income, one income, amount, between, number: deeper than this no household goes."""
MOST_DIGITS = 18
"""A whole number with more digits is far above what any amount can be."""


class NotReadable(Exception):
    """A message that holds no household at all."""

    def __init__(self, status: int, detail: str):
        self.status, self.detail = status, detail
        super().__init__(detail)


class NotAsked(Exception):
    """A question about schemes that we cannot answer. `problems` names each one."""

    def __init__(self, problems: Sequence[Problem]):
        self.problems = list(problems)
        super().__init__("\n".join(map(str, problems)))


class _Twice(ValueError):
    pass


def read_message(content_type: str, message: bytes) -> Household:
    """The household in a message; raises NotReadable, or BadHousehold naming every problem."""
    if content_type != "application/json":
        raise NotReadable(415, "Stuur JSON: zet Content-Type op application/json.")
    return _household(_parse(message))


def read_schemes(asked: Sequence[str]) -> tuple[str, ...] | None:
    """The keys in `asked`, with commas between them; None when nothing was asked. Raises NotAsked."""
    if not asked:
        return None
    keys = dict.fromkeys(key.strip() for key in ",".join(asked).split(","))
    keys.pop("", None)
    unknown = islice((key for key in keys if key not in schemes()), MOST_ITEMS)
    problems = [_unknown_scheme(key[:MOST_CHARACTERS]) for key in unknown]
    if not keys:
        problems = [Problem("regelingen", "hier staat geen regeling", "Noem er een, bijvoorbeeld zorgtoeslag.")]
    if problems:
        raise NotAsked(problems)
    return tuple(keys)


def _unknown_scheme(key: str) -> Problem:
    near = difflib.get_close_matches(key, list(schemes()), n=3, cutoff=0.4)
    advice = f"Bedoelt u: {', '.join(near)}?" if near else "Laat 'regelingen' weg om ze allemaal te zien."
    return Problem("regelingen", f"'{key}' is geen regeling die wij kennen", advice)


def _parse(message: bytes) -> Any:
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


def _household(said: Any) -> Household:
    if not isinstance(said, dict):
        return read_household(said)
    known = household_schema()["properties"]
    ours = {key: value for key, value in said.items() if key in known}
    strange = [_unknown_key(key, list(known)) for key in islice((key for key in said if key not in known), MOST_ITEMS)]
    unfit = list(_unfit(ours))
    if unfit:
        raise BadHousehold([*strange, *unfit])
    try:
        household = read_household(ours)
    except BadHousehold as bad:
        raise BadHousehold([*strange, *bad.problems]) from None
    if strange:
        raise BadHousehold(strange)
    return household


def _unknown_key(key: str, known: list[str]) -> Problem:
    wrong = _bad_text(key)
    if wrong:
        return Problem("bestand", *wrong)
    if key in CASE_KEYS:
        return Problem(key, "dit kan alleen in een voorbeeld in een bestand", "Laat deze sleutel weg.")
    near = difflib.get_close_matches(key, known, n=1)
    advice = f"Bedoelt u '{near[0]}'?" if near else f"Kies uit: {', '.join(known)}."
    return Problem(key, "deze sleutel kennen wij niet", advice)


def _unfit(said: Any) -> Iterator[Problem]:
    """What no household can hold, wherever it stands. Nothing below such a place is looked at."""
    todo = deque([("", "", 0, said)])
    while todo:
        place, key, depth, value = todo.popleft()
        wrong = _too_much(value, depth) or _wrong_kind(key, value)
        if wrong:
            yield Problem(place, *wrong)
            continue
        todo += (
            (f"{place}.{name}" if place else name, name if isinstance(value, dict) else "", depth + 1, one)
            for name, one in _inside(key, value)
        )


def _inside(key: str, value: Any) -> Iterator[tuple[str, Any]]:
    """What a block or list holds, with the name that its place gets; a person goes by its id."""
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        for number, one in enumerate(value):
            own = one.get("id") if key == "persons" and isinstance(one, dict) else None
            yield own if isinstance(own, str) and not _bad_text(own) else str(number), one


def _too_much(value: Any, depth: int) -> tuple[str, str] | None:
    if depth > MOST_DEPTH:
        return "dit staat te diep genest", "Een huishouden is hooguit acht lagen diep."
    if isinstance(value, str):
        return _bad_text(value)
    if isinstance(value, int | float):
        large = abs(value) > MOST
        return ("dit getal is te groot", f"Schrijf een getal onder {MOST:,.0f}.".replace(",", ".")) if large else None
    if isinstance(value, list | dict) and len(value) > MOST_ITEMS:
        return f"hier staan {len(value)} dingen", f"Noem er hooguit {MOST_ITEMS}."
    return next(filter(None, map(_bad_text, value)), None) if isinstance(value, dict) else None


def _bad_text(text: str) -> tuple[str, str] | None:
    if len(text) > MOST_CHARACTERS:
        return f"deze tekst heeft {len(text)} tekens", f"Gebruik hooguit {MOST_CHARACTERS} tekens."
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        return "in deze tekst staat een half teken (los surrogaat)", "Gebruik alleen hele Unicode-tekens."
    return None


def _wrong_kind(key: str, value: Any) -> tuple[str, str] | None:
    if isinstance(value, list) and key and key not in LISTS:
        return "hier hoort geen lijst", "Schrijf één waarde."
    if key in TEXTS and not isinstance(value, str) and (value is not None or key == "id"):
        return "hier hoort tekst", "Zet de waarde tussen aanhalingstekens."
    return None
