"""A framework: made, brought out, frozen for a round; and what tries to change it afterwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.db import DatabaseError, connection, transaction

from perspectief.foundation.datafiles import BadDataFile
from perspectief.foundation.language import b1
from perspectief.policy.monitor.tests import making
from perspectief.policy.weighing.calc import framework as calc
from perspectief.policy.weighing.calc.framework_changes import changes
from perspectief.policy.weighing.choices import FrameworkState
from perspectief.policy.weighing.models import Framework, RoundStep
from perspectief.policy.weighing.queries import frameworks as queries
from perspectief.policy.weighing.services import frameworks, loading
from perspectief.policy.weighing.services.refusing import Refused
from perspectief.policy.weighing.tests import provider_world as world
from perspectief.policy.weighing.tests.provider_world import OFFICER, PARTNER, STRANGER

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _city(db: None) -> None:
    world.city()


def changed(content: Any, **said: Any) -> dict[str, Any]:
    return {**content, **said}


# --- Loading ----------------------------------------------------------------------------------------------------------
def test_the_framework_of_the_city_is_loaded_with_its_nine_questions_and_the_principles() -> None:
    content = queries.content_of(world.framework())

    assert [one.key for one in content.questions] == ["1a", "1b", "1c", "1d", "1e", "1f", "2", "3", "4"]
    assert [one.label for one in content.principles] == ["Herkend", "Niet verdwalen"]
    assert [one.key for one in content.questions if one.is_cost] == ["4"]


def test_every_question_says_what_nothing_half_and_all_mean() -> None:
    content = queries.content_of(world.framework())

    assert {tuple(one.anchors) for one in content.questions} == {(0, 2, 4)}


def test_the_texts_of_the_scale_are_a_draft_until_somebody_approved_them() -> None:
    content = queries.content_of(world.framework())

    assert (content.status, content.approved_by) == ("concept", "")


def test_loading_again_changes_nothing() -> None:
    framework = world.framework()
    frameworks.back_to_draft(framework=framework, by=OFFICER)
    frameworks.change(framework=framework, by=OFFICER, head={"name": "Ons kader"})

    assert loading.load_frameworks() == []
    assert Framework.objects.get().name == "Ons kader"


def test_another_municipality_brings_its_own_file(tmp_path: Path) -> None:
    making.city("GM1680")
    content = {**world.content(), "child_question": "En de kinderen?"}
    file = {
        "municipality": "GM1680",
        "source": "eigen beleid",
        "read_on": dt.date(2026, 1, 1),
        "rows": [
            {"key": "eigen", "version": 1, "name": "Kader", "valid_from": dt.date(2026, 1, 1), "content": content}
        ],
    }
    (tmp_path / "data" / "elders").mkdir(parents=True)
    (tmp_path / "data" / "elders" / "framework.yaml").write_text(yaml.safe_dump(file), encoding="utf-8")

    (made,) = loading.load_frameworks(room=tmp_path)

    assert made.municipality.code == "GM1680"
    assert queries.content_of(made).child_question == "En de kinderen?"


def test_a_file_without_a_scale_does_not_load(tmp_path: Path) -> None:
    content = {key: value for key, value in world.content().items() if key != "scale"}
    file = {
        "municipality": "GM0014",
        "source": "x",
        "read_on": dt.date(2026, 1, 1),
        "rows": [{"key": "leeg", "version": 1, "name": "x", "valid_from": dt.date(2026, 1, 1), "content": content}],
    }
    (tmp_path / "data" / "x").mkdir(parents=True)
    (tmp_path / "data" / "x" / "framework.yaml").write_text(yaml.safe_dump(file), encoding="utf-8")

    with pytest.raises(BadDataFile, match="scale"):
        loading.load_frameworks(room=tmp_path)


# --- The way of a version ---------------------------------------------------------------------------------------------
def test_a_public_framework_is_changed_in_a_new_version_only() -> None:
    framework = world.framework()
    with pytest.raises(Refused, match="nieuwe versie"):
        frameworks.change(framework=framework, by=OFFICER, content=framework.content)

    made = frameworks.new_version(framework=framework, by=OFFICER)
    frameworks.change(framework=made, by=OFFICER, content=changed(made.content, child_question="En de kinderen?"))

    assert (made.version, made.state) == (2, FrameworkState.DRAFT)
    assert queries.content_of(Framework.objects.get(version=1)).child_question != "En de kinderen?"


def test_what_is_not_whole_is_refused_with_all_its_problems() -> None:
    framework = frameworks.back_to_draft(framework=world.framework(), by=OFFICER)
    twice = [*framework.content["criteria"], framework.content["criteria"][0]]

    with pytest.raises(Refused) as refused:
        frameworks.change(framework=framework, by=OFFICER, content=changed(framework.content, criteria=twice, scale={}))
    assert "scale" in str(refused.value)

    with pytest.raises(Refused, match="twee keer"):
        frameworks.change(framework=framework, by=OFFICER, content=changed(framework.content, criteria=twice))


@pytest.mark.parametrize("by", [PARTNER, STRANGER])
def test_only_officers_and_the_team_touch_a_framework(by: Any) -> None:
    framework = world.framework()

    for act in (frameworks.new_version, frameworks.freeze, frameworks.back_to_draft, frameworks.close):
        with pytest.raises(Refused):
            act(framework=framework, by=by)


def test_a_frozen_framework_has_the_digest_of_its_content_whatever_the_order_of_keys() -> None:
    frozen = world.frozen()

    assert frozen.digest == calc.digest(dict(reversed(frozen.content.items())))


@pytest.mark.parametrize("act", [frameworks.back_to_draft, frameworks.publish])
def test_a_frozen_framework_never_thaws(act: Callable[..., Framework]) -> None:
    frozen = world.frozen()

    with pytest.raises(Refused):
        act(framework=frozen, by=OFFICER)
    with pytest.raises(Refused):
        frameworks.change(framework=frozen, by=OFFICER, content=frozen.content)


# --- Who goes round the services --------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "change",
    [
        "content = '{}'",
        "digest = 'x'",
        "source = 'x'",
        "state = 'draft'",
        "state = 'published', digest = '', frozen_at = NULL",
        "version = 9",
    ],
)
def test_the_database_refuses_to_change_a_frozen_framework(change: str) -> None:
    world.frozen()

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE weighing_framework SET {change}")  # noqa: S608 - our own words


def test_a_frozen_framework_may_still_be_closed() -> None:
    assert frameworks.close(framework=world.frozen(), by=OFFICER).state == FrameworkState.CLOSED


def test_a_draft_changes_freely() -> None:
    framework = frameworks.back_to_draft(framework=world.framework(), by=OFFICER)

    frameworks.change(framework=framework, by=OFFICER, head={"source": "de raad"})

    assert Framework.objects.get().source == "de raad"


def test_a_framework_that_does_not_give_its_digest_is_not_used() -> None:
    frozen = world.frozen()
    frozen.content = changed(frozen.content, child_question="Anders")

    with pytest.raises(queries.NotAsFrozen):
        queries.content_of(frozen)
    assert not queries.is_whole(frozen)


def test_a_framework_of_which_content_and_digest_were_both_changed_is_caught_by_the_step_of_the_round() -> None:
    """Somebody who removed the guards and counted a new digest still has to change what the round noted."""
    framework = world.announced().framework
    framework.content = changed(framework.content, child_question="Anders")
    framework.digest = calc.digest(framework.content)

    with pytest.raises(queries.NotAsFrozen, match="announced with another"):
        queries.verify(framework)


def test_the_database_refuses_to_rewrite_what_a_round_noted() -> None:
    world.announced()

    with pytest.raises(DatabaseError), transaction.atomic():
        RoundStep.objects.filter(kind="announced").update(detail={})


# --- Two versions beside each other -----------------------------------------------------------------------------------
def test_the_difference_names_each_place_with_what_stood_there_and_what_stands_there() -> None:
    before = world.content()
    first = {**before["criteria"][0], "asks": "Doet iedereen mee?"}
    now = {**before, "criteria": [first, *before["criteria"][2:]]}

    found = {one.place: (one.before, one.now) for one in changes(before, now)}

    assert found["criteria.1a.asks"][1] == "Doet iedereen mee?"
    assert found["criteria.1b"] == (before["criteria"][1], None)
    assert len(found) == 2


def test_the_order_of_questions_alone_is_no_difference() -> None:
    before = world.content()

    assert changes(before, {**before, "criteria": list(reversed(before["criteria"]))}) == []


# --- Words ------------------------------------------------------------------------------------------------------------
def words_of(content: Any) -> list[str]:
    """All that a provider or an assessor reads of a framework."""
    found = [content["child_question"], *content["scale"].values(), *content["groups"].values()]
    for one in content["criteria"]:
        found += [one["label"], one["asks"], one["help"], *one["anchors"].values()]
    return found


def test_everybody_can_read_the_questions_and_the_scale() -> None:
    assert b1.judge_all((text, "framework.yaml") for text in words_of(world.content())) == []
