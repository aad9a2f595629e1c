"""Panels written as tables, for tests of the sums of weighing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from perspectief.policy.weighing.calc.framework import Content, read
from perspectief.policy.weighing.calc.panel import Given, Grades, Panel, Row, Seat, panel_of
from perspectief.policy.weighing.calc.values import Curves, Values, group_values

STRAIGHT = (0, 25, 50, 75, 100)


def panel(
    table: Mapping[str, Mapping[str, Sequence[float | Given | None]]],
    experts: Collection[int] = (),
    show_alone: Collection[int] = (),
    grades: Grades | None = None,
) -> Panel:
    """Item -> question -> the score of seat 1, 2, and so on; None where there is none."""
    criteria = list(dict.fromkeys(criterion for of_item in table.values() for criterion in of_item))
    number = max(len(scores) for of_item in table.values() for scores in of_item.values())
    rows = [
        Row(seat, item, criterion, score if isinstance(score, Given) else Given(score))
        for item, of_item in table.items()
        for criterion, scores in of_item.items()
        for seat, score in enumerate(scores, start=1)
        if score is not None
    ]
    seats = [Seat(seat, seat in experts, seat in show_alone) for seat in range(1, number + 1)]
    return panel_of(items=table, criteria=criteria, seats=seats, rows=rows, grades=grades)


def straight(of: Panel) -> Curves:
    """Each score is worth 25 points."""
    return dict.fromkeys(of.criteria, STRAIGHT)


def alone(table: Mapping[str, Mapping[str, float | None]]) -> Panel:
    """Item -> question -> value 0 to 100, as one seat would give it."""
    scores = {
        item: {key: [None if value is None else value / 25] for key, value in of_item.items()}
        for item, of_item in table.items()
    }
    return panel(scores)


def values(table: Mapping[str, Mapping[str, float | None]]) -> Values:
    """The values of `alone`."""
    seen = alone(table)
    return group_values(seen, straight(seen))


def framework(groups: Mapping[str, Sequence[str]]) -> Content:
    """Main question -> its questions."""
    return read(
        {
            "groups": {group: f"vraag {group}" for group in groups},
            "criteria": [
                {"key": key, "number": key, "label": key, "asks": f"{key}?", "group": group}
                for group, keys in groups.items()
                for key in keys
            ],
            "scale": {str(score): str(score) for score in range(5)},
            "weight_mode": "swing",
            "link_kinds": ["clashes"],
            "child_question": "Wat betekent dit voor kinderen?",
            "status": "concept",
        }
    )
