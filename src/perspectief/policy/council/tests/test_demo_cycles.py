"""The invented half years of `load_cycle`: marked in every row, made once, and only where somebody practises."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.core.management import call_command

from perspectief.policy.council.models import Cycle, Report
from perspectief.policy.council.services.demo import load_cycles
from perspectief.policy.council.tests import world
from perspectief.policy.council.tests.world import Stories

pytestmark = pytest.mark.usefixtures("city")


def loaded() -> str:
    return "\n".join(load_cycles())


def test_the_demo_makes_a_frozen_report_and_a_draft_all_marked_as_invented() -> None:
    loaded()

    assert {(one.key, one.invented) for one in Cycle.objects.all()} >= {("2024-1", True)}
    old, new = Report.objects.order_by("cycle__starts")
    assert (old.state, new.state) == ("frozen", "draft")
    for report in (old, new):
        assert report.invented
        assert all(text.invented for text in report.texts.all())
        assert all(moment.invented for moment in report.cycle.moments.all())
        assert all(decision.invented for decision in report.cycle.decisions.all())


def test_loading_again_changes_nothing() -> None:
    loaded()
    before = list(Report.objects.values())

    assert "2024-1 is er al." in loaded()
    assert list(Report.objects.values()) == before


def test_without_a_voice_the_demo_stays_a_draft_and_says_what_it_needs(city: Stories) -> None:
    city.known.clear()

    assert "concept. Nodig: Bij ‘Mensgericht’" in loaded()


def test_a_demo_that_waited_for_a_story_goes_out_when_there_is_one(city: Stories) -> None:
    city.known.clear()
    loaded()
    city.known["verhaal-1"] = world.story()

    assert "Het rapport: vastgezet" in loaded()


def test_outside_the_demo_nothing_invented_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DEMO_MODE", False)

    call_command("load_cycle", "--if-demo")

    assert not Cycle.objects.exists()
