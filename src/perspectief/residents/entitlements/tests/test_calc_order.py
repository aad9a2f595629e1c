"""The order of the questions, for people as they come to a desk."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from perspectief.residents.entitlements.calc import order
from perspectief.residents.entitlements.calc.kinds import FieldKind, Screen, Told
from perspectief.residents.entitlements.calc.screens import UNKNOWN, accept, screens
from perspectief.rules import Outcome, schemes

DAY = date(2026, 11, 22)
Answers = dict[str, dict[str, Any]]
ALONE = {"partner": "no", "children": 0, "grown": 0, "others": 0}
NO_RENT: dict[str, Any] = {"tenure": "huur", "bare_rent_m": 640, "service_cost_m": 30}


def default(screen: Screen) -> dict[str, Any]:
    """Nothing special: no ticks, the lowest band, no, 0."""
    said: dict[str, Any] = {}
    for field in screen.fields:
        if field.kind is FieldKind.TICKS:
            said[field.name] = []
        elif field.kind is FieldKind.YES_NO:
            said[field.name] = False
        elif field.kind is FieldKind.CHOICE:
            said[field.name] = field.options[0]
        elif field.kind is FieldKind.DATE:
            return dict(UNKNOWN)
        else:
            said[field.name] = field.bands[0] if field.bands else 0
    return said


def asked(answers: Answers, otherwise: Callable[[Screen], dict[str, Any]] = default) -> tuple[list[str], order.Look]:
    """One interview; what `answers` does not hold is answered by `otherwise`."""
    told: Told = {}
    ids: list[str] = []
    at = order.look(told, day=DAY)
    while at.next is not None:
        assert len(ids) < 40, ids
        ids.append(at.next.id)
        told = accept(told, at.next.id, answers.get(at.next.id) or otherwise(at.next), DAY)
        at = order.look(told, day=DAY)
    return ids, at


def wage(amount: float, per: str = "month") -> dict[str, Any]:
    return {"amount": amount, "per": per, "gross": True}


MOTHER: Answers = {
    "who": {**ALONE, "children": 2},
    "p0.birth_date": {"birth_date": "1990-04-01"},
    "p11.birth_date": {"birth_date": "2017-02-01"},
    "p12.birth_date": {"birth_date": "2021-08-01"},
    "p0.incomes": {"kinds": ["loon"]},
    "p0.income.loon": wage(1500),
    "home.tenure": NO_RENT,
}
COUPLE: Answers = {
    "who": {"partner": "here", "children": 2, "grown": 0, "others": 0},
    "p0.birth_date": {"birth_date": "1985-04-01"},
    "p1.birth_date": {"birth_date": "1987-04-01"},
    "p11.birth_date": {"birth_date": "2012-02-01"},
    "p12.birth_date": {"birth_date": "2016-08-01"},
    "p0.incomes": {"kinds": ["loon"]},
    "p0.income.loon": wage(2100),
    "p1.incomes": {"kinds": ["geen"]},
    "home.tenure": NO_RENT,
}
SELF_EMPLOYED: Answers = {
    "who": ALONE,
    "p0.birth_date": {"birth_date": "1980-04-01"},
    "p0.incomes": {"kinds": ["winst"]},
    "p0.income.winst": {
        "amount": {"between": [800, 1900]},
        "per": "month",
        "business_hours_y": {"at_least": 1225},
        "starter": False,
    },
    "home.tenure": NO_RENT,
}
PENSIONER: Answers = {
    "who": ALONE,
    "p0.birth_date": {"birth_date": "1950-04-01"},
    "p0.incomes": {"kinds": ["aow", "pensioen"]},
    "p0.income.aow": {"amount": 1637, "pensioen": 140, "per": "month", "gross": True},
    "home.tenure": NO_RENT,
}
STUDENT: Answers = {
    "who": {**ALONE, "children": 1},
    "p0.birth_date": {"birth_date": "2004-04-01"},
    "p11.birth_date": {"birth_date": "2024-02-01"},
    "p0.incomes": {"kinds": ["studie", "studiefinanciering"]},
    "p0.income.studiefinanciering": {"amount": 500, "per": "month"},
    "p0.study": {"student": "mbo", "student_finance": True, "bbl": False, "lives_away_from_parents": True},
    "home.tenure": NO_RENT,
}
PEOPLE = [MOTHER, COUPLE, SELF_EMPLOYED, PENSIONER, STUDENT]
IDS = ["mother", "couple", "self-employed", "pensioner", "student"]


@pytest.mark.parametrize("answers", PEOPLE, ids=IDS)
def test_nobody_is_asked_more_than_twenty_screens(answers: Answers) -> None:
    ids, _ = asked(answers)
    assert len(ids) <= 20
    assert ids[0] == "who"


@pytest.mark.parametrize(
    ("answers", "right"),
    [
        (MOTHER, ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderbijslag")),
        (COUPLE, ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderbijslag")),
        (PENSIONER, ("zorgtoeslag", "huurtoeslag", "aow")),
        (STUDENT, ("zorgtoeslag", "kindgebonden_budget", "kinderbijslag")),
    ],
    ids=["mother", "couple", "pensioner", "student"],
)
def test_the_answer_holds_what_one_would_expect(answers: Answers, right: tuple[str, ...]) -> None:
    _, at = asked(answers)
    assert {key for key in right if at.result[key].outcome is not Outcome.JA} == set()


def test_varying_profit_gives_a_range_and_an_end() -> None:
    _, at = asked(SELF_EMPLOYED)
    assert at.result["zorgtoeslag"].outcome in (Outcome.JA, Outcome.HANGT_AF_VAN)
    assert at.next is None


def test_weet_ik_niet_to_everything_ends_soon_and_promises_nothing() -> None:
    ids, at = asked({}, lambda screen: dict(UNKNOWN))
    assert len(ids) <= 15
    outcomes = {one.outcome for one in at.result.schemes}
    assert outcomes <= {Outcome.HANGT_AF_VAN, Outcome.WETEN_WE_NIET, Outcome.NEE}
    assert sum(one.outcome is not Outcome.NEE for one in at.result.schemes) > 20


def test_what_was_skipped_is_never_asked_again() -> None:
    ids, _ = asked({}, lambda screen: {})
    assert len(ids) == len(set(ids))


def test_a_threshold_is_asked_with_the_limits_of_the_law_for_this_household() -> None:
    told: Told = {key: PENSIONER[key] for key in ("who", "p0.birth_date", "p0.incomes", "p0.income.aow")}
    shown = order.shown("wealth.savings", told, day=DAY)
    assert shown is not None
    field = shown.field("savings")
    assert 38479.0 in field.limits
    assert field.bands[0] == {"at_most": field.limits[0]}


def test_a_line_left_unticked_is_an_open_door() -> None:
    _, at = asked(MOTHER)
    assert {"witgoed", "gkb", "voedselbank"} <= set(at.doors)
    assert "zorgtoeslag" not in at.doors


def test_a_ticked_line_opens_its_own_screen() -> None:
    def ticks(screen: Screen) -> dict[str, Any]:
        if screen.id != "triggers":
            return default(screen)
        lines = [line.key for line in screen.fields[0].lines]
        return {"offered": lines, "ticked": [line for line in lines if line == "special_costs"]}

    ids, _ = asked(MOTHER, ticks)
    assert "situation.special_costs" in ids


def test_a_yes_or_a_no_stays_whatever_is_answered_after_it() -> None:
    told: Told = {}
    before: dict[str, Outcome] = {}
    at = order.look(told, day=DAY)
    while at.next is not None:
        final = {one.key: one.outcome for one in at.result.schemes if one.outcome in (Outcome.JA, Outcome.NEE)}
        assert before.items() <= final.items(), at.next.id
        before = final if at.next.template not in ("who", "person.birth_date") else {}
        told = accept(told, at.next.id, MOTHER.get(at.next.id) or default(at.next), DAY)
        at = order.look(told, day=DAY)


def test_nobody_is_told_that_more_screens_are_left_than_there_are() -> None:
    at = order.look({"who": ALONE}, day=DAY)
    assert 1 <= at.left <= sum(not one.optional for one in screens({"who": ALONE}, DAY))


def test_what_was_learned_speaks_of_screens_and_schemes_that_exist() -> None:
    learned = json.loads(order.FILE.read_text())
    family: Told = {"who": {"partner": "here", "children": 1, "grown": 1, "others": 1}}
    known = {one.template for one in screens(family, DAY)}
    by_scheme = [found for templates in learned["closes"].values() for found in templates.values()]
    assert {scheme for found in by_scheme for scheme in found} <= set(schemes())
    assert all(0 < part <= 1 for found in by_scheme for part in found.values())
    assert known & {template for templates in learned["closes"].values() for template in templates}


def test_an_interview_of_an_owner_never_asks_for_rent() -> None:
    ids, _ = asked({**COUPLE, "home.tenure": {"tenure": "koop"}})
    assert "home.rent" not in ids
    assert "home.owned" in ids
