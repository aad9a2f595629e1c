"""Rows are locked so that others may still point at them: otherwise two who wait for each other both break off."""

from __future__ import annotations

import re
from pathlib import Path

HOUSE = Path(__file__).parents[2] / "src" / "perspectief"
LOCK = re.compile(r"select_for_update\(([^()]*(?:\([^()]*\))?[^()]*)\)")


def test_a_lock_on_a_row_does_not_stop_who_writes_a_row_that_points_at_it() -> None:
    """`FOR UPDATE` waits for every insert with a foreign key to the row, `FOR NO KEY UPDATE` for other locks only."""
    locks = [
        (path.relative_to(HOUSE), said)
        for path in sorted(HOUSE.rglob("*.py"))
        if "tests" not in path.parts
        for said in LOCK.findall(path.read_text(encoding="utf-8"))
    ]

    assert len(locks) > 30
    assert [(str(path), said) for path, said in locks if "no_key=True" not in said] == []
