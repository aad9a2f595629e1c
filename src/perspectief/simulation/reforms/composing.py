"""Reforms together: the later one wins, and where they meet is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce
from typing import Any

from perspectief.rules import Problem
from perspectief.rules.kernel.book import law_book
from perspectief.simulation.reforms.model import BASELINE, BadReform, Reform
from perspectief.simulation.reforms.phrases import day_words, scheme_name, subject_of, value_words
from perspectief.simulation.reforms.terms import GRONINGEN


def compose(*reforms: Reform) -> Reform:
    """One reform of several; it begins when the last of them begins. `clashes` tells where they meet.

    Raises BadReform when they are of different municipalities.
    """
    parts = [one for one in reforms if not one.is_empty]
    return reduce(_joined, parts) if parts else BASELINE


def _joined(first: Reform, second: Reform) -> Reform:
    places = {one.municipality for one in (first, second) if one.municipality}
    if len(places) > 1:
        found = f"de plannen zijn voor {' en '.join(sorted(places))}"
        raise BadReform([Problem("gemeente", found, "Voeg plannen van één gemeente samen.")])
    merged = {one.into: one for one in (*first.merged, *second.merged)}
    revived = {one.scheme: one for one in (*first.revived, *second.revived)}
    gone = {*first.abolished, *second.abolished, *(key for one in merged.values() for key in one.schemes)}
    return Reform(
        key=f"{first.key}+{second.key}",
        name=f"{first.name} + {second.name}",
        reason=f"{first.reason} {second.reason}".strip(),
        start=max(first.start, second.start),
        values={**first.values, **second.values},
        rules={**first.rules, **second.rules},
        abolished=_union(first.abolished, second.abolished),
        automatic=tuple(key for key in _union(first.automatic, second.automatic) if key not in gone),
        merged=tuple(merged.values()),
        revived=tuple(revived.values()),
        assumed={**first.assumed, **second.assumed},
        municipality=next(iter(places), None),
        not_modelled=_union(first.not_modelled, second.not_modelled),
        clashes=_union(first.clashes, second.clashes, tuple(_clashes(first, second))),
    )


def _union(*lists: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for part in lists for one in part))


def _clashes(first: Reform, second: Reform) -> Iterator[str]:
    """What the two say differently, in Dutch."""
    if first.start != second.start:
        later = day_words(max(first.start, second.start))
        yield f"De plannen beginnen niet op dezelfde dag. Samen gelden ze vanaf {later}."
    place = second.municipality or first.municipality or GRONINGEN
    for full in _differing(first.values, second.values) | _differing(first.assumed, second.assumed):
        yield _two_values(full, first.numbers[full], second.numbers[full], place, second.name)
    for term in _differing(first.rules, second.rules):
        yield f"{_scheme(term, place)}: twee plannen veranderen dezelfde regel. De regel van '{second.name}' telt."
    yield from _ended_and_changed(first, second, place)
    yield from _ended_and_changed(second, first, place)
    for into in {one.into for one in first.merged} & {one.into for one in second.merged}:
        yield f"{_scheme(into, place)}: twee plannen voegen hier regelingen samen. '{second.name}' telt."


def _differing(first: Mapping[str, Any], second: Mapping[str, Any]) -> set[str]:
    return {name for name in first.keys() & second.keys() if first[name] != second[name]}


def _two_values(full: str, one: Any, other: Any, place: str, winner: str) -> str:
    subject, both = subject_of(full, place), " en ".join(value_words(full, value, place) for value in (one, other))
    return f"{_scheme(full, place)}: voor {subject} zijn er twee getallen: {both}. Het getal van '{winner}' telt."


def _ended_and_changed(ending: Reform, other: Reform, place: str) -> Iterator[str]:
    gone = {*ending.abolished, *(key for one in ending.merged for key in one.schemes)}
    touched = {name.partition(".")[0] for name in (*other.values, *other.rules)} | {*other.automatic}
    for key in sorted(gone & touched):
        ends = f"{_scheme(key, place)}: '{ending.name}' laat deze regeling stoppen."
        yield f"{ends} Wat '{other.name}' verandert, telt niet."


def _scheme(full: str, place: str) -> str:
    return scheme_name(law_book(), full.partition(".")[0], place)
