"""Only what is registered is published, and tables about the same people are judged together."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product
from typing import Any

import numpy as np
import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perspectief.foundation.disclosure import (
    BadTable,
    Cell,
    Columns,
    Division,
    Method,
    NotATable,
    NotRegistered,
    Reason,
    Rhythm,
    State,
    hidden_after,
    publish_registered,
    register_table,
    rule_on,
)
from perspectief.foundation.disclosure.audit import Known, System, audit
from perspectief.foundation.disclosure.dominance import dominance
from perspectief.foundation.disclosure.network import room_to_move
from perspectief.foundation.disclosure.tables import TOTAL, _edges
from perspectief.foundation.disclosure.tests.planting import (
    AREA,
    counts,
    dimension,
    empty_register,
    grid,
    planted,
    spec,
)
from perspectief.foundation.disclosure.tests.test_tables_under_attack import narrowest

__all__ = ["empty_register"]
pytestmark = pytest.mark.usefixtures("empty_register")
RULE = rule_on()
FEW = replace(RULE, threshold=3, round_to=1)
"""A rule for tables that are small enough to try everything."""
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


# --- Registering ------------------------------------------------------------------------------------------------------


def test_what_nobody_registered_is_not_published() -> None:
    with pytest.raises(NotRegistered, match="'stiekem'"):
        publish_registered({"stiekem": counts("soort", {"a": 100})})


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"dimensions": ()}, "no dimension"),
        ({"dimensions": tuple(map(dimension, "abc"))}, "more than 2"),
        ({"dimensions": (dimension("a"), dimension("a"))}, "one key"),
        ({"shares": "elders"}, "does not add up"),
        ({"money": True, "method": Method.NOISE}, "take suppression"),
        ({"dimensions": (dimension("kwartaal", slides=True, adds_up=False),)}, "take noise"),
        ({"dimensions": (dimension("kwartaal", slides=True),), "method": Method.NOISE}, "have no total"),
    ],
)
def test_a_table_that_cannot_be_kept_safe_may_not_exist(said: dict[str, Any], problem: str) -> None:
    with pytest.raises(BadTable, match=problem):
        register_table(replace(spec("t", "soort"), **said))


def test_one_key_is_one_table() -> None:
    planted("t", "soort")

    with pytest.raises(BadTable, match="another table"):
        planted("t", "lijn")


def test_the_same_people_are_divided_in_one_way_only() -> None:
    planted("wijken", "soort", division=Division.DISTRICT)
    planted("buurten", "soort", division=Division.NEIGHBOURHOOD)

    with pytest.raises(BadTable, match="cut through those of buurten, wijken"):
        planted("eigen", "soort", division=Division.OWN)
    planted("anderen", "soort", division=Division.OWN, people="anderen")


def test_two_tables_about_the_same_people_are_kept_safe_in_one_way() -> None:
    planted("t", "soort")

    with pytest.raises(BadTable, match="another method"):
        planted("u", "lijn", method=Method.NOISE)


@pytest.mark.parametrize(
    ("rhythm", "last"),
    [
        (Rhythm.QUARTER, date(2026, 9, 30)),
        (Rhythm.YEAR, date(2025, 12, 31)),
        (Rhythm.WORKED_OUT, date(2026, 11, 22)),
    ],
)
def test_a_table_is_of_a_period_that_is_over(rhythm: Rhythm, last: date) -> None:
    assert rhythm.last_day(date(2026, 11, 22)) == last


def test_the_first_day_of_a_quarter_closes_the_one_before() -> None:
    assert Rhythm.QUARTER.last_day(date(2026, 1, 1)) == date(2025, 12, 31)


# --- Cells ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ([Cell({"soort": "a"}, 20), Cell({"soort": "a"}, 30)], "given twice"),
        ([Cell({"lijn": "a"}, 20)], "instead of"),
        ([Cell({"soort": "a"}, -1)], "below zero"),
        ([Cell({"soort": "a"}, 3, impossible=True)], "somebody is"),
    ],
)
def test_cells_that_cannot_be_are_refused(cells: list[Cell], problem: str) -> None:
    planted("t", "soort")

    with pytest.raises(NotATable, match=problem):
        publish_registered({"t": cells})


def test_two_tables_that_count_the_same_people_differently_are_refused() -> None:
    planted("t", "soort")
    planted("u", "lijn")

    with pytest.raises(NotATable, match="everybody is another number"):
        publish_registered({"t": counts("soort", {"a": 100}), "u": counts("lijn", {"a": 101})})


def test_a_combination_that_was_left_out_is_nobody_and_is_not_told() -> None:
    planted("t", "soort", "lijn")

    made = publish_registered({"t": grid(("soort", "lijn"), [[60, 70], [80, 90]])[:3]})["t"]

    assert made.at(soort="b", lijn="1").number.reason == Reason.SECRET
    assert made.at(soort="b", lijn="0").number.is_hidden or made.at(soort="b").number.is_hidden


def test_nobody_where_nobody_can_be_stays_nobody() -> None:
    planted("t", "soort")

    made = publish_registered({"t": [Cell({"soort": "a"}, 0, impossible=True), *counts("soort", {"b": 50, "c": 30})]})

    assert [made["t"].at(soort=code).number.text for code in "abc"] == ["0", "50", "30"]


def test_what_is_unknown_is_said_so_and_hides_nothing() -> None:
    planted("t", "soort")

    made = publish_registered({"t": counts("soort", {"a": None, "b": 50})})["t"]

    assert made.at(soort="a").number.reason == Reason.UNKNOWN
    assert made.at().number.reason == Reason.UNKNOWN
    assert made.at(soort="b").number.value == 50


def test_persons_of_few_households_are_hidden() -> None:
    planted("t", dimension("soort", adds_up=False))

    made = publish_registered({"t": [Cell({"soort": "a"}, 40, households=4), Cell({"soort": "b"}, 40, households=20)]})

    assert [made["t"].at(soort=code).number.is_hidden for code in "ab"] == [True, False]


# --- Left out ---------------------------------------------------------------------------------------------------------


def test_a_lone_hidden_cell_takes_another_along_in_each_line() -> None:
    planted("t", "soort", "lijn")

    made = publish_registered({"t": grid(("soort", "lijn"), [[4, 70, 80], [60, 75, 85], [65, 70, 90]])})["t"]

    hidden = {at for at, figure in made.figures.items() if figure.number.is_hidden}
    assert len(hidden) == 4
    assert not any(len(at) < 2 for at in hidden), "totals are the last thing to hide"


def test_what_one_table_hides_another_about_the_same_people_does_not_give_away() -> None:
    planted("wijken", "lijn", division=Division.DISTRICT)
    planted("buurten", "lijn", division=Division.NEIGHBOURHOOD)
    whole = [Cell({AREA: "WK001400", "lijn": "onder"}, 64), Cell({AREA: "WK001401", "lijn": "onder"}, 80)]
    parts = {"BU00140000": 60, "BU00140001": 4, "BU00140100": 80}
    small = [Cell({"buurt": code, "lijn": "onder"}, number) for code, number in parts.items()]

    both = publish_registered({"wijken": whole, "buurten": small})

    assert both["buurten"].at(buurt="BU00140001", lijn="onder").number.is_hidden
    assert (
        both["buurten"].at(buurt="BU00140000", lijn="onder").number.is_hidden
        or both["wijken"].at(wijk="WK001400", lijn="onder").number.is_hidden
    ), "60 of 64 would tell the 4"


def test_a_class_with_nearly_everybody_is_hidden_and_one_that_says_nothing_is_not() -> None:
    planted("t", dimension("soort", adds_up=False), "inkomen", classes="inkomen", telling=("arm",))
    cells = [
        Cell({"soort": soort, "inkomen": inkomen}, number)
        for soort, numbers in {"a": (950, 50), "b": (50, 950), "c": (900, 100)}.items()
        for inkomen, number in zip(("arm", "rijk"), numbers, strict=True)
    ]

    made = publish_registered({"t": cells})["t"]

    assert [made.at(soort=code, inkomen="arm").number.value for code in "abc"] == [None, 50, 900]
    assert made.at(soort="a", inkomen="rijk").number.is_hidden, "all others would tell it"
    assert made.at(soort="a").number.value == 1000


def test_a_share_stands_beside_its_part_and_is_hidden_with_it() -> None:
    planted("t", "soort", "uitkomst", shares="uitkomst")

    made = publish_registered({"t": grid(("soort", "uitkomst"), [[30, 70], [4, 200], [20, 25], [60, 150]])})["t"]

    def share(soort: str) -> Any:
        return made.at(soort=soort, uitkomst="0").share

    assert share("a").text == "30%" or share("a").reason == Reason.SECRET
    assert share("b").reason == Reason.SECRET
    assert share("c").reason == Reason.TOO_FEW
    assert made.at(soort="a").share is None


@quick
@given(st.lists(st.lists(st.integers(0, 14), min_size=3, max_size=3), min_size=2, max_size=3))
def test_nobody_who_tries_every_table_comes_near_a_hidden_cell(rows: list[list[int]]) -> None:
    made = _once("t", ("soort", "lijn"), rows)
    hidden = [[made.at(soort="abc"[r], lijn=str(c)).number.is_hidden for c in range(3)] for r in range(len(rows))]
    totals = (
        [made.at()] + [made.at(lijn=str(c)) for c in range(3)] + [made.at(soort="abc"[r]) for r in range(len(rows))]
    )

    for row, hides in zip(rows, hidden, strict=True):
        assert all(is_hidden for value, is_hidden in zip(row, hides, strict=True) if value < RULE.threshold)
    if not any(total.number.is_hidden for total in totals):
        assert narrowest(rows, hidden) >= RULE.threshold


@settings(quick, max_examples=8)
@given(st.lists(st.integers(0, 3), min_size=8, max_size=8))
def test_two_tables_beside_each_other_do_not_give_a_cell_away_either(numbers: list[int]) -> None:
    """All people of a cube of 2 x 2 x 2, shown twice: by a and b, and by a and c. Every possible cube is tried."""
    cube = np.array(numbers).reshape(2, 2, 2)
    both = _linked(cube)
    seen = {(key, at): figure.number for key, table in both.items() for at, figure in table.figures.items()}

    possible = _every_cube()
    for (_key, at), figure in seen.items():
        if not figure.is_hidden:
            possible = possible[_value(possible, dict(at)) == _value(cube[None], dict(at))[0]]
    for (_key, at), figure in seen.items():
        if figure.is_hidden:
            values = _value(possible, dict(at))
            assert values.max() - values.min() >= FEW.threshold, (at, cube)


def _once(key: str, names: tuple[str, str], rows: Sequence[Sequence[int]]) -> Any:
    _register_once(key, *names)
    return publish_registered({key: grid(names, rows)})[key]


def _register_once(key: str, *names: str) -> None:
    """One test tries many tables, with one register."""
    with suppress(BadTable):
        planted(key, *names)


def _linked(cube: np.ndarray) -> Any:
    given = {}
    for name in ("ab", "ac"):
        _register_once(name, *name)
        given[name] = [
            Cell({name[0]: str(one), name[1]: str(other)}, int(_value(cube[None], {name[0]: one, name[1]: other})[0]))
            for one, other in product((0, 1), repeat=2)
        ]
    return publish_registered(given, rule=FEW)


@cache
def _every_cube() -> np.ndarray:
    """All cubes of eight numbers from 0 to 6."""
    return np.stack([one.ravel() for one in np.indices((7,) * 8, dtype=np.int8)], axis=1).reshape(-1, 2, 2, 2)


def _value(cubes: np.ndarray, at: dict[str, Any]) -> np.ndarray:
    for axis, name in ((3, "c"), (2, "b"), (1, "a")):
        cubes = np.take(cubes, int(at[name]), axis=axis) if name in at else cubes.sum(axis=axis, dtype=cubes.dtype)
    return cubes


# --- Counted again ----------------------------------------------------------------------------------------------------


def _state(numbers: dict[str, int], few: str = "") -> State:
    """A total and its parts; a name that stays the same is a count that stays the same."""
    total = frozenset({("som", "-".join(numbers))})
    parts = {frozenset({("deel", name), ("rij", name)}): number for name, number in numbers.items()}
    on_few = {at for at in parts if dict(at)["deel"] in few.split()}
    return State({total: sum(numbers.values()), **parts}, [{total: 1} | dict.fromkeys(parts, -1)], few=on_few)


def _names(hidden: Any) -> set[str]:
    return {dict(at)["deel"] for at in hidden if "deel" in dict(at)}


def test_what_was_hidden_stays_hidden_and_what_was_shown_hides_nothing() -> None:
    before = _state({"a": 4, "b": 60, "c": 70, "d": 80}, few="b")
    after = _state({"a": 4, "b": 60, "c2": 45, "d": 80})

    alone, kept = hidden_after([after]), hidden_after([before, after])

    assert _names(alone) == {"a", "c2"}, "by itself the smallest other one would be hidden, and b shown"
    assert _names(kept) == {"a", "b"}


def test_a_count_that_was_shown_before_protects_nothing_when_it_is_hidden_now() -> None:
    before, after = _state({"a": 40, "b": 60, "c": 70}), _state({"a2": 4, "b": 60, "c": 70})

    kept = hidden_after([before, after])

    assert _names(kept) == {"a2"}
    assert any("som" in dict(at) for at in kept), "only the total is left to hide beside it"


def test_what_comes_later_changes_nothing_in_what_was_hidden_before() -> None:
    before, after = _state({"a": 4, "b": 60, "c": 70, "d": 80}), _state({"a": 4, "b2": 12, "c": 700, "d": 80})

    assert hidden_after([before]) == hidden_after([before, after]) & before.values.keys()


# --- The audit --------------------------------------------------------------------------------------------------------


@quick
@given(
    st.lists(st.lists(st.integers(0, 30), min_size=3, max_size=3), min_size=2, max_size=4),
    st.lists(st.booleans(), min_size=20, max_size=20),
)
def test_linear_programming_and_the_network_agree_about_every_hidden_cell(
    rows: list[list[int]], hides: list[bool]
) -> None:
    names = ["a", "b", "c"]
    numbered: dict[int, Any] = {number: dict(zip(names, row, strict=True)) for number, row in enumerate(rows)}
    numbered[TOTAL] = {name: sum(row[name] for row in numbered.values()) for name in names}
    for row in numbered.values():
        row["all"] = sum(row.values())
    edges = list(_edges(numbered, Columns(counts=[*names, "all"]).counts, "all", True))
    hidden = [edge for edge, is_hidden in zip(edges, hides, strict=False) if is_hidden]
    lines: list[dict[Any, int]] = [
        {(number, "all"): 1} | {(number, name): -1 for name in names} for number in numbered
    ] + [{(TOTAL, name): 1} | {(number, name): -1 for number in range(len(rows))} for name in [*names, "all"]]
    values = {edge.place: edge.value for edge in edges}
    known = {edge.place: Known() if edge in hidden else Known(edge.value, edge.value) for edge in edges}

    far = audit(System(values, lines, known), {edge.place: 10.0 for edge in hidden})

    for edge in hidden:
        low, high = far[edge.place]
        assert min(10, round(high - low)) == min(10, room_to_move(edge, hidden, 10)), edge.place


# --- Sums of money ----------------------------------------------------------------------------------------------------


def test_a_sum_of_which_one_or_two_got_nearly_all_is_hidden_and_cannot_be_worked_out() -> None:
    planted("t", "soort", money=True)
    cells = [
        Cell({"soort": code}, 40, cents=cents, largest=largest)
        for code, cents, largest in [
            ("a", 4_000_000, (200_000, 150_000)),
            ("b", 4_000_000, (3_000_000, 700_000)),
            ("c", 5_000_000, (200_000, 150_000)),
            ("d", 9_000_000, (200_000, 150_000)),
        ]
    ]

    made = publish_registered({"t": cells})["t"]

    assert [made.at(soort=code).amount.is_hidden for code in "abcd"] == [True, True, False, False]  # type: ignore[union-attr]
    assert made.at(soort="b").number.value == 40


def test_what_dominates_is_a_secret_of_the_operator_with_safe_bounds(settings: Any) -> None:
    assert (dominance().p, dominance().k) == (10, 85)
    settings.DOMINANCE = {"p": "15", "k": "70"}
    assert (dominance().p, dominance().k) == (15, 70)
    for wrong in ({"k": "99"}, {"p": "0"}, {"p": "veel"}):
        settings.DOMINANCE = wrong
        with pytest.raises(ImproperlyConfigured) as told:
            dominance()
        assert not any(value in str(told.value) for value in ("99", "veel"))
