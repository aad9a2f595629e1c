"""Plans together: the later one wins, and where they meet is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from perspectief.simulation.reforms import (
    BASELINE,
    BadReform,
    Reform,
    book_of,
    changed,
    compose,
    fingerprint,
    gallery,
    read_reform,
)

DAY = date(2026, 7, 1)


def plan(name: str, **parts: Any) -> Reform:
    return read_reform({"naam": name, "reden": "Om te zien.", "vanaf": "2026-01-01", **parts})


def test_two_plans_together_change_what_each_changes() -> None:
    one, other = gallery()["stadjerspas_130"], gallery()["energietoeslag"]
    both = compose(one, other)
    assert changed(both, DAY) == changed(one, DAY) | changed(other, DAY)
    assert (both.clashes, both.municipality) == ((), "GM0014")
    assert both.name == f"{one.name} + {other.name}"


def test_the_later_plan_wins_and_the_clash_is_told() -> None:
    low, high = (plan(name, waarden={"stadjerspas.inkomensgrens": x}) for name, x in (("Laag", 1.1), ("Hoog", 1.5)))
    series = book_of(compose(low, high)).folders["stadjerspas"].series("inkomensgrens_deel", "GM0014")
    assert series is not None and series.at(DAY).number == 1.5
    told = "Stadjerspas: voor de grens voor het inkomen zijn er twee getallen: 110% van de bijstandsnorm en 150% van de"
    assert compose(low, high).clashes == (f"{told} bijstandsnorm. Het getal van 'Hoog' telt.",)
    assert compose(low, low).clashes == ()


def test_what_one_plan_ends_another_cannot_change() -> None:
    gone, more = plan("Weg", schaft_af="leergeld"), plan("Meer", waarden={"leergeld.inkomensgrens": 1.5})
    told = "Leergeld: 'Weg' laat deze regeling stoppen. Wat 'Meer' verandert, telt niet."
    assert compose(gone, more).clashes == compose(more, gone).clashes == (told,)
    assert "leergeld.recht_op_leergeld_gezin" in changed(compose(more, gone), DAY)
    assert compose(plan("Zelf", kent_automatisch_toe="leergeld"), gone).automatic == ()


def test_plans_with_another_day_begin_together_on_the_last() -> None:
    later = read_reform({"naam": "Later", "reden": "x", "vanaf": "2027-01-01", "schaft_af": "leergeld"})
    both = compose(plan("Nu", schaft_af="witgoed"), later)
    assert both.start == date(2027, 1, 1)
    assert both.clashes == ("De plannen beginnen niet op dezelfde dag. Samen gelden ze vanaf 1 januari 2027.",)


def test_plans_of_two_municipalities_do_not_go_together() -> None:
    here = plan("Hier", gemeente="GM0014", schaft_af="leergeld")
    there = Reform("daar", "Daar", "x", DAY, municipality="GM0363", abolished=("leergeld",))
    with pytest.raises(BadReform, match="GM0014 en GM0363"):
        compose(here, there)


def test_nothing_together_is_today_and_one_alone_is_itself() -> None:
    one = gallery()["stadjerspas_130"]
    assert compose() is BASELINE
    assert compose(BASELINE, one, BASELINE) is one
    assert fingerprint(compose(one, gallery()["energietoeslag"])) == fingerprint(
        compose(gallery()["energietoeslag"], one)
    )
