"""After the last year of which all is known: a population knows exactly what one household knows, and not more."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.properties.both_ways import both_ways, told_in_full, wrong

from perspectief.rules.household import Arrangement, arrangements, read_household
from perspectief.rules.kernel.book import law_book
from perspectief.rules.kernel.plan import Planner
from perspectief.rules.kernel.population import Population, compile_population
from perspectief.rules.kernel.unknown import Between, Unknown, is_known
from perspectief.simulation.samples import blocks, household_of

DAYS = [date(2026, 12, 31), date(2027, 1, 1), date(2028, 1, 1), date(2028, 6, 1), date(2029, 7, 1)]
DWELLINGS = 120


def nearly_aow(wage: float) -> Arrangement:
    """On 2028-06-01 nobody can say yet by which table the tax on the wage of this person (euro per month) is taken."""
    income = [{"kind": "loon", "amount": wage, "per": "month", "gross": True}]
    file = {"persons": [{"id": "a", "birth_date": "1961-06-20", "income": income}]}
    return arrangements(read_household(file), date(2028, 6, 1))[0]


@pytest.fixture
def plain_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same loops without Numba: a whole law that is run once is not worth compiling."""
    monkeypatch.setenv("PERSPECTIEF_COMPILE", "0")
    monkeypatch.setenv("PERSPECTIEF_CACHE", str(tmp_path))


def whole_law(day: date) -> Population:
    """Every scheme, with every term of the law kept."""
    planner = Planner(law_book(), day, "GM0014")
    for key in law_book().schemes:
        planner.add_scheme(key, strict=False)
    return compile_population(None, day, keep=[slot.name for slot in planner.plan.slots if slot.version])


def sampled(day: date) -> list[Arrangement]:
    block = next(blocks(DWELLINGS, seed=day.toordinal(), day=day))
    files = [household_of(block, number) for number in range(DWELLINGS)]
    return [told_in_full(arrangements(read_household(file), day)[0]) for file in files]


@pytest.mark.usefixtures("plain_python")
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_population_knows_what_one_household_knows(day: date) -> None:
    compared = list(both_ways(whole_law(day), sampled(day)))
    problems = [f"{term}, huishouden {number}: {wrong(alone, compiled)}, alleen {alone}, samen {compiled}"
                for term, number, alone, compiled in compared if wrong(alone, compiled)]  # fmt: skip
    assert problems == []


@pytest.mark.usefixtures("plain_python")
def test_the_sample_meets_much_that_is_not_known_and_ranges_that_decide() -> None:
    day = date(2028, 6, 1)
    alone = [value for _, _, value, _ in both_ways(whole_law(day), sampled(day))]
    assert sum(isinstance(value, Unknown) for value in alone) > 100
    assert sum(isinstance(value, Between) for value in alone) > 100
    assert sum(is_known(value) for value in alone) > 10_000


def test_net_wage_is_not_known_when_the_aow_age_is_not_unless_no_table_takes_anything() -> None:
    term = "loonheffing.nettoloon_m"
    population = compile_population([], date(2028, 6, 1), keep=[term], threads=1)
    found = list(both_ways(population, [nearly_aow(wage) for wage in (2_000, 600, 300)]))
    assert [compiled for *_, compiled in found] == [None, None, 300.0]
    assert [wrong(alone, compiled) for *_, alone, compiled in found] == ["", "", ""]
