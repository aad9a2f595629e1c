"""What a panel said, as plain data: who sat where, and the score of each seat on each question of each item.

No Django. `panel_of(...)` builds a `Panel` from rows; `values`, `agreement` and `smaa` work with it. What an assessor
could not judge, or what does not apply, is simply not there. Seats are numbers: no account and no name comes in here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

LOWEST, HIGHEST = 0.0, 4.0
"""Of a score."""
SURENESS = (1, 2, 3)
GRADES = (0, 1, 2, 3, 4, 5)
"""How well it is known that an item works: 0 (nothing) to 5 (strong signs)."""


class BadPanel(ValueError):
    """Rows that do not fit together; says which one, and what was found."""


@dataclass(frozen=True)
class Seat:
    """One place in the panel. `show_alone`: this expert by experience said that the scores may be seen apart."""

    number: int
    is_expert: bool = False
    show_alone: bool = False


@dataclass(frozen=True)
class Given:
    """One score of one seat: `value` 0 to 4, what it could be as well, and how sure (1 not, 3 very)."""

    value: float
    low: float | None = None
    high: float | None = None
    confidence: int | None = None


@dataclass(frozen=True)
class Row:
    """One score with where it belongs."""

    seat: int
    item: str
    criterion: str
    given: Given


Scores = Mapping[int, Mapping[str, Mapping[str, Given]]]
Grades = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Panel:
    """What is weighed, on which questions, by whom, and what they said.

    `values`: seat -> item -> criterion -> score; what is missing is not in it. `grades`: item -> criterion -> how well
    it is known that it works. The order of items, criteria and seats is kept in all that is made of it.
    """

    items: tuple[str, ...]
    criteria: tuple[str, ...]
    seats: tuple[Seat, ...]
    values: Scores
    grades: Grades = field(default_factory=dict)

    @property
    def experts(self) -> Panel:
        """The same, with the seats of experts by experience only."""
        return self._of(seat for seat in self.seats if seat.is_expert)

    @property
    def others(self) -> Panel:
        """The same, with the seats of everybody else."""
        return self._of(seat for seat in self.seats if not seat.is_expert)

    @property
    def who_scored(self) -> Panel:
        """The same, with the seats that gave any score on these questions; all seats when none did."""
        scored = {row.seat for row in self.rows}
        return self._of(seat for seat in self.seats if seat.number in scored) if scored else self

    def without(self, criteria: Iterable[str]) -> Panel:
        """The same, without these questions: what a thing costs leaves the value when there is a limit of money."""
        out = set(criteria)
        return replace(self, criteria=tuple(key for key in self.criteria if key not in out))

    def given(self, seat: int, item: str, criterion: str) -> Given | None:
        """What this seat said here, or None."""
        return self.values.get(seat, {}).get(item, {}).get(criterion)

    def grade(self, item: str, criterion: str) -> int | None:
        """How well it is known here, or None when nobody looked."""
        return self.grades.get(item, {}).get(criterion)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All scores on these questions of these items, in the order of seats, items and criteria."""
        found = (
            (seat.number, item, criterion, self.given(seat.number, item, criterion))
            for seat in self.seats
            for item in self.items
            for criterion in self.criteria
        )
        return tuple(Row(seat, item, criterion, given) for seat, item, criterion, given in found if given is not None)

    def _of(self, seats: Iterable[Seat]) -> Panel:
        return replace(self, seats=tuple(seats))


def panel_of(
    *,
    items: Iterable[str],
    criteria: Iterable[str],
    seats: Iterable[Seat],
    rows: Iterable[Row],
    grades: Grades | None = None,
) -> Panel:
    """A panel from rows; rows on other items or criteria are left out. Raises BadPanel."""
    seats, items, criteria = tuple(seats), tuple(items), tuple(criteria)
    values: dict[int, dict[str, dict[str, Given]]] = {seat.number: {} for seat in seats}
    if len(values) != len(seats):
        raise BadPanel("Twee stoelen hebben hetzelfde nummer.")
    for row in rows:
        if row.item in items and row.criterion in criteria:
            _put(values, row)
    return Panel(items, criteria, seats, values, grades or {})


def _put(values: dict[int, dict[str, dict[str, Given]]], row: Row) -> None:
    _check(row)
    if row.seat not in values:
        raise BadPanel(f"Stoel {row.seat} zit niet in dit panel.")
    of_item = values[row.seat].setdefault(row.item, {})
    if row.criterion in of_item:
        raise BadPanel(f"Stoel {row.seat} gaf {row.item} twee scores op {row.criterion}.")
    of_item[row.criterion] = row.given


def _check(row: Row) -> None:
    given = row.given
    where = f"Stoel {row.seat}, {row.item}, {row.criterion}"
    if not LOWEST <= given.value <= HIGHEST:
        raise BadPanel(f"{where}: {given.value} is geen score van 0 tot en met 4.")
    low = given.value if given.low is None else given.low
    high = given.value if given.high is None else given.high
    if not LOWEST <= low <= given.value <= high <= HIGHEST:
        raise BadPanel(f"{where}: de score {given.value} ligt niet tussen {low} en {high}.")
    if given.confidence is not None and given.confidence not in SURENESS:
        raise BadPanel(f"{where}: hoe zeker is 1, 2 of 3, niet {given.confidence}.")


def to_json(panel: Panel) -> dict[str, Any]:
    """A panel as lists and numbers, to keep with a calculation so that anybody can do it again."""
    return {
        "items": list(panel.items),
        "criteria": list(panel.criteria),
        "seats": [[seat.number, seat.is_expert, seat.show_alone] for seat in panel.seats],
        "scores": [
            [row.seat, row.item, row.criterion, row.given.value, row.given.low, row.given.high, row.given.confidence]
            for row in panel.rows
        ],
        "grades": {item: dict(of_item) for item, of_item in panel.grades.items()},
    }


def from_json(content: Mapping[str, Any]) -> Panel:
    """The panel that `to_json` wrote. Raises BadPanel."""
    return panel_of(
        items=content["items"],
        criteria=content["criteria"],
        seats=(Seat(*one) for one in content["seats"]),
        rows=(Row(seat, item, criterion, Given(*given)) for seat, item, criterion, *given in content["scores"]),
        grades=content["grades"],
    )
