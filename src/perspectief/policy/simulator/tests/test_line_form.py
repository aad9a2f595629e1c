"""What somebody may choose on the page of the poverty trap, and what is said when it cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from perspectief.policy.simulator.forms.line import Explore, defaults
from perspectief.simulation.line import Axis, Kind

DAY = date(2026, 7, 1)


def form(**told: str) -> Explore:
    return Explore(told, day=DAY)


def test_nothing_chosen_is_somebody_alone_with_the_minimum_wage() -> None:
    chosen = form()
    assert chosen.is_valid()
    assert chosen.family().kind is Kind.ALONE
    assert f"{chosen.family().wage_per_hour:.2f}".replace(".", ",") == defaults(DAY)["uurloon"]
    assert chosen.axis() is Axis.HOURS
    assert chosen.reform().is_empty


@pytest.mark.parametrize("typed", ["2, 8", "2,8", "2 8", "2 en 8", " 2 ;8 "])
def test_ages_are_read_as_people_type_them(typed: str) -> None:
    chosen = form(huishouden="alleenstaande-ouder", kinderen=typed)
    assert chosen.is_valid()
    assert chosen.family().ages == (2, 8)


@pytest.mark.parametrize(
    ("told", "field", "said"),
    [
        ({"huishouden": "alleenstaande-ouder"}, "kinderen", "minstens één kind"),
        ({"kinderen": "3"}, "kinderen", "ouder zonder partner"),
        ({"huishouden": "alleenstaande-ouder", "kinderen": "18"}, "kinderen", "0 tot en met 17"),
        ({"huishouden": "alleenstaande-ouder", "kinderen": "twee"}, "kinderen", "‘twee’"),
        ({"huishouden": "alleenstaande-ouder", "kinderen": "1,2,3,4,5,6,7"}, "kinderen", "meer dan 6"),
        ({"huur": "veel"}, "huur", "geen bedrag"),
        ({"huur": "9000"}, "huur", "3.000"),
        ({"uurloon": "5"}, "uurloon", "minimumloon"),
        ({"huishouden": "paar-twee-verdieners", "uurloon_partner": "5"}, "uurloon_partner", "minimumloon"),
        ({"uren": "80"}, "uren", "dan 60"),
        ({"plan": "bestaat_niet"}, "plan", ""),
        ({"huishouden": "woongroep"}, "huishouden", ""),
    ],
)
def test_what_cannot_be_is_told_at_its_field(told: dict[str, str], field: str, said: str) -> None:
    chosen = form(**told)
    assert not chosen.is_valid()
    assert [problem.anchor for problem in chosen.problems()] == [f"id_{field}"]
    assert said in chosen.problems()[0].message


def test_the_address_holds_only_what_differs_from_the_usual() -> None:
    chosen = form(huishouden="alleenstaande-ouder", kinderen="2, 8", huur="650", spaargeld="", plan="stadjerspas_130")
    assert chosen.tidy() == "huishouden=alleenstaande-ouder&kinderen=2%2C+8&plan=stadjerspas_130"


def test_the_wage_of_a_partner_who_does_not_work_does_not_matter() -> None:
    assert form(huishouden="paar-een-verdiener", uurloon_partner="5").is_valid()
