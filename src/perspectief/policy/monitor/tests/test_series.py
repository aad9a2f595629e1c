"""Figures through time: what was known when, what may be compared, and what may be shown."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from perspectief.policy.monitor.choices import Comparable, Missing, Origin, State, Status, TargetKind, Unit, Wanted
from perspectief.policy.monitor.models import Indicator
from perspectief.policy.monitor.queries import judging
from perspectief.policy.monitor.queries.book import book
from perspectief.policy.monitor.queries.series import Series, many, series, series_by_area, series_of
from perspectief.policy.monitor.tests import making
from perspectief.policy.monitor.tests.making import CITY, LONG_AGO, figure, indicator, revise, target, version

pytestmark = pytest.mark.django_db
LATER = dt.datetime(2023, 5, 1, 12, tzinfo=dt.UTC)


def read(of: Indicator, as_of: dt.datetime | None = None, **said: Any) -> Series:
    found = series(of, as_of=as_of, **{"area": CITY, **said})
    assert found is not None
    return found


def said(found: Series) -> list[tuple[str, str]]:
    return [(point.period, point.said) for point in found.points]


# --- As of a moment ---------------------------------------------------------------------------------------------------
def test_a_revised_figure_shows_what_it_was_and_what_it_is() -> None:
    one = indicator()
    revise(figure(version(one), "2020", 12.6), 11.1, LATER, release="Uitgave van 2023")

    point = read(one).points[0]

    assert (point.said, point.release) == ("11,1%", "Uitgave van 2023")
    assert [(one.said, one.release) for one in point.earlier] == [("12,6%", "Uitgave over 2020")]


def test_what_was_known_before_a_revision_can_still_be_seen() -> None:
    one = indicator()
    revise(figure(version(one), "2020", 12.6), 11.1, LATER)

    point = read(one, as_of=LATER - dt.timedelta(seconds=1)).points[0]

    assert point.said == "12,6%"
    assert not point.is_revised


def test_nothing_is_known_before_the_first_definition() -> None:
    one = indicator()
    figure(version(one), "2020", 12.6)

    assert series(one, area=CITY, as_of=LONG_AGO - dt.timedelta(days=1)) is None


@pytest.mark.parametrize("status", [Status.DRAFT, Status.PENDING])
def test_a_figure_that_was_not_approved_is_on_no_page(status: Status) -> None:
    one = indicator()
    figure(version(one), "2020", 12.6, status=status)

    assert not read(one).points


def test_the_book_of_a_day_stays_the_same_whatever_is_revised_later() -> None:
    one = indicator()
    meaning = version(one)
    old = figure(meaning, "2020", 12.6)
    figure(meaning, "2019", 13.0)
    target(one, TargetKind.DIRECTION, wanted=Wanted.FALL)
    day = LATER - dt.timedelta(days=1)
    before = json.dumps(book(day).document())

    revise(old, 11.1, LATER)
    version(one, 2, comparable=Comparable.BREAK, recorded_at=LATER)
    target(one, TargetKind.VALUE, value=10, recorded_at=LATER, starts=dt.date(2024, 1, 1))
    one.steps.create(state=State.RETIRED, reason="test", role="team", at=LATER)
    Indicator.objects.filter(pk=one.pk).update(state=State.RETIRED)

    assert json.dumps(book(day).document()) == before
    assert not book(LATER).entries


# --- Versions and breaks ----------------------------------------------------------------------------------------------
def test_a_version_that_cannot_be_compared_begins_a_new_stretch() -> None:
    one = indicator()
    old, new = version(one), version(one, 2, comparable=Comparable.BREAK)
    for year, meaning, value in (("2018", old, 14.0), ("2019", old, 13.6), ("2019", new, 5.0), ("2020", new, 5.1)):
        figure(meaning, year, value)

    found = read(one)

    assert [[point.said for point in run] for run in found.stretches] == [["14,0%", "13,6%"], ["5,0%", "5,1%"]]
    assert [point.period for point in found.breaks] == ["2019"]
    assert found.newest is found.points[-1]


def test_a_version_that_can_be_compared_goes_on_in_the_same_stretch() -> None:
    one = indicator()
    figure(version(one), "2018", 14.0)
    figure(version(one, 2), "2019", 13.6)

    assert len(read(one).stretches) == 1


def test_a_period_that_was_counted_again_by_a_new_definition_says_what_it_was() -> None:
    one = indicator()
    figure(version(one), "2018", 14.0)
    figure(version(one, 2, comparable=Comparable.RECALCULATED), "2018", 13.8)

    (point,) = read(one).points

    assert point.said == "13,8%"
    assert [(earlier.said, earlier.version) for earlier in point.earlier] == [("14,0%", 1)]


# --- What may be shown ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("missing", "shown"),
    [(Missing.NOT_MEASURED, "–"), (Missing.NOT_YET, "–"), (Missing.SECRET, "geheim"), (Missing.NOT_APPLICABLE, "–")],
)
def test_a_figure_that_is_missing_is_a_dash_with_its_reason(missing: Missing, shown: str) -> None:
    one = indicator()
    figure(version(one), "2020", None, missing=missing)

    (point,) = read(one).points

    assert (point.said, point.why) == (shown, missing.label)


def test_what_a_source_made_public_is_shown_as_it_came() -> None:
    one = indicator()
    figure(version(one, unit=Unit.PERSONS, decimals=0), "2020", 7)

    assert read(one).points[0].said == "7"


@pytest.mark.parametrize("origin", [Origin.REGISTER, Origin.INVENTED, Origin.SYNTHETIC])
def test_what_we_counted_ourselves_is_rounded_and_hidden_when_small(origin: Origin) -> None:
    one = indicator()
    meaning = version(one, unit=Unit.PERSONS, decimals=0)
    figure(meaning, "2019", 1234, origin=origin)
    figure(meaning, "2020", 7, origin=origin)

    assert said(read(one)) == [("2019", "1.235"), ("2020", "geheim")]


def test_a_share_of_our_own_needs_enough_people_below_it() -> None:
    one = indicator()
    meaning = version(one)
    figure(meaning, "2018", 33.3, origin=Origin.REGISTER, base=1000)
    figure(meaning, "2019", 33.3, origin=Origin.REGISTER, base=30)
    figure(meaning, "2020", 33.3, origin=Origin.REGISTER)

    assert said(read(one)) == [("2018", "33%"), ("2019", "te weinig"), ("2020", "onbekend")]


def neighbourhoods(counts: list[int], **more: Any) -> Indicator:
    made = making.city(areas=len(counts))
    one = indicator()
    meaning = version(one, unit=Unit.PERSONS, decimals=0)
    for area, count in zip(made.areas.order_by("code"), counts, strict=True):
        figure(meaning, "2020", count, area=area.code, origin=Origin.REGISTER, **more)
    figure(meaning, "2020", sum(counts), origin=Origin.REGISTER)
    return one


def test_a_neighbourhood_that_would_give_another_one_away_is_hidden_too_even_when_asked_alone() -> None:
    one = neighbourhoods([7, 400, 30, 900])
    found = series_by_area(one, ["WK001400", "WK001401", "WK001402", "WK001403"])

    assert [made.points[0].said for made in found.values()] == ["geheim", "400", "geheim", "900"]
    assert read(one, area="WK001402").points[0].said == "geheim"
    assert read(one).points[0].said == "1.335"


def test_groups_of_the_city_protect_each_other() -> None:
    one = indicator()
    meaning = version(one, unit=Unit.PERSONS, decimals=0)
    for group, count in (("all", 460), ("jong", 6), ("midden", 54), ("oud", 400)):
        figure(meaning, "2020", count, group=group, origin=Origin.REGISTER)

    found = many([one], areas=[CITY])

    shown = {group: made.points[0].said for (_pk, _area, group), made in found.items()}
    assert shown == {"all": "460", "jong": "geheim", "midden": "geheim", "oud": "400"}


def test_what_was_shown_once_stands_beside_its_revision() -> None:
    one = neighbourhoods([70, 400])
    revise(one.versions.get().observations.get(area="WK001400"), 75, LATER)

    point = read(one, area="WK001400").points[0]

    assert (point.said, [earlier.said for earlier in point.earlier]) == ("75", ["70"])
    assert read(one, area="WK001400", as_of=LATER - dt.timedelta(days=1)).points[0].said == "70"


def test_what_was_hidden_for_another_stays_hidden_when_that_other_is_large_enough_now() -> None:
    one = neighbourhoods([7, 30, 400, 900])
    meaning = one.versions.get()
    revise(meaning.observations.get(area="WK001400"), 40, LATER)
    revise(meaning.observations.get(area=CITY), 1370, LATER)

    assert read(one, area="WK001401").points[0].said == "geheim"
    assert read(one, area="WK001402").points[0].said == "400"


def by_group(unit: Unit, rows: Iterable[tuple[str, str, int]], **more: Any) -> dict[str, str]:
    """What is said of each group of the city: `rows` of group, value and on how many it rests."""
    one = indicator()
    meaning = version(one, unit=unit, decimals=0)
    for group, value, base in rows:
        figure(meaning, "2020", value, group=group, base=base, origin=Origin.REGISTER, **more)
    found = many([one], areas=[CITY])
    return {group: made.points[0].said for (_pk, _area, group), made in found.items()}


def test_a_share_that_the_others_would_give_away_is_not_the_only_one_that_is_hidden() -> None:
    shares = by_group(Unit.PERCENT, [("all", "10", 300), ("meisjes", "4", 150), ("jongens", "16", 150)])

    assert shares == {"all": "10%", "meisjes": "geheim", "jongens": "geheim"}


def test_a_share_of_other_people_than_those_of_the_whole_gives_nothing_away() -> None:
    shares = by_group(Unit.PERCENT, [("all", "10", 900), ("meisjes", "4", 150), ("jongens", "16", 150)])

    assert shares == {"all": "10%", "meisjes": "geheim", "jongens": "16%"}


def test_a_sum_of_money_that_the_others_would_give_away_is_not_the_only_one_that_is_hidden() -> None:
    sums = by_group(
        Unit.EURO,
        [("all", "90000", 75), ("jong", "9000", 5), ("midden", "21000", 30), ("oud", "60000", 40)],
    )

    assert sums["all"] != "geheim"
    assert (sums["jong"], sums["midden"]) == ("geheim", "geheim")
    assert sums["oud"] != "geheim"


def test_a_half_year_that_the_year_would_give_away_is_hidden_and_the_other_half_too() -> None:
    one = indicator()
    meaning = version(one, unit=Unit.PERSONS, decimals=0)
    for period, count in (("2020-1", 7), ("2020-2", 60), ("2020", 67)):
        figure(meaning, period, count, origin=Origin.REGISTER)

    assert dict(said(read(one))) == {"2020-1": "geheim", "2020-2": "geheim", "2020": "65"}


# --- Judgement --------------------------------------------------------------------------------------------------------
def judged(one: Indicator, wish: Any) -> tuple[str, str]:
    judgement = judging.judge(read(one), wish)
    return judgement.word, judgement.sentence


def test_a_direction_is_judged_against_its_baseline() -> None:
    one = indicator()
    meaning = version(one, unit=Unit.PERSONS, decimals=0)
    for year, value in (("2018", 900), ("2019", 1000), ("2020", 1040)):
        figure(meaning, year, value)

    stable = target(one, TargetKind.DIRECTION, wanted=Wanted.STABLE, baseline="2019")
    rise = target(one, TargetKind.DIRECTION, wanted=Wanted.RISE, starts=dt.date(2020, 1, 1), area=CITY)

    assert judged(one, stable) == ("gehaald", "Het cijfer over 2020 is ongeveer gelijk aan 2019.")
    assert judged(one, rise) == ("gehaald", "Het cijfer over 2020 is hoger dan over 2018.")


def test_over_a_break_nothing_is_judged_without_a_factor() -> None:
    one = indicator()
    figure(version(one), "2019", 10.0)
    figure(version(one, 2, comparable=Comparable.BREAK), "2020", 20.0)
    wish = target(one, TargetKind.DIRECTION, wanted=Wanted.STABLE, baseline="2019")

    word, sentence = judged(one, wish)

    assert word == "nog niet te zeggen"
    assert "veranderde de telling" in sentence


def test_over_a_break_a_stored_factor_makes_old_figures_as_the_new_ones() -> None:
    one = indicator()
    figure(version(one), "2019", 10.0)
    figure(version(one, 2, comparable=Comparable.BREAK, bridge=2.0), "2020", 20.0)
    wish = target(one, TargetKind.DIRECTION, wanted=Wanted.STABLE, baseline="2019")

    assert judged(one, wish)[0] == "gehaald"


def test_one_figure_has_no_direction() -> None:
    one = indicator()
    figure(version(one), "2020", 10.0)

    assert judged(one, target(one, TargetKind.DIRECTION, wanted=Wanted.FALL)) == (
        "nog niet te zeggen",
        "Er is pas één cijfer. Voor een richting zijn er twee nodig.",
    )


def test_a_target_that_still_runs_is_not_missed_yet() -> None:
    one = indicator()
    figure(version(one), "2020", 16.6)
    wish = target(one, TargetKind.VALUE, value=12, ends=dt.date(2030, 12, 31))

    word, sentence = judged(one, wish)

    assert word == "nog niet te zeggen"
    assert sentence.endswith("Het doel loopt nog tot en met 31 december 2030.")


def test_a_target_of_later_waits_for_its_figure() -> None:
    one = indicator()
    figure(version(one), "2020", 16.6)
    wish = target(one, TargetKind.VALUE, value=12, starts=dt.date(2021, 1, 1))

    assert judged(one, wish) == ("nog niet te zeggen", "Er is nog geen cijfer over deze periode.")


def test_a_hidden_figure_says_nothing_of_a_target() -> None:
    one = indicator()
    figure(version(one, unit=Unit.PERSONS, decimals=0), "2020", 7, origin=Origin.REGISTER)
    wish = target(one, TargetKind.RANGE, low=5, high=9)

    assert judged(one, wish) == ("nog niet te zeggen", "Over 2020 is er geen getal: geheim.")


def test_a_movement_never_crosses_a_break() -> None:
    one = indicator()
    figure(version(one), "2019", 10.0)
    figure(version(one, 2, comparable=Comparable.BREAK), "2020", 20.0)

    assert judging.movement(read(one)) is None


def test_a_movement_says_than_when_and_whether_it_is_better() -> None:
    one = indicator()
    meaning = version(one)
    figure(meaning, "2019", 13.6)
    figure(meaning, "2020", 12.0)

    moved = judging.movement(read(one))

    assert moved is not None
    assert (moved.sentence, moved.better) == ("lager dan in 2019", True)


# --- Questions to the database ----------------------------------------------------------------------------------------
def questions(count: int) -> tuple[int, int]:
    made = [indicator(f"n-{count}-{number}") for number in range(count)]
    for one in made:
        meaning = version(one, unit=Unit.PERSONS, decimals=0)
        for year in ("2018", "2019", "2020"):
            figure(meaning, year, 100, origin=Origin.REGISTER)
        target(one, TargetKind.VALUE, value=10)
    with CaptureQueriesContext(connection) as for_series:
        series_of(Indicator.objects.filter(pk__in=[one.pk for one in made]), area=CITY)
    with CaptureQueriesContext(connection) as for_book:
        assert len(book().entries) >= count
    return len(for_series), len(for_book)


def test_a_book_of_fifty_asks_the_database_no_more_than_one_of_five() -> None:
    assert questions(5) == questions(50)
