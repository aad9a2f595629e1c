"""A decision can be done again from what was kept, and whoever changes a row afterwards is found."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from perspectief.foundation.privacy.purpose import upkeep
from perspectief.policy.weighing.calc.framework import digest
from perspectief.policy.weighing.models import Assessor, Decision, ItemLevel, LevelYear, Run, Score, Verdict, Weighting
from perspectief.policy.weighing.tests import choice_world as world

pytestmark = pytest.mark.django_db


def again() -> str:
    out = StringIO()
    call_command("replay_decision", "proef", stdout=out)
    return out.getvalue().strip()


def test_an_untouched_decision_comes_out_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    world.decided(world.scored(), monkeypatch)

    assert again() == "hetzelfde"


def test_who_says_yes_to_be_seen_apart_changes_no_decision(monkeypatch: pytest.MonkeyPatch) -> None:
    world.decided(world.scored(), monkeypatch)
    with upkeep():
        Assessor.objects.filter(is_expert=True).update(show_alone=True)

    assert again() == "hetzelfde"


def test_there_is_nothing_to_do_again_before_a_decision() -> None:
    world.scored()

    with pytest.raises(CommandError, match="nog niets besloten"):
        again()


def score() -> None:
    with upkeep():
        found = Score.objects.filter(value__lt=4).first()
        assert found is not None
        Score.objects.filter(pk=found.pk).update(value=4)


def cost() -> None:
    LevelYear.objects.filter(pk=LevelYear.objects.first().pk).update(cost=1)


def reach() -> None:
    ItemLevel.objects.filter(pk=ItemLevel.objects.first().pk).update(reach=9_999)


def weight() -> None:
    found = Weighting.objects.get(leads=True)
    Weighting.objects.filter(pk=found.pk).update(weights={**found.weights, "1a": 0.9})


def outcome() -> None:
    found = Decision.objects.get()
    found.snapshot["items"][0]["outcome"] = (
        "granted" if found.snapshot["items"][0]["outcome"] != "granted" else "refused"
    )
    Decision.objects.filter(pk=found.pk).update(snapshot=found.snapshot)


def advice() -> None:
    found = Decision.objects.get()
    snapshot = {**found.snapshot, "advice": "Dat zei niemand."}
    Decision.objects.filter(pk=found.pk).update(advice="Dat zei niemand.", snapshot=snapshot, digest=digest(snapshot))


def sums() -> None:
    found = Run.objects.get(kind="choice")
    found.result["best"]["worth"] += 1
    Run.objects.filter(pk=found.pk).update(result=found.result)


def asked() -> None:
    found = Run.objects.get(kind="choice")
    found.inputs["problem"]["budgets"]["2027"] += 1
    Run.objects.filter(pk=found.pk).update(inputs=found.inputs)


def letter() -> None:
    found = Verdict.objects.first()
    assert found is not None
    said = json.loads(found.letter)
    said["reasons"] = ["Daarom."]
    Verdict.objects.filter(pk=found.pk).update(letter=json.dumps(said))


@pytest.mark.parametrize(
    ("tamper", "said"),
    [
        (score, "scores"),
        (cost, "wat er te kiezen was"),
        (reach, "wat er te kiezen was"),
        (weight, "gewichten"),
        (outcome, "besluit: het controlegetal"),
        (advice, "besluit: het controlegetal"),
        (sums, "keuze, best, worth"),
        (asked, "keuze: wat erin ging"),
        (letter, "brief over"),
    ],
)
def test_a_row_that_somebody_changed_is_named(
    tamper: Callable[[], Any], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.decided(world.scored(), monkeypatch)
    tamper()

    with pytest.raises(CommandError, match=f"Het eerste verschil: {said}"):
        again()
