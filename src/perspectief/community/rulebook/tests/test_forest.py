"""The map of the Regelingenwoud says what the law says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from perspectief.community.rulebook import choices
from perspectief.community.rulebook.calc.forest import MEASURES, NO_LIMIT, Behind, Tie, Tree, forest_of
from perspectief.community.rulebook.calc.graph import INCOME_FACTS, MONEY_TOLD
from perspectief.community.rulebook.calc.pairs import Aspect, Pair, Verdict, all_pairs, compare
from perspectief.community.rulebook.queries import forest as woods
from perspectief.foundation.ui.testing import PageClient
from perspectief.rules import evaluate, read_household
from perspectief.rules.facts import FACTS
from perspectief.rules.kernel.book import law_book

DAY = date(2026, 6, 1)
GRONINGEN = "GM0014"


@pytest.fixture(scope="module")
def trees() -> Mapping[str, Tree]:
    return forest_of(law_book(), DAY, GRONINGEN)


def beside(trees: Mapping[str, Tree], first: str, second: str) -> Pair:
    return compare(trees[first], trees[second])


def test_allowances_stand_on_a_yearly_income_and_local_schemes_on_a_monthly_one(trees: Mapping[str, Tree]) -> None:
    assert trees["zorgtoeslag"].income == ("awir.toetsingsinkomen_y_tp",)
    assert trees["zorgtoeslag"].period == "jaar"
    assert trees["witgoed"].income == ("netto_inkomen.netto_inkomen_met_bijstand_m_gezin",)
    assert trees["witgoed"].period == "maand"


def test_every_scheme_whose_conditions_rest_on_income_has_a_definition_of_it(trees: Mapping[str, Tree]) -> None:
    euro = {name for name in INCOME_FACTS if name in FACTS}
    without = [key for key, tree in trees.items() if tree.asks & euro and not tree.income]

    # Only whether another scheme helps: its income is no income of this one.
    assert without == ["bb_energie"]


def test_a_limit_is_the_one_that_decides(trees: Mapping[str, Tree]) -> None:
    """The amount on the map is the income up to which the scheme says yes, and one cent more is a no."""
    (limit,) = trees["leergeld"].income_limits[:1]
    amount = limit.amounts["ouder"]
    assert amount is not None

    assert outcome_of_leergeld(amount) != "nee"
    assert outcome_of_leergeld(amount + 0.01) == "nee"


def outcome_of_leergeld(income: float) -> str:
    household = read_household(
        {
            "municipality": GRONINGEN,
            "persons": [
                {"id": "a", "birth_date": "1986-01-01", "income": []},
                {"id": "b", "birth_date": "2018-01-01", "parents": ["a"], "income": []},
            ],
            "home": {"tenure": "huur", "bare_rent_m": 600},
            "wealth": {"savings": 0},
        }
    )
    fixed = {"minima_inkomen.inkomen_voor_minima_m_gezin": income}
    return evaluate(household, DAY, ("leergeld",), fixed=fixed)["leergeld"].outcome.value


def test_a_limit_that_nobody_knows_has_no_amount(trees: Mapping[str, Tree]) -> None:
    (limit,) = trees["individuele_inkomenstoeslag"].income_limits

    assert not limit.is_known


def test_an_allowance_has_no_fixed_income_limit_but_shrinks(trees: Mapping[str, Tree]) -> None:
    assert trees["zorgtoeslag"].tapers
    assert trees["zorgtoeslag"].income_limits == ()


def test_wealth_limits_differ_between_zorgtoeslag_and_bijstand(trees: Mapping[str, Tree]) -> None:
    (zorg,), (bijstand,) = trees["zorgtoeslag"].wealth_limits, trees["bijstand"].wealth_limits

    assert zorg.amounts["paar"] == 184_633
    assert bijstand.amounts["paar"] == 16_000


def test_kindpakket_goes_through_the_stadjerspas(trees: Mapping[str, Tree]) -> None:
    assert trees["kindpakket"].via == ("stadjerspas",)
    assert Behind("stadjerspas", Tie.KEY) in trees["kindpakket"].behind
    assert trees["kindpakket"].income == trees["stadjerspas"].income


def test_a_lock_is_no_door_to_the_income_of_another_scheme() -> None:
    trees = forest_of(law_book(), date(2024, 4, 1), GRONINGEN)

    assert Behind("noodfonds_energie", Tie.LOCK) in trees["bb_energie"].behind
    assert trees["bb_energie"].via == ()
    assert trees["bb_energie"].income == ()


def test_remission_counts_the_allowances(trees: Mapping[str, Tree]) -> None:
    assert Behind("zorgtoeslag", Tie.COUNTS) in trees["kwijtschelding"].behind


def test_an_age_says_on_which_day_it_counts(trees: Mapping[str, Tree]) -> None:
    ages = {(age.reference, age.shown) for age in trees["huurtoeslag"].ages}

    assert ("persoon.leeftijd_1_januari", "23") in ages


def test_two_allowances_share_their_income_and_differ_in_whose(trees: Mapping[str, Tree]) -> None:
    pair = beside(trees, "zorgtoeslag", "huurtoeslag")

    assert pair.verdicts[Aspect.INCOME] is Verdict.SAME
    assert pair.verdicts[Aspect.WHOSE] is Verdict.DIFFERENT
    assert pair.verdicts[Aspect.WEALTH] is Verdict.DIFFERENT
    assert not pair.falls_together


def test_schemes_with_one_limit_end_together(trees: Mapping[str, Tree]) -> None:
    assert beside(trees, "witgoed", "volwassenenfonds").falls_together


def test_between_two_limits_one_says_yes_and_the_other_no(trees: Mapping[str, Tree]) -> None:
    pair = beside(trees, "babyspullen", "volwassenenfonds")

    gap = next(gap for gap in pair.gaps if gap.family == "alleen")
    assert (gap.low_key, gap.high_key) == ("babyspullen", "volwassenenfonds")
    assert gap.low < gap.high


def test_child_alimony_counts_for_local_schemes_only(trees: Mapping[str, Tree]) -> None:
    pair = beside(trees, "witgoed", "zorgtoeslag")

    assert "kinderalimentatie_m" in pair.only_first
    assert "kinderalimentatie_m" not in pair.only_second


def test_an_unknown_limit_is_not_called_a_difference(trees: Mapping[str, Tree]) -> None:
    pair = beside(trees, "individuele_inkomenstoeslag", "witgoed")

    assert pair.verdicts[Aspect.INCOME_LIMIT] is Verdict.UNKNOWN


def test_a_pair_reads_the_same_from_both_sides(trees: Mapping[str, Tree]) -> None:
    for one, other in (("zorgtoeslag", "witgoed"), ("kindpakket", "stadjerspas"), ("aow", "bijstand")):
        there, back = beside(trees, one, other), beside(trees, other, one)
        assert there.verdicts == back.verdicts
        assert there.only_first == back.only_second
        assert there.first_behind == back.second_behind


def test_every_pair_stands_on_the_map_once(trees: Mapping[str, Tree]) -> None:
    count = len(trees)

    assert len(all_pairs(law_book(), DAY, GRONINGEN)) == count * (count - 1) // 2


def test_every_name_that_the_map_knows_by_hand_still_stands_in_the_law() -> None:
    assert all(law_book().resolve(name) == name for name in (*MEASURES, *NO_LIMIT))
    assert set(MONEY_TOLD) | set(choices.SOURCES) <= set(FACTS)


def test_every_income_and_wealth_on_the_map_has_words_of_its_own(trees: Mapping[str, Tree]) -> None:
    measures = {measure for tree in trees.values() for measure in (*tree.income, *tree.wealth)}

    assert not [one for one in woods.definition(measures) if one not in choices.MEASURES]


def test_the_map_says_the_same_as_drawing_list_and_data(pages: PageClient) -> None:
    data = pages.get("/regels/woud.json").json()
    page = pages.get("/regels/woud").content.decode()

    tested = [one for one in data["schemes"] if one["income"]]
    assert page.count("<rect") == len(tested) * (len(tested) - 1) // 2 + len(set_of_levels(page))
    for one in data["schemes"]:
        assert f'id="regeling-{one["key"]}"' in page


def set_of_levels(page: str) -> list[str]:
    legend = page.split('class="ps-legend"')[1].split("</ul>")[0]
    return legend.split("<li>")[1:]


def test_two_chosen_schemes_lead_to_their_pair(pages: PageClient) -> None:
    response = pages.get("/regels/woud?een=zorgtoeslag&ander=witgoed")

    assert response.status_code == 302
    assert response.headers["Location"] == "/regels/woud/zorgtoeslag/witgoed"


@pytest.mark.parametrize("asked", ["een=aow&ander=aow", "een=aow&ander=", "een=niets&ander=aow"])
def test_a_choice_that_is_no_pair_is_asked_again(pages: PageClient, asked: str) -> None:
    response = pages.get(f"/regels/woud?{asked}")

    assert response.status_code == 200
    assert "utrecht-form-field--invalid" in response.content.decode()


def test_a_pair_with_itself_or_a_stranger_is_not_found(pages: PageClient) -> None:
    for path in ("/regels/woud/aow/aow", "/regels/woud/aow/niets", "/regels/woud/niets"):
        assert pages.get(path).status_code == 404


def test_every_scheme_on_the_map_has_a_page_beside_all_others(pages: PageClient, trees: Mapping[str, Tree]) -> None:
    for key in list(trees)[::4]:
        assert pages.get(f"/regels/woud/{key}").status_code == 200


def test_a_sample_of_pairs_has_a_sound_page(pages: PageClient, trees: Mapping[str, Tree]) -> None:
    keys = list(trees)
    for first, second in zip(keys, keys[7:] + keys[:7], strict=True):
        assert pages.get(f"/regels/woud/{first}/{second}").status_code == 200
