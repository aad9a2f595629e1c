"""What somebody gets already: they said so, or it is an income that they told. The law's own answer stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from perspectief.rules import SchemeResult

OF_A_PERSON = "persoon"
Gets = Callable[[SchemeResult, str], bool]
"""Whether a person gets a scheme already."""


def told_in(household: Mapping[str, Any]) -> Gets:
    """What is received in this household file. Who lives on AOW or bijstand need not ask for it once more."""
    kinds = {str(person["id"]): _kinds(person) for person in household.get("persons", [])}
    first = household["persons"][0] if kinds else {}
    couple = {str(first.get(key)) for key in ("id", "partner")}

    def gets(one: SchemeResult, person: str) -> bool:
        people = {person} if one.scheme.level == OF_A_PERSON else couple
        return one.already_received or any(one.key in kinds.get(each, ()) for each in people)

    return gets


def _kinds(person: Mapping[str, Any]) -> set[str]:
    """The kinds of income that somebody told, of which the amount is not nothing."""
    told = person.get("income")
    return {str(one["kind"]) for one in told if one.get("amount") != 0} if isinstance(told, list) else set()
