"""The look ahead adds up: months to the year, parts to the whole, and cliffs to brute force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from perspectief.rules import Outcome, evaluate, read_household
from perspectief.simulation.outlook import (
    Course,
    Fit,
    HouseholdFile,
    Line,
    Outlook,
    Rhythm,
    Work,
    aow_day,
    burden,
    child_born,
    differences,
    family_of,
    fit_of,
    holiday_share,
    line_of,
    minimum_wage,
    money,
    moved_in,
    moved_out,
    ready,
    reports,
    with_middles,
    with_rent,
    with_work,
    year_of,
)
from perspectief.simulation.outlook.changes import claimant_of
from perspectief.simulation.outlook.hours import SMALL
from perspectief.simulation.outlook.workdays import months_later
from perspectief.simulation.samples import households

DAY = date(2027, 1, 1)
SAMPLES = 30
WAGE = 14.99
CENT = 0.005
RENTS = {"tenure": "huur", "bare_rent_m": 600, "service_cost_m": 20}
BIJSTAND = {"kind": "bijstand", "amount": 1419.46, "per": "month"}
MOTHER: HouseholdFile = {
    "persons": [
        {"id": "p0", "birth_date": "1990-05-05", "exemption_months_used": 0, "income": [BIJSTAND]},
        {"id": "p1", "birth_date": "2016-03-05", "parents": ["p0"]},
    ],
    "home": RENTS,
    "wealth": {"savings": 500},
    "costs": {"energy_m": 150},
}
WORKER: HouseholdFile = {
    "persons": [{"id": "p0", "birth_date": "1985-05-05", "income": [{"kind": "loon", "amount": 30000, "per": "year"}]}],
    "home": RENTS,
    "wealth": {"savings": 0},
}


@cache
def sampled() -> list[HouseholdFile]:
    return list(households(SAMPLES, seed=21, day=DAY))


@cache
def lines() -> list[tuple[HouseholdFile, Line]]:
    return [(one, line_of(work(one))) for one in sampled()]


def work(household: HouseholdFile, wage: float = WAGE) -> Work:
    return Work(household, claimant_of(household), wage, DAY, holiday_share(DAY))


def starts(hours: float, start: date, rhythm: Rhythm = Rhythm.MONTH, first: date = DAY) -> Outlook:
    """The single mother begins to work."""
    after = with_work(MOTHER, "p0", hours, WAGE, holiday_share(DAY))
    return year_of(Course(MOTHER, after, first, start, {"p0": rhythm}))


def same(household: HouseholdFile, first: date = DAY) -> Outlook:
    return year_of(Course(household, household, first, first))


# --- Months and the year ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(0, SAMPLES, 3))
def test_twelve_months_sum_to_the_year(number: int) -> None:
    household = sampled()[number]
    person = claimant_of(household)
    after = with_work(household, person, 24, WAGE, holiday_share(DAY))
    outlook = year_of(Course(household, after, DAY, months_later(DAY, 3)))

    assert len(outlook.months) == 12
    assert sum(month.money_in for month in outlook.months) == pytest.approx(outlook.money_in)
    assert sum(outlook.by_stream().values()) == pytest.approx(outlook.money_in)
    assert outlook.months[-1].balance == pytest.approx(outlook.money_in - sum(month.costs for month in outlook.months))


def test_when_nothing_changes_the_year_is_twelve_times_the_month() -> None:
    checked = 0
    for household in sampled():
        outlook = same(household)
        inside = [money(household, months_later(DAY, number)) for number in range(-3, 12)]
        weekly = any(stream.key == "ziektewet" for one in inside for stream in one.streams)
        if not weekly and all(abs(one.disposable - inside[0].disposable) < CENT for one in inside):
            assert outlook.money_in == pytest.approx(12 * inside[0].disposable, abs=0.5)
            checked += 1
    assert checked >= SAMPLES // 3


def test_the_lowest_day_lies_in_its_month_and_nothing_is_lower() -> None:
    for month in starts(24, DAY).months:
        assert (month.lowest.day.year, month.lowest.day.month) == (month.first.year, month.first.month)
        assert month.lowest.amount <= -month.costs + month.money_in
        assert month.lowest.amount == pytest.approx(-month.costs)


# --- What is kept of an hour ------------------------------------------------------------------------------------------


def test_the_parts_of_the_burden_sum_to_the_whole() -> None:
    for _household, line in lines():
        for low, high in pairwise(line.points):
            if low.is_known and high.is_known:
                whole = burden(low, high)
                assert sum(whole.parts.values()) == pytest.approx(whole.total, abs=1e-9)
                kept = high.disposable - low.disposable
                assert (1 - whole.total) * (high.gross - low.gross) == pytest.approx(kept, abs=1e-6)


def plain_disposable(household: HouseholdFile) -> float:
    """All money of a household whose bijstand stands as income, straight from the law."""
    shown = ("besteedbaar_inkomen_m_gezin", "aow_vakantiegeld_netto_m")
    result = evaluate(read_household(household), DAY, show=shown)
    family = family_of(household, DAY)
    total = result.terms[shown[0]][family[0]] + sum(result.terms[shown[1]][one] for one in family)
    for one in result.schemes:
        if one.outcome in (Outcome.JA, Outcome.WAARSCHIJNLIJK) and one.key not in ("bijstand", "aio", "aow", "giften"):
            own = one.scheme.level == "persoon"
            amount = sum(one.per_person[person] or 0 for person in family) if own else one.amount or 0.0
            total += amount * {"maand": 1, "kwartaal": 1 / 3, "jaar": 1 / 12}.get(one.per, 0)
    return total


@pytest.mark.parametrize("number", range(0, SAMPLES, 4))
def test_a_point_of_the_line_is_what_the_law_gives_at_those_hours(number: int) -> None:
    _household, line = lines()[number]

    for point in line.points[::10]:
        if point.is_known:
            assert point.disposable == pytest.approx(plain_disposable(point.file), abs=0.02)


def falls(household: HouseholdFile) -> Iterator[int]:
    """By brute force: every hour after which less is left."""
    receives = any(one["kind"] == "bijstand" for p in family_members(household) for one in p["income"])
    at = work(household)
    left = [money(at.file(hours), DAY, receives=receives, told_counts=False).disposable for hours in range(41)]
    yield from (hours for hours in range(40) if left[hours + 1] < left[hours] - SMALL)


def family_members(household: HouseholdFile) -> list[dict[str, Any]]:
    family = family_of(household, DAY)
    return [one for one in household["persons"] if one["id"] in family]


def test_the_cliffs_are_those_that_brute_force_finds() -> None:
    found = 0
    for household, line in lines():
        if line.is_known:
            told = {hours for one in line.cliffs for hours in range(int(one.low), int(one.high))}
            assert told == set(falls(household))
            found += len(told)
    assert found


def test_a_cliff_names_who_falls_and_where_it_is_made_good() -> None:
    for _household, line in lines():
        for cliff in line.cliffs:
            low, high = line.at(cliff.low), line.at(cliff.high)
            assert cliff.drop == pytest.approx(low.disposable - high.disposable)
            assert cliff.losses
            if cliff.recovers is not None:
                assert line.at(cliff.recovers).disposable >= low.disposable
                assert line.at(cliff.recovers - 1).disposable < low.disposable or cliff.recovers - 1 == cliff.low


def test_an_ending_holds_at_the_lower_hours_and_not_at_the_higher() -> None:
    line = line_of(work(MOTHER))

    assert line.endings
    for one in line.endings:
        before, after = (evaluate(read_household(line.at(hours).file), DAY) for hours in (one.low, one.high))
        assert before[one.scheme.key].outcome is not Outcome.NEE
        assert after[one.scheme.key].outcome is Outcome.NEE
        assert one.high - one.low == 1


# --- Starting to work -------------------------------------------------------------------------------------------------


def test_part_of_a_wage_beside_bijstand_is_free_for_six_months_and_then_less() -> None:
    months = starts(16, DAY).months

    early, late = months[5].of("bijstand"), months[6].of("bijstand")
    assert all(month.of("bijstand") == pytest.approx(early) for month in months[:6])
    assert 0 < late < early - 50
    assert all(month.supposes for month in months)


def test_holiday_pay_of_bijstand_comes_in_june_and_the_rest_soon_after_the_end() -> None:
    months = {month.first: month for month in starts(24, DAY).months}

    paid = {first for first, month in months.items() if month.of("vakantiegeld_bijstand")}
    last = max(first for first, month in months.items() if month.of("bijstand"))
    assert paid == {date(2027, 6, 1), months_later(last, 3)}


def test_a_four_weekly_wage_comes_thirteen_times_and_one_month_has_two() -> None:
    outlook = starts(24, DAY, Rhythm.FOUR_WEEKS)
    days = [one.when.first for month in outlook.months for one in month.payments if one.what == "loon"]
    twice = [month.first for month in outlook.months if sum(one.what == "loon" for one in month.payments) == 2]

    assert len(days) == 13
    assert {later - early for early, later in pairwise(days)} == {timedelta(days=28)}
    assert len(twice) == 1
    monthly = starts(24, DAY).by_stream()["loon"]
    assert outlook.by_stream()["loon"] == pytest.approx(monthly, abs=0.2)


def test_allowances_are_paid_the_month_before_and_the_new_amount_comes_after_two_months() -> None:
    start = date(2027, 3, 1)
    after = with_work(WORKER, "p0", 40, 25.0, holiday_share(DAY))
    months = year_of(Course(WORKER, after, DAY, start)).months

    rents = [month.of("zorgtoeslag") for month in months]
    assert rents[0] == rents[1] == rents[2] > rents[3]
    first = next(one for one in months[0].payments if one.what == "zorgtoeslag")
    assert (first.when.first, first.month) == (date(2027, 1, 20), date(2027, 2, 1))


def test_telling_at_once_leaves_less_to_pay_back_and_that_is_what_to_set_aside() -> None:
    start = date(2027, 7, 1)
    after = with_work(WORKER, "p0", 40, 25.0, holiday_share(DAY))
    outlook = year_of(Course(WORKER, after, DAY, start))

    this_year = [one for one in outlook.settled if one.year == 2027]
    assert 0 < sum(one.reported for one in this_year) < sum(one.silent for one in this_year)
    assert outlook.set_aside * 6 == pytest.approx(sum(max(0, one.reported) for one in this_year))
    assert outlook.set_aside_until == date(2027, 12, 31)


def test_who_does_not_work_more_has_nothing_to_pay_back() -> None:
    outlook = same(MOTHER)

    assert (outlook.settled, outlook.set_aside) == ((), 0.0)


def test_what_is_told_first_is_told_to_the_municipality() -> None:
    told = reports("work", {"bijstand", "zorgtoeslag"}, DAY)

    assert told[0].who == "uw gemeente"
    assert told[0].last is None
    assert any(one.who == "Dienst Toeslagen" and one.last == DAY + timedelta(days=28) for one in told)
    assert not any(one.who == "UWV" for one in told)


# --- Other changes ----------------------------------------------------------------------------------------------------


def keys_of(after: HouseholdFile) -> dict[str, float | None]:
    course = Course(MOTHER, after, DAY, DAY)
    return {one.after.key: one.change for one in differences(course, DAY)}


def test_living_together_changes_the_norm_and_the_child_budget() -> None:
    partner = {"id": "new", "birth_date": "1988-01-01", "income": []}
    changed = keys_of(moved_in(MOTHER, partner))

    assert (changed["bijstand"] or 0) > 0
    assert (changed["kindgebonden_budget"] or 0) < 0


def test_a_child_that_is_born_adds_to_the_child_budget_of_the_month_after() -> None:
    born = child_born(MOTHER, DAY)

    assert (
        money(born, date(2027, 2, 1)).schemes["kindgebonden_budget"]
        > money(MOTHER, date(2027, 2, 1)).schemes["kindgebonden_budget"]
    )


def test_a_child_that_leaves_takes_child_benefit_along() -> None:
    assert keys_of(moved_out(MOTHER, "p1"))["kinderbijslag"] == pytest.approx(-362.35)


def test_a_higher_rent_gives_more_rent_allowance() -> None:
    assert (keys_of(with_rent(MOTHER, 700))["huurtoeslag"] or 0) > 0


def test_the_claimant_cannot_move_out() -> None:
    with pytest.raises(ValueError, match="aanvrager"):
        moved_out(MOTHER, "p0")


def test_from_the_aow_day_on_aow_takes_the_place_of_bijstand() -> None:
    old = {**MOTHER, "persons": [{"id": "p0", "birth_date": "1960-03-10", "income": [BIJSTAND]}]}
    day = aow_day(old, "p0")

    assert day == date(2027, 3, 10)
    before, after = money(old, date(2027, 3, 1)), money(old, date(2027, 4, 1))
    assert "bijstand" in before.schemes
    assert "bijstand" not in after.schemes
    assert [stream.kind for stream in after.streams] == ["aow"]
    assert fit_of(old, "p0", date(2027, 4, 1)) is Fit.PENSION


def test_the_aow_day_of_who_is_young_is_not_known() -> None:
    assert aow_day(MOTHER, "p0") is None


@pytest.mark.parametrize("born", ["1850-01-01", "1938-03-01", "1947-12-31", "2015-06-01", "9990-01-01", "onbekend"])
def test_an_aow_day_outside_the_law_is_not_known(born: str) -> None:
    assert aow_day({"persons": [{"id": "a", "birth_date": born}]}, "a") is None


def test_a_difference_is_that_of_the_month_also_when_an_answer_is_missing() -> None:
    untold = {name: value for name, value in MOTHER["persons"][0].items() if name != "exemption_months_used"}
    for persons in (MOTHER["persons"], [untold, *MOTHER["persons"][1:]]):
        before = {**MOTHER, "persons": persons}
        course = Course(before, with_work(before, "p0", 16, WAGE, holiday_share(DAY)), DAY, DAY)
        (found,) = [one for one in differences(course, DAY) if one.after.key == "bijstand"]
        own = course.money(DAY, changed=True).result["bijstand"]
        assert (found.after.outcome, found.after.amount) == (own.outcome, own.amount)
    assert found.after.outcome is Outcome.HANGT_AF_VAN


@pytest.mark.parametrize(
    ("income", "more", "fit"),
    [
        ([{"kind": "wia", "amount": 1200, "per": "month"}], {}, Fit.ILL),
        ([], {"ill": True}, Fit.ILL),
        ([{"kind": "ioaw", "amount": 1200, "per": "month"}], {}, Fit.NOT_COMPUTED),
        ([{"kind": "aow", "amount": 1200, "per": "month"}], {}, Fit.PENSION),
        ([BIJSTAND], {}, Fit.YES),
    ],
)
def test_working_more_is_no_question_for_everybody(income: list[Any], more: dict[str, Any], fit: Fit) -> None:
    household = {"persons": [{"id": "a", "birth_date": "1980-01-01", "income": income, **more}]}

    assert fit_of(household, "a", DAY) is fit


# --- What is not known ------------------------------------------------------------------------------------------------


def test_a_line_without_the_partners_income_names_what_to_ask() -> None:
    partner = {"id": "p2", "birth_date": "1988-01-01", "partner": "p0"}
    household = {**MOTHER, "persons": [{**MOTHER["persons"][0], "partner": "p2"}, partner]}
    line = line_of(work(household))

    assert not line.is_known
    assert line.at(8).missing == ("persons.p2.income",)


def test_about_is_the_middle_and_a_limit_stays_a_limit() -> None:
    about = {"kind": "loon", "amount": {"between": [950, 1050]}, "per": "month"}
    household = {"persons": [{"id": "a", "income": [about]}], "wealth": {"savings": {"at_most": 8000}}}
    exact, found = with_middles(household)

    assert found
    assert exact["persons"][0]["income"][0]["amount"] == 1000
    assert exact["wealth"] == household["wealth"]
    assert with_middles(exact) == (exact, False)


def test_what_nobody_said_is_as_usual_and_listed_but_what_decides_stays_open() -> None:
    person = {"id": "a", "birth_date": "1990-01-01", "young_disabled": "onbekend", "exemption_months_used": "onbekend"}
    found = ready({"persons": [person], "wealth": {"debts": {"at_least": 0}, "savings": {"at_most": 8000}}})

    assert found.presumed == ("persons.a.young_disabled", "wealth.debts")
    assert found.household["persons"][0]["exemption_months_used"] == "onbekend"
    assert found.household["wealth"] == {"savings": {"at_most": 8000}}


def test_a_change_leaves_the_told_household_as_it_was() -> None:
    before = repr(MOTHER)
    with_work(MOTHER, "p0", 24, WAGE, 0.08)
    moved_out(child_born(with_rent(MOTHER, 1), DAY), "p1")

    assert repr(MOTHER) == before


def test_the_minimum_wage_is_that_of_the_age() -> None:
    young = {"persons": [{"id": "a", "birth_date": "2008-06-01"}]}

    assert minimum_wage(MOTHER, "p0", date(2026, 12, 1)) == 14.99
    assert minimum_wage(young, "a", date(2026, 12, 1)) == pytest.approx(7.50)
