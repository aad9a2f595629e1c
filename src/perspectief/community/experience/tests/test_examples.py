"""What people practise with: marked, in every state, twelve pieces of advice; and it goes without a trace."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from perspectief.community.experience.choices import AdviceState, AgreementState, Panel
from perspectief.community.experience.models import EXPERIENCE, Advice, Agreement, Expert, Need, Task
from perspectief.community.experience.queries import advice as queries
from perspectief.community.experience.services.examples import load_examples, remove_examples
from perspectief.community.experience.tests.people import rows, text_of
from perspectief.foundation.demo.services import load_people
from perspectief.foundation.demo.testing import look_along
from perspectief.foundation.privacy.purpose import purpose

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded(reference: None) -> None:
    load_people()
    assert load_examples() == 17


def test_there_are_twelve_pieces_of_advice_in_all_states_and_every_row_is_marked() -> None:
    found = Advice.objects.all()

    assert found.count() == 12
    assert {one.state for one in found} == set(AdviceState.values)
    assert {one.panel for one in found} == set(Panel.values)
    assert not Advice.objects.filter(invented=False).exists()
    assert not Task.objects.exclude(invented=True).exists()
    assert not Task.objects.filter(organisation__invented=False).exists()
    assert not Need.objects.filter(invented=False).exists()
    assert queries.late(timezone.localdate()).count() >= 2


def test_again_changes_nothing_and_removing_takes_all_of_it() -> None:
    assert load_examples() == 0
    call_command("load_experience", "--if-demo")

    assert remove_examples() == 17
    assert (Advice.objects.count(), Task.objects.count(), Need.objects.count(), rows(Expert)) == (0, 0, 0, 0)


def test_the_invented_expert_has_something_to_choose_to_agree_and_to_look_back_on(pages: Client) -> None:
    look_along(pages, "ervaring")

    page = text_of(pages.get("/mijn/ervaring"))

    assert "Lees onze brief over schoolspullen mee" in page
    assert "Hoe was het?" in page
    with purpose(EXPERIENCE):
        states = set(Agreement.objects.values_list("state", flat=True))
    assert states == {AgreementState.PROPOSED, AgreementState.DONE}
    assert pages.get("/start").status_code == 200


def test_every_persona_reads_the_register(pages: Client) -> None:
    for key in ("team", "beleid", "partner", "wij", "raad"):
        look_along(pages, key)
        for one in Advice.objects.all():
            assert pages.get(f"/ervaring/adviezen/{one.key}").status_code == 200
        assert "dagen te laat" in text_of(pages.get("/ervaring/adviezen"))
