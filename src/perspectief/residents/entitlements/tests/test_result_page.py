"""The result page: calm, whole, in two clicks from a line to its source, and nothing kept."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command

from perspectief.foundation.ui.testing import PageClient
from perspectief.residents.entitlements import queries
from perspectief.residents.entitlements.queries import answers as asking_the_law
from perspectief.residents.entitlements.services.told import Carried, Mode, _sealed, cookie_name
from perspectief.residents.entitlements.tests.test_answers import MOTHER, RICH
from perspectief.rules import (
    BadHousehold,
    BadLaw,
    BeforeTheLaw,
    Outcome,
    Problem,
    UnknownTerm,
    evaluate,
    read_household,
)

pytestmark = pytest.mark.django_db
RESULT = "/rechten/uitkomst"


@pytest.fixture
def told(pages: PageClient) -> PageClient:
    """Somebody who filled in the check as the mother in MOTHER."""
    return having_told(pages, MOTHER)


def having_told(pages: PageClient, household: dict[str, Any]) -> PageClient:
    pages.cookies[cookie_name()] = _sealed(Carried(mode=Mode.PAGE, page={**household, "municipality": "GM0014"}))
    return pages


def html(pages: PageClient, address: str = RESULT) -> str:
    response = pages.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_sum_and_the_first_steps_come_first(told: PageClient) -> None:
    page = html(told)
    top = queries.answers_for(MOTHER, {"a": "U", "b": "Kind 1", "c": "Kind 2"}).top

    assert page.index(top.per_month) < page.index("Begin hiermee") < page.index("Dit is geen besluit.")
    assert "U mag altijd aanvragen" in page
    assert page.index("Dit is geen besluit.") < page.index('id="krijgen"')


def test_the_groups_stand_in_the_order_of_use(told: PageClient) -> None:
    page = html(told)

    places = [page.index(f'id="{key}"') for key in ("krijgen", "misschien", "vragen", "niet", "voorbij", "per-persoon")]
    assert places == sorted(places)


def test_every_amount_on_the_page_is_one_the_law_gave(told: PageClient) -> None:
    found = queries.answers_for(MOTHER, {"a": "U", "b": "Kind 1", "c": "Kind 2"})
    page = html(told)

    for group in found.groups:
        for one in group.answers:
            assert one.amount in page
    law = {one.key: one for one in evaluate(read_household(MOTHER)).schemes}
    assert all(bool(one.amount) <= (law[one.key].outcome is not Outcome.NEE) for one in found.best)


def test_from_a_line_the_article_the_value_its_source_and_date_are_two_clicks_away(told: PageClient) -> None:
    page = html(told)
    address = re.search(r'href="(/rechten/uitkomst/zorgtoeslag)"', page)
    assert address

    steps = html(told, address[1])

    assert "https://wetten.overheid.nl/" in page
    assert "Standaardpremie" in steps
    assert "geldt vanaf 1 januari 2026" in steps
    assert "gelezen op" in steps
    assert re.search(r'<a [^>]*href="https?://[^"]+"[^>]*>Artikel', steps)


def test_a_calculation_of_what_is_no_scheme_is_not_there(told: PageClient) -> None:
    assert told.get(f"{RESULT}/bestaat-niet").status_code == 404


def test_without_answers_one_begins_at_the_start(pages: PageClient) -> None:
    assert pages.get(RESULT).headers["Location"] == "/rechten"
    assert pages.get(f"{RESULT}/zorgtoeslag").headers["Location"] == "/rechten"


def test_a_no_says_when_it_can_and_where_to_go_now(pages: PageClient) -> None:
    page = html(having_told(pages, RICH))

    card = page[page.index('id="regeling-zorgtoeslag"') :]
    card = card[: card.index("</article>")]
    assert "Het kan wel als dit voor u geldt" in card
    assert "Uw vermogen is laag genoeg." in card
    assert "Kijk nu hier" in card


def test_the_second_road_may_be_a_provision_of_the_city(pages: PageClient) -> None:
    call_command("load_reference", verbosity=0)

    page = html(having_told(pages, RICH))

    assert "Praat met iemand over geld, werk of zorg." in page
    assert "Een vrijwilliger helpt u met uw papieren." in page


def test_without_provisions_the_page_still_names_somebody(pages: PageClient) -> None:
    page = html(having_told(pages, RICH))

    assert "Liever samen met iemand?" in page
    assert "WIJ Groningen" in page


@pytest.mark.parametrize("household", [MOTHER, RICH, {"persons": [{"id": "a"}]}])
def test_no_word_that_hurts_stands_on_the_page(pages: PageClient, household: dict[str, Any]) -> None:
    page = html(having_told(pages, household)).lower()

    for word in ("in aanmerking", "niet gerechtigd", "afgewezen", "fraude", "ten onrechte", "sanctie"):
        assert word not in page


def test_who_knows_nothing_still_leaves_with_somebody_to_go_to(pages: PageClient) -> None:
    page = html(having_told(pages, {"persons": [{"id": "a"}]}))

    assert "Er is wel hulp" in page
    assert "WIJ Groningen" in page
    assert "Vul in" in page


def test_what_was_presumed_is_named_and_can_be_changed(told: PageClient) -> None:
    page = html(told)

    assert "Hier gingen wij van uit" in page
    assert "Heeft u een Nederlandse zorgverzekering?" in page
    assert "Wij rekenen met: ja." in page


def test_each_scheme_and_the_page_can_be_said_to_be_wrong_without_an_answer_in_the_address(told: PageClient) -> None:
    addresses = set(re.findall(r'href="(/klopt-niet[^"]*)"', html(told)))

    assert {"/klopt-niet/over/uitkomst", "/klopt-niet/over/zorgtoeslag", "/klopt-niet/over/huurtoeslag"} <= addresses
    assert not [address for address in addresses if "?" in address]


def test_an_open_door_says_what_would_open_it(pages: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    found = queries.answers_for(MOTHER, {"a": "U", "b": "Kind 1", "c": "Kind 2"}, doors=("witgoed",))
    monkeypatch.setattr(queries, "answers_for", lambda *_args, **_more: found)

    page = html(having_told(pages, MOTHER))

    assert page.index("Is dit bij u zo? Dan kan het wel") < page.index('id="regeling-witgoed"')
    assert found.open_doors[0].unmet[0].would_be.text in page


def test_what_is_received_already_is_folded_away(pages: PageClient) -> None:
    page = html(having_told(pages, {**MOTHER, "receives": ["huurtoeslag"]}))

    assert "Dit krijgt u al" in page
    assert page.index('id="krijgt-al"') < page.index('id="regeling-huurtoeslag"')


def test_an_amount_keeps_its_own_order_in_a_text_from_right_to_left(told: PageClient) -> None:
    page = html(told, f"/ar{RESULT}")
    amounts = re.findall(r"(.)€\xa0[\d.,]+(.)", page)

    assert amounts
    assert {start for start, _end in amounts} <= {"\u2066", "\u2068"}
    assert {end for _start, end in amounts} == {"\u2069"}
    assert "\u2066" not in html(told)


def test_somebody_with_aow_is_not_told_to_ask_for_it(pages: PageClient) -> None:
    aow = {"kind": "aow", "amount": 1560, "per": "month", "gross": True}
    pensioner = {"persons": [{"id": "a", "birth_date": "1950-01-01", "income": [aow]}]}
    page = html(having_told(pages, pensioner))

    assert "Vraag AOW aan" not in page
    assert "U vertelde dat u dit al krijgt." in page


def test_the_result_can_be_read_in_english_with_dutch_marked_as_dutch(told: PageClient) -> None:
    page = html(told, f"/en{RESULT}")

    assert '<html lang="en"' in page
    assert 'lang="nl"' in page


def test_nothing_is_kept_of_a_result(told: PageClient) -> None:
    response = told.get(RESULT)

    assert not Session.objects.exists()
    assert "no-store" in response.headers["Cache-Control"]


def test_the_page_is_light_enough_for_an_old_phone(told: PageClient) -> None:
    plain = told.get(RESULT, headers={"accept-encoding": "identity"})
    packed = told.get(RESULT, headers={"accept-encoding": "gzip"})

    assert len(plain.content) < 250_000
    assert len(packed.content) < 35_000


@pytest.mark.parametrize(
    "error",
    [
        BadLaw("kapot.yaml: geheim 4711"),
        BeforeTheLaw("geheim 4711", "Zorgtoeslag", date(2020, 1, 1), date(2010, 1, 1)),
        UnknownTerm("geheim 4711", []),
    ],
)
def test_a_law_of_ours_that_is_broken_is_told_kindly(
    told: PageClient, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def break_down(*_args: object, **_kwargs: object) -> None:
        raise error

    monkeypatch.setattr(asking_the_law, "evaluate", break_down)

    response = told.get(RESULT)

    assert response.status_code == 503
    assert "Dat ligt aan ons, niet aan u" in response.content.decode()
    assert "4711" not in response.content.decode()


def test_what_only_the_law_sees_is_asked_again(told: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise BadHousehold([Problem("persons.a.birth_date", "deze persoon is nog niet geboren", "Kijk de datum na.")])

    monkeypatch.setattr(asking_the_law, "evaluate", refuse)

    assert "Kijk de datum na." in html(told)
