"""What must hold whatever the city and the reform: nothing from nothing, parts make the whole, blocks do not matter."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from perspectief.rules.kernel.book import law_book
from perspectief.simulation.city.model import City, joined
from perspectief.simulation.outcomes import Dimension, Simulation, Stopped, compare, simulate
from perspectief.simulation.outcomes.steps import base_columns
from perspectief.simulation.outcomes.tests.small_city import DAY, small_city
from perspectief.simulation.reforms import BASELINE, Reform, gallery
from perspectief.simulation.uptake.priors import SCENARIOS, NonUse, Priors

COUNTS = r"^(of_.*|(households|persons|children|gap_cents)_(low|mid|high))$"
SHARES = r"^(share|gap|depth|children_share)_(low|mid|high)$"
PASS = "stadjerspas.inkomensgrens_deel"
EVERYBODY = (NonUse("all", 0.0, 0.0, 0.0, None, "guess", "-", "everybody asks"),)
ALL_ASK = Priors({}, EVERYBODY, EVERYBODY)
OLD_REFORM = date(2025, 1, 1)


@pytest.fixture(scope="module")
def town() -> City:
    return small_city(1_500, size=600)


@pytest.fixture(scope="module")
def today(town: City) -> Simulation:
    return simulate(town)


@pytest.fixture(scope="module")
def more_work(town: City, today: Simulation) -> Simulation:
    return simulate(town, gallery()["meer_houden_van_werk"], baseline=today)


def pass_limit(share: float) -> Reform:
    return Reform("pas", "Pas", "Een proef.", OLD_REFORM, values={PASS: share})


def frames(simulation: Simulation) -> list[pl.DataFrame]:
    by = [simulation.poverty_by(one) for one in Dimension]
    lazy = [simulation.metr.bands, simulation.metr.parts, simulation.participation.bands, simulation.cliffs]
    return [simulation.budget, simulation.reach, simulation.groups, simulation.totals, simulation.execution, *by, *lazy]


def everything(one: City) -> list[pl.DataFrame]:
    """All tables of today, of a reform, and of the two side by side."""
    before = simulate(one)
    after = simulate(one, gallery()["spaargeld_tot_15000"], baseline=before)
    both = compare(before, after)
    return [*frames(before), before.blocked, *frames(after), both.schemes, both.changes, both.poverty]


def test_a_reform_that_is_equal_to_today_gives_zero_everywhere(town: City, today: Simulation) -> None:
    share = law_book().folders["stadjerspas"].series("inkomensgrens_deel", "GM0014").at(DAY).number
    same = simulate(town, pass_limit(share), baseline=today)
    both = compare(today, same)
    assert both.is_zero
    assert both.cost == (0, 0, 0)
    assert both.changes["gain"].sum() == both.changes["lose"].sum() == 0
    assert (both.execution["points"] == 0).all()
    for old, new in zip(frames(today), frames(same), strict=True):
        assert_frame_equal(old, new)


def test_everything_worked_out_again_under_the_same_law_gives_the_same_to_the_cent(
    town: City, today: Simulation, monkeypatch: pytest.MonkeyPatch
) -> None:
    from perspectief.simulation.outcomes import running

    every = {line.key for line in today.law.lines}
    monkeypatch.setattr(running, "_differing", lambda *_: every)
    share = law_book().folders["stadjerspas"].series("inkomensgrens_deel", "GM0014").at(DAY).number
    same = simulate(town, pass_limit(share), baseline=today)
    assert set(same.recomputed) == every
    assert compare(today, same).is_zero


def test_only_what_hangs_on_a_changed_number_is_asked_for_again(town: City, today: Simulation) -> None:
    after = simulate(town, pass_limit(1.5), baseline=today)
    assert {"stadjerspas", "kindpakket"} <= set(after.recomputed)
    assert not {"huurtoeslag", "zorgtoeslag", "bijstand"} & set(after.recomputed)
    assert not compare(today, after).is_zero


@pytest.mark.parametrize("key", ["spaargeld_tot_15000", "meer_houden_van_werk", "een_kindpakket", "stadjerspas_150"])
def test_a_reform_gives_the_same_as_a_run_from_nothing(town: City, today: Simulation, key: str) -> None:
    reform = gallery()[key]
    quick = simulate(town, reform, baseline=today)
    slow = simulate(town, reform)
    for one, other in zip(frames(quick), frames(slow), strict=True):
        assert_frame_equal(one, other)


def test_neither_size_nor_order_of_blocks_changes_a_cent(town: City) -> None:
    whole = everything(town.cut(None))
    for blocks in (town.cut(100).blocks, town.cut(1_000).blocks, town.cut(400).blocks[::-1]):
        for one, other in zip(whole, everything(replace(town, blocks=blocks)), strict=True):
            assert_frame_equal(one, other)


def test_twice_the_households_is_twice_every_total() -> None:
    town = small_city(300)
    (block,) = town.blocks
    twice = replace(block, weight=2 * block.weight, first=2 * block.first)
    one, two = (simulate(replace(town, blocks=(part,)), study=ALL_ASK) for part in (block, twice))
    for table in ("budget", "totals"):
        numbers = [name for name, kind in getattr(one, table).schema.items() if kind.is_integer()]
        assert_frame_equal(getattr(one, table).select(pl.col(numbers) * 2), getattr(two, table).select(numbers))
    assert_frame_equal(one.poverty.select(pl.col(COUNTS) * 2), two.poverty.select(COUNTS))
    assert_frame_equal(one.poverty.select(SHARES), two.poverty.select(SHARES))


def test_the_parts_of_all_income_are_the_whole(today: Simulation, more_work: Simulation) -> None:
    for simulation in (today, more_work):
        parts, whole = simulation.totals[:-1], simulation.totals[-1]
        for scenario in SCENARIOS:
            assert parts[scenario].sum() == whole[scenario].item()


def test_the_wijken_are_the_city(today: Simulation) -> None:
    counts = pl.col(COUNTS)
    whole = today.poverty.filter(pl.col("line") != "armoedegrens").select("line", counts)
    for dimension in Dimension:
        parts = today.poverty_by(dimension).filter(pl.col("line") != "armoedegrens").group_by("line").agg(counts.sum())
        assert_frame_equal(parts, whole, check_row_order=False)
        groups = today.groups.filter(dimension=dimension.value)
        assert groups["households"].sum() == today.households - today.not_known


def test_winners_and_losers_of_the_groups_are_those_of_the_city(today: Simulation, more_work: Simulation) -> None:
    changes = compare(today, more_work).changes
    counts = ["households", "gain", "lose", "gained_cents", "lost_cents"]
    sums = changes.group_by("dimension", "scenario").agg(pl.col(counts).sum())
    for scenario in SCENARIOS:
        assert sums.filter(scenario=scenario).select(counts).n_unique() == 1


def test_what_households_gain_is_what_schemes_and_taxes_cost(today: Simulation, more_work: Simulation) -> None:
    both = compare(today, more_work)
    counted = {line.key for line in more_work.law.lines if line.adds}
    for scenario in SCENARIOS:
        everybody = both.changes.row(
            by_predicate=(pl.col("dimension") == "alle") & (pl.col("scenario") == scenario), named=True
        )
        cost = both.schemes.filter(pl.col("scheme").is_in(counted))[f"cents_{scenario}"].sum()
        assert everybody["gained_cents"] - everybody["lost_cents"] == cost + both.taxes


def test_more_reach_costs_more_and_leaves_fewer_poor(today: Simulation) -> None:
    assert (today.reach["reached_low"] <= today.reach["reached_mid"]).all()
    assert (today.reach["reached_mid"] <= today.reach["reached_high"]).all()
    known = today.budget.drop_nulls("mid")
    assert (known["low"] <= known["mid"]).all()
    assert (known["mid"] <= known["high"]).all()
    poor = today.poverty.drop_nulls("households_mid")
    assert (poor["households_low"] >= poor["households_mid"]).all()
    assert (poor["households_mid"] >= poor["households_high"]).all()


def test_more_income_never_lowers_gross_tax(town: City, today: Simulation) -> None:
    from perspectief.rules.kernel.population import compile_population

    tax = "inkomstenbelasting.heffing_voor_kortingen_y"
    law = compile_population((), DAY, keep=[tax], threads=1)
    block = town.cut(None).blocks[0]
    before = law.run_block(block)[tax]
    for fact in ("loon_bruto_y", "uitkering_bruto_y", "pensioen_bruto_y", "spaargeld"):
        for more in (1, 700, 40_000):
            facts = dict(block.facts) | {fact: block.facts[fact].astype(np.int64) + more}
            after = law.run_block(replace(block, facts=facts))[tax]
            assert (after >= before - 1e-9).all(), (fact, more)


def test_granting_by_itself_reaches_everybody_who_has_a_right(town: City, today: Simulation) -> None:
    reform = Reform("vanzelf", "Vanzelf", "Een proef.", OLD_REFORM, automatic=("huurtoeslag",))
    row = simulate(town, reform, baseline=today).reach.row(by_predicate=pl.col("scheme") == "huurtoeslag", named=True)
    assert row["reached_low"] == row["reached_high"] == row["entitled"]
    assert row["status"] == "automatic"


def test_lighter_asking_reaches_more_and_nobody_less(town: City, today: Simulation) -> None:
    """The rule about living of study money lapses: the pass has one condition less to meet and to understand."""
    reform = Reform(
        "lichter",
        "Lichter",
        "Een proef.",
        OLD_REFORM,
        rules={"stadjerspas.leeft_niet_van_studiefinanciering_gezin": "vervalt"},
    )
    after = simulate(town, reform, baseline=today)
    assert after.burdens["stadjerspas"].total < today.burdens["stadjerspas"].total
    row = compare(today, after).schemes.row(by_predicate=pl.col("scheme") == "stadjerspas", named=True)
    assert all(row[f"reached_{one}"] >= 0 for one in SCENARIOS)
    assert row["reached_low"] + row["reached_high"] > 0


def test_what_is_not_known_is_never_a_no(today: Simulation) -> None:
    row = today.budget.row(by_predicate=pl.col("scheme") == "kwijtschelding", named=True)
    assert row["not_known"] > 0
    assert row["mid"] is None
    new_line = today.poverty.row(by_predicate=pl.col("line") == "armoedegrens", named=True)
    assert new_line["households_mid"] is None
    assert new_line["note"]


def test_a_scheme_of_which_nobody_can_tell_who_has_it_does_not_cost_nothing(today: Simulation) -> None:
    row = today.budget.row(by_predicate=pl.col("scheme") == "individuele_inkomenstoeslag", named=True)
    assert row["entitled"] == 0 and row["not_known"] > 0
    assert row["mid"] is None


def test_what_one_may_keep_of_gifts_is_no_public_money(today: Simulation) -> None:
    row = today.budget.row(by_predicate=pl.col("scheme") == "giften", named=True)
    assert row["mid"] is None


def test_a_higher_limit_never_takes_a_right_away(town: City, today: Simulation) -> None:
    steps = [simulate(town, pass_limit(share), baseline=today) for share in (1.0, 1.1, 1.3, 1.5)]
    for lower, higher in itertools.pairwise(steps):
        before, after = lower.budget, higher.budget.sort("scheme")
        assert (after["entitled"] - before.sort("scheme")["entitled"]).min() >= 0
        for scenario in SCENARIOS:
            assert (after[f"reached_{scenario}"] - before.sort("scheme")[f"reached_{scenario}"]).min() >= 0


@pytest.mark.parametrize("key", ["huurtoeslag", "kindgebonden_budget", "studietoeslag"])
def test_a_scheme_that_ends_costs_nothing_and_nobody_gains(town: City, today: Simulation, key: str) -> None:
    both = compare(today, simulate(town, Reform("weg", "Weg", "Proef.", OLD_REFORM, abolished=(key,)), baseline=today))
    old = today.budget.row(by_predicate=pl.col("scheme") == key, named=True)
    left = both.reform.budget.filter(scheme=key)
    assert left.is_empty() or left.select("entitled", "mid").row(0) in {(0, 0), (0, None)}
    change = both.schemes.row(by_predicate=pl.col("scheme") == key, named=True)
    assert [change[f"cents_{one}"] for one in SCENARIOS] == [-old[one] for one in SCENARIOS]
    everybody = both.changes.filter(dimension=Dimension.ALL.value)
    assert everybody["gain"].sum() == 0 and everybody["lose"].min() > 0


def test_a_nation_is_the_sum_of_its_blocks() -> None:
    whole = small_city(300, place="NL")
    parts = whole.cut(70)
    assert len(parts.blocks) > 1
    apart = [simulate(replace(parts, blocks=(block,)), study=ALL_ASK).totals for block in parts.blocks]
    together = simulate(whole, study=ALL_ASK).totals
    assert together["mid"].to_list() == [sum(row) for row in zip(*(one["mid"] for one in apart), strict=True)]


def test_the_key_names_law_reform_and_data(town: City, today: Simulation) -> None:
    keys = {
        today.key,
        simulate(town, pass_limit(1.5), baseline=today).key,
        simulate(replace(town, fingerprint="another")).key,
        simulate(town, schemes=["zorgtoeslag"]).key,
    }
    assert len(keys) == 4
    assert simulate(town, BASELINE).key == today.key


def test_it_tells_how_far_it_is_and_stops_when_asked(town: City) -> None:
    told: list[tuple[int, int]] = []
    simulate(town, progress=lambda done, every: told.append((done, every)))
    assert told[-1] == (6, 6)
    with pytest.raises(Stopped):
        simulate(town, stop=lambda: True)


def test_two_cities_cannot_be_compared(today: Simulation) -> None:
    with pytest.raises(ValueError, match="verschillende steden"):
        compare(today, simulate(small_city(50)))


def test_a_nation_leaves_municipal_schemes_out() -> None:
    nation = simulate(small_city(200, place="NL"))
    assert {"zorgtoeslag", "bijstand"} <= set(nation.budget["scheme"])
    assert not {"stadjerspas", "kwijtschelding"} & set(nation.budget["scheme"])


def test_bijstand_goes_to_who_receives_it_and_a_new_right_is_asked_for_by_chance(town: City, today: Simulation) -> None:
    whole = replace(town, blocks=(joined(town.blocks),))
    simulation = simulate(whole)
    (outcome,) = simulation.blocks
    found = outcome.rights.rights["bijstand"]
    receives = int(outcome.block.weight[found.dwelling[found.receives]].sum())
    assert outcome.reached["bijstand"].tolist() == [receives] * 3
    assert set(base_columns(simulation, 0)) >= {"bijstand.toegekend_bijstand_m_gezin"}
    after = compare(today, simulate(town, gallery()["spaargeld_tot_15000"], baseline=today)).schemes
    row = after.row(by_predicate=pl.col("scheme") == "bijstand", named=True)
    assert 0 < row["reached_mid"] < row["entitled"]
