"""Any fact set to `onbekend` gives `hangt_af_van` with its place, or leaves the final answer as it was."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from tests.properties.sample import DAY

from perspectief.rules.facts import FACTS
from perspectief.rules.household import read_household
from perspectief.rules.kernel.evaluate import Outcome, Result, evaluate
from perspectief.simulation.samples import blocks, household_of
from perspectief.simulation.samples.dwellings import Kind

EACH_KIND = 2
"""Households of each kind of dwelling that every fact is asked of."""
Path = tuple[str | int, ...]


def sampled() -> list[dict[str, Any]]:
    """Some households of every kind of dwelling, those who live alone and single parents more often."""
    block = next(blocks(1_500, seed=13, day=DAY))
    assert block.who is not None
    chosen = []
    for kind in Kind:
        found = [number for number in range(block.counts[3]) if block.who.kind[number] == kind]
        chosen += found[: EACH_KIND * (2 if kind in (Kind.SINGLE, Kind.SINGLE_PARENT) else 1)]
    return [household_of(block, number) for number in chosen]


def places(household: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    """Where in the file something can be unknown, and the name that the answer must give it."""
    for fact in FACTS.values():
        if fact.key is None:
            continue
        if not fact.key.startswith("persons[]."):
            block, _, key = fact.key.partition(".")
            yield (block, key), fact.key
            continue
        key = fact.key.removeprefix("persons[].")
        for number, person in enumerate(household["persons"]):
            yield ("persons", number, key), f"persons.{person['id']}.{key}"
    for number, person in enumerate(household["persons"]):
        for key in ("income", "childcare", "partner", "wealth"):
            yield ("persons", number, key), f"persons.{person['id']}.{key}"
        for which in range(len(person["income"])):
            yield ("persons", number, "income", which, "amount"), f"persons.{person['id']}.income"


def some_places(household: dict[str, Any], rng: Random) -> list[tuple[Path, str]]:
    """Every fact once: of a person's facts one person at random, the claimant half of the time."""
    by_fact: dict[str, list[tuple[Path, str]]] = {}
    for path, place in places(household):
        by_fact.setdefault(str(path[-1]) if path[0] == "persons" else place, []).append((path, place))
    return [found[0] if rng.random() < 0.5 else rng.choice(found) for found in by_fact.values()]


def unknown_at(household: dict[str, Any], path: Path) -> dict[str, Any]:
    changed: Any = copy.deepcopy(household)
    inner = changed
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = "onbekend"
    return changed


def wrong_answers(known: Result, unknown: Result, place: str) -> Iterator[str]:
    for before, after in zip(known.schemes, unknown.schemes, strict=True):
        same = (before.outcome, before.amount) == (after.outcome, after.amount)
        named = after.outcome is Outcome.HANGT_AF_VAN and place in after.depends_on
        if not (same or named):
            yield f"{place} onbekend: {before.key} {before.outcome.value} werd {after.outcome.value} {after.depends_on}"


@pytest.mark.parametrize("number", range(len(sampled())))
def test_an_unknown_fact_is_named_or_changes_nothing(number: int) -> None:
    household = sampled()[number]
    known = evaluate(read_household(household), DAY)
    problems: list[str] = []
    for path, place in some_places(household, Random(number)):
        unknown = evaluate(read_household(unknown_at(household, path)), DAY)
        problems += wrong_answers(known, unknown, place)
    assert problems == []


def test_a_household_of_which_nothing_is_known_gets_no_final_amount() -> None:
    result = evaluate(read_household({"persons": [{"id": "a"}]}), DAY)
    assert {one.outcome for one in result.schemes if one.amount} == set()
