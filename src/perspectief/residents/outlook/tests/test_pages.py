"""The pages of what if: what they show, to whom they are not offered, and that nothing typed is kept."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from perspectief.foundation.ui.testing import PageClient
from perspectief.residents.entitlements.services import cookie_name
from perspectief.residents.entitlements.services.sealing import seal
from perspectief.residents.outlook.calc.chart import draw
from perspectief.residents.outlook.choices import Change

NOW = datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))
BIJSTAND = {"kind": "bijstand", "amount": 1419.46, "per": "month"}
MOTHER: dict[str, Any] = {
    "municipality": "GM0014",
    "persons": [
        {"id": "p0", "birth_date": "1990-05-05", "exemption_months_used": 0, "income": [BIJSTAND]},
        {"id": "p1", "birth_date": "2014-12-05", "parents": ["p0"]},
    ],
    "home": {"tenure": "huur", "bare_rent_m": 600, "service_cost_m": 20},
    "wealth": {"savings": 500},
    "costs": {"energy_m": 150},
}
WORK = {"hours": "24", "wage": "14,99", "rhythm": "month", "start": "2027-01-01"}


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def carry(pages: PageClient, household: Mapping[str, Any] = MOTHER) -> PageClient:
    """A visitor who told this."""
    pages.cookies[cookie_name()] = seal({"mode": "page", "page": dict(household)}, now=int(time.time()))
    return pages


def person(**changes: Any) -> dict[str, Any]:
    """A household of one."""
    return {**MOTHER, "persons": [{**MOTHER["persons"][0], **changes}]}


def read(pages: PageClient, page: str) -> str:
    response = pages.get(f"/vooruitblik{page}")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def send(pages: PageClient, page: str, **said: str) -> str:
    """Fill in a form and follow where it leads."""
    response = pages.post(f"/vooruitblik{page}", said)
    assert (response.status_code, response.headers["Location"].partition("#")[0]) == (303, f"/vooruitblik{page}")
    return read(pages, page)


def test_who_told_nothing_is_asked_to_begin_with_the_questions(pages: PageClient) -> None:
    assert "Begin met de vragen" in read(pages, "")
    assert "Beantwoord daarom eerst een paar vragen" in read(pages, "/werk")
    assert "Beantwoord daarom eerst een paar vragen" in read(pages, "/samen")


def test_the_start_offers_what_fits_this_household(pages: PageClient) -> None:
    html = read(carry(pages), "")

    assert "Wat als ik ga werken" in html
    assert "/vooruitblik/samen" in html
    assert "/vooruitblik/verjaardag" in html
    assert "/vooruitblik/aow" not in html


def test_working_is_not_offered_to_who_has_aow_or_is_ill_and_said_kindly(pages: PageClient) -> None:
    aow = [{"kind": "aow", "amount": 1500, "per": "month"}]
    carry(pages, person(birth_date="1950-01-01", income=aow))
    assert "Wat als ik ga werken" not in read(pages, "")
    assert "Werken hoeft niet meer, en mag altijd" in read(pages, "/werk")

    carry(pages, person(income=[{"kind": "wajong", "amount": 1400, "per": "month"}]))
    assert "Dan gaat uw gezondheid voor" in read(pages, "/werk")


def test_a_benefit_whose_rule_we_do_not_know_gets_no_wrong_amount(pages: PageClient) -> None:
    html = read(carry(pages, person(income=[{"kind": "ioaw", "amount": 1400, "per": "month"}])), "/werk")

    assert "Wij willen u geen verkeerd bedrag laten zien" in html
    assert "<svg" not in html.partition("<main")[2].partition("ps-chart")[2]


def test_the_hours_are_shown_at_the_minimum_wage_before_anything_is_typed(pages: PageClient) -> None:
    html = read(carry(pages), "/werk")

    assert 'value="14,99"' in html
    assert "Nu komt er per maand binnen:" in html
    assert 'role="img"' in html
    assert "Per maand in" not in html


def test_the_chosen_hours_give_a_year_with_days(pages: PageClient) -> None:
    html = send(carry(pages), "/werk", **WORK)

    assert "Uw jaar met 24 uur werk" in html
    assert "december 2026" in html
    assert "21 december" in html
    assert "dag niet bekend" in html
    assert "bedragen van 2026" in html
    assert "Vertel het op uw eerste werkdag aan uw gemeente" in html


def test_a_fall_and_a_right_that_ends_are_explained(pages: PageClient) -> None:
    html = read(carry(pages), "/werk")

    assert "uur stopt dit:" in html
    assert "Stadjerspas" in html
    assert "Uw inkomen is hoger dan" in html


def test_what_was_typed_travels_in_the_cookie_and_nowhere_else(pages: PageClient, db: None) -> None:
    response = carry(pages).post("/vooruitblik/werk", {**WORK, "wage": "23,45"})

    assert "23" not in response.headers["Location"]
    assert 'value="23,45"' in read(pages, "/werk")
    assert not Session.objects.exists()
    assert 'value="23,45"' not in send(pages, "/werk", do="wipe")


@pytest.mark.parametrize("wage", ["veel", "0", "999999"])
def test_a_wage_that_cannot_be_is_asked_again(pages: PageClient, wage: str) -> None:
    html = send(carry(pages), "/werk", **{**WORK, "wage": wage})

    assert 'id="fouten"' in html
    assert f'value="{wage}"' in html
    assert "Uw jaar met" not in html


def test_what_is_missing_is_asked_first(pages: PageClient) -> None:
    partner = {"id": "p2", "birth_date": "1988-01-01", "partner": "p0"}
    both = {**MOTHER, "persons": [{**MOTHER["persons"][0], "partner": "p2"}, partner]}
    html = read(carry(pages, both), "/werk")

    assert "Wij weten nog niet genoeg" in html
    assert "Welk inkomen is er?" in html
    assert "ps-chart" not in html


def test_without_age_or_income_there_is_nothing_to_look_at_yet(pages: PageClient) -> None:
    carry(pages, {**MOTHER, "persons": [{"id": "p0", "birth_date": "onbekend"}]})

    for page in ("/werk", "/samen", "/baby"):
        html = read(pages, page)
        assert "Wij weten nog niet genoeg" in html
        assert "Wat is de geboortedatum?" in html


def test_who_has_ww_sees_the_line_without_it_and_is_told_so(pages: PageClient) -> None:
    html = read(carry(pages, person(income=[{"kind": "ww", "amount": 1500, "per": "month"}])), "/werk")

    assert "Hier staat wat u overhoudt als de WW is gestopt" in html


@pytest.mark.parametrize(
    ("page", "said", "words"),
    [
        ("/samen", {"age": "36", "income": "loon", "amount": "2000", "start": "2027-01-01"}, "Samenwonen op proef"),
        ("/baby", {"start": "2027-01-01"}, "Doe aangifte van de geboorte"),
        ("/uit-huis", {"person": "p1", "start": "2027-01-01"}, "Kinderbijslag"),
        ("/huur", {"rent": "700", "start": "2027-01-01"}, "Vertel uw nieuwe huur aan Dienst Toeslagen"),
    ],
)
def test_another_change_shows_schemes_months_and_what_to_tell(
    pages: PageClient, page: str, said: dict[str, str], words: str
) -> None:
    html = send(carry(pages), page, **said)

    assert "Dit verandert vanaf januari 2027" in html
    assert words in html
    assert html.count('class="ps-sums__short"') == 12


def test_a_birthday_is_told_by_its_day(pages: PageClient) -> None:
    html = read(carry(pages), "/verjaardag")
    assert "Kind 1 wordt 12 op 5 december 2026" in html

    html = send(pages, "/verjaardag", moment="p1.18")
    assert "Per maand in december 2032" in html
    assert "Kinderbijslag" in html


def test_aow_of_next_year_shows_what_ends_and_what_begins(pages: PageClient) -> None:
    html = read(carry(pages, person(birth_date="1960-03-10")), "/aow")

    assert "AOW vanaf 10 maart 2027" in html
    assert "Uw bijstand stopt op deze dag" in html


def test_an_aow_age_that_is_not_known_is_not_guessed(pages: PageClient) -> None:
    assert "de AOW-leeftijd van uw jaar is nog niet bekend" in read(carry(pages), "/aow")


@pytest.mark.parametrize("born", ["1850-01-01", "1938-03-01", "1947-12-31", "1957-01-01", "2015-06-01", "9990-01-01"])
@pytest.mark.parametrize("page", ["", "/werk", "/aow", "/verjaardag", "/samen", "/baby"])
def test_somebody_very_old_or_very_young_gets_a_page(pages: PageClient, born: str, page: str) -> None:
    assert read(carry(pages, person(birth_date=born, income=[])), page)


def test_who_has_the_aow_age_for_long_reads_so(pages: PageClient) -> None:
    carry(pages, person(birth_date="1938-03-01", income=[]))

    assert "/vooruitblik/aow" not in read(pages, "")
    assert "U heeft al AOW, of" in read(pages, "/aow")


def test_an_open_question_comes_back_to_the_page_that_asked(pages: PageClient) -> None:
    who = {"partner": "no", "children": 0, "grown": 0, "others": 0}
    told = {"who": who, "p0.birth_date": {"birth_date": "1990-05-05"}}
    pages.cookies[cookie_name()] = seal({"mode": "alone", "told": told}, now=int(time.time()))
    (address, *_) = re.findall(r'href="(/rechten/vraag/[^"]*/vooruitblik-werk)"', read(pages, "/werk"))

    assert 'href="/vooruitblik/werk"' in pages.get(address).content.decode()
    assert pages.post(address, {"do": "unknown"}).headers["Location"] == "/vooruitblik/werk"


def test_nothing_is_wrong_on_a_form_that_was_not_sent(pages: PageClient) -> None:
    carry(pages)

    assert "Typ een leeftijd" not in read(pages, "/samen")
    assert "Typ een leeftijd" in send(pages, "/samen", age="12")


def test_who_lives_with_a_partner_is_not_asked_about_living_together(pages: PageClient) -> None:
    persons = [{**MOTHER["persons"][0], "partner": "p2"}, {"id": "p2", "birth_date": "1988-01-01", "partner": "p0"}]

    assert "Dit past niet bij wat u vertelde" in read(carry(pages, {**MOTHER, "persons": persons}), "/samen")


def test_an_address_that_is_no_change_is_not_there(pages: PageClient) -> None:
    assert carry(pages).get("/vooruitblik/loterij").status_code == 404


@pytest.mark.parametrize("slug", [one.value for one in Change])
def test_nonsense_in_the_cookie_does_not_break_a_page(pages: PageClient, slug: str) -> None:
    nonsense = dict.fromkeys(("person", "start", "moment", "rent", "age", "income", "amount"), "<x>")
    outlook = {slug: nonsense, "werk": {"hours": "x", "person": "nobody"}}
    pages.cookies[cookie_name()] = seal({"mode": "page", "page": MOTHER, "outlook": outlook}, now=int(time.time()))

    assert read(pages, f"/{slug}")
    assert read(pages, "/werk")


def test_the_chart_begins_at_nothing_and_holds_every_point() -> None:
    money = {float(hours): 1500.0 + 10 * hours for hours in range(41)}
    chart = draw(money, dict.fromkeys(money, 0.0), [(16.0, True), (24.0, False)], 24.0)

    assert chart.rungs[0].value == 0
    assert chart.rungs[-1].value >= max(money.values())
    assert [mark.number for mark in chart.marks] == [1, 2]
    assert (chart.has_falls, chart.has_ends) == (True, True)
    assert chart.here is not None
    assert chart.here.x == chart.marks[1].x
    assert all(chart.top <= float(spot.split(",")[1]) <= chart.bottom for spot in chart.points.split())
