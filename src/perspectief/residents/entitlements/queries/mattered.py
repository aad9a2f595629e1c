"""Which steps of a calculation mattered to this household, and which only stand in the law. No law, no page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from perspectief.rules.kernel.evaluate import Step
from perspectief.rules.kernel.levels import Level, level_of

OF_A_COUPLE = re.compile(r"paar|partner|samen")
OF_ONE_ALONE = re.compile(r"alleen")
HAS_PARTNER = re.compile(r"heeft_\w*partner")
_BOOKKEEPING = re.compile(r"is_aanvrager|is_eerste_|is_gezins|\w+_is_opgegeven|aow_zonder_vakantiegeld")
"""Facts that the program works out for itself to know who is who; nobody told them."""


def what_mattered(steps: Sequence[Step], conditions: Collection[str], claimant: str) -> set[str]:
    """The terms of the steps that led to the answer.

    From the end back to the beginning: what is nothing (0 or no) leads no further, and neither does what was not taken
    because the step took something else. A no does count where a yes or no is decided. `conditions`: terms of the
    conditions of the scheme, with or without their folder.
    """
    by_term = {one.term: one for one in steps}
    needed = {need for one in steps for need in one.needs}
    found = {one.term for one in steps if one.term not in needed or one.term.rpartition(".")[2] in conditions}
    to_do = list(found)
    while to_do:
        step = by_term[to_do.pop()]
        needs = [by_term[need] for need in step.needs if need in by_term and need not in found]
        for need in _taken(step, needs, by_term, claimant):
            if not is_nothing(need, claimant) or (_is_yes_or_no(step) and _is_yes_or_no(need)):
                found.add(need.term)
                to_do.append(need.term)
    return found


def is_nothing(step: Step, claimant: str) -> bool:
    """Whether it is 0 or no for everybody whom it is about. What is not known is not nothing."""
    return all(value is not None and not value for value in about(step, claimant).values())


def is_bookkeeping(step: Step) -> bool:
    """Whether the program worked out this fact for itself."""
    return bool(_BOOKKEEPING.match(step.term))


def about(step: Step, claimant: str) -> dict[str, Any]:
    """The values of those whom this answer is about: of a group that is the claimant's own. "" is everybody."""
    if not isinstance(step.values, Mapping) or "between" in step.values:
        return {"": step.values}
    of_a_group = level_of(step.term) is not Level.PERSON and claimant in step.values
    return {claimant: step.values[claimant]} if of_a_group else dict(step.values)


def _taken(step: Step, needs: Iterable[Step], by_term: Mapping[str, Step], claimant: str) -> list[Step]:
    """The inputs without those that the step chose not to take."""
    needs = list(needs)
    partner = next((by_term[one] for one in step.needs if HAS_PARTNER.search(one) and one in by_term), None)
    if partner is not None:
        other = OF_A_COUPLE if is_nothing(partner, claimant) else OF_ONE_ALONE
        needs = [one for one in needs if not (one.read_on and other.search(one.term.rpartition(".")[2]))]
    chosen = [one for one in needs if _is_number(one) and one.unit == step.unit and _same(one, step, claimant)]
    if len(chosen) != 1 or is_nothing(step, claimant):
        return needs
    return [one for one in needs if one is chosen[0] or one.unit != step.unit or not _is_number(one)]


def _same(one: Step, other: Step, claimant: str) -> bool:
    return set(map(repr, map(_plain, about(one, claimant).values()))) == set(
        map(repr, map(_plain, about(other, claimant).values()))
    )


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, int) else value


def _is_number(step: Step) -> bool:
    return bool(step.unit)


def _is_yes_or_no(step: Step) -> bool:
    values = step.values.values() if isinstance(step.values, Mapping) else [step.values]
    return any(isinstance(value, bool) for value in values)
