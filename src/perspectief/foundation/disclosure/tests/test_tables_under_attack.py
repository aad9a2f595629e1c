"""A reader who adds and subtracts all day does not find a hidden cell, nor comes near it.

The attack here knows nothing of the network in the room: it tries every way to fill the hidden cells with whole
numbers so that all lines add up, and looks at how far apart the values of each cell are.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perspectief.foundation.disclosure import Columns, NotATable, Reason, publish_table, rule_on
from perspectief.foundation.disclosure.network import Edge, room_to_move

THRESHOLD = rule_on().threshold
Hidden = list[list[bool]]


def fillings(rows: Sequence[int], columns: Sequence[int | None], hidden: Hidden) -> Iterator[list[list[int]]]:
    """Every way to put numbers of 0 or more in the hidden cells, so that rows and columns have these sums left."""
    if not rows:
        if all(left in (0, None) for left in columns):
            yield []
        return
    where = [place for place, is_hidden in enumerate(hidden[0]) if is_hidden]
    for values in ways(rows[0], [columns[place] for place in where]):
        left = list(columns)
        for place, value in zip(where, values, strict=True):
            if left[place] is not None:
                left[place] -= value
        for rest in fillings(rows[1:], left, hidden[1:]):
            yield [list(values), *rest]


def ways(total: int, most: Sequence[int | None]) -> Iterator[tuple[int, ...]]:
    """Every way to split a total over so many cells."""
    if not most:
        if total == 0:
            yield ()
        return
    for first in range(min(total, total if most[0] is None else most[0]) + 1):
        for rest in ways(total - first, most[1:]):
            yield (first, *rest)


def narrowest(rows: list[list[int]], hidden: Hidden) -> int:
    """How near the attacker comes to the cell that is protected worst, when all totals are shown."""
    row_left = [sum(v for v, h in zip(row, hides, strict=True) if h) for row, hides in zip(rows, hidden, strict=True)]
    columns = range(len(rows[0]))
    column_left = [sum(row[c] for row, hides in zip(rows, hidden, strict=True) if hides[c]) for c in columns]
    found: list[set[int]] = []
    for filling in fillings(row_left, column_left, hidden):
        values = [value for row in filling for value in row]
        found = found or [set() for _ in values]
        for seen, value in zip(found, values, strict=True):
            seen.add(value)
    return min((max(seen) - min(seen) for seen in found), default=THRESHOLD)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=1, max_size=7))
def test_no_hidden_part_of_a_total_can_be_worked_out(parts: list[int]) -> None:
    table = publish_table([{"n": part} for part in parts], Columns(counts=["n"]), total={})
    hidden = [row["n"].is_hidden for row in table[:-1]]

    assert all(hides for part, hides in zip(parts, hidden, strict=True) if part < THRESHOLD)
    total_is_hidden = table[-1]["n"].is_hidden
    assert total_is_hidden == (sum(parts) < THRESHOLD)
    left = sum(part for part, hides in zip(parts, hidden, strict=True) if hides)
    if any(hidden) and not total_is_hidden:
        assert sum(hidden) != 1, "a lone hidden part is the total less the others"
        assert left >= THRESHOLD, "each hidden part lies between nobody and what is left"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 14), min_size=3, max_size=3), min_size=2, max_size=3))
def test_no_hidden_cell_of_a_table_with_totals_both_ways_can_be_worked_out(rows: list[list[int]]) -> None:
    names = ["a", "b", "c"]
    raw = [{**dict(zip(names, row, strict=True)), "all": sum(row)} for row in rows]
    table = publish_table(raw, Columns(counts=[*names, "all"], across="all"), total={})

    hidden = [[row[name].is_hidden for name in names] for row in table[:-1]]
    for row, hides in zip(rows, hidden, strict=True):
        assert all(is_hidden for value, is_hidden in zip(row, hides, strict=True) if value < THRESHOLD)
    totals_shown = not any(row["all"].is_hidden for row in table) and not any(table[-1][n].is_hidden for n in names)
    if totals_shown:
        assert narrowest(rows, hidden) >= THRESHOLD


def test_a_cell_on_a_bridge_between_two_rounds_is_known_however_many_are_hidden_beside_it() -> None:
    """Two hidden cells in every line are not enough: cell 0c lies on no round trip through hidden cells."""
    where = ["0a", "0b", "1a", "1b", "2c", "2d", "3c", "3d", "0c"]
    cells = [Edge((int(row), column), ("row", row), ("column", column), 7, 1) for row, column in where]

    assert room_to_move(cells[-1], cells, THRESHOLD) == 0
    assert room_to_move(cells[0], cells, THRESHOLD) >= THRESHOLD


def test_exactly_one_hidden_part_hides_the_smallest_other_one() -> None:
    rows = [{"wijk": name, "n": n} for name, n in (("A", 400), ("B", 7), ("C", 60), ("D", 90))]

    table = publish_table(rows, Columns(counts=["n"]), total={"wijk": "Samen"})

    assert [str(row["n"]) for row in table] == ["400", "geheim", "geheim", "90", "555"]
    assert table[-1]["wijk"] == "Samen"


def test_two_hidden_parts_that_are_nobody_together_hide_a_third() -> None:
    table = publish_table([{"n": n} for n in (0, 0, 30, 50)], Columns(counts=["n"]))

    assert [row["n"].is_hidden for row in table] == [True, True, True, False]


def test_everybody_in_one_group_is_not_told() -> None:
    rows = [{"wint": 120, "verliest": 0, "gezinnen": 120}, {"wint": 40, "verliest": 30, "gezinnen": 70}]

    table = publish_table(rows, Columns(counts=["wint", "verliest", "gezinnen"], across="gezinnen"))

    assert table[0]["wint"].is_hidden
    assert table[0]["verliest"].is_hidden


def test_rows_that_are_no_parts_of_a_whole_hide_only_what_is_small() -> None:
    table = publish_table([{"n": n} for n in (400, 7, 60)], Columns(counts=["n"]), parts=False)

    assert [row["n"].is_hidden for row in table] == [False, True, False]


def test_a_share_is_hidden_with_its_part() -> None:
    columns = Columns(counts=["arm", "alle"], shares={"deel": ("arm", "alle")})
    rows = [{"arm": 30, "alle": 300}, {"arm": 4, "alle": 200}, {"arm": 90, "alle": 400}, {"arm": 12, "alle": 40}]

    table = publish_table(rows, columns)

    assert [row["deel"].reason for row in table] == [None, Reason.SECRET, None, Reason.TOO_FEW]


def test_an_amount_is_hidden_with_its_people_and_cannot_be_found_from_the_total() -> None:
    columns = Columns(counts=["n"], amounts={"cents": "n"})
    rows = [{"n": n, "cents": n * 50_000} for n in (200, 3, 40, 90)]

    table = publish_table(rows, columns, total={})

    assert [row["cents"].is_hidden for row in table] == [False, True, True, False, False]
    assert table[0]["cents"].text == "€\u00a0100.000"


def test_what_nobody_knows_is_no_secret_and_makes_the_total_unknown() -> None:
    table = publish_table([{"n": 300}, {"n": None}, {"n": 40}], Columns(counts=["n"]), total={})

    assert [row["n"].reason for row in table] == [None, Reason.UNKNOWN, None, Reason.UNKNOWN]


def test_rows_that_do_not_add_up_are_a_mistake() -> None:
    with pytest.raises(NotATable, match="a \\+ b is not all"):
        publish_table([{"a": 10, "b": 20, "all": 31}], Columns(counts=["a", "b", "all"], across="all"))
    with pytest.raises(NotATable, match="below zero"):
        publish_table([{"a": -10}], Columns(counts=["a"]))


def test_a_frame_of_polars_is_a_table_too() -> None:
    frame = pl.DataFrame({"wijk": ["A", "B"], "n": [120, 30]})

    assert [(row["wijk"], row["n"].value) for row in publish_table(frame, Columns(counts=["n"]))] == [
        ("A", 120),
        ("B", 30),
    ]


def test_an_empty_table_stays_empty() -> None:
    assert publish_table([], Columns(counts=["n"]), total={"wijk": "Samen"}) == []


def test_a_table_of_a_whole_city_takes_no_time() -> None:
    draw = random.Random(1)
    names = [f"k{number}" for number in range(6)]
    rows: list[dict[str, Any]] = [{name: int(draw.expovariate(1 / 60)) for name in names} for _ in range(100)]
    raw = [{**row, "all": sum(row.values())} for row in rows]

    begun = time.perf_counter()
    table = publish_table(raw, Columns(counts=[*names, "all"], across="all"), total={})

    assert time.perf_counter() - begun < 10
    for row, name in product(range(100), names):
        assert table[row][name].is_hidden or raw[row][name] >= THRESHOLD
