"""Page one and the pictures, over the real figures: what pulled at a figure only once is said beside it."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from perspectief.foundation.demo.services import load_people
from perspectief.foundation.demo.testing import look_along
from perspectief.foundation.ui.testing import PageClient
from perspectief.policy.council.services.demo import load_cycles


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["kort", "in-beeld"])
def test_a_fall_is_never_shown_without_the_allowance_that_was_there_only_once(pages: PageClient, form: str) -> None:
    call_command("load_reference", verbosity=0)
    call_command("load_monitor", verbosity=0)
    load_people()
    load_cycles()

    text = look_along(pages, "beleid").get(f"/beheer/raad/rapport/2024-1/bekijk/{form}").content.decode()

    assert "5,1%" in text
    assert "Let op, dit was er maar één keer: Energietoeslag 2022." in text
