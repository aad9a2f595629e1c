"""Somebody with an account sees all that is kept of them, who looked, and what they can do about it."""

from __future__ import annotations

import json
from uuid import UUID

import pytest
from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import models
from django.utils import timezone

from perspectief.foundation.access import NOBODY, Role
from perspectief.foundation.accounts.models import Circle, CircleMember, Grant, User
from perspectief.foundation.accounts.testing import enter, person
from perspectief.foundation.output.testing import tags_of, text_of
from perspectief.foundation.privacy.models import ACCESS_LOG, OWN_DATA, Look, Restriction
from perspectief.foundation.privacy.purpose import purpose, upkeep
from perspectief.foundation.privacy.queries import is_restricted, looks_at
from perspectief.foundation.privacy.services import pause
from perspectief.foundation.privacy.services.retention import run_retention
from perspectief.foundation.privacy.subjects import Subject, account
from perspectief.foundation.privacy.tests.conftest import look
from perspectief.foundation.privacy.tests.test_consent import give
from perspectief.foundation.ui.testing import PageClient

pytestmark = pytest.mark.django_db
PAGES = ["/mijn/gegevens", "/mijn/gegevens/verbeteren", "/mijn/gegevens/wissen", "/mijn/wie-keek-er-mee"]
PAGES += ["/mijn/toestemming", "/mijn/gegevens/gewist"]


@pytest.fixture
def noor() -> User:
    """A resident with an account."""
    return person(Role.RESIDENT, name="Noor Voorbeeld")


@pytest.fixture
def mine(pages: PageClient, noor: User) -> PageClient:
    """The browser of the resident."""
    return enter(pages, noor, strong=False)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_sound_with_and_without_something_to_show(mine: PageClient, noor: User, path: str) -> None:
    assert mine.get(path).status_code == 200
    give(account(noor.key))
    for _ in range(30):
        look(account(noor.key))
    assert mine.get(path).status_code == 200


@pytest.mark.parametrize("path", PAGES[:-1])
def test_nobody_without_an_account_gets_in(pages: PageClient, path: str) -> None:
    assert pages.get(path).status_code == 302


def test_the_resident_sees_the_look_of_a_worker_at_the_next_page(mine: PageClient, noor: User) -> None:
    assert "Er heeft nog niemand gekeken." in mine.get("/mijn/wie-keek-er-mee").content.decode()
    look(account(noor.key), organisation="WIJ Groningen")
    page = mine.get("/mijn/wie-keek-er-mee").content.decode()
    assert "Medewerker van WIJ" in page
    assert "WIJ Groningen" in page
    assert "toezicht op wie er kijkt" in page


def test_older_lines_stand_on_the_next_page(mine: PageClient, noor: User) -> None:
    for _ in range(26):
        look(account(noor.key))
    assert "?blad=2" in mine.get("/mijn/wie-keek-er-mee").content.decode()
    assert "Bladzijde 2 van 2" in mine.get("/mijn/wie-keek-er-mee?blad=2").content.decode()
    assert mine.get("/mijn/wie-keek-er-mee?blad=x").status_code == 200


def test_the_list_can_be_taken_along_and_that_is_a_line_too(mine: PageClient, noor: User) -> None:
    look(account(noor.key))
    csv = mine.get("/mijn/wie-keek-er-mee.csv").content.decode()
    assert "medewerker van WIJ" in csv
    lines = json.loads(mine.get("/mijn/wie-keek-er-mee.json").content)
    assert [one["by_self"] for one in lines] == [True, False]
    assert looks_at(account(noor.key))[0].action == "meegenomen in een bestand"


def test_a_resident_sees_only_their_own(mine: PageClient) -> None:
    other = person(Role.RESIDENT, name="Sami Voorbeeld")
    look(account(other.key))
    assert "Er heeft nog niemand gekeken." in mine.get("/mijn/wie-keek-er-mee").content.decode()
    assert "Sami" not in mine.get("/mijn/gegevens").content.decode()


# --- The pack ---------------------------------------------------------------------------------------------------------
def test_the_pack_holds_all_that_an_independent_crawl_of_the_tables_finds(mine: PageClient, noor: User) -> None:
    _everything_of(noor)
    pack = mine.get("/mijn/gegevens/alles.json").content.decode()
    words = json.dumps(json.loads(pack), ensure_ascii=False)
    missing = {place: value for place, value in _crawl(noor).items() if value not in words}
    assert missing == {}
    assert len(_crawl(noor)) > 15, "the crawl itself finds what was put there"


def test_the_pack_does_not_hold_the_secrets_with_which_somebody_could_log_in(mine: PageClient, noor: User) -> None:
    _everything_of(noor)
    pack = mine.get("/mijn/gegevens/alles.json").content.decode()
    for secret in (noor.password, "geheim-van-de-app", "geheim-van-de-mail", *_sessions(noor)):
        assert secret not in pack


def test_the_pack_says_why_for_whom_and_how_long(mine: PageClient, noor: User) -> None:
    give(account(noor.key))
    look(account(noor.key))
    pack = json.loads(mine.get("/mijn/gegevens/alles.json").content)
    for part in pack["gegevens"]:
        assert part["waarvoor"]
        assert part["grond"]
        assert part["herkomst"]
    assert len(pack["toestemmingen"]) == 1
    assert {line["role"] for line in pack["wie_keek_er_mee"]} == {"medewerker van WIJ", "u zelf"}


def test_the_pack_on_paper_is_tagged_and_says_the_same(mine: PageClient, noor: User) -> None:
    give(account(noor.key))
    response = mine.get("/mijn/gegevens/alles.pdf")
    assert response.headers["Content-Type"] == "application/pdf"
    paper = " ".join(text_of(response.content).split())
    assert "Uw gegevens" in paper
    assert "Noor" in paper
    assert "medewerker van WIJ" in paper
    assert "/H1" in {tag for tag, _language in tags_of(response.content)}


def _crawl(user: User) -> dict[str, str]:
    """Every text, mail address, choice and moment in a row of any table that points at this account: found by the
    tables themselves, not by what rooms say of them."""
    found = {}
    with upkeep():
        for model in apps.get_models():
            for row in _rows_of(model, user):
                found.update(_texts(row))
    return found


def _rows_of(model: type[models.Model], user: User) -> models.QuerySet:
    ways = [one.name for one in model._meta.fields if one.related_model is User]
    whose = models.Q(pk__in=[user.pk]) if model is User else models.Q(pk__in=[])
    for name in ways:
        whose |= models.Q(**{name: user.pk})
    if model is EmailConfirmation:
        whose |= models.Q(email_address__user=user)
    return model._base_manager.filter(whose)


NUMBERS_OF_ROWS = {"accounts.Grant.key"}
SECRETS = {"password", "session_key", "key", "data", "session_data"}


def _texts(row: models.Model) -> dict[str, str]:
    texts = {}
    for field in row._meta.concrete_fields:
        value = field.value_from_object(row)
        place = f"{row._meta.label}.{field.name}"
        if (field.name in SECRETS and not isinstance(value, UUID)) or place in NUMBERS_OF_ROWS:
            continue
        if isinstance(value, UUID) or (isinstance(value, str) and value):
            said = str(dict(field.flatchoices).get(value, value)) if field.choices else str(value)
            texts[place] = json.dumps(said, ensure_ascii=False)[1:-1]
        if hasattr(value, "isoformat"):
            texts[place] = value.isoformat()[:16]
    return texts


def _everything_of(user: User) -> None:
    """A row in every table that knows accounts."""
    address, _ = EmailAddress.objects.get_or_create(user=user, email="tweede@voorbeeld.nl", defaults={"verified": True})
    EmailConfirmation.objects.create(email_address=address, key="geheim-van-de-mail", sent=timezone.now())
    SocialAccount.objects.create(user=user, provider="stad", uid="nummer-bij-de-stad", extra_data={"naam": "Noor V."})
    Authenticator.objects.create(user=user, type="totp", data={"secret": "geheim-van-de-app"})
    CircleMember.objects.create(
        circle=Circle.objects.create(),
        user=user,
        role=Role.BUDDY,
        begins_at=timezone.now(),
        ends_at=timezone.now(),
    )
    someone = person(name="Els Voorbeeld")
    today = timezone.localdate()
    Grant.objects.create(user=someone, role=Role.BUDDY, begins_on=today, ends_on=today, granted_by=user)
    UserSession.objects.create(user=user, ip="192.0.2.7", session_key="sleutel-van-de-sessie", user_agent="Browser 7")


def _sessions(user: User) -> list[str]:
    return list(UserSession.objects.filter(user=user).values_list("session_key", flat=True))


# --- Correct, pause, erase --------------------------------------------------------------------------------------------
def test_somebody_puts_their_own_name_right(mine: PageClient, noor: User) -> None:
    answer = mine.post("/mijn/gegevens/verbeteren", {"first_name": "Nora", "last_name": "Voorbeeld"})
    assert answer.status_code == 303
    noor.refresh_from_db()
    assert noor.first_name == "Nora"
    assert "Uw gegevens zijn verbeterd." in mine.get(answer.headers["Location"]).content.decode()


def test_a_name_that_is_too_long_is_told_at_its_place(mine: PageClient) -> None:
    page = mine.post("/mijn/gegevens/verbeteren", {"first_name": "N" * 151}).content.decode()
    assert "Maak het korter dan 150 letters" in page


def test_a_pause_is_one_tap_and_lifting_it_too(mine: PageClient, noor: User) -> None:
    page = mine.post("/mijn/gegevens/pauze", {"pauze": "aan"}, follow=True).content.decode()
    assert "Het kijken is nu gepauzeerd." in page
    assert is_restricted(account(noor.key))
    mine.post("/mijn/gegevens/pauze", {"pauze": "uit"})
    assert not is_restricted(account(noor.key))


def test_erasing_asks_first_and_tells_what_stays(mine: PageClient, noor: User) -> None:
    page = mine.get("/mijn/gegevens/wissen").content.decode()
    assert "Het logboek van wie er keek" in page
    assert "Zet een kruisje" in mine.post("/mijn/gegevens/wissen").content.decode()
    assert User.objects.filter(pk=noor.pk).exists()


def test_after_erasing_nothing_of_the_account_is_left_but_lines_without_a_name(mine: PageClient, noor: User) -> None:
    _everything_of(noor)
    consent = give(account(noor.key))
    look(account(noor.key))
    before, subject = _crawl(noor), account(noor.key)
    assert before
    answer = mine.post("/mijn/gegevens/wissen", {"zeker": "on"})
    assert answer.headers["Location"] == "/mijn/gegevens/gewist"
    assert mine.get("/mijn/gegevens/gewist").status_code == 200
    assert mine.get("/mijn/gegevens").status_code == 302, "logged out"
    assert _crawl(noor) == {}
    assert not Session.objects.filter(session_key__in=_sessions(noor)).exists()
    with upkeep():
        consent.refresh_from_db()
        assert consent.withdrawal.at is not None
        assert Look.objects.filter(subject__in=subject.ever_known_as(ACCESS_LOG)).count() == 2


def test_an_account_that_somebody_works_with_stays_and_the_page_says_why(pages: PageClient) -> None:
    worker = person(Role.PROFESSIONAL)
    browser = enter(pages, worker)
    assert "Vraag de beheerder." in browser.get("/mijn/gegevens/wissen").content.decode()
    page = browser.post("/mijn/gegevens/wissen", {"zeker": "on"}, follow=True).content.decode()
    assert "Gewist is wat weg mag." in page
    assert User.objects.filter(pk=worker.pk).exists()


def test_looking_at_ones_own_data_is_a_line_of_the_log(mine: PageClient, noor: User) -> None:
    mine.get("/mijn/gegevens")
    with purpose(ACCESS_LOG):
        [line] = Look.objects.all()
    assert line.actor == line.subject
    assert line.trace.isalpha(), "the number of the request, as in the log of the machine"


def test_nothing_that_was_asked_stands_in_an_address(mine: PageClient) -> None:
    answer = mine.post("/mijn/gegevens/verbeteren", {"first_name": "Kanarie"})
    assert "Kanarie" not in answer.headers["Location"]


def test_a_pause_goes_when_nobody_is_left_to_whom_it_belongs() -> None:
    gone, here, elsewhere = (person(Role.RESIDENT, name=f"{name} Voorbeeld") for name in ("Noor", "Sam", "Li"))
    for one in (gone, here):
        pause(subject=account(one.key), by=NOBODY)
    pause(subject=Subject("a room that does not say whom it knows", str(elsewhere.key)), by=NOBODY)
    gone.delete()

    run_retention()

    assert not is_restricted(account(gone.key))
    assert is_restricted(account(here.key))
    with purpose(OWN_DATA):
        assert Restriction.objects.count() == 2
