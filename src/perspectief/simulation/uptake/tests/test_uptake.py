"""Who asks: what studies say, the same chance everywhere, and one household that asks for everything or nothing."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl
import pytest

from perspectief.rules.facts import FACTS
from perspectief.rules.kernel.book import law_book
from perspectief.simulation.outcomes import Simulation, simulate
from perspectief.simulation.outcomes.tests.small_city import small_city
from perspectief.simulation.reforms import Reform, book_of
from perspectief.simulation.uptake import burden_of, burdens, priors, weights
from perspectief.simulation.uptake.chance import CERTAIN, NEVER, draw, key_of, share_of, spread_of, threshold_of
from perspectief.simulation.uptake.model import STEPS
from perspectief.simulation.uptake.who import _YEARLY, RECEIVES

DAY = date(2026, 1, 1)
SPREAD = spread_of(1.0)


@pytest.fixture(scope="module")
def today() -> Simulation:
    return simulate(small_city(4_000, weight=8))


def asked(
    thresholds: list[float], households: int, *, first: int = 0, spread: float = SPREAD, seed: int = 1
) -> np.ndarray:
    """Cents per scenario and household of one dwelling with one application per threshold, of 1, 10, 100 ... cents."""
    n = len(thresholds)
    incomes = np.zeros((1, 3, households), dtype=np.int32)
    counts = np.zeros((3, n), dtype=np.int64)
    draw(
        np.array([first], dtype=np.int64),
        np.array([households], dtype=np.int32),
        np.array([0, n], dtype=np.int64),
        np.arange(n),
        np.zeros(n, dtype=np.int32),
        np.repeat(np.array(thresholds, dtype=np.float64)[:, None], 3, axis=1),
        10 ** np.arange(n, dtype=np.int64),
        np.arange(n, dtype=np.int32),
        np.array([key_of(seed, f"scheme {k}") for k in range(n)], dtype=np.uint64),
        key_of(seed, "huishouden"),
        spread,
        1,
        incomes,
        np.ones(n, dtype=np.int8),
        counts,
        np.zeros_like(counts),
    )
    assert counts[1].sum() == sum(((incomes[0, 1] // 10**k) % 10).sum() for k in range(n))
    return incomes[0, 1]


def test_as_many_ask_as_the_threshold_says() -> None:
    for share in (0.1, 0.45, 0.88):
        many = asked([float(threshold_of(share, SPREAD))], 200_000)
        assert many.mean() == pytest.approx(share, abs=0.005)


def test_threshold_and_share_are_each_others_mirror() -> None:
    shares = np.linspace(0.01, 0.99, 50)
    assert share_of(threshold_of(shares, SPREAD), SPREAD) == pytest.approx(shares, abs=1e-6)
    assert threshold_of(0.0, SPREAD) == NEVER
    assert threshold_of(1.0, SPREAD) == CERTAIN


def test_a_household_has_the_same_chance_in_whichever_block_it_stands() -> None:
    together = asked([0.0, 1.0], 1_000)
    apart = np.concatenate([asked([0.0, 1.0], 300), asked([0.0, 1.0], 700, first=300)])
    assert (together == apart).all()
    assert (together != asked([0.0, 1.0], 1_000, seed=2)).any()


def test_one_household_tends_to_ask_for_everything_or_for_nothing() -> None:
    both = asked([0.0, 0.0], 100_000)
    first, second = both % 10, both // 10
    assert np.corrcoef(first, second)[0, 1] > 0.1
    loose = asked([0.0, 0.0], 100_000, spread=0.0)
    assert abs(np.corrcoef(loose % 10, loose // 10)[0, 1]) < 0.02


def test_certain_and_never_need_no_chance() -> None:
    assert (asked([CERTAIN, NEVER], 500) == 1).all()


def test_today_as_many_ask_as_studies_say(today: Simulation) -> None:
    reach = {row["scheme"]: row for row in today.reach.iter_rows(named=True)}
    for key in ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "stadjerspas"):
        lines = {line.who: line for line in priors().of(key, municipal=key == "stadjerspas")}
        low, high = min(one.reach[0] for one in lines.values()), max(one.reach[2] for one in lines.values())
        assert (
            low - 0.03 <= reach[key]["share_low"] <= reach[key]["share_mid"] <= reach[key]["share_high"] <= high + 0.03
        )
    plain = priors().schemes["zorgtoeslag"]
    assert 1 - plain[0].mid - 0.02 <= reach["zorgtoeslag"]["share_mid"] <= 1 - plain[1].mid + 0.02


def test_calibration_meets_each_line_of_the_table(today: Simulation) -> None:
    uptake = today.uptake
    counts = uptake.counts["huurtoeslag"]
    scores = (np.arange(counts.shape[1]) - counts.shape[1] // 2) / STEPS
    for group, line in enumerate(uptake.lines.schemes["huurtoeslag"]):
        for s, target in enumerate(line.reach):
            asks = share_of(uptake.intercepts["huurtoeslag"][group, s] + scores, uptake.spread)
            assert (counts[group] * asks).sum() / counts[group].sum() == pytest.approx(target, abs=1e-6)


def test_a_larger_amount_is_left_less_often(today: Simulation) -> None:
    (outcome,) = today.blocks
    found, asks = outcome.rights.rights["huurtoeslag"], outcome.thresholds["huurtoeslag"][:, 1]
    same = (found.group == 1) & (found.cents > 0)
    large = found.cents >= np.median(found.cents)
    assert asks[same & large].mean() > asks[same & ~large].mean()


def test_every_line_names_source_status_and_year_and_a_guess_is_called_so() -> None:
    table = priors()
    lines = [line for lines in (*table.schemes.values(), table.national, table.municipal) for line in lines]
    assert all(line.source and line.ground for line in lines)
    assert all(line.year for line in lines if not line.is_assumption)
    assert any(line.is_assumption for line in lines)
    assert "per_burden_point" in weights().assumptions
    assert set(table.schemes) <= set(law_book().schemes)


def test_nobody_is_asked_where_they_come_from() -> None:
    used = {name for one in _YEARLY.values() for name, _ in one} | set(RECEIVES.values()) | {"krijgt_bijstand"}
    assert used <= set(FACTS)
    for word in ("geboorteland", "nationaliteit", "herkomst", "verblijf"):
        assert not any(word in name for name in used)


def test_the_burden_is_counted_in_the_law() -> None:
    burden = burden_of("huurtoeslag", DAY)
    scheme = law_book().schemes["huurtoeslag"]
    assert burden.conditions == len(scheme.conditions)
    assert burden.forms == 1
    assert burden.proofs >= 1
    assert burden.total == sum(weight * getattr(burden, name) for name, weight in weights().burden.items())


def test_what_comes_by_itself_or_is_not_there_asks_nothing() -> None:
    assert burden_of("huurtoeslag", DAY, automatic=True).total == 0
    assert burden_of("energietoeslag_2022", DAY).total == 0


def test_a_condition_that_lapses_makes_asking_lighter() -> None:
    rules = {"stadjerspas.leeft_niet_van_studiefinanciering_gezin": "vervalt"}
    reform = Reform("x", "x", "x", date(2025, 1, 1), rules=rules)
    lighter = burdens(DAY, "GM0014", book_of(reform, "GM0014"))["stadjerspas"]
    assert lighter.conditions == burden_of("stadjerspas", DAY).conditions - 1
    assert lighter.total < burden_of("stadjerspas", DAY).total


def test_the_reach_table_says_where_each_number_comes_from(today: Simulation) -> None:
    status = dict(today.reach.select("scheme", "status").iter_rows())
    assert status["bijstand"] == "data"
    assert status["kindgebonden_budget"] in ("sourced", "derived")
    assert status["witgoed"] == "guess"
    assert today.reach.filter(pl.col("source") == "").is_empty()
