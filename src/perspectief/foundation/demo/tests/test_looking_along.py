"""Looking along as an invented person: only in demo mode, only as somebody invented, and it ends."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import login
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.test import Client, RequestFactory

from perspectief.foundation.accounts import queries as accounts
from perspectief.foundation.accounts.models import User
from perspectief.foundation.demo import services
from perspectief.foundation.demo.personas import personas
from perspectief.foundation.demo.testing import look_along
from perspectief.foundation.ui.testing import PageClient

ALLAUTH = "allauth.account.auth_backends.AuthenticationBackend"


def asking(client: Client) -> HttpRequest:
    """A request in the session of this client, as the middleware would prepare it."""
    request = RequestFactory().get("/")
    request.session, request.user = client.session, AnonymousUser()
    return request


def test_the_cards_name_everybody_and_need_neither_cookie_nor_database(pages: PageClient) -> None:
    response = pages.get("/demo")

    html = response.content.decode()
    assert all(one.name in html for one in personas().values())
    assert html.count("verzonnen") >= len(personas())
    assert not response.cookies


@pytest.mark.usefixtures("reference")
@pytest.mark.parametrize("key", list(personas()))
def test_everybody_lands_on_a_start_page_that_names_them_and_their_roles(pages: PageClient, key: str) -> None:
    person = personas()[key]

    response = look_along(pages, key).get("/start")

    html = response.content.decode()
    assert response.status_code == 200
    assert f"<strong>{person.name}</strong> (verzonnen)" in html
    assert f"U bent hier als: {person.role_names}." in html or len(person.roles) > 1
    assert "Dit deel doet het nu even niet" not in html


@pytest.mark.usefixtures("reference")
def test_one_page_holds_what_is_there_for_all_roles_of_somebody(pages: PageClient) -> None:
    html = look_along(pages, "team").get("/start").content.decode()

    assert "#TeamPerspectief" in html
    assert "ervaringsdeskundige" in html
    assert "Signalen" in html
    assert "Leest u mee?" in html


@pytest.mark.usefixtures("reference")
def test_going_on_as_somebody_else_leaves_nothing_of_the_first(pages: PageClient) -> None:
    look_along(pages, "beheer")
    html = look_along(pages, "jongere").get("/start").content.decode()

    assert "Sami Voorbeeld" in html
    assert "Ivo" not in html


@pytest.mark.usefixtures("reference")
def test_stop_ends_the_session(pages: PageClient) -> None:
    look_along(pages, "beleid")

    response = pages.post("/demo/stop")

    assert (response.status_code, response.headers["Location"]) == (303, "/demo")
    assert pages.get("/start").status_code == 302
    assert "U kijkt als" not in pages.get("/").content.decode()


@pytest.mark.django_db
def test_stop_does_not_log_out_who_is_no_invented_person(client: Client) -> None:
    client.force_login(User.objects.create_user("medewerker"), backend=ALLAUTH)

    client.post("/demo/stop")

    assert "_auth_user_id" in client.session


@pytest.mark.parametrize(("method", "path"), [("get", "/demo"), ("post", "/demo/als/beheer"), ("post", "/demo/stop")])
def test_outside_demo_mode_there_are_no_such_pages(pages: PageClient, settings: Any, method: str, path: str) -> None:
    settings.DEMO_MODE = False

    assert getattr(pages, method)(path).status_code == 404
    assert "Kijk mee als" not in pages.get("/").content.decode()


@pytest.mark.usefixtures("reference")
def test_a_session_of_demo_mode_means_nothing_when_demo_mode_ends(pages: PageClient, settings: Any) -> None:
    look_along(pages, "beheer")
    settings.DEMO_MODE = False

    assert pages.get("/start").status_code == 302
    assert "U kijkt als" not in pages.get("/").content.decode()


@pytest.mark.usefixtures("reference")
def test_outside_demo_mode_an_invented_person_cannot_log_in_by_any_other_road(client: Client, settings: Any) -> None:
    services.load_people()
    settings.DEMO_MODE = False
    request = asking(client)

    with pytest.raises(PermissionDenied):
        login(request, User.objects.get(username="verzonnen-beheer"), backend=ALLAUTH)

    assert not request.user.is_authenticated
    assert "_auth_user_id" not in request.session


@pytest.mark.usefixtures("reference")
def test_looking_along_itself_refuses_outside_demo_mode(client: Client, settings: Any) -> None:
    settings.DEMO_MODE = False

    with pytest.raises(services.NotPractising):
        services.look_along(request=asking(client), person=personas()["beheer"])


@pytest.mark.usefixtures("reference")
def test_the_strength_of_looking_along_goes_with_nobody_real(client: Client) -> None:
    """The backend of the demo gives back invented people only, whatever number stands in the session."""
    look_along(client, "beheer")
    real = User.objects.create_user("echt")
    session = client.session
    session["_auth_user_id"] = str(real.pk)
    session.save()

    assert client.get("/start").status_code == 302


@pytest.mark.usefixtures("reference")
def test_staff_that_is_invented_counts_as_strong(client: Client) -> None:
    look_along(client, "beleid")
    request = asking(client)
    request.user = User.objects.get(username="verzonnen-beleid")

    assert accounts.actor_of(request).strong


@pytest.mark.parametrize("key", ["niemand", "admin"])
def test_nobody_else_can_be_looked_along_with(pages: PageClient, key: str) -> None:
    assert pages.post(f"/demo/als/{key}").status_code == 404


@pytest.mark.parametrize(
    "said",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "https://elders.example"}],
)
def test_a_form_of_another_site_is_refused(pages: PageClient, said: dict[str, str]) -> None:
    assert pages.post("/demo/als/beheer", headers=said).status_code == 403


@pytest.mark.django_db
def test_without_reference_data_the_page_says_so(pages: PageClient) -> None:
    response = pages.post("/demo/als/wij")

    assert response.status_code == 503
    assert "Deze persoon is er nog niet" in response.content.decode()


@pytest.mark.usefixtures("reference")
def test_a_public_page_knows_the_visitor_only_by_the_cookie_that_came_along(pages: PageClient) -> None:
    html = pages.get("/regels").content.decode()
    assert 'href="/start"' not in html
    assert "Kijk mee als" in html

    html = look_along(pages, "raad").get("/regels").content.decode()
    assert "Henk Voorbeeld" in html
    assert 'href="/start"' in html
