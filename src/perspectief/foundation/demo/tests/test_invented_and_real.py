"""Whoever looks along may be anybody, so they meet no real account, send no mail, and leave nothing that works."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from perspectief.foundation.access import Actor, Role
from perspectief.foundation.accounts import queries
from perspectief.foundation.accounts import services as accounts
from perspectief.foundation.accounts.models import Grant, User
from perspectief.foundation.accounts.testing import PASSWORD, enter, is_in, person
from perspectief.foundation.demo import backend, services
from perspectief.foundation.demo.testing import look_along
from perspectief.foundation.ui.testing import PageClient

pytestmark = pytest.mark.usefixtures("reference")
NEW = {"first_name": "Wie", "last_name": "Ook", "email": "wie.ook@voorbeeld.example", "username": ""}


@pytest.fixture
def real(settings: Any) -> User:
    """Somebody who exists, in a house where invented people were already."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    cache.clear()
    services.load_people()
    return person(Role.TEAM, name="Echte Medewerker", app=True)


@pytest.fixture
def visitor(real: User, pages: PageClient, monkeypatch: pytest.MonkeyPatch) -> PageClient:
    """Anybody, who looks along as the administrator, past the first wall: beside real people nobody looks along."""
    monkeypatch.setattr(backend, "real_accounts", User.objects.none)
    monkeypatch.setattr(services.queries, "real_accounts", User.objects.none)
    return look_along(pages, "beheer")


def invented() -> Actor:
    return queries.actor(User.objects.get(username="verzonnen-beheer"), strong=True)


def made_by(visitor: PageClient) -> User:
    assert visitor.post("/beheer/accounts/nieuw", NEW).status_code == 303
    return User.objects.get(email=NEW["email"])


def test_no_list_search_or_file_of_an_invented_administrator_holds_a_real_account(
    visitor: PageClient, real: User
) -> None:
    for path in ("/beheer/accounts", "/beheer/toegang", "/beheer/toegang.csv"):
        found = visitor.post(path, {"naam": "echte"}).content.decode()
        assert real.email not in found and "Echte Medewerker" not in found, path
    assert real.email not in visitor.get("/beheer/accounts").content.decode()


def test_the_page_of_a_real_account_does_not_exist_for_them(visitor: PageClient, real: User) -> None:
    grant = real.grants.get()

    assert visitor.get(f"/beheer/accounts/{real.key}").status_code == 404
    for step in ("link", "sluit", "open", "tweede-stap"):
        assert visitor.post(f"/beheer/accounts/{real.key}/{step}").status_code == 404
    for step in ("verleng", "stop", "terug"):
        assert visitor.post(f"/beheer/toegang/{grant.key}/{step}").status_code == 404
    real.refresh_from_db()
    assert real.is_active and real.has_usable_password()


@pytest.mark.parametrize(
    "step", [accounts.close_account, accounts.open_account, accounts.send_link, accounts.forget_second_step]
)
def test_the_services_themselves_refuse_it_too(real: User, step: Any) -> None:
    with pytest.raises(accounts.Refused, match="verzonnen persoon"):
        step(by=invented(), account=real)

    assert mail.outbox == []


def test_an_invented_administrator_gives_nothing_to_somebody_real_and_ends_nothing(real: User) -> None:
    with pytest.raises(accounts.Refused, match="verzonnen persoon"):
        accounts.grant_role(by=invented(), to=real, role=Role.BUDDY, ends_on=timezone.localdate())
    with pytest.raises(accounts.Refused, match="verzonnen persoon"):
        accounts.end_grant(by=invented(), grant=real.grants.get())


def test_the_form_for_a_role_does_not_know_a_real_account(visitor: PageClient, real: User) -> None:
    said = {"account": real.email, "rol": "buddy", "laatste_dag": f"{timezone.localdate():%d-%m-%Y}"}

    assert "Dit account kennen wij niet." in visitor.post("/beheer/toegang/geef", said).content.decode()


def test_what_they_make_is_invented_too_and_no_mail_goes_out(visitor: PageClient) -> None:
    made = made_by(visitor)
    said = {"account": made.email, "rol": "administrator", "laatste_dag": f"{timezone.localdate():%d-%m-%Y}"}

    assert made.is_invented
    assert visitor.post("/beheer/toegang/geef", said).status_code == 303
    assert visitor.post(f"/beheer/accounts/{made.key}/link").status_code == 409
    visitor.post(f"/beheer/accounts/{made.key}/tweede-stap")
    Client().post("/wachtwoord/vergeten", {"email": made.email})
    assert mail.outbox == []


def test_the_page_after_making_one_promises_no_mail(visitor: PageClient) -> None:
    there = visitor.post("/beheer/accounts/nieuw", NEW).url

    assert "Wij sturen geen mail" in visitor.get(there).content.decode()


def test_when_practising_ends_no_account_that_they_made_works(visitor: PageClient, settings: Any) -> None:
    made = made_by(visitor)
    made.set_password(PASSWORD)
    made.save()
    Grant.objects.create(
        user=made, role=Role.ADMINISTRATOR, begins_on=timezone.localdate(), ends_on=timezone.localdate()
    )
    session = enter(PageClient(headers={"host": "localhost"}), made)
    assert session.get("/beheer/accounts").status_code == 200

    settings.DEMO_MODE = False

    assert session.get("/beheer/accounts").status_code == 403
    stranger = Client(headers={"host": "localhost"})
    stranger.post("/inloggen", {"login": made.email, "password": PASSWORD})
    assert not is_in(stranger)


def test_all_of_it_is_taken_away_and_nobody_real(visitor: PageClient, real: User) -> None:
    made_by(visitor)

    services.remove_people()

    assert list(User.objects.all()) == [real]


def test_where_somebody_real_has_an_account_nobody_new_is_invented(pages: PageClient) -> None:
    person(name="Echte Medewerker")

    response = pages.post("/demo/als/beheer")

    assert response.status_code == 409
    assert "Oefenen kan hier niet" in response.content.decode()
    assert not User.objects.filter(is_invented=True).exists()


def test_who_looks_along_is_nobody_any_more_once_somebody_real_has_an_account(pages: PageClient) -> None:
    services.load_people()
    look_along(pages, "beheer")
    assert pages.get("/beheer/accounts").status_code == 200

    person(Role.TEAM, name="Echte Medewerker", app=True)

    assert pages.get("/beheer/accounts").status_code == 302
    assert not is_in(pages)


def test_an_invented_administrator_is_no_reason_to_refuse_the_first_real_one(real: User) -> None:
    from django.core.management import call_command

    call_command("first_administrator", first_name="Bea", last_name="Beheer", email="bea@voorbeeld.example")

    assert User.objects.get(email="bea@voorbeeld.example").is_invented is False
