"""Accounts of people: an administrator makes, finds and closes them; each is of one person."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache

from perspectief.foundation.access import Role
from perspectief.foundation.accounts.calc.devices import device
from perspectief.foundation.accounts.calc.names import shared_word
from perspectief.foundation.accounts.models import User
from perspectief.foundation.accounts.testing import PASSWORD, enter, person
from perspectief.foundation.privacy.models import Look
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.privacy.queries import looks_at
from perspectief.foundation.privacy.subjects import account
from perspectief.foundation.ui.testing import PageClient

pytestmark = pytest.mark.django_db
NEW = {"first_name": "Fatima", "last_name": "El Amrani", "email": "f.elamrani@voorbeeld.nl", "username": ""}


@pytest.fixture
def administrator(pages: PageClient, settings: Any) -> PageClient:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    cache.clear()
    return enter(pages, person(Role.ADMINISTRATOR, name="Bea Beheer"))


def looks() -> list[str]:
    with purpose("access_log"):
        return list(Look.objects.values_list("what", flat=True))


def test_a_new_colleague_gets_an_account_a_link_and_then_chooses_a_password(administrator: PageClient) -> None:
    response = administrator.post("/beheer/accounts/nieuw", NEW)

    made = User.objects.get(email=NEW["email"])
    assert (response.status_code, response.url) == (303, f"/beheer/accounts/{made.key}?gedaan=gemaakt")
    assert "Wij stuurden een link" in administrator.get(response.url).content.decode()
    assert not made.has_usable_password()
    letter = mail.outbox[-1]
    assert letter.to == [NEW["email"]]
    assert "Dag Fatima El Amrani," in letter.body
    link = next(line for line in letter.body.splitlines() if line.startswith("http"))
    colleague = PageClient(headers={"host": "localhost"})
    there = colleague.get(link).url
    assert colleague.post(there, {"password1": PASSWORD, "password2": PASSWORD}).status_code == 303
    assert colleague.post("/inloggen", {"login": NEW["email"], "password": PASSWORD}).url == "/start"
    assert "account-made" in looks()


@pytest.mark.parametrize(
    "shared",
    [
        {"email": "info@voorbeeld.nl"},
        {"email": "team.noord@voorbeeld.nl"},
        {"username": "balie2"},
        {"first_name": "Team", "last_name": "Noord"},
        {"username": "wijkteam-zuid"},
    ],
)
def test_an_account_of_a_desk_or_a_team_is_refused_with_a_kind_reason(
    administrator: PageClient, shared: dict[str, str]
) -> None:
    response = administrator.post("/beheer/accounts/nieuw", NEW | shared)

    assert "Een account is altijd van één persoon." in response.content.decode()
    assert not User.objects.filter(last_name__in=("El Amrani", "Noord")).exists()


def test_a_name_that_only_looks_like_a_shared_one_is_fine() -> None:
    assert not any(
        map(shared_word, ("j.postma@voorbeeld.nl", "Teamo Gastelaars", "infantino", "Mailin", "de Balie-Smit x")[:4])
    )
    assert shared_word("TEAM") == "team"
    assert shared_word("service-desk") == "service"


@pytest.mark.parametrize("left_out", ["first_name", "last_name", "email"])
def test_an_account_needs_a_whole_name_and_an_address(administrator: PageClient, left_out: str) -> None:
    response = administrator.post("/beheer/accounts/nieuw", NEW | {left_out: ""})

    assert "Vul dit in." in response.content.decode()
    assert not User.objects.filter(last_name="El Amrani").exists()


def test_one_address_has_one_account(administrator: PageClient) -> None:
    administrator.post("/beheer/accounts/nieuw", NEW)

    response = administrator.post("/beheer/accounts/nieuw", NEW | {"email": NEW["email"].upper()})

    assert "Er is al een account met dit e-mailadres." in response.content.decode()
    assert User.objects.filter(last_name="El Amrani").count() == 1


def test_an_administrator_finds_a_name_without_it_standing_in_the_address(administrator: PageClient) -> None:
    person(name="Kees Visser")
    person(name="Anna Bakker")

    page = administrator.post("/beheer/accounts", {"naam": "visser kees"}).content.decode()

    assert "Kees Visser" in page
    assert "Anna Bakker" not in page
    assert looks().count("accounts-list") == 1


def test_a_long_list_comes_in_pages(administrator: PageClient) -> None:
    User.objects.bulk_create(
        User(username=f"mens{n}", first_name="Mens", last_name=f"{n:02}", email=f"m{n}@voorbeeld.nl") for n in range(60)
    )

    first = administrator.get("/beheer/accounts").content.decode()
    second = administrator.post("/beheer/accounts", {"naam": "mens", "pagina": "2"}).content.decode()

    assert "Pagina 1 van 3" in first
    assert "Mens 26" in second
    assert "Mens 01" not in second


def test_a_closed_account_is_out_at_once_and_can_be_opened_again(administrator: PageClient) -> None:
    colleague = person(name="Kees Visser")
    theirs = PageClient(headers={"host": "localhost"})
    theirs.post("/inloggen", {"login": colleague.email, "password": PASSWORD})
    assert theirs.get("/account").status_code == 200

    ask = administrator.get(f"/beheer/accounts/{colleague.key}/sluit")
    assert "meteen overal uitgelogd" in ask.content.decode()
    done = administrator.post(f"/beheer/accounts/{colleague.key}/sluit")
    assert done.url.endswith("gedaan=dicht")
    assert "Het account is dicht." in administrator.get(done.url).content.decode()
    assert theirs.get("/account").status_code == 302
    assert theirs.post("/inloggen", {"login": colleague.email, "password": PASSWORD}).url == "/account/gesloten"

    administrator.post(f"/beheer/accounts/{colleague.key}/open")
    assert theirs.post("/inloggen", {"login": colleague.email, "password": PASSWORD}).url == "/start"
    assert {"account-closed", "account-opened"} <= set(looks())


def test_a_closed_account_gets_no_link(administrator: PageClient) -> None:
    colleague = person(name="Kees Visser")
    administrator.post(f"/beheer/accounts/{colleague.key}/sluit")

    response = administrator.post(f"/beheer/accounts/{colleague.key}/link")

    assert response.status_code == 409
    assert "Open het eerst weer." in response.content.decode()


def test_who_lost_everything_sets_up_a_new_second_step(administrator: PageClient) -> None:
    colleague = person(Role.TEAM, name="Kees Visser", app=True)

    administrator.post(f"/beheer/accounts/{colleague.key}/tweede-stap")

    assert not Authenticator.objects.filter(user=colleague).exists()
    assert mail.outbox[0].subject == "Uw tweede stap is weggehaald"
    assert "account-second-step-gone" in looks()


def test_with_the_second_step_the_password_goes_so_who_stole_it_sets_up_nothing(administrator: PageClient) -> None:
    colleague = person(Role.TEAM, name="Kees Visser", app=True)

    administrator.post(f"/beheer/accounts/{colleague.key}/tweede-stap")

    thief = PageClient(headers={"host": "localhost"})
    assert thief.post("/inloggen", {"login": colleague.email, "password": PASSWORD}).status_code == 200
    letter = mail.outbox[-1]
    assert letter.to == [colleague.email]
    link = next(line for line in letter.body.splitlines() if line.startswith("http"))
    owner = PageClient(headers={"host": "localhost"})
    there = owner.get(link).url
    assert owner.post(there, {"password1": "zes groene boten", "password2": "zes groene boten"}).status_code == 303
    assert owner.post("/inloggen", {"login": colleague.email, "password": "zes groene boten"}).status_code == 303


@pytest.mark.parametrize("step", ["sluit", "tweede-stap"])
def test_nobody_closes_or_weakens_their_own_account(administrator: PageClient, step: str) -> None:
    own = User.objects.get(last_name="Beheer")

    response = administrator.post(f"/beheer/accounts/{own.key}/{step}")

    assert "Dit is uw eigen account." in response.content.decode()
    own.refresh_from_db()
    assert own.is_active


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_nobody_else_comes_here(pages: PageClient, role: Role) -> None:
    visitor = enter(pages, person(role))
    key = person(name="Kees Visser").key

    for address in (
        "/beheer/accounts",
        "/beheer/accounts/nieuw",
        f"/beheer/accounts/{key}",
        f"/beheer/accounts/{key}/sluit",
    ):
        assert visitor.get(address).status_code == 403


def test_an_account_or_a_step_that_does_not_exist_is_not_found(administrator: PageClient) -> None:
    key = person(name="Kees Visser").key

    assert administrator.get(f"/beheer/accounts/{uuid4()}").status_code == 404
    assert administrator.get(f"/beheer/accounts/{key}/dansen").status_code == 404


def test_a_device_is_called_as_people_call_it() -> None:
    edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0"
    phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1"

    assert device(edge) == ("Edge", "Windows")
    assert device(phone) == ("Safari", "iPhone")
    assert device("curl/8") == ("", "")


@pytest.mark.parametrize("step", ["link", "sluit", "tweede-stap"])
def test_the_question_whether_to_do_something_shows_a_name_and_leaves_a_line(
    administrator: PageClient, step: str
) -> None:
    colleague = person(Role.PROFESSIONAL, name="Fatma Voorbeeld")

    page = administrator.get(f"/beheer/accounts/{colleague.key}/{step}")

    assert "Fatma" in page.content.decode()
    assert [line.what for line in looks_at(account(colleague.key))] == ["lijst van accounts"]
