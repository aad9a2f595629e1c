"""What a reform makes us compute again, and what may come in as data from the law it is compared with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from perspectief.rules.kernel.book import Book
from perspectief.rules.kernel.plan import Plan, Planner, Slot
from perspectief.rules.kernel.population import scheme_terms
from perspectief.rules.kernel.units import Layout
from perspectief.simulation.reforms.model import BASELINE, Reform
from perspectief.simulation.reforms.overlay import book_of, changed
from perspectief.simulation.reforms.terms import GRONINGEN


class Dependence(NamedTuple):
    """Full names of terms. `recompute`: with the reform they may differ, or they stand between what differs and data.

    `given`: terms that stay as they are; their columns of the compared law come in as data.
    """

    recompute: tuple[str, ...]
    given: tuple[str, ...]


def depends(
    reform: Reform,
    schemes: Sequence[str] | None,
    day: date,
    municipality: str = GRONINGEN,
    *,
    keep: Iterable[str] = (),
    against: Reform = BASELINE,
) -> Dependence:
    """What must be computed again to know the schemes (None: all) and the terms of `keep` under a reform.

    The compared law (`against`) is run with `keep=given`; the reform with
    `compile_population((), day, keep=[what is asked and stands in recompute], given=given, book=book_of(reform))` on
    blocks that carry those columns as facts. A column of the compared law in which something is not known cannot come
    in as data: it is computed again.
    """
    old, new = (book_of(one, municipality, day=day) for one in (against, reform))
    before, _ = _planned(old, schemes, keep, day, municipality)
    after, asked = _planned(new, schemes, keep, day, municipality)
    dirty = _dirty(before, after, changed(reform, day, municipality, against=against))
    return _cut(before, after, dirty, [name for name in asked if after.index[name] in dirty], new)


def affected(
    reform: Reform, day: date, municipality: str = GRONINGEN, *, against: Reform = BASELINE
) -> tuple[str, ...]:
    """Keys of the schemes whose right, amount or existence may be another under the reform."""
    old, new = (book_of(one, municipality, day=day) for one in (against, reform))
    before, _ = _planned(old, None, (), day, municipality)
    after, asked = _planned(new, None, (), day, municipality)
    differs = changed(reform, day, municipality, against=against)
    dirty = _dirty(before, after, differs)
    found = {name.partition(".")[0] for name in asked if after.index[name] in dirty}
    ended = {term.partition(".")[0] for term in differs if ".recht_op_" in term}
    return tuple(key for key in new.schemes if key in found | ended)


def _planned(
    book: Book, schemes: Sequence[str] | None, keep: Iterable[str], day: date, municipality: str
) -> tuple[Plan, list[str]]:
    """The plan as `compile_population` makes it, and the terms that are asked of it."""
    planner = Planner(book, day, municipality)
    asked = [book.resolve(name) for name in keep]
    for key in book.schemes if schemes is None else schemes:
        planner.add_scheme(key, strict=False)
        planned = planner.plan.schemes[-1]
        if not planned.problem and planned.scheme.exists_on(day):
            asked += scheme_terms(planned.scheme)
    for name in asked:
        planner.add(name)
    return planner.plan, asked


def _dirty(before: Plan, after: Plan, differs: frozenset[str]) -> set[int]:
    """Slots of the new plan that may have another value: what differs or is new, and all that rests on it."""
    own = [
        slot.index
        for slot in after.slots
        if slot.name in differs or (slot.version is not None and slot.name not in before.index)
    ]
    return after.ahead_of(own)


def _cut(before: Plan, after: Plan, dirty: set[int], roots: list[str], book: Book) -> Dependence:
    """From what is asked down to the first terms that can come in as data."""
    shaky = Layout(before).shaky
    recompute: set[int] = set()
    given: set[int] = set()
    todo = [after.index[name] for name in roots]
    while todo:
        index = todo.pop()
        if index in recompute or index in given:
            continue
        slot = after.slots[index]
        if slot.version is None:  # a fact, a value of the law or the date
            continue
        if index not in dirty and _can_be_given(slot, before, shaky, book):
            given.add(index)
            continue
        recompute.add(index)
        todo.extend(slot.args)
    return Dependence(_names(after, recompute), _names(after, given))


def _can_be_given(slot: Slot, before: Plan, shaky: set[int], book: Book) -> bool:
    """Whether the column of the old plan can stand in for this slot: fully known, and of the type that data gets."""
    index = before.index.get(slot.name)
    folder, _, name = slot.name.partition(".")
    return index is not None and index not in shaky and slot.type is book.folders[folder].rules[name][0].kind


def _names(plan: Plan, indices: set[int]) -> tuple[str, ...]:
    return tuple(plan.slots[index].name for index in sorted(indices))
