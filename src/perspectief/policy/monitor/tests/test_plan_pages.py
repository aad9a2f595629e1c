"""The monitoring plan is made from the register; headlines that contradict are put beside each other."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from perspectief.foundation.goals import services as goals
from perspectief.foundation.places import services as places
from perspectief.foundation.ui.testing import PageClient
from perspectief.policy.monitor.choices import Evidence, Rhythm, State
from perspectief.policy.monitor.models import Indicator
from perspectief.policy.monitor.queries.headlines import riddles
from perspectief.policy.monitor.queries.plan import is_late, plan

pytestmark = pytest.mark.django_db
CITY, TODAY = settings.MUNICIPALITY, dt.date(2026, 11, 22)


@pytest.fixture(autouse=True, scope="module")
def _loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Once for all tests here, and gone after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        places.load_places()
        goals.load_goals()
        call_command("load_monitor", verbosity=0)
        yield
        transaction.set_rollback(True)


def test_every_indicator_that_is_not_retired_stands_in_the_plan_once(pages: PageClient) -> None:
    page = pages.get("/beleid/monitor/meetplan")

    keys = [row.indicator.key for _part, row in page.context["plan"].rows]
    assert len(keys) == len(set(keys)) == Indicator.objects.exclude(state=State.RETIRED).count()


def test_every_goal_has_a_part_with_an_indicator_in_use_and_who_wants_to_hear_hears() -> None:
    made = plan(TODAY, CITY)

    assert [part.key for part in made.parts][:2] == ["kwaliteit_van_leven", "beter_inkomen"]
    assert not [gap for part in made.parts for gap in part.gaps]


def test_a_goal_that_wants_to_hear_without_a_source_that_hears_is_a_gap() -> None:
    Indicator.objects.filter(evidence=Evidence.HEAR).update(evidence=Evidence.SEE)

    part = next(part for part in plan(TODAY, CITY).parts if part.key == "mensgericht")

    assert part.gaps == ["Dit doel wil iets van mensen zelf horen. Daar is nog geen bron voor."]


def test_a_goal_without_an_indicator_in_use_is_a_gap() -> None:
    Indicator.objects.filter(key="hulp-past-bij-mij").update(state=State.TRYING)

    part = next(part for part in plan(TODAY, CITY).parts if part.key == "mensgericht")

    assert "Bij dit doel is nog geen indicator in gebruik." in part.gaps


def test_what_was_never_measured_and_what_is_old_are_said() -> None:
    gaps = {row.indicator.key: row.gap for _part, row in plan(TODAY, CITY).rows}

    assert gaps["hulp-past-bij-mij"] == "Er is nog geen getal."
    assert gaps["laag-inkomen"] == "Het nieuwste getal is oud."
    assert gaps["volgende-stap"] == "Dit is een voorstel. Niemand meet het nog."
    assert gaps["gezondheid-goed"] == ""


@pytest.mark.parametrize(
    ("rhythm", "day", "late"),
    [
        (Rhythm.YEAR, dt.date(2023, 12, 30), False),
        (Rhythm.YEAR, dt.date(2024, 1, 2), True),
        (Rhythm.FOUR_YEARS, dt.date(2026, 11, 22), False),
        (Rhythm.ONCE, dt.date(2050, 1, 1), False),
    ],
)
def test_a_figure_is_old_after_its_rhythm_and_two_years(rhythm: Rhythm, day: dt.date, late: bool) -> None:
    assert is_late(dt.date(2020, 12, 31), rhythm, day) == late


def test_the_plan_as_a_file_has_a_row_for_each_indicator_and_no_formula(pages: PageClient) -> None:
    Indicator.objects.filter(key="regie").update(name="=1+1")

    rows = list(csv.reader(pages.get("/beleid/monitor/meetplan.csv").content.decode().splitlines()))

    assert len(rows) == 1 + plan(TODAY, CITY).counted
    assert {len(row) for row in rows} == {17}
    assert "'=1+1" in {row[1] for row in rows}


def test_the_plan_asks_the_database_as_much_for_few_indicators_as_for_all() -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            list(plan(TODAY, CITY).rows)
        return len(queries)

    everything = asked()
    Indicator.objects.exclude(collection="begroting").update(state=State.RETIRED)

    assert asked() == everything


def test_each_riddle_has_headlines_figures_that_are_known_and_an_answer() -> None:
    found = riddles()

    assert [one.key for one in found][:2] == ["kinderen", "plaats"]
    assert all(one.headlines and one.beside and one.answer for one in found)
    assert all(beside.point.has_number for one in found for beside in one.beside)


def test_no_figure_beside_a_headline_was_left_out_because_its_indicator_is_not_there() -> None:
    assert [len(one.beside) for one in riddles()] == [3, 4, 4, 2]


def test_the_page_says_what_a_headline_does_not_say_and_that_nobody_can_tell(pages: PageClient) -> None:
    page = pages.get("/beleid/monitor/kerncijfers").content.decode()

    assert "Eén op de zes" in page
    assert "Staat er niet bij" in page
    assert "Niemand kan zeggen of het beter ging." in page
    assert "Eerder: 12.600" in page
