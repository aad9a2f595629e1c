"""What people read of the register: in short, one notice for each activity, the register itself, and behind it."""

from __future__ import annotations

import csv
import dataclasses
import io
from typing import Any

import pytest

from perspectief.foundation.demo.testing import look_along
from perspectief.foundation.demo.testing import reference as reference
from perspectief.foundation.privacy import notices, terms
from perspectief.foundation.privacy.register import Basis, activities
from perspectief.foundation.privacy.services import run_retention
from perspectief.foundation.ui.testing import PageClient


def words(pages: PageClient, address: str) -> str:
    return pages.get(address).content.decode()


def test_every_activity_stands_on_the_page_of_the_house_once(pages: PageClient) -> None:
    grouped = [one.activity.key for group in notices.groups() for one in group.notices]

    assert sorted(grouped) == [one.key for one in activities()]
    assert all(f'href="/gegevens/{key}"' in words(pages, "/gegevens") for key in grouped)


@pytest.mark.parametrize("key", [one.key for one in activities()])
def test_each_activity_has_a_sound_notice(pages: PageClient, key: str) -> None:
    html = words(pages, f"/gegevens/{key}")

    for question in ("Wie doet dit?", "Welke gegevens?", "Wie kan ze zien?", "Waarom mag dit?", "Hoe lang?"):
        assert question in html
    assert "Autoriteit Persoonsgegevens" in html


def test_a_notice_about_people_tells_ground_term_rights_and_that_nobody_checked_it(pages: PageClient) -> None:
    html = words(pages, "/gegevens/accounts")

    assert "AVG artikel 6 lid 1 onder e" in html
    assert "Een jurist heeft dit nog niet nagekeken." in html
    assert terms.in_words("account") in html
    assert "De gemeente moet hier nog over beslissen." in html
    assert "U mag vragen om alles te wissen." in html
    assert "Een computer beslist hier nooit over u." in html


def test_what_keeps_nothing_says_so_and_promises_no_rights_over_nothing(pages: PageClient) -> None:
    html = words(pages, "/gegevens/check")

    assert "Wij bewaren niets." in html
    assert "Wat kunt u doen?" not in html


def test_a_plan_of_the_simulator_is_not_called_nothing(pages: PageClient) -> None:
    assert "Een plan blijft staan onder een link." in words(pages, "/gegevens/simulator")
    assert notices.notice("simulator") not in notices.groups()[0].notices


def test_an_activity_that_is_not_there_is_not_found(pages: PageClient) -> None:
    assert pages.get("/gegevens/bestaat-niet").status_code == 404


def test_the_municipality_and_the_privacy_officer_are_named_when_the_operator_says_so(
    pages: PageClient, settings: Any
) -> None:
    assert "Deze oefenversie is nog van geen gemeente." in words(pages, "/gegevens/accounts")
    settings.DATA_CONTROLLER, settings.PRIVACY_CONTACT = "Gemeente Voorbeeld", "privacy@example.nl"

    html = words(pages, "/gegevens/accounts")

    assert "Gemeente Voorbeeld" in html
    assert "privacy@example.nl" in html


def test_the_register_can_be_taken_along_and_says_the_same_in_both_files(pages: PageClient) -> None:
    as_json = pages.get("/gegevens/register.json").json()["verwerkingen"]
    as_csv = list(csv.DictReader(io.StringIO(pages.get("/gegevens/register.csv").content.decode())))

    assert [row["sleutel"] for row in as_json] == [one.key for one in activities()]
    assert [row["sleutel"] for row in as_csv] == [one.key for one in activities()]
    accounts = next(row for row in as_csv if row["sleutel"] == "accounts")
    assert accounts["grondslag"] == Basis.PUBLIC_TASK
    assert accounts["grondslagNagekeken"] == "nee"
    assert accounts["bewaartermijn"] == terms.in_words("account")


def test_a_consent_is_told_to_cost_nothing_when_refused() -> None:
    circles = notices.notice("circles")

    assert circles.activity.basis is Basis.CONSENT
    assert str(circles.must_you) == "Nee. Zegt u nee? Dan verandert er voor u niets."


@pytest.mark.django_db
@pytest.mark.usefixtures("reference")
def test_the_privacy_officer_sees_terms_places_and_what_nobody_checked(pages: PageClient) -> None:
    run_retention()

    html = words(look_along(pages, "privacy"), "/beheer/register")

    assert "Er staat niets te lang." in html
    assert "Laatst opgeruimd" in html
    assert "privacy.Look" in html
    assert "uit het hoofd en niet nagekeken" in html


@pytest.mark.django_db
def test_the_page_behind_the_register_is_not_for_everybody(pages: PageClient) -> None:
    assert pages.get("/beheer/register").status_code == 302


def test_an_activity_without_a_term_says_how_long_only_in_words() -> None:
    check = notices.notice("check")

    assert not check.how_long
    assert not dataclasses.replace(check.activity, stays="").keeps
