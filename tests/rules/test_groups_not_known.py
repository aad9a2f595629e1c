"""Persons brought up to a group, and down again, when a value or who counts is not known: as for one household."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.properties.both_ways import both_ways, wrong

from perspectief.rules.kernel.book import Doc, Version
from perspectief.rules.kernel.declare import (
    Aggregate,
    all_of,
    any_of,
    count_of,
    max_of,
    min_of,
    of_partner,
    share_of,
    sum_of,
)
from perspectief.rules.kernel.levels import Level, level_of
from perspectief.rules.kernel.plan import Plan, Slot
from perspectief.rules.kernel.population import Population

DOC = "Rekenstap, euro: proef."
UNSURE = 2
"""A code for which the rules below need a value that nobody knows."""


def telt(code: int, grens: float) -> bool:
    return grens > 0.0 if code == UNSURE else code == 1


def bedrag(soort: int, code: int, grens: float) -> float:
    if soort == UNSURE:
        return grens
    return 10.0 * soort + code


def misschien_bedrag(telt: bool, bedrag: float) -> float:
    return bedrag if telt else 0.0


class Toy:
    """A plan of a few terms, and a book that takes every name as it is."""

    def __init__(self) -> None:
        self.plan = Plan(date(2028, 1, 1), "GM0014")
        for name in ("code", "soort"):
            self._add(Slot(0, name, Level.PERSON, int))
        self._add(Slot(0, "grens", None, float, missing="wet.grens"))
        for rule in (telt, bedrag, misschien_bedrag):
            self.rule(rule)

    def _add(self, slot: Slot) -> None:
        index = len(self.plan.slots)
        self.plan.slots.append(Slot(index, *list(vars(slot).values())[1:]))
        self.plan.index[slot.name] = index

    def rule(self, function: Any) -> None:
        needs = tuple(name for name in function.__annotations__ if name != "return")
        kinds = {"bool": bool, "float": float, "int": int}
        version = Version(
            function.__name__, "wet", Level.PERSON, kinds[function.__annotations__["return"]], Doc("Rekenstap", "", ""),
            needs, function=function, argument_types=tuple(kinds[function.__annotations__[name]] for name in needs),
        )  # fmt: skip
        self._version(version, needs)

    def aggregate(self, name: str, aggregate: Aggregate) -> None:
        needs = (aggregate.term,) if aggregate.where is None else (aggregate.term, aggregate.where)
        first = self.plan.slots[self.plan.index[needs[0]]]
        kind = {"count": int, "any": bool, "all": bool, "share": float}.get(aggregate.kind, first.type)
        self._version(
            Version(name, "wet", level_of(name), kind, Doc("Rekenstap", "", ""), needs, aggregate=aggregate), needs
        )

    def _version(self, version: Version, needs: tuple[str, ...]) -> None:
        args = tuple(self.plan.index[need] for need in needs)
        self._add(Slot(0, version.name, version.level, version.kind, args, version))

    def resolve(self, name: str) -> str:
        return name

    def population(self, keep: Sequence[str]) -> Population:
        return Population(self.plan, keep, self, threads=1)  # type: ignore[arg-type]


def household(codes: Sequence[int], kinds: Sequence[int]) -> Any:
    """All in one group, the first two of them partners."""
    size = len(codes)
    partner = [1, 0, *[-1] * (size - 2)] if size > 1 else [-1]
    return SimpleNamespace(
        ids=[str(number) for number in range(size)],
        of={level: [0] * size for level in (Level.PARTNERS, Level.FAMILY, Level.DWELLING)},
        count=dict.fromkeys((Level.PARTNERS, Level.FAMILY, Level.DWELLING), 1),
        partner={"tp": partner, "gezin": partner},
        fact={"code": list(codes), "soort": list(kinds)}.__getitem__,
    )


def every_household() -> list[Any]:
    """Every way in which one to three persons count or not, or perhaps, with an amount that is known or not."""
    found = []
    for size in (1, 2, 3):
        for codes in itertools.product((0, 1, UNSURE), repeat=size):
            found += [household(codes, kinds) for kinds in itertools.product((-1, 0, 1, UNSURE), repeat=size)]
    return found


@pytest.fixture(autouse=True)
def plain_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same loops without Numba."""
    monkeypatch.setenv("PERSPECTIEF_COMPILE", "0")
    monkeypatch.setenv("PERSPECTIEF_CACHE", str(tmp_path))


def problems(aggregates: dict[str, Aggregate], found: Sequence[Any] = ()) -> list[str]:
    toy = Toy()
    for name, aggregate in aggregates.items():
        toy.aggregate(name, aggregate)
    compared = both_ways(toy.population(list(aggregates)), found or every_household())
    return [f"{term}: {wrong(alone, said)}, {alone}, {said}" for term, _, alone, said in compared if wrong(alone, said)]


UP = {
    "som_gezin": sum_of("bedrag", DOC),
    "som_van_wie_telt_gezin": sum_of("bedrag", DOC, where="telt"),
    "som_van_bedragen_die_misschien_tellen_gezin": sum_of("misschien_bedrag", DOC),
    "aantal_gezin": count_of("telt", DOC),
    "iemand_gezin": any_of("telt", DOC),
    "allen_gezin": all_of("telt", DOC),
    "laagste_gezin": min_of("bedrag", DOC),
    "hoogste_gezin": max_of("misschien_bedrag", DOC),
    "van_partner": of_partner("bedrag", DOC),
    "misschien_van_partner": of_partner("telt", DOC),
}


@pytest.mark.parametrize("name", UP)
def test_a_group_is_known_compiled_when_it_is_known_alone(name: str) -> None:
    assert problems({name: UP[name]}) == []


def test_somebody_who_perhaps_counts_leaves_yes_and_no_open_as_it_does_alone() -> None:
    marks = {
        "iemand_die_telt_gezin": any_of("telt", DOC, where="telt"),
        "wie_telt_gezin": all_of("telt", DOC, where="telt"),
    }
    assert problems(marks) == []


def test_an_amount_is_shared_only_when_it_is_known_who_share() -> None:
    shares = {"som_gezin": sum_of("misschien_bedrag", DOC), "deel": share_of("som_gezin", DOC, by="telt")}
    assert problems(shares) == []


def test_the_highest_and_the_lowest_of_who_perhaps_counts_are_never_said_too_soon() -> None:
    ends = {
        "hoogste_van_wie_telt_gezin": max_of("bedrag", DOC, where="telt"),
        "laagste_van_wie_telt_gezin": min_of("bedrag", DOC, where="telt"),
    }
    assert [line for line in problems(ends) if "te vaak onbekend" not in line] == []


def test_many_who_perhaps_count_for_nothing_add_nothing() -> None:
    nothing = [household([UNSURE] * 7, [0] * 7), household([0] * 7, [UNSURE] * 7)]
    assert problems({"som_van_wie_telt_gezin": sum_of("misschien_bedrag", DOC, where="telt")}, nothing) == []
