"""A council member looks at the poverty trap, with and without a plan."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from perspectief.policy.simulator.queries import line as lines

Look = Callable[[Page], None]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first law that a machine compiles takes long."""
    monkeypatch.setattr(lines, "PATIENCE", 300.0)


def test_from_the_simulator_to_a_plan_that_makes_a_fall(visitor: Page, accessible: Look) -> None:
    visitor.set_default_timeout(300_000)
    visitor.goto("/beleid/simulator")
    visitor.locator("main a[href='/beleid/simulator/armoedeval']").first.click()
    accessible(visitor)
    visitor.get_by_role("link", name="Ouder zonder partner, kinderen van 2 en 8").click()
    expect(visitor.get_by_role("heading", name="In het kort")).to_be_visible()
    accessible(visitor)

    visitor.get_by_text("Kies een ander huishouden of een plan").click()
    visitor.get_by_label("Plan om te vergelijken").select_option("energietoeslag")
    visitor.get_by_role("button", name="Reken uit").click()

    expect(visitor).to_have_url(
        re.compile(r"armoedeval\?huishouden=alleenstaande-ouder&kinderen=2%2C\+8&plan=energietoeslag$")
    )
    expect(visitor.locator(".ps-falls").first).to_contain_text("Energietoeslag")
    for summary in visitor.locator("details > summary").all():
        summary.click()
    accessible(visitor)


def test_who_types_something_wrong_is_told_without_javascript(visitor_without_javascript: Page) -> None:
    page = visitor_without_javascript
    page.goto("/beleid/simulator/armoedeval")
    page.get_by_label("Kale huur").fill("veel")
    page.get_by_role("button", name="Reken uit").click()

    expect(page.get_by_role("alert")).to_contain_text("‘veel’ is geen bedrag")
