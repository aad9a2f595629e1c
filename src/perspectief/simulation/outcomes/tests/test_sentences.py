"""The summary that a council member reads."""

from __future__ import annotations

import re

import pytest

from perspectief.simulation.city.model import City
from perspectief.simulation.outcomes import Simulation, compare, simulate
from perspectief.simulation.outcomes.sentences import SAME, SYNTHETIC, _count, _counts_beside, _money, rounded
from perspectief.simulation.outcomes.tests.small_city import small_city
from perspectief.simulation.reforms import BASELINE, gallery

LONGEST = 18


@pytest.fixture(scope="module")
def town() -> City:
    return small_city(1_500, weight=20)


@pytest.fixture(scope="module")
def today(town: City) -> Simulation:
    return simulate(town)


@pytest.mark.parametrize(
    ("number", "told"), [(4, 0), (9.9, 0), (14, 10), (96, 100), (4_749, 4_700), (1_960_000, 2_000_000)]
)
def test_a_number_keeps_two_figures_and_fewer_than_ten_is_not_told(number: float, told: int) -> None:
    assert rounded(number) == told


def test_a_range_is_told_from_low_to_high_and_once_when_both_are_the_same() -> None:
    assert _count([1_210, 1_800, 2_390]) == "1.200 tot 2.400"
    assert _count([-2_390, -1_800, -1_210]) == "1.200 tot 2.400"
    assert _count([1_210, 1_215, 1_216]) == "ongeveer 1.200"
    assert _count([4, 30, 52]) == "tot 50"
    assert _count([-9, -12, -8]) == "tot 10"
    assert _money(240_000_000, 470_000_000) == "2,4 tot 4,7 miljoen euro"
    assert _money(97_000_000, 141_000_000) == "970.000 euro tot 1,4 miljoen euro"
    assert _money(1_600_000_000, 1_600_000_001) == "ongeveer 16 miljoen euro"


def test_nothing_changes_is_said_in_so_many_words(town: City, today: Simulation) -> None:
    assert compare(today, simulate(town, BASELINE, baseline=today)).says() == [SYNTHETIC, SAME]


@pytest.mark.parametrize("key", sorted(gallery()))
def test_each_gallery_summary_is_short_kind_and_says_what_a_council_asks(
    town: City, today: Simulation, key: str
) -> None:
    after = simulate(town, gallery()[key], baseline=today)
    said = compare(after.baseline, after).says()
    assert said[0] == SYNTHETIC
    text = " ".join(said)
    for subject in ("kost", "vooruit", "110%", "aanvragen"):
        assert subject in text
    for sentence in said:
        for part in re.split(r"(?<=[.:]) ", sentence):
            assert len(part.split()) <= LONGEST, part
    assert not re.search(r"\d{5}|ten onrechte|niet in aanmerking", text)


def test_an_allowance_for_all_low_incomes_is_told_to_cost_money_and_to_hurt_nobody(
    town: City, today: Simulation
) -> None:
    after = simulate(town, gallery()["energietoeslag"], baseline=today)
    said = compare(after.baseline, after).says()
    assert any(re.match(r"Alle regelingen samen kosten .* euro per jaar meer\.", one) for one in said)
    assert "Niemand gaat er in geld op achteruit." in said
    assert any("minder" in one and "huishoudens" in one and "110%" in one for one in said)


def test_a_scheme_of_which_the_law_says_too_little_is_named(town: City, today: Simulation) -> None:
    said = compare(today, simulate(town, gallery()["spaargeld_tot_15000"], baseline=today)).says()
    assert any(re.match(r"\w.*: bij .* (gezinnen|mensen) zegt de wet niet genoeg\.", one) for one in said)


def test_what_was_given_in_kind_is_not_told_as_new_money_without_a_warning(town: City, today: Simulation) -> None:
    said = compare(today, simulate(town, gallery()["een_kindpakket"], baseline=today)).says()
    assert any(one.startswith("Wat Kindpakket en ") and one.endswith("nu kosten, weten wij niet.") for one in said)
    assert "Dat telt nu als 0 euro. Wat het plan echt meer kost, is dus lager." in said


def test_bijstand_that_leaves_somebody_below_the_line_still_lessens_what_they_lack(
    town: City, today: Simulation
) -> None:
    said = compare(today, simulate(town, gallery()["spaargeld_tot_15000"], baseline=today)).says()
    lack = r"Alle huishoudens onder die grens komen samen .* per jaar minder tekort\."
    assert any(re.match(lack, one) for one in said)


def test_a_difference_in_tax_that_is_less_than_the_rounding_of_the_cost_is_not_told() -> None:
    assert not _counts_beside(360_000, 68_500_000)
    assert _counts_beside(360_000, 0)
    assert _counts_beside(-6_850_000, 68_500_000)
    assert not _counts_beside(5_000, 0)
