"""An indicator is proposed, tried, adopted and retired, each with who, when and why; a new meaning is a new version."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from django.utils import timezone

from perspectief.foundation.access import Actor, Held, Role
from perspectief.policy.monitor.choices import Comparable, Direction, Evidence, Rhythm, State, Unit
from perspectief.policy.monitor.models import Indicator
from perspectief.policy.monitor.queries import indicators as queries
from perspectief.policy.monitor.services import indicators as services
from perspectief.policy.monitor.services.indicators import Break, Meaning, Name
from perspectief.policy.monitor.services.problems import Refused
from perspectief.policy.monitor.tests.making import city

pytestmark = pytest.mark.django_db
OFFICER = Actor(held=(Held(Role.POLICY_OFFICER),), strong=True)
MEANING = Meaning(
    definition="Deel van de mensen dat terugvalt.",
    unit=Unit.PERCENT,
    direction=Direction.DOWN,
    source="Eigen register",
    rhythm=Rhythm.YEAR,
    owner="#TeamPerspectief",
    valid_from=dt.date(2020, 1, 1),
)
SPRING = dt.datetime(2024, 3, 1, tzinfo=dt.UTC)
SUMMER = dt.datetime(2024, 7, 1, tzinfo=dt.UTC)


@pytest.fixture(name="relapse")
def _relapse() -> Indicator:
    city()
    name = Name("terugval", "Terugval", Evidence.BOTH, goals=["continu_en_lang_genoeg"], lines=[4])
    return services.propose(name=name, meaning=MEANING, by=OFFICER, reason="Het plan vraagt erom.", at=SPRING)


def test_each_step_keeps_its_role_its_moment_and_its_reason(relapse: Indicator) -> None:
    services.try_out(indicator=relapse, by=OFFICER, reason="Eerst kijken.")
    services.adopt(indicator=relapse, by=OFFICER, reason="Het werkt.")
    services.retire(indicator=relapse, by=OFFICER, reason="Niemand keek ernaar.")

    told = [(step.state, step.reason, step.role) for step in queries.steps_of(relapse)]
    assert told == [
        ("proposed", "Het plan vraagt erom.", "policy_officer"),
        ("trying", "Eerst kijken.", "policy_officer"),
        ("adopted", "Het werkt.", "policy_officer"),
        ("retired", "Niemand keek ernaar.", "policy_officer"),
    ]


def test_a_step_that_cannot_follow_is_refused_with_a_reason(relapse: Indicator) -> None:
    services.adopt(indicator=relapse, by=OFFICER, reason="Meteen goed.")

    with pytest.raises(Refused, match="kan niet naar ‘op proef’"):
        services.try_out(indicator=relapse, by=OFFICER, reason="Toch niet.")


def test_nothing_moves_without_a_reason(relapse: Indicator) -> None:
    with pytest.raises(Refused) as refused:
        services.adopt(indicator=relapse, by=OFFICER, reason="  ")

    assert refused.value.field == "reason"
    relapse.refresh_from_db()
    assert relapse.state == State.PROPOSED


@pytest.mark.parametrize("role", [Role.COUNCIL_MEMBER, Role.EXPERT, Role.PARTNER, Role.RESIDENT])
def test_who_does_not_steer_moves_nothing(relapse: Indicator, role: Role) -> None:
    with pytest.raises(Refused, match="beleidsmedewerkers"):
        services.adopt(indicator=relapse, by=Actor(held=(Held(role),), strong=True), reason="Ik wil het.")


def test_a_key_is_used_once(relapse: Indicator) -> None:
    name = Name(relapse.key, "Nog een", Evidence.SEE)

    with pytest.raises(Refused, match="bestaat al"):
        services.propose(name=name, meaning=MEANING, by=OFFICER, reason="Dubbel.")


def test_a_new_version_ends_the_one_before_and_leaves_its_words(relapse: Indicator) -> None:
    sharper = replace(MEANING, definition="Terugval binnen twee jaar.", valid_from=dt.date(2025, 1, 1))
    services.new_version(indicator=relapse, meaning=sharper, change=Break("Scherper."), by=OFFICER, at=SUMMER)

    first, second = queries.versions_until(relapse)
    assert (first.definition, first.valid_until) == (MEANING.definition, dt.date(2024, 12, 31))
    assert (second.number, second.valid_until) == (2, None)
    assert [one.what for one in queries.differences(first, second)] == ["wat het telt"]


def test_a_report_of_before_a_new_version_does_not_know_it(relapse: Indicator) -> None:
    later = replace(MEANING, valid_from=dt.date(2025, 1, 1))
    services.new_version(indicator=relapse, meaning=later, change=Break("Nieuw."), by=OFFICER, at=SUMMER)

    known = queries.versions_until(relapse, SUMMER - dt.timedelta(days=1))

    assert [(one.number, one.valid_until) for one in known] == [(1, None)]
    assert [one.valid_until for one in queries.versions_until(relapse)] == [dt.date(2024, 12, 31), None]


def test_a_day_has_the_version_that_held_then(relapse: Indicator) -> None:
    later = replace(MEANING, valid_from=dt.date(2025, 1, 1))
    services.new_version(indicator=relapse, meaning=later, change=Break("Nieuw."), by=OFFICER)

    assert queries.version_on(relapse, dt.date(2019, 12, 31)) is None
    numbers = [queries.version_on(relapse, day) for day in (dt.date(2024, 12, 31), dt.date(2025, 1, 1))]
    assert [one.number for one in numbers if one] == [1, 2]


@pytest.mark.parametrize(
    ("meaning", "change", "field"),
    [
        ({"valid_from": dt.date(2020, 1, 1)}, {}, "valid_from"),
        ({"unit": Unit.COUNT}, {}, "comparable"),
        ({}, {"bridge": 1.02}, "bridge"),
        ({}, {"bridge": -1.0, "comparable": Comparable.BREAK}, "bridge"),
        ({}, {"reason": ""}, "reason"),
    ],
)
def test_a_version_that_cannot_follow_is_refused_at_its_field(
    relapse: Indicator, meaning: dict[str, Any], change: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        services.new_version(
            indicator=relapse,
            meaning=replace(MEANING, **{"valid_from": dt.date(2025, 1, 1), **meaning}),
            change=Break(**{"reason": "Scherper.", **change}),
            by=OFFICER,
        )

    assert refused.value.field == field
    assert relapse.versions.count() == 1


def test_the_list_of_a_day_holds_what_was_in_use_that_day(relapse: Indicator) -> None:
    services.adopt(indicator=relapse, by=OFFICER, reason="Het werkt.", at=SUMMER)
    services.retire(indicator=relapse, by=OFFICER, reason="Vervangen.")

    assert [one.key for one in queries.indicators(SUMMER.date())] == ["terugval"]
    assert queries.indicators(SPRING.date()) == []
    assert queries.indicators(timezone.localdate()) == []
    assert [one.key for one in queries.indicators(states=tuple(State), goal="continu_en_lang_genoeg")] == ["terugval"]
    assert queries.indicators(states=tuple(State), line=6) == []
