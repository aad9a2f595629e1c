"""The indicators and published figures that come with Perspectief."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from perspectief.foundation.goals import services as goals
from perspectief.foundation.places import services as places
from perspectief.policy.monitor.choices import Evidence, Missing, Origin, State, Status, TargetKind, Unit, Wanted
from perspectief.policy.monitor.models import Delivery, Indicator, IndicatorVersion, Observation, Target
from perspectief.policy.monitor.queries.indicators import find, indicators, targets_of, versions_until
from perspectief.policy.monitor.queries.series import series
from perspectief.policy.monitor.services.loading import SHIPPED

pytestmark = pytest.mark.django_db
CITY = settings.MUNICIPALITY
BUDGET = {
    "bijzondere-bijstand": Wanted.STABLE,
    "witgoed": Wanted.STABLE,
    "inkomenstoeslag": Wanted.RISE,
    "schoolfonds": Wanted.STABLE,
    "huishoudens-met-regeling": Wanted.STABLE,
    "collectieve-zorgverzekering": Wanted.STABLE,
    "ondersteuningscontacten": Wanted.RISE,
}


def load() -> str:
    out = StringIO()
    call_command("load_monitor", stdout=out)
    return out.getvalue()


@pytest.fixture(autouse=True, scope="module")
def _loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Once for all tests here, and gone after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        places.load_places()
        goals.load_goals()
        load()
        yield
        transaction.set_rollback(True)


def of(key: str) -> Indicator:
    found = find(key)
    assert found is not None
    return found


def test_loading_again_changes_no_row() -> None:
    models = (Indicator, IndicatorVersion, Target, Observation)
    before = [list(model.objects.order_by("pk").values()) for model in models]

    assert load() == "Nieuw geladen: 0 indicatoren, 0 streefdoelen, 0 cijfers\n"
    assert [list(model.objects.order_by("pk").values()) for model in models] == before


def test_the_seven_of_the_budget_have_a_direction_for_each_year_and_a_dash_where_nothing_was_measured() -> None:
    shown = {one.key: one for one in indicators(collection="begroting")}

    assert list(shown) == list(BUDGET)
    for key, wanted in BUDGET.items():
        found = targets_of(shown[key])
        assert [(one.kind, one.wanted, one.starts.year) for one in found] == [
            (TargetKind.DIRECTION, wanted, 2019),
            (TargetKind.DIRECTION, wanted, 2020),
        ]
        line = series(shown[key], area=CITY)
        assert line is not None
        assert line.points
        assert {one.missing for one in line.points} == {Missing.NOT_MEASURED}


def test_at_least_twelve_indicators_have_real_figures_of_groningen_over_several_years() -> None:
    rows = Observation.objects.filter(area=CITY, group="all", value__isnull=False, origin=Origin.OFFICIAL)
    years: dict[int, set[int]] = {}
    for row in rows.select_related("version"):
        years.setdefault(row.version.indicator_id, set()).add(row.starts.year)

    assert sum(len(found) > 1 for found in years.values()) >= 12


def test_nothing_that_comes_along_is_invented_and_every_figure_names_its_release() -> None:
    assert not Observation.objects.exclude(origin=Origin.OFFICIAL).exists()
    assert not Observation.objects.filter(release="").exists()
    assert not Observation.objects.filter(delivery=None).exists()


def test_every_publication_says_its_licence_how_sure_it_is_and_why_then() -> None:
    for delivery in Delivery.objects.all():
        assert set(delivery.mapping) == {"licence", "status", "why_then", "read_on"}
        assert all(delivery.mapping.values())


def test_a_revised_year_keeps_what_was_said_first_with_the_days_on_which_it_held() -> None:
    first, revised = Observation.objects.filter(
        version__indicator__key="arm-mensen", area=CITY, period="2023"
    ).order_by("recorded_at")

    assert (first.value, revised.value) == (12600, 11100)
    assert (revised.status, first.superseded_at) == (Status.REVISION, revised.recorded_at)
    assert first.recorded_at.astimezone().date() == dt.date(2024, 10, 31)


def test_the_city_of_before_the_merger_is_another_line_but_the_country_goes_on() -> None:
    line, country = (series(of("laag-inkomen"), area=area) for area in (CITY, "NL00"))

    assert line is not None
    assert country is not None
    assert [[one.period for one in run] for run in line.stretches] == [["2016", "2018"], ["2019", "2020"]]
    assert len(country.stretches) == 1


def test_the_definitions_of_poverty_are_indicators_of_their_own() -> None:
    keys = ("laag-inkomen", "huishoudens-tot-110", "arm-deel", "arm-scp")

    thresholds = {versions_until(of(key))[0].threshold for key in keys}

    assert len(thresholds) == len(keys)


def test_persons_and_households_with_bijstand_are_never_one_line() -> None:
    units = [versions_until(of(key))[0].unit for key in ("bijstand-mensen", "bijstand-huishoudens")]

    assert units == [Unit.PERSONS, Unit.HOUSEHOLDS]


def test_every_goal_that_wants_to_hear_has_a_source_that_hears() -> None:
    heard = [one for one in indicators(goal="mensgericht") if one.evidence == Evidence.HEAR]

    assert heard


def test_most_wijken_have_figures_for_the_map_and_the_estimates_say_that_they_are_one() -> None:
    rows = Observation.objects.filter(area__startswith="WK0014", superseded_at=None)

    assert rows.values("area").distinct().count() == 20
    health = rows.filter(version__indicator__key="gezondheid-goed", value__isnull=False)
    assert health.count() == 60
    assert all("schatting" in row.note for row in health)


def test_what_staff_did_since_stays_when_it_is_loaded_again() -> None:
    one = of("regie")
    one.state = State.RETIRED
    one.save()

    load()

    assert of("regie").state == State.RETIRED


def test_steps_that_came_along_were_taken_by_nobody_in_the_city() -> None:
    assert {step.role for one in indicators() for step in one.steps.all()} == {SHIPPED}
