"""What is kept of working more, cliffs, and who is blocked by one condition: against asking the law one by one."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from perspectief.simulation import income
from perspectief.simulation.city.model import City, taken
from perspectief.simulation.outcomes import Simulation, simulate
from perspectief.simulation.outcomes.law import Law
from perspectief.simulation.outcomes.pressure import BANDS
from perspectief.simulation.outcomes.steps import GROWN_UP
from perspectief.simulation.outcomes.tests.small_city import small_city
from perspectief.simulation.outcomes.tests.test_laws_of_adding_up import ALL_ASK


@pytest.fixture(scope="module")
def town() -> City:
    return small_city(250, seed=3)


@pytest.fixture(scope="module")
def today(town: City) -> Simulation:
    return simulate(town)


def rights_and_money(law: Law, block, before=None) -> tuple[dict[str, set[int]], dict[str, int], int]:
    """Of one dwelling: who has a right to what, cents a year per scheme, and cents of all together."""
    columns = law.columns(block) if before is None else law.settled(block, before)
    rights, money = {}, {}
    for line in law.lines:
        amount = np.ones(1) if line.amount is None else columns[line.amount]
        rights[line.key] = set(np.flatnonzero((columns[line.right] == 1) & (amount != 0)).tolist())
        cents = np.rint(100 * line.times * np.nan_to_num(amount)).astype(int) if line.amount else np.zeros(1, dtype=int)
        money[line.key] = int(sum(cents[who] for who in rights[line.key])) if line.amount else 0
    net = round(100 * float(income.net_income_y(block, columns)[0]))
    return rights, money, net + sum(money[line.key] for line in law.lines if line.adds)


def one_by_one(simulation: Simulation):
    """Every adult with a wage: the dwelling, its weight, and what the law says before and after an hour more."""
    law, (block,) = simulation.law, simulation.city.blocks
    for dwelling in range(block.counts[3]):
        home = taken(block, np.array([dwelling]))
        wages, hours = (np.asarray(home.facts[name], dtype=float) for name in ("loon_bruto_y", "uren_per_week"))
        columns = law.columns(home)
        for person in np.flatnonzero((wages > 0) & (hours > 0) & (home.age >= GROWN_UP)):
            more = np.zeros(len(wages))
            more[person] = round(wages[person] / hours[person], 2)
            facts = dict(home.facts) | {"loon_bruto_y": wages + more, "uren_per_week": hours + (more > 0)}
            before = rights_and_money(law, home)
            after = rights_and_money(law, replace(home, facts=facts), columns)
            yield int(home.weight[0]), round(100 * more[person]), before, after


def test_every_cliff_that_is_found_one_by_one_is_listed_with_its_households(today: Simulation) -> None:
    lose: dict[str, int] = {}
    fall: dict[str, int] = {}
    for weight, _, (old, paid, has), (new, then, keeps) in one_by_one(today):
        for key, who in old.items():
            if who - new[key]:
                lose[key] = lose.get(key, 0) + weight
                fall[key] = fall.get(key, 0) + (weight if keeps < has and then[key] < paid[key] else 0)
    found = today.cliffs.filter(step="1 uur per week")
    assert dict(found.select("scheme", "lose_right").iter_rows()) == lose
    assert dict(found.select("scheme", "fall").iter_rows()) == fall
    assert lose


def test_the_pressure_is_that_of_asking_one_by_one_when_everybody_asks(town: City) -> None:
    simulation = simulate(town, study=ALL_ASK)
    keys = ("huurtoeslag", "zorgtoeslag", "kindgebonden_budget", "kinderopvangtoeslag")
    adults = gross = 0
    lost = dict.fromkeys(keys, 0)
    for weight, wage, (_, old, _), (_, new, _) in one_by_one(simulation):
        adults, gross = adults + weight, gross + weight * wage
        for key in keys:
            lost[key] += weight * (old[key] - new[key])
    assert simulation.metr.adults == adults
    assert simulation.metr.bands["gross_cents"].sum() == gross
    found = dict(simulation.metr.parts.group_by("part").agg(pl.col("cents").sum()).iter_rows())
    assert {key: found.get(key, 0) for key in keys} == lost
    assert any(lost.values())


def test_the_parts_of_the_pressure_are_the_pressure(today: Simulation) -> None:
    for pressure in (today.metr, today.participation):
        parts = pressure.parts.group_by("band").agg(pl.col("cents").sum())
        whole = pressure.bands.filter(pl.col("adults") > 0).select("band", cents="lost_cents")
        assert dict(parts.iter_rows()) == {
            band: cents for band, cents in whole.iter_rows() if cents or band in parts["band"]
        }
        assert (
            pressure.bands["lost_cents"].to_list()
            == (pressure.bands["tax_cents"] + pressure.bands["schemes_cents"]).to_list()
        )


def test_a_band_holds_what_its_name_says(today: Simulation) -> None:
    rows = today.metr.bands[1:-1].iter_rows(named=True)
    for (low, high), row in zip(itertools.pairwise(BANDS), rows, strict=True):
        if row["adults"]:
            assert low - 1 <= 100 * row["lost_cents"] / row["gross_cents"] <= high


def test_who_meets_all_but_one_condition_is_counted_at_that_one(today: Simulation) -> None:
    law, (block,) = today.law, today.city.blocks
    line = law.line("huurtoeslag")
    assert line is not None
    columns = law.columns(block)
    expected: dict[str, int] = {}
    for home in range(block.counts[3]):
        codes = {name: int(columns[name][home]) for name in line.conditions}
        unmet = [name for name, code in codes.items() if code == 0]
        if len(unmet) == 1 and all(code != 2 for code in codes.values()):
            name = unmet[0].partition(".")[2]
            expected[name] = expected.get(name, 0) + int(block.weight[home])
    found = today.blocked.filter(scheme="huurtoeslag")
    assert dict(found.select("condition", "applicants").iter_rows()) == expected
    assert expected
