"""A household in a message, and the schemes that are asked of it."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from itertools import islice
from typing import Any

from perspectief.residents.entitlements.message.text import (
    MOST_CHARACTERS,
    MOST_ITEMS,
    BadMessage,
    Wrong,
    read_json,
    under,
    unfit,
    unknown_keys,
)
from perspectief.rules import BadHousehold, Household, Problem, read_household, schemes
from perspectief.rules.schema import household_schema

CASE_KEYS = ("set", "expect", "tolerance")
"""What a worked example in a file may say besides; a message may not, because it would change nothing."""
LISTS = ("persons", "income", "parents", "receives", "between")
TEXTS = ("id", "name", "partner", "per", "source")


def read_message(content_type: str | None, message: bytes) -> Household:
    """The household that a message is; raises NotReadable, or BadHousehold naming every problem."""
    return household_in(read_json(content_type, message))


def household_in(said: Any, place: str = "") -> Household:
    """A household that stands at a place in a message; raises BadHousehold naming every problem."""
    try:
        return _household(said)
    except BadHousehold as bad:
        if not place:
            raise
        raise BadHousehold([Problem(under(place, one.place), one.found, one.advice) for one in bad.problems]) from None


def _household(said: Any) -> Household:
    if not isinstance(said, dict):
        return read_household(said)
    known = list(household_schema()["properties"])
    ours = {key: value for key, value in said.items() if key in known}
    strange = [_of_a_case(one) for one in unknown_keys(said, known)]
    wrong = unfit(ours, wrong_kind=_wrong_kind)
    if wrong:
        raise BadHousehold([*strange, *wrong])
    try:
        household = read_household(ours)
    except BadHousehold as bad:
        raise BadHousehold([*strange, *bad.problems]) from None
    if strange:
        raise BadHousehold(strange)
    return household


def _of_a_case(problem: Problem) -> Problem:
    if problem.place not in CASE_KEYS:
        return problem
    return Problem(problem.place, "dit kan alleen in een voorbeeld in een bestand", "Laat deze sleutel weg.")


def _wrong_kind(key: str, value: Any) -> Wrong:
    if isinstance(value, list) and key and key not in LISTS:
        return "hier hoort geen lijst", "Schrijf één waarde."
    if key in TEXTS and not isinstance(value, str) and (value is not None or key == "id"):
        return "hier hoort tekst", "Zet de waarde tussen aanhalingstekens."
    return None


def read_schemes(asked: Sequence[str]) -> tuple[str, ...] | None:
    """The keys in `asked`, with commas between them; None when nothing was asked. Raises BadMessage."""
    if not asked:
        return None
    keys = dict.fromkeys(key.strip() for key in ",".join(asked).split(","))
    keys.pop("", None)
    unknown = islice((key for key in keys if key not in schemes()), MOST_ITEMS)
    problems = [_unknown_scheme(key[:MOST_CHARACTERS]) for key in unknown]
    if not keys:
        problems = [Problem("regelingen", "hier staat geen regeling", "Noem er een, bijvoorbeeld zorgtoeslag.")]
    if problems:
        raise BadMessage("query", "scheme", "In 'regelingen' staat iets dat wij niet kennen.", problems)
    return tuple(keys)


def _unknown_scheme(key: str) -> Problem:
    near = difflib.get_close_matches(key, list(schemes()), n=3, cutoff=0.4)
    advice = f"Bedoelt u: {', '.join(near)}?" if near else "Laat 'regelingen' weg om ze allemaal te zien."
    return Problem("regelingen", f"'{key}' is geen regeling die wij kennen", advice)
