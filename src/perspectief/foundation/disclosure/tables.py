"""A whole table at a time: what is too small is hidden, and so much more that nobody can work it out.

The rows are the parts of a whole (all neighbourhoods of a city), or a list of separate things (`parts=False`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from perspectief.foundation.disclosure.figures import publish_amount, publish_count, publish_share
from perspectief.foundation.disclosure.network import Edge, Node, cheapest_cover, room_to_move
from perspectief.foundation.disclosure.published import Kind, Published, hide
from perspectief.foundation.disclosure.reasons import Reason
from perspectief.foundation.disclosure.rule import Rule, rule_on

Row = Mapping[str, Any]
Place = tuple[int, str]
TOTAL = -1
"""The number of the row of totals, which stands last."""
TOTALS_COST = 10**12
"""A total is the last thing to hide."""


class Frame(Protocol):
    """A table of Polars, or what can do the same."""

    def iter_rows(self, *, named: bool) -> Iterator[dict[str, Any]]:
        """Each row as a mapping."""


class NotATable(ValueError):
    """Rows that do not add up as they were said to."""


@dataclass(frozen=True)
class Columns:
    """What stands in the columns; all others (names, codes) are copied as they are.

    `counts`: persons or households. `across`: the count column that is the sum of the other ones in each row.
    `amounts`: sums in cents, each with the count column of who gets them.
    `shares`: new columns: a count column in percents of another one.
    """

    counts: Sequence[str]
    across: str = ""
    amounts: Mapping[str, str] = field(default_factory=dict)
    shares: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def publish_table(
    rows: Iterable[Row] | Frame,
    columns: Columns,
    *,
    parts: bool = True,
    total: Row | None = None,
    rule: Rule | None = None,
) -> list[dict[str, Any]]:
    """The rows with `Published` figures. `total`: the names of a row of totals, which is added at the end.

    When rows are parts, their total counts as known, whether it is in the table or not. A None is unknown, and makes
    the total of its column unknown too.
    """
    rule = rule or rule_on()
    raw = list(rows.iter_rows(named=True)) if hasattr(rows, "iter_rows") else [dict(row) for row in rows]
    _check(raw, columns)
    numbered = dict(enumerate(raw))
    if parts and raw:
        numbered[TOTAL] = {**(total or {}), **_sums(raw, [*columns.counts, *columns.amounts])}
    secret = _secret_counts(numbered, columns, parts, rule)
    secret |= _secret_amounts(numbered, columns, parts, rule, secret)
    shown = [number for number in numbered if number != TOTAL or total is not None]
    return [_row(numbered[number], number, columns, secret, rule) for number in shown]


def _check(rows: list[dict[str, Any]], columns: Columns) -> None:
    if not columns.across:
        return
    parts = [name for name in columns.counts if name != columns.across]
    for number, row in enumerate(rows):
        values = [row[name] for name in (*parts, columns.across)]
        if None not in values and sum(values[:-1]) != values[-1]:
            raise NotATable(f"Row {number}: {' + '.join(parts)} is not {columns.across}.")


def _sums(rows: list[dict[str, Any]], names: Iterable[str]) -> dict[str, int | None]:
    return {name: None if any(row[name] is None for row in rows) else sum(row[name] for row in rows) for name in names}


# --- Which counts are secret ------------------------------------------------------------------------------------------


def _secret_counts(rows: Mapping[int, Row], columns: Columns, parts: bool, rule: Rule) -> set[Place]:
    edges = list(_edges(rows, columns.counts, columns.across, parts))
    small = {edge.place for edge in edges if rule.too_small(edge.value)}
    return _protected(edges, small, {edge.place: rule.threshold for edge in edges})


def _secret_amounts(
    rows: Mapping[int, Row], columns: Columns, parts: bool, rule: Rule, counts: set[Place]
) -> set[Place]:
    """A sum is secret where its contributors are few or secret, and so much more that those stay so."""
    edges = list(_edges(rows, list(columns.amounts), "", parts))
    small = {edge.place for edge in edges if (edge.place[0], columns.amounts[edge.place[1]]) in counts}
    wide_enough = {edge.place: rule.amount_margin * edge.value + 1 for edge in edges}
    return _protected(edges, small, wide_enough)


def _edges(rows: Mapping[int, Row], names: Sequence[str], across: str, parts: bool) -> Iterator[Edge]:
    for number, row in rows.items():
        for name in names:
            if row[name] is None:
                continue
            if row[name] < 0:
                raise NotATable(f"Row {number}, {name}: below zero. Publish both sides, and then their difference.")
            tail: Node = ("row", number) if across else "elsewhere"
            head: Node = ("column", name) if parts else "elsewhere"
            back = (number == TOTAL) != (name == across)
            cost = 1 + row[name] + (TOTALS_COST if number == TOTAL or name == across else 0)
            yield Edge((number, name), *((head, tail) if back else (tail, head)), row[name], cost)


def _protected(edges: list[Edge], small: set[Place], wide_enough: Mapping[Place, float]) -> set[Place]:
    """The places to hide: the small ones, and others until each hidden one has room enough to be anything."""
    secret, settled = set(small), set[Place]()
    while open_ones := [edge for edge in edges if edge.place in secret - settled]:
        hidden = [edge for edge in edges if edge.place in secret]
        cell, enough = open_ones[0], wide_enough[open_ones[0].place]
        more: list[Edge] = []
        if room_to_move(cell, hidden, enough) < enough:
            more = cheapest_cover(cell, hidden, [edge for edge in edges if edge.place not in secret], enough)
        if not more:
            settled.add(cell.place)  # more hidden cells only give it more room
        secret |= {edge.place for edge in more}
    return secret


# --- The figures ------------------------------------------------------------------------------------------------------


def _row(row: Row, number: int, columns: Columns, secret: set[Place], rule: Rule) -> dict[str, Any]:
    """One row as it may be shown."""
    figures = {name: _count(row, name, (number, name) in secret, rule) for name in columns.counts}
    for name, contributors in columns.amounts.items():
        figures[name] = _amount(row, name, contributors, (number, name) in secret, rule)
    for name, (part, whole) in columns.shares.items():
        is_secret = figures[part].reason == Reason.SECRET or figures[whole].reason == Reason.SECRET
        figures[name] = _share(row[part], row[whole], is_secret, rule)
    return {**row, **figures}


def _count(row: Row, name: str, is_secret: bool, rule: Rule) -> Published:
    return hide(Reason.SECRET) if is_secret else publish_count(row[name], rule=rule)


def _amount(row: Row, name: str, contributors: str, is_secret: bool, rule: Rule) -> Published:
    if is_secret:
        return hide(Reason.SECRET, Kind.AMOUNT)
    return publish_amount(row[name], contributors=row[contributors], rule=rule)


def _share(part: int | None, whole: int | None, is_secret: bool, rule: Rule) -> Published:
    figure = publish_share(part, whole, rule=rule)
    return hide(Reason.SECRET, Kind.SHARE) if is_secret and figure.reason != Reason.TOO_FEW else figure
