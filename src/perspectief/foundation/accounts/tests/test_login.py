"""Logging in and out with a password and a second step."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.auth.hashers import identify_hasher
from django.core import mail
from django.core.cache import cache

from perspectief.foundation.access import Role
from perspectief.foundation.accounts.testing import PASSWORD, SECRET, code, enter, is_in, log_in, person
from perspectief.foundation.ui.testing import PageClient

pytestmark = pytest.mark.django_db
NAME = "anna.bakker@voorbeeld.nl"


@pytest.fixture(autouse=True)
def nobody_guessed_yet(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    cache.clear()


# --- A password -------------------------------------------------------------------------------------------------------
def test_somebody_logs_in_with_an_e_mail_address_and_out_again(pages: PageClient) -> None:
    person()

    response = log_in(pages)

    assert (response.status_code, response.url) == (303, "/start")
    assert is_in(pages)
    out = pages.post("/uitloggen")
    assert (out.status_code, out.url) == (303, "/uitgelogd")
    assert out.headers["Clear-Site-Data"] == '"cache"'
    assert "U bent uitgelogd" in pages.get("/uitgelogd").content.decode()
    assert not is_in(pages)


def test_a_wrong_password_is_said_kindly_and_tells_nothing_about_who_exists(pages: PageClient) -> None:
    person()

    known, unknown = log_in(pages, "iets anders dan dat"), log_in(pages, "iets", name="niemand@voorbeeld.nl")

    assert "Kijk of uw naam en uw wachtwoord goed zijn." in known.content.decode()
    assert known.content.decode().count("goed zijn") == unknown.content.decode().count("goed zijn")
    assert not is_in(pages)


def test_a_password_is_stored_as_argon2id_and_slow_to_guess(pages: PageClient, password_in_earnest: None) -> None:
    stored = person().password

    assert identify_hasher(stored).algorithm == "argon2"
    assert stored.startswith("argon2$argon2id$")
    assert "$m=102400,t=2,p=8$" in stored
    assert log_in(pages).status_code == 303


def test_local_login_can_be_switched_off(pages: PageClient, settings: Any) -> None:
    person()
    settings.LOCAL_LOGIN = False

    assert "Wachtwoord" not in pages.get("/inloggen").content.decode()
    assert log_in(pages).status_code == 403
    assert pages.get("/wachtwoord/vergeten").status_code == 404
    assert not is_in(pages)


def test_nobody_signs_up(pages: PageClient) -> None:
    for address in ("/aanmelden", "/signup/", "/account/signup/", "/accounts/signup/"):
        assert pages.get(address).status_code == 404


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("kort", "te kort"),
        ("anna.bakker@voorbeeld.nl", "lijkt op uw naam"),
        ("123456789012345", "alleen cijfers"),
        ("qwerty123456", "makkelijk te raden"),
    ],
)
def test_a_weak_password_is_refused_in_plain_words(pages: PageClient, typed: str, said: str) -> None:
    enter(pages, person(), strong=False)

    sent = {"oldpassword": PASSWORD, "password1": typed, "password2": typed}
    response = pages.post("/account/wachtwoord", sent)

    assert response.status_code == 200
    assert said in response.content.decode()


def test_who_changes_the_password_stays_in_here_and_is_out_elsewhere(pages: PageClient) -> None:
    account = person()
    other = enter(PageClient(headers={"host": "localhost"}), account, strong=False)
    enter(pages, account, strong=False)

    sent = {"oldpassword": PASSWORD, "password1": "nog drie groene appels", "password2": "nog drie groene appels"}
    response = pages.post("/account/wachtwoord", sent)

    assert (response.status_code, response.url) == (303, "/account")
    assert "Uw nieuwe wachtwoord is bewaard." in pages.get("/account").content.decode()
    assert not is_in(other)
    assert mail.outbox[-1].subject == "Uw wachtwoord is veranderd"


def test_who_forgot_the_password_gets_a_link_that_works_once(pages: PageClient) -> None:
    person()

    assert pages.post("/wachtwoord/vergeten", {"email": NAME}).url == "/wachtwoord/verstuurd"
    assert pages.get("/wachtwoord/verstuurd").status_code == 200
    link = next(line for line in mail.outbox[-1].body.splitlines() if line.startswith("http"))
    there = pages.get(link).url
    assert "Kies een wachtwoord" in pages.get(there).content.decode()
    new = {"password1": "nog drie groene appels", "password2": "nog drie groene appels"}
    assert pages.post(there, new).url == "/wachtwoord/gekozen"
    assert pages.get("/wachtwoord/gekozen").status_code == 200

    assert log_in(pages, "nog drie groene appels").status_code == 303
    again = PageClient(headers={"host": "localhost"}).get(link)
    assert "Deze link werkt niet meer" in again.content.decode()


def test_a_link_in_mail_leads_to_our_own_address_whatever_host_was_asked(pages: PageClient, settings: Any) -> None:
    person()
    settings.ALLOWED_HOSTS, settings.ADDRESS = [".gemeente.example"], "https://perspectief.gemeente.example"

    pages.post("/wachtwoord/vergeten", {"email": NAME}, headers={"host": "ander.gemeente.example"})

    links = [line for line in mail.outbox[-1].body.splitlines() if line.startswith("http")]
    assert links
    assert all(link.startswith("https://perspectief.gemeente.example/") for link in links)


def test_somebody_unknown_gets_no_mail_and_sees_the_same(pages: PageClient) -> None:
    assert pages.post("/wachtwoord/vergeten", {"email": "niemand@voorbeeld.nl"}).url == "/wachtwoord/verstuurd"
    assert not mail.outbox


# --- The second step --------------------------------------------------------------------------------------------------
def test_who_has_an_app_types_its_code_and_then_is_strong(pages: PageClient) -> None:
    person(Role.TEAM, app=True)

    assert log_in(pages).url == "/inloggen/tweede-stap"
    assert not is_in(pages)
    assert "Uw wachtwoord klopt." in pages.get("/inloggen/tweede-stap").content.decode()
    wrong = pages.post("/inloggen/tweede-stap", {"code": "000000"})
    assert "Deze code klopt niet." in wrong.content.decode()
    assert pages.post("/inloggen/tweede-stap", {"code": code()}).url == "/start"

    assert pages.get("/account").wsgi_request.actor.has(Role.TEAM)


def test_a_code_works_once(pages: PageClient) -> None:
    person(Role.TEAM, app=True)
    log_in(pages)
    used = code()
    pages.post("/inloggen/tweede-stap", {"code": used})
    thief = PageClient(headers={"host": "localhost"})

    log_in(thief)
    response = thief.post("/inloggen/tweede-stap", {"code": used})

    assert "Deze code klopt niet." in response.content.decode()
    assert not is_in(thief)


def test_staff_without_a_second_step_are_led_to_one_before_anything_else(pages: PageClient) -> None:
    enter(pages, person(Role.ADMINISTRATOR), strong=False)

    for closed in ("/start", "/beheer/accounts", "/beheer/toegang"):
        response = pages.get(closed)
        assert (response.status_code, response.url) == (
            303,
            f"/account/tweede-stap/eerst?next={closed.replace('/', '%2F')}",
        )
    assert pages.get("/account/tweede-stap/eerst").url == "/account/tweede-stap"
    assert "U hebt een tweede stap nodig" in pages.get("/account/tweede-stap").content.decode()
    assert pages.get("/").status_code == 200


def test_staff_who_did_not_use_their_second_step_in_this_session_are_led_to_it(pages: PageClient) -> None:
    enter(pages, person(Role.TEAM, app=True), strong=False)

    there = pages.get("/account/tweede-stap/eerst?next=/start").url
    assert there == "/account/bent-u-het/code?next=%2Fstart"
    assert pages.get(there).status_code == 200
    assert pages.post(there, {"code": code(), "next": "/start"}).url == "/start"
    assert pages.get("/start").status_code == 200


def test_somebody_without_a_staff_role_needs_no_second_step(pages: PageClient) -> None:
    person(Role.RESIDENT)

    assert log_in(pages).url == "/start"
    assert pages.get("/start").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_setting_up_an_app_gives_spare_codes_and_makes_the_session_strong(pages: PageClient) -> None:
    person(Role.TEAM)
    log_in(pages)

    assert "<svg" in pages.get("/account/tweede-stap/app").content.decode()
    wrong = pages.post("/account/tweede-stap/app", {"code": "12"})
    assert "Deze code klopt niet." in wrong.content.decode()
    secret = pages.session["mfa.totp.secret"]
    done = pages.post("/account/tweede-stap/app", {"code": code(secret=secret)})

    assert done.url == "/account/tweede-stap/noodcodes"
    assert pages.get(done.url).status_code == 200
    assert pages.get("/start").status_code == 200
    file = pages.get("/account/tweede-stap/noodcodes/bestand")
    assert len([line for line in file.content.decode().splitlines() if line.isdigit()]) == 10


def test_a_spare_code_opens_the_door_once(pages: PageClient) -> None:
    account = person(Role.TEAM, app=True)
    spare = RecoveryCodes.activate(account).generate_codes()[0]
    log_in(pages)

    assert pages.post("/inloggen/tweede-stap", {"code": spare}).url == "/start"
    pages.post("/uitloggen")
    log_in(pages)
    assert pages.post("/inloggen/tweede-stap", {"code": spare}).status_code == 200


def test_staff_keep_their_only_second_step(pages: PageClient) -> None:
    account = person(Role.TEAM, app=True)
    enter(pages, account)

    assert "Dit is uw enige tweede stap." in pages.get("/account/tweede-stap/app/stop").content.decode()
    pages.post("/account/tweede-stap/app/stop")

    assert Authenticator.objects.filter(user=account, type="totp").exists()


def test_the_secret_of_an_app_lies_sealed_in_the_database() -> None:
    account = person(Role.TEAM, app=True)

    stored = Authenticator.objects.get(user=account).data["secret"]

    assert SECRET not in stored
    assert Authenticator.objects.get(user=account).wrap().validate_code(code())


@pytest.mark.parametrize(
    "address",
    [
        *("/account", "/account/wachtwoord", "/account/tweede-stap", "/account/tweede-stap/app/stop"),
        *("/account/tweede-stap/noodcodes", "/account/tweede-stap/noodcodes/nieuw", "/account/tweede-stap/sleutels"),
        *("/account/tweede-stap/sleutels/nieuw", "/account/apparaten", "/account/bent-u-het", "/uitloggen"),
    ],
)
def test_every_page_of_ones_own_is_sound_and_in_no_cache(pages: PageClient, address: str) -> None:
    account = person(Role.TEAM, app=True)
    RecoveryCodes.activate(account)
    response = enter(pages, account).get(address)

    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize(
    "address", ["/inloggen", "/wachtwoord/vergeten", "/uitgelogd", "/account/gesloten", "/inloggen/gestopt"]
)
@pytest.mark.parametrize("language", ["", "/en", "/ar"])
def test_every_open_page_of_logging_in_is_sound(pages: PageClient, address: str, language: str) -> None:
    response = pages.get(f"{language}{address}")

    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]


def test_important_things_ask_again_who_it_is_after_a_while(pages: PageClient) -> None:
    with time_machine.travel("2026-11-23 09:00:00+01:00") as clock:
        enter(pages, person(Role.TEAM, app=True))
        for _minute in range(2):
            clock.shift(60 * 10)
            assert is_in(pages)

        there = pages.get("/account/tweede-stap/noodcodes/nieuw").url
        assert there.startswith("/account/bent-u-het?next=")
        assert pages.get(there).status_code == 200
        sent = {"password": PASSWORD, "next": "/account/tweede-stap/noodcodes/nieuw"}
        assert pages.post("/account/bent-u-het", sent).url == "/account/tweede-stap/noodcodes/nieuw"
        assert pages.get("/account/tweede-stap/noodcodes/nieuw").status_code == 200
