"""The start page and the header of somebody with an account of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from perspectief.foundation.accounts.models import User
from perspectief.foundation.panels.register import NOT_YOURS, Panel
from perspectief.foundation.ui.testing import PageClient

pytestmark = pytest.mark.django_db
Offer = Callable[..., Panel]


@pytest.fixture
def colleague(pages: PageClient) -> PageClient:
    """Somebody with an account and no role."""
    pages.force_login(User.objects.create_user("collega"))
    return pages


def test_without_a_role_the_page_says_what_to_do(colleague: PageClient) -> None:
    html = colleague.get("/start").content.decode()

    assert "U heeft nog geen rol" in html
    assert "Mijn gegevens" in html
    assert "Signalen" not in html


def test_nobody_is_sent_to_log_in_first(client: Client) -> None:
    response = client.get("/start")

    assert response.status_code == 302
    assert response.headers["Location"].startswith("/inloggen")


def test_the_page_is_kept_in_no_cache(colleague: PageClient) -> None:
    assert "no-store" in colleague.get("/start").headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/start", "/", "/regels"])
def test_whoever_is_logged_in_can_log_out_on_every_page(colleague: PageClient, path: str) -> None:
    html = colleague.get(path).content.decode()

    assert 'action="/uitloggen"' in html
    assert "csrfmiddlewaretoken" in html
    assert "Inloggen voor medewerkers" not in html


def test_nobody_sees_a_way_to_log_in_and_no_form(pages: PageClient) -> None:
    html = pages.get("/").content.decode()

    assert "Inloggen voor medewerkers" in html
    assert "csrfmiddlewaretoken" not in html


def test_a_panel_that_fails_leaves_the_page_standing(colleague: PageClient, shelf: Offer) -> None:
    def break_down(_request: object) -> None:
        raise RuntimeError

    shelf(key="broken", title="Kapot deel", context=break_down)

    response = colleague.get("/start")

    assert response.status_code == 200
    assert "Dit deel doet het nu even niet." in response.content.decode()


def test_one_panel_can_be_seen_by_itself(colleague: PageClient, shelf: Offer) -> None:
    shelf(key="alone", title="Een deel apart")

    assert "Een deel apart" in colleague.get("/start/deel/alone").content.decode()
    assert colleague.get("/start/deel/nergens").status_code == 404


def test_a_panel_of_others_is_not_shown_by_its_address_either(colleague: PageClient, shelf: Offer) -> None:
    shelf(key="theirs", may=lambda by: NOT_YOURS)

    assert colleague.get("/start/deel/theirs").status_code == 403
