"""Answers travel in one sealed cookie: small, unreadable, gone in time, and never from another site."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.test import Client

from perspectief.foundation.ui.testing import PageClient
from perspectief.residents.entitlements import services
from perspectief.residents.entitlements.services import sealing, told
from perspectief.residents.entitlements.services.sealing import TooMuch, seal, unseal
from perspectief.residents.entitlements.tests.answering import MOTHER, as_told, carried, fill_in

NOW = 1_800_000_000
pytestmark = pytest.mark.django_db


def begun(client: Client) -> str:
    client.post("/rechten/vraag/who", MOTHER["who"])
    return str(client.cookies["rechten"].value)


def test_what_is_sealed_opens_again() -> None:
    text = seal({"told": {"who": {"children": 2}}}, now=NOW)

    assert unseal(text, now=NOW + 5) == ({"told": {"who": {"children": 2}}}, 5)


def test_a_sealed_text_shows_nothing_of_what_is_in_it() -> None:
    said = {"told": {"p0.birth_date": {"birth_date": "1971-02-03"}}}

    assert seal(said, now=NOW) != seal(said, now=NOW)
    assert "1971" not in seal(said, now=NOW)


@pytest.mark.parametrize("text", ["", "x", "é", "A" * 40, "A" * 9000, "====", "%00"])
def test_what_is_not_ours_does_not_open(text: str) -> None:
    assert unseal(text, now=NOW) is None


def test_one_changed_letter_and_it_does_not_open() -> None:
    text = seal({"told": {}}, now=NOW)
    other = "B" if text[20] == "A" else "A"

    assert unseal(text[:20] + other + text[21:], now=NOW) is None


def test_a_text_from_the_future_does_not_open() -> None:
    assert unseal(seal({}, now=NOW + 3600), now=NOW) is None


def test_with_another_dictionary_a_text_does_not_open_and_is_never_misread(monkeypatch: pytest.MonkeyPatch) -> None:
    text = seal({"told": {"who": {"children": 2}}}, now=NOW)

    monkeypatch.setattr(sealing, "_words", lambda: b"another dictionary")
    monkeypatch.setattr(sealing, "_label", lambda: b"1another")

    assert unseal(text, now=NOW) is None


def test_a_key_of_before_still_opens(settings: Any) -> None:
    text = seal({"told": {}}, now=NOW)

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "the next key", [settings.SECRET_KEY]
    assert unseal(text, now=NOW) is not None

    settings.SECRET_KEY_FALLBACKS = []
    assert unseal(text, now=NOW) is None


def test_more_than_a_cookie_holds_is_refused() -> None:
    with pytest.raises(TooMuch):
        seal({"page": [str(number**7) for number in range(2000)]}, now=NOW)


def test_more_than_a_cookie_holds_is_told_kindly_and_earlier_answers_stay(pages: PageClient) -> None:
    before = begun(pages)
    many = ",".join(f"p{number}.other" for number in range(1, 20))
    typed = {f"p{n}-income{row}-amount": f"{(n * 7919 + row * 104729) ** 9}" for n in range(1, 20) for row in range(10)}

    response = pages.post("/rechten/een-pagina", {"who": f"p0.claimant,{many}", **typed, "do": "add:child"})

    assert response.status_code == 413
    assert "Dit is te veel ineens" in response.content.decode()
    assert pages.cookies["rechten"].value == before


def test_a_whole_check_of_a_family_of_eight_fits_in_700_bytes(pages: PageClient) -> None:
    fill_in(pages, as_told(FAMILY_OF_EIGHT))

    value = pages.cookies["rechten"].value
    assert len(carried(pages).told) >= 25
    assert len(value) <= 700, len(value)


FAMILY_OF_EIGHT: dict[str, Any] = {
    "who": {"partner": "here", "children": "5", "grown": "0", "others": "1"},
    "p0.birth_date": {"birth_date": "17-5-1984"},
    "p1.birth_date": {"birth_date": "3-11-1986"},
    **{f"p{11 + n}.birth_date": {"birth_date": f"{7 + n}-{3 + n}-{2009 + 2 * n}"} for n in range(5)},
    "p31.birth_date": {"birth_date": "21-8-1958", "relation": "parent"},
    "p0.incomes": {"kinds": ["loon", "ww"]},
    "p0.income.loon": {"amount": "812,40", "per": "four_weeks", "gross": "ja"},
    "p0.income.ww": {"amount": "640", "per": "month", "gross": "nee"},
    "p1.incomes": {"kinds": ["winst"]},
    "p1.income.winst": {"amount": "9.000", "amount-tot": "14.500", "per": "year", "starter": "nee"},
    "p31.incomes": {"kinds": ["aow", "pensioen"]},
    "p31.income.aow": {"amount": "1.120,15", "pensioen": "236,80", "per": "month", "gross": "nee"},
    "home.tenure": {"tenure": "huur", "bare_rent_m": "742,18", "service_cost_m": "31,50"},
    "wealth.savings": {"savings": "2350", "kinds": ["debts", "car"]},
    "wealth.debts": {"debts": "4100"},
    "wealth.car": {"car": "1800", "car_needed": "ja"},
    "triggers": {"ticked": ["money_worries", "broken_appliance", "school_contribution", "childcare.p15"]},
    "p15.childcare": {"kind": "bso", "hours_m": "36", "price_per_hour": "9,52"},
    "p0.work": {"hours_per_week": "24", "works_or_learns": "ja"},
    "p1.work": {"hours_per_week": "20", "works_or_learns": "ja"},
    "situation.low_income": {"years_low_income": "6"},
    "taxes": {"local_tax_y": "612", "water_tax_y": "388", "water_board": "noorderzijlvest"},
    "costs": {"energy_m": "214", "water_m": "19", "other_fixed_m": "330", "allowances_received_m": "410"},
}


def test_the_cookie_is_closed_to_scripts_and_goes_with_the_browser(pages: PageClient) -> None:
    begun(pages)

    cookie = pages.cookies["rechten"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert (cookie["expires"], cookie["max-age"], cookie["domain"]) == ("", "", "")


def test_in_production_a_browser_takes_it_only_over_a_safe_connection_from_this_host(
    pages: PageClient, settings: Any
) -> None:
    settings.SESSION_COOKIE_SECURE = True

    pages.post("/rechten/vraag/who", MOTHER["who"])

    assert pages.cookies["__Host-rechten"]["secure"] is True


def test_no_cookie_before_the_first_answer(pages: PageClient) -> None:
    for path in ("/", "/rechten", "/rechten/vraag/who", "/rechten/een-pagina", "/rechten/samen", "/gegevens"):
        assert not pages.get(path).cookies, path


def test_wipe_takes_everything_away(pages: PageClient) -> None:
    fill_in(pages, as_told(MOTHER))

    wiped = pages.post("/rechten/wissen")

    assert wiped.status_code == 303
    assert wiped.cookies["rechten"].value == ""
    assert wiped.cookies["rechten"]["max-age"] == 0
    assert "Alles is gewist" in pages.get(wiped.headers["Location"]).content.decode()
    assert pages.get("/rechten/uitkomst").headers["Location"] == "/rechten"


def test_each_step_gives_the_answers_a_new_term(pages: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    start = int(time.time())
    begun(pages)

    monkeypatch.setattr(told, "_now", lambda: start + 100 * 60)
    assert pages.get("/rechten/antwoorden").status_code == 200
    monkeypatch.setattr(told, "_now", lambda: start + 200 * 60)
    assert pages.get("/rechten/antwoorden").status_code == 200
    monkeypatch.setattr(told, "_now", lambda: start + 321 * 60)
    assert pages.get("/rechten/antwoorden").headers["Location"] == "/rechten"


def test_after_the_term_one_begins_anew_and_is_told_so_kindly(
    pages: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(pages)
    later = int(time.time()) + (told.MINUTES[services.Mode.ALONE] + 1) * 60
    monkeypatch.setattr(told, "_now", lambda: later)

    html = pages.get("/rechten").content.decode()

    assert "Uw antwoorden zijn weg" in html
    assert "Begin met de eerste vraag" in html


def test_when_filled_in_together_the_term_is_fifteen_minutes(
    pages: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages.post("/rechten/samen", {"agreed": "ja"})
    begun(pages)
    later = int(time.time()) + 16 * 60
    monkeypatch.setattr(told, "_now", lambda: later)

    assert pages.get("/rechten/antwoorden").headers["Location"] == "/rechten"


def test_a_cookie_that_somebody_changed_is_an_empty_start(pages: PageClient) -> None:
    text = begun(pages)
    pages.cookies["rechten"] = text[:-4] + "AAAA"

    assert "Uw antwoorden zijn weg" in pages.get("/rechten").content.decode()
    assert pages.get("/rechten/vraag/who").status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://localhost"}, 303),
        ({"Origin": "https://elders.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_a_form_of_another_site_is_refused(pages: PageClient, headers: dict[str, str], status: int) -> None:
    assert pages.post("/rechten/vraag/who", MOTHER["who"], headers=headers).status_code == status


def test_no_page_of_the_check_may_be_kept_by_a_browser_or_proxy(pages: PageClient) -> None:
    fill_in(pages, as_told(MOTHER))

    for path in ("", "/vraag/who", "/antwoorden", "/uitkomst", "/samenvatting", "/vergelijken", "/samen"):
        assert "no-store" in pages.get(f"/rechten{path}").headers["Cache-Control"], path
