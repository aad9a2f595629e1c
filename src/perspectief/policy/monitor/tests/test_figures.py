"""Figures are added, never changed; what cannot be true is refused with all its problems."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from perspectief.policy.monitor.choices import Comparable, Missing, Origin, Rhythm, Status, Unit
from perspectief.policy.monitor.models import IndicatorVersion, Observation
from perspectief.policy.monitor.services.figures import BadFigures, Figure, Recorded, record, record_one
from perspectief.policy.monitor.tests.making import CITY, city, indicator, version

pytestmark = pytest.mark.django_db
THEN = dt.datetime(2024, 10, 31, tzinfo=dt.UTC)
LATER = dt.datetime(2025, 12, 31, tzinfo=dt.UTC)


@pytest.fixture(name="poor")
def _poor() -> IndicatorVersion:
    city(areas=2)
    return version(indicator("arm-mensen"), unit=Unit.PERSONS, decimals=0)


def said(of: IndicatorVersion, value: float | None = 12600, **more: Any) -> Figure:
    words = {"period": "2023", "area": CITY, "release": "CBS 2024", "origin": Origin.OFFICIAL}
    number = None if value is None else Decimal(str(value))
    return Figure(version=of, value=number, **{**words, **more})


def rows() -> list[tuple[int | None, str, bool]]:
    found = Observation.objects.order_by("recorded_at", "pk")
    return [(None if one.value is None else int(one.value), one.status, one.superseded_at is None) for one in found]


def test_a_revision_is_a_new_row_and_the_old_one_stays_with_its_days(poor: IndicatorVersion) -> None:
    record_one(said(poor, 12600), at=THEN)
    record_one(said(poor, 11100, release="CBS 2025"), at=LATER)

    assert rows() == [(12600, Status.APPROVED, False), (11100, Status.REVISION, True)]
    assert Observation.objects.get(value=12600).superseded_at == LATER


def test_the_same_figure_again_makes_no_row_even_from_a_newer_publication(poor: IndicatorVersion) -> None:
    record_one(said(poor), at=THEN)

    again = record([said(poor, release="CBS 2025")], at=LATER)

    assert again == Recorded((), 0, 1)
    assert rows() == [(12600, Status.APPROVED, True)]


def test_loading_old_publications_again_in_their_order_changes_nothing(poor: IndicatorVersion) -> None:
    for _time in range(2):
        record_one(said(poor, 12600), at=THEN)
        record_one(said(poor, 11100), at=LATER)

    assert len(rows()) == 2


def test_a_figure_cannot_slip_in_before_one_that_is_known_already(poor: IndicatorVersion) -> None:
    record_one(said(poor, 11100), at=LATER)

    with pytest.raises(BadFigures, match="al een ander cijfer vastgelegd"):
        record_one(said(poor, 12600), at=THEN)


def test_a_first_number_after_a_dash_is_no_revision(poor: IndicatorVersion) -> None:
    record_one(said(poor, None, missing=Missing.NOT_YET), at=THEN)
    record_one(said(poor, 11100), at=LATER)

    assert rows() == [(None, Status.APPROVED, False), (11100, Status.APPROVED, True)]


def test_a_provisional_figure_that_stays_the_same_becomes_definite_without_being_called_revised(
    poor: IndicatorVersion,
) -> None:
    record_one(said(poor, provisional=True), at=THEN)
    record_one(said(poor), at=LATER)

    assert rows() == [(12600, Status.APPROVED, False), (12600, Status.APPROVED, True)]


def test_a_number_that_is_withdrawn_is_a_revision(poor: IndicatorVersion) -> None:
    record_one(said(poor), at=THEN)
    record_one(said(poor, None, missing=Missing.SECRET), at=LATER)

    assert rows()[-1] == (None, Status.REVISION, True)


def test_a_draft_stands_beside_what_is_shown_until_it_is_approved(poor: IndicatorVersion) -> None:
    record_one(said(poor, 12600), at=THEN)
    record_one(said(poor, 11100), at=LATER, status=Status.PENDING)
    assert {one.value for one in Observation.objects.filter(superseded_at=None)} == {12600, 11100}

    record_one(said(poor, 11100), at=LATER + dt.timedelta(days=1))

    standing = Observation.objects.get(superseded_at=None)
    assert (standing.value, standing.status) == (11100, Status.REVISION)


def test_a_draft_that_turns_out_as_it_stood_is_over(poor: IndicatorVersion) -> None:
    record_one(said(poor, 12600), at=THEN)
    record_one(said(poor, 12600), at=LATER, status=Status.DRAFT)

    record_one(said(poor, 12600), at=LATER + dt.timedelta(days=1))

    assert [one.status for one in Observation.objects.filter(superseded_at=None)] == [Status.APPROVED]


def test_all_problems_of_a_load_are_told_together_and_nothing_is_kept(poor: IndicatorVersion) -> None:
    share = version(indicator("deel"))
    wrong = [
        said(poor, period="2023-5"),
        said(poor, period="2022-2023"),
        said(poor, area="GRONINGEN"),
        said(poor, area="WK001477"),
        said(poor, group="Iedereen!"),
        said(poor, -1, period="2022"),
        said(poor, 3.5, period="2021"),
        said(poor, None, period="2020"),
        said(poor, 5, missing=Missing.SECRET, period="2019"),
        said(poor, 5, period="2018", release=" "),
        said(poor, 5, period="2017", low=Decimal(6), high=Decimal(7)),
        said(poor, 5, period="2999"),
        said(share, 101),
        said(share, 1.23456, period="2022"),
        said(poor, None, missing=Missing.SECRET, period="2015", low=Decimal(3)),
        said(poor, 1, period="2016"),
    ]

    with pytest.raises(BadFigures) as refused:
        record([*wrong, said(poor, 2, period="2016")], at=THEN)

    assert len(refused.value.problems) == 16
    assert all(one.place and one.found and one.do for one in refused.value.problems)
    assert not Observation.objects.exists()


def test_a_figure_of_a_school_year_needs_a_school_year(poor: IndicatorVersion) -> None:
    school = version(indicator("schoolfonds"), unit=Unit.COUNT, decimals=0, rhythm=Rhythm.SCHOOL_YEAR)

    assert record_one(said(school, 40, period="2019-2020"), at=THEN)
    with pytest.raises(BadFigures, match="past niet bij een cijfer van ‘elk schooljaar’"):
        record_one(said(school, 40, period="2019"), at=THEN)


def test_a_figure_stands_at_the_version_that_held_then_unless_old_ones_were_recalculated(
    poor: IndicatorVersion,
) -> None:
    poor.valid_until = dt.date(2018, 12, 31)
    after = version(poor.indicator, 2, valid_from=dt.date(2019, 1, 1), unit=Unit.PERSONS, comparable=Comparable.BREAK)
    again = version(
        poor.indicator, 3, valid_from=dt.date(2024, 1, 1), unit=Unit.PERSONS, comparable=Comparable.RECALCULATED
    )

    with pytest.raises(BadFigures, match="Versie 1 geldt niet in deze periode"):
        record_one(said(poor, period="2019"), at=THEN)
    with pytest.raises(BadFigures, match="Versie 2 geldt niet in deze periode"):
        record_one(said(after, period="2018"), at=THEN)
    assert record_one(said(again, period="2015"), at=THEN)


def test_a_big_load_asks_the_database_a_constant_number_of_things(poor: IndicatorVersion) -> None:
    months = [f"{year}-{month:02}" for year in range(2013, 2024) for month in range(1, 13)]

    def load(number: int, group: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            record([said(poor, 5, period=month, group=group) for month in months[:number]], at=THEN)
        return sum(query["sql"].startswith("SELECT") for query in asked.captured_queries)

    assert load(100, "many") == load(10, "few")


def test_the_database_itself_keeps_one_current_figure(poor: IndicatorVersion) -> None:
    record_one(said(poor), at=THEN)
    twin = Observation.objects.get()
    twin.pk, twin.recorded_at = None, LATER

    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


@pytest.mark.parametrize("missing", ["", "zomaar"])
def test_the_database_itself_wants_a_number_or_a_known_reason(poor: IndicatorVersion, missing: str) -> None:
    row = record_one(said(poor), at=THEN)
    assert row is not None

    with pytest.raises(IntegrityError), transaction.atomic():
        Observation.objects.filter(pk=row.pk).update(value=None, missing=missing)


def test_without_a_moment_it_is_known_from_now_on(poor: IndicatorVersion) -> None:
    before = timezone.now()

    row = record_one(said(poor))

    assert row is not None
    assert before <= row.recorded_at <= timezone.now()
