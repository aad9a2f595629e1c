"""Guessing is stopped without keeping anybody out; a session ends in time, everywhere, and cannot be read or stolen."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core import mail, signing
from django.core.cache import cache
from django.db import connection
from django.urls import reverse

from perspectief.foundation.access import Role
from perspectief.foundation.accounts import services
from perspectief.foundation.accounts.testing import PASSWORD, code, enter, is_in, log_in, person
from perspectief.foundation.ui.testing import PageClient

pytestmark = pytest.mark.django_db
NAME = "anna.bakker@voorbeeld.nl"


@pytest.fixture(autouse=True)
def nobody_guessed_yet(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    cache.clear()


# --- Guessing ---------------------------------------------------------------------------------------------------------
def test_a_guesser_is_stopped_and_the_owner_still_gets_in_from_elsewhere(pages: PageClient) -> None:
    person()
    guesser = PageClient(headers={"host": "localhost"})
    for number in range(5):
        log_in(guesser, f"gok nummer {number}", address="198.51.100.66")

    stopped = log_in(guesser, PASSWORD, address="198.51.100.66")

    assert "Wacht vijf minuten" in stopped.content.decode()
    assert not is_in(guesser)
    assert log_in(pages, address="192.0.2.7").status_code == 303
    assert is_in(pages)


def test_a_guesser_with_a_whole_range_of_addresses_counts_as_one(pages: PageClient) -> None:
    person()
    guesser = PageClient(headers={"host": "localhost"})
    for number in range(5):
        log_in(guesser, f"gok nummer {number}", address=f"2001:db8::{number:x}")

    assert "Wacht vijf minuten" in log_in(guesser, PASSWORD, address="2001:db8::99").content.decode()
    assert not is_in(guesser)


def test_somebody_who_tries_many_names_from_one_address_is_stopped(pages: PageClient) -> None:
    statuses = {log_in(pages, "gok", name=f"naam{number}@voorbeeld.nl").status_code for number in range(32)}
    last = log_in(pages, "gok", name="nog.een@voorbeeld.nl")

    assert statuses == {200}
    assert "Wacht vijf minuten" in last.content.decode()


def test_who_guesses_codes_is_stopped_and_the_owner_gets_one_letter(pages: PageClient) -> None:
    person(Role.TEAM, app=True)
    log_in(pages)

    for _number in range(5):
        pages.post("/inloggen/tweede-stap", {"code": "000000"})
    stopped = pages.post("/inloggen/tweede-stap", {"code": code()})

    assert "Wacht vijf minuten" in stopped.content.decode()
    assert not is_in(pages)
    assert [letter.subject for letter in mail.outbox] == ["Iemand typt verkeerde codes voor uw account"]


def test_in_a_year_of_guessing_a_code_is_found_less_than_once_in_forty_times(settings: Any) -> None:
    guesses = 20 * 365
    windows = 1 + 2 * settings.MFA_TOTP_TOLERANCE

    assert "20/d/key" in settings.ACCOUNT_RATE_LIMITS["login_failed"]
    assert guesses * windows / 10**6 < 1 / 40
    assert guesses * 10 / 10**settings.MFA_RECOVERY_CODE_DIGITS < 1e-7


def test_who_sends_very_many_is_answered_429_with_a_time_to_wait(pages: PageClient, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login": "2/m/ip"}

    answers = [log_in(pages, "gok") for _number in range(3)]

    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert "U probeerde het heel vaak" in answers[-1].content.decode()


def test_guesses_are_counted_in_a_table_in_which_nobody_can_read_who(pages: PageClient) -> None:
    log_in(pages, "gok", address="198.51.100.66")

    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM perspectief_cache")
        rows = cursor.fetchall()

    assert rows
    assert not any(mark in f"{row}" for row in rows for mark in ("198.51.100.66", "anna", "login_failed"))


# --- A session --------------------------------------------------------------------------------------------------------
def test_a_session_gets_a_new_name_at_login(pages: PageClient) -> None:
    person()
    pages.get("/inloggen")
    session = pages.session
    session["iets"] = 1
    session.save()
    before = session.session_key

    log_in(pages)

    assert pages.session.session_key != before


def test_a_session_ends_after_a_quarter_of_silence_and_says_why(pages: PageClient) -> None:
    with time_machine.travel("2026-11-23 09:00:00+01:00") as clock:
        enter(pages, person(), strong=False)
        clock.shift(14 * 60)
        assert is_in(pages)
        clock.shift(16 * 60)

        response = pages.get("/account")

        assert (response.status_code, response.url) == (303, "/inloggen?gestopt=1&next=%2Faccount")
        assert "Daarom bent u uitgelogd." in pages.get(response.url).content.decode()
        assert not is_in(pages)


def test_a_session_ends_after_eight_hours_whatever_somebody_does(pages: PageClient) -> None:
    with time_machine.travel("2026-11-23 09:00:00+01:00") as clock:
        enter(pages, person(), strong=False)
        for _tens in range(48):
            clock.shift(60 * 10 - 1)
            assert is_in(pages)
        clock.shift(60 * 5)

        assert not is_in(pages)


def test_a_stolen_cookie_is_worth_nothing_after_logging_out(pages: PageClient, settings: Any) -> None:
    enter(pages, person(), strong=False)
    stolen = pages.cookies[settings.SESSION_COOKIE_NAME].value
    pages.post("/uitloggen")
    thief = PageClient(headers={"host": "localhost"})
    thief.cookies[settings.SESSION_COOKIE_NAME] = stolen

    assert not is_in(thief)


def test_what_is_in_a_session_cannot_be_read_in_the_table(pages: PageClient) -> None:
    person()
    log_in(pages)

    row = Session.objects.get(session_key=pages.session.session_key)

    assert "anna" not in str(row.session_data)
    assert row.get_decoded()["account_authentication_methods"][0]["email"] == NAME

    class AsItIs:
        def loads(self, data: bytes) -> bytes:
            return data

    assert b"anna" not in signing.loads(
        row.session_data, salt="django.contrib.sessions.SessionStore", serializer=AsItIs
    )


def test_somebody_ends_every_session_at_once(pages: PageClient) -> None:
    person()
    clients = [pages, *(PageClient(headers={"host": "localhost"}) for _number in range(2))]
    for client in clients:
        log_in(client)
    assert UserSession.objects.count() == 3

    response = clients[0].post("/account/apparaten", {"which": "all"})

    assert response.url == "/uitgelogd"
    assert not any(is_in(client) for client in clients)


def test_somebody_ends_all_other_sessions_or_one(pages: PageClient) -> None:
    person()
    others = [PageClient(headers={"host": "localhost"}) for _number in range(3)]
    for client in (pages, *others):
        log_in(client)
    third = UserSession.objects.get(session_key=others[2].session.session_key)

    pages.post("/account/apparaten", {"one": str(third.pk)})
    assert [is_in(client) for client in (pages, *others)] == [True, True, True, False]
    pages.post("/account/apparaten", {"which": "others"})
    assert [is_in(client) for client in (pages, *others)] == [True, False, False, False]


def test_a_stranger_cannot_end_my_session(pages: PageClient) -> None:
    person()
    log_in(pages)
    mine = UserSession.objects.get()
    stranger = enter(PageClient(headers={"host": "localhost"}), person(name="Kees Visser"), strong=False)

    stranger.post("/account/apparaten", {"one": str(mine.pk)})

    assert is_in(pages)


def test_of_an_address_only_the_network_is_kept(pages: PageClient) -> None:
    person()
    log_in(pages, address="192.0.2.77")

    assert UserSession.objects.get().ip == "192.0.2.0"


def test_who_is_closed_is_out_at_once_and_hears_why_at_the_door(pages: PageClient) -> None:
    account = person()
    log_in(pages)
    account.is_active = False
    account.save()
    services.end_sessions(account=account)

    assert not is_in(pages)
    assert log_in(pages).url == reverse("account_inactive")


def test_cookies_of_production_are_bound_to_the_host(settings: Any) -> None:
    said = (
        "from django.conf import settings as s; "
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.LOCAL_LOGIN)"
    )
    made = subprocess.run(
        [sys.executable, "-c", said],
        env={"PERSPECTIEF_SECRET_KEY": "x" * 60, "DJANGO_SETTINGS_MODULE": "perspectief.config.settings", "PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert made.stdout.split() == ["__Host-sessie", "__Host-csrf", "True", "True"], made.stderr
