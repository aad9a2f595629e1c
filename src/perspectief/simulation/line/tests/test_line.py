"""A line through the compiled law: what it must agree with, and what must add up."""

from __future__ import annotations

from datetime import date
from functools import cache

import numpy as np
import pytest

from perspectief.rules import Outcome, Result, evaluate, read_household
from perspectief.simulation import income
from perspectief.simulation.line.cliffs import SMALLEST
from perspectief.simulation.line.endings import turns
from perspectief.simulation.line.family import Family, Kind, gross_per_hour_y, household
from perspectief.simulation.line.law import CREDIT_TERMS, GROSS_ASSISTANCE, RECEIVES, Law, compile_law
from perspectief.simulation.line.line import POINTS, Axis, Line, Step, line_of
from perspectief.simulation.line.points import PREMIUM, TAX
from perspectief.simulation.outlook.changes import with_assistance

DAY = date(2026, 7, 1)
FAMILIES = {
    "somebody alone": Family(Kind.ALONE),
    "a parent alone with two children": Family(Kind.PARENT, (2, 8)),
    "a couple of whom one works": Family(Kind.ONE_EARNER, (5, 14), wage_per_hour=18),
    "a couple of whom both work": Family(Kind.TWO_EARNERS, (3,), rent_m=700, savings=9_000),
}


@cache
def law() -> Law:
    return compile_law(DAY)


@cache
def line(name: str, axis: Axis = Axis.HOURS) -> Line:
    return line_of(FAMILIES[name], law(), axis)


# --- The same as for one household ------------------------------------------------------------------------------------


def one_household(one: Line, place: int) -> tuple[Result, float]:
    """The law asked in the slow way: first bijstand, then everything with that bijstand as income."""
    file = one.file(int(one.points.own_gross[place]))
    adults = [person["id"] for person in file["persons"] if not person.get("parents")]
    receives = bool(one.points.granted.get("bijstand", np.zeros(1))[0])
    fixed = {RECEIVES: receives, GROSS_ASSISTANCE: 0.0}
    asked = evaluate(read_household(file), DAY, ["bijstand"], show=(law().assistance, *CREDIT_TERMS), fixed=fixed)
    first = asked.terms[law().assistance][adults[0]]  # not rounded yet to what is paid
    gross = {name: gross_assistance(12 * first / len(adults), name, asked) for name in adults}
    fixed[GROSS_ASSISTANCE] = {person["id"]: gross.get(person["id"], 0.0) for person in file["persons"]}
    told = read_household(with_assistance(file, adults, first))
    return evaluate(told, DAY, show=(*income.INCOME_TERMS, "loon_bruto_y"), fixed=fixed), 12 * first


def gross_assistance(net: float, person: str, asked: Result) -> float:
    """Of the general tax credit only what a wage leaves counts with bijstand."""
    rate, credit, tax, credit_for_work, withheld = (asked.terms[name][person] for name in CREDIT_TERMS)
    left = credit - (max(0.0, tax - credit_for_work) - 12 * withheld)
    return max(net, (net - max(0.0, left)) / (1 - rate))


def net_of(result: Result, assistance: float) -> float:
    """As `simulation.income` defines it, added up per person."""

    def total(name: str) -> float:
        return sum(result.terms[name].values())

    taxed = total("inkomen.bruto_inkomen_y") + total("inkomen.voordeel_sparen_y") - assistance
    tax = total("inkomstenbelasting.inkomstenbelasting_y") + total("inkomstenbelasting.bijdrage_zvw_y")
    withheld = 12 * (total("netto_inkomen.netto_inkomen_m") + total("studiefinanciering_m"))
    return max(withheld, taxed - tax - assistance) if assistance > 0 else taxed - tax


@pytest.mark.parametrize("axis", Axis)
@pytest.mark.parametrize("name", FAMILIES)
def test_a_point_is_what_the_law_says_of_that_one_household(name: str, axis: Axis) -> None:
    one = line(name, axis)
    for place in (0, 1, 40, 137, 222, 301, 444, 600):
        result, assistance = one_household(one, place)
        assert one.points.net[place] / 100 == pytest.approx(net_of(result, assistance), abs=0.006)
        for scheme in law().paid:
            amount = result[scheme.key].amount or 0.0
            known = result[scheme.key].outcome is not Outcome.WETEN_WE_NIET
            granted = one.points.granted.get(scheme.key, np.zeros(POINTS))[place] / 100
            paid = granted / income.PER_YEAR[scheme.per]  # each time, which is rounded to a cent
            assert paid == pytest.approx(amount if known else 0.0, abs=0.006)


@pytest.mark.parametrize("name", FAMILIES)
def test_a_right_without_an_amount_is_what_the_law_says_of_that_one_household(name: str) -> None:
    one = line(name)
    for place in (0, 100, 230, 300, 420):
        result, _ = one_household(one, place)
        for scheme in (scheme for scheme in law().rights if scheme.key not in one.points.unsure):
            has = scheme.key in one.points.rights and bool(one.points.rights[scheme.key][place])
            assert has == (result[scheme.key].outcome in (Outcome.JA, Outcome.WAARSCHIJNLIJK)), scheme.key


# --- What adds up -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("axis", Axis)
@pytest.mark.parametrize("name", FAMILIES)
def test_disposable_income_is_gross_less_tax_and_premiums_with_every_scheme(name: str, axis: Axis) -> None:
    points = line(name, axis).points
    together = points.gross - points.tax - points.premiums
    for cents in points.granted.values():
        together = together + cents
    assert np.array_equal(together, points.disposable)


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("name", FAMILIES)
def test_the_parts_of_the_burden_add_up_to_the_cent(name: str, step: Step) -> None:
    one = line(name)
    after = one.an_hour_more if step is Step.HOUR else one.more_a_year
    burden = one.burden(step)
    assert np.array_equal(sum(burden.lost.values()), burden.more - (after.disposable - one.disposable))
    assert np.allclose(sum(burden.parts.values()), burden.total, atol=1e-12)


def test_the_burden_of_an_hour_is_that_of_the_point_ten_steps_on() -> None:
    one = line("a parent alone with two children")
    kept = one.disposable[10:] - one.disposable[:-10]
    assert np.array_equal(one.burden(Step.HOUR).more[:-10] - kept, sum(one.burden(Step.HOUR).lost.values())[:-10])


def test_the_burden_of_twelve_hundred_a_year_is_that_of_the_point_twelve_steps_on() -> None:
    one = line("a parent alone with two children", Axis.WAGE)
    assert set(one.burden(Step.YEAR).more.tolist()) == {120_000}
    lost = sum(one.burden(Step.YEAR).lost.values())
    assert np.array_equal(120_000 - (one.disposable[13:] - one.disposable[1:-12]), lost[1:-12])


def test_participation_tax_and_replacement_rate_compare_with_no_work_at_all() -> None:
    one = line("somebody alone")
    gross, has = one.points.own_gross[320], one.disposable[320]
    assert one.participation_tax[320] == pytest.approx(1 - (has - one.disposable[0]) / gross)
    assert one.replacement_rate[320] == pytest.approx(one.disposable[0] / has)
    assert np.isnan(one.participation_tax[0])
    assert one.replacement_rate[0] == 1


def test_hours_go_to_sixty_and_wages_to_sixty_thousand() -> None:
    hours, wage = line("somebody alone").points, line("somebody alone", Axis.WAGE).points
    assert (len(hours.hours), hours.hours[1], hours.hours[-1]) == (601, 0.1, 60.0)
    assert hours.own_gross[100] == pytest.approx(100 * 10 * gross_per_hour_y(15.0, DAY), abs=1)
    assert (wage.own_gross[1], wage.own_gross[-1]) == (10_000, 6_000_000)
    assert set(wage.hours[1:].tolist()) == {32.0}


# --- Cliffs and schemes that end --------------------------------------------------------------------------------------


@pytest.mark.parametrize("axis", Axis)
@pytest.mark.parametrize("name", FAMILIES)
def test_every_fall_of_the_line_is_listed(name: str, axis: Axis) -> None:
    one = line(name, axis)
    falls = np.flatnonzero(np.diff(one.disposable) < -SMALLEST)
    for place in falls:
        at = one.points.own_gross[place]
        assert any(cliff.low < one.points.own_gross[place + 1] and at < cliff.high for cliff in one.cliffs)


def test_bijstand_and_what_hangs_on_a_low_income_end_along_the_line() -> None:
    one = line("a parent alone with two children")
    ends = {turn.key: turn for turn in turns(one.points) if turn.ends}
    assert ends["bijstand"].was is not None
    assert ends["stadjerspas"].was is None
    assert ends["bijstand"].high < ends["stadjerspas"].high


def test_tax_and_premium_are_named_apart_from_schemes() -> None:
    assert not {TAX, PREMIUM} & set(line("somebody alone").points.granted)


# --- The household ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FAMILIES)
def test_every_answer_that_the_law_of_a_line_asks_for_is_filled_in(name: str) -> None:
    file = household(FAMILIES[name], DAY, municipality="GM0014", hours=20, gross=15_000)
    result = evaluate(read_household(file), DAY, [scheme.key for scheme in (*law().paid, *law().rights)])
    assert {scheme.key for scheme in result.schemes if scheme.outcome is Outcome.HANGT_AF_VAN} == set()


def test_a_scheme_that_asks_what_differs_from_person_to_person_is_left_out_and_named() -> None:
    assert {"bijzondere_bijstand", "meerkosten"} <= {scheme.key for scheme in law().left_out}


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": Kind.ALONE, "ages": (3,)},
        {"kind": Kind.PARENT},
        {"kind": Kind.PARENT, "ages": (18,)},
        {"kind": Kind.ONE_EARNER, "ages": (1,) * 7},
    ],
)
def test_a_household_that_is_none_of_its_kind_is_refused(wrong: dict) -> None:
    with pytest.raises(ValueError, match=r"(?i)kind"):
        Family(**wrong)
