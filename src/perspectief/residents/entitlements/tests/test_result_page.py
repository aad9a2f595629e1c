"""The result: outcome, amount, reasons, what would change it, and whom to ask."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.sessions.models import Session

from perspectief.foundation.ui.testing import PageClient
from perspectief.residents.entitlements import queries
from perspectief.residents.entitlements.tests.test_check_page import FAMILY, SINGLE
from perspectief.rules import (
    BadHousehold,
    BadLaw,
    BeforeTheLaw,
    Outcome,
    Problem,
    UnknownTerm,
    evaluate,
    read_household,
    schemes,
)

HOUSEHOLD = {
    "date": "2025-01-01",
    "municipality": "GM0014",
    "persons": [
        {
            "id": "p0",
            "birth_date": "1990-01-01",
            "income": [{"kind": "loon", "amount": 28000, "per": "year", "gross": True}],
        }
    ],
    "home": {"tenure": "huur", "bare_rent_m": 600, "service_cost_m": 20},
    "wealth": {"savings": 0},
}


def answer(key: str, household: dict[str, object] = HOUSEHOLD) -> tuple[queries.Group, queries.Answer]:
    found = queries.answers_for(household, {"p0": "U"})
    return next((group, one) for group in found.groups for one in group.answers if one.key == key)


def test_the_result_shows_amount_reasons_and_article(pages: PageClient) -> None:
    html = pages.post("/rechten", SINGLE).content.decode()

    assert "Zorgtoeslag" in html
    assert "per maand" in html
    assert "https://wetten.overheid.nl/" in html
    assert "Aan wie kunt u het vragen?" in html


def test_zorgtoeslag_of_the_worked_example_is_131() -> None:
    group, zorgtoeslag = answer("zorgtoeslag")

    assert group.key == "ja"
    assert zorgtoeslag.amount == "€\u00a0131 per maand"
    assert not zorgtoeslag.unmet
    assert zorgtoeslag.met


def test_no_says_why_and_where_else_to_look() -> None:
    rich = {**HOUSEHOLD, "wealth": {"savings": 900000}}

    group, zorgtoeslag = answer("zorgtoeslag", rich)

    assert group.key == "nee"
    assert zorgtoeslag.unmet[0].said.text
    assert zorgtoeslag.amount == ""


def test_an_open_question_leads_to_its_field() -> None:
    open_rent = {**HOUSEHOLD, "home": {"tenure": "huur", "bare_rent_m": "onbekend", "service_cost_m": 0}}

    group, huurtoeslag = answer("huurtoeslag", open_rent)

    assert group.key == "hangt_af_van"
    assert [question.anchor for question in huurtoeslag.questions] == ["id_home-bare_rent_m"]


def test_an_open_question_of_a_person_names_the_person() -> None:
    unknown = {"persons": [{"id": "p0"}]}

    found = queries.answers_for(unknown, {"p0": "U"})

    asked = {(question.whose, question.anchor) for question, _count in found.to_ask}
    assert {("U", "id_p0-birth_date"), ("U", "id_p0-has_income")} <= asked
    counts = [count for _question, count in found.to_ask]
    assert counts == sorted(counts, reverse=True)


def test_every_open_question_has_a_field_on_the_page(pages: PageClient) -> None:
    blank = pages.post("/rechten", {"do": "show"}).content.decode()
    form = pages.get("/rechten").content.decode()

    anchors = {part.split('"')[0] for part in blank.split('value="edit:')[1:]}
    assert anchors
    assert not [anchor for anchor in anchors if f'id="{anchor}"' not in form]


def test_every_scheme_stands_in_exactly_one_group() -> None:
    found = queries.answers_for(HOUSEHOLD, {"p0": "U"})

    assert sorted(one.key for group in found.groups for one in group.answers) == sorted(schemes())


def test_the_page_says_the_same_as_the_law() -> None:
    law = {one.key: one for one in evaluate(read_household(HOUSEHOLD)).schemes}

    for group in queries.answers_for(HOUSEHOLD, {"p0": "U"}).groups:
        for one in group.answers:
            assert group.key in (law[one.key].outcome.value, "voorbij")
            assert bool(one.unmet) >= (law[one.key].outcome is Outcome.NEE)


def test_what_was_assumed_is_named(pages: PageClient) -> None:
    html = pages.post("/rechten", SINGLE).content.decode()

    assert "Hier gingen wij van uit" in html
    assert "Heeft u een Nederlandse zorgverzekering?" in html


def test_the_answers_can_be_changed_afterwards(pages: PageClient) -> None:
    html = pages.post("/rechten", {**SINGLE, **FAMILY}).content.decode()

    assert '<input type="hidden" name="p0-income0-amount" value="28.000">' in html
    assert f'<input type="hidden" name="who" value="{FAMILY["who"]}">' in html
    assert 'name="do" value="edit"' in html


def test_the_result_can_be_read_in_english_with_dutch_marked_as_dutch(pages: PageClient) -> None:
    html = pages.post("/en/rechten", SINGLE).content.decode()

    assert "Your result" in html
    assert '<html lang="en"' in html


def test_a_page_with_an_injected_answer_shows_it_as_text(pages: PageClient) -> None:
    html = pages.post("/rechten", {**SINGLE, "home-bare_rent_m": '"><script>alert(1)</script>'}).content.decode()

    assert "<script>" not in html


def test_no_word_that_hurts_stands_on_the_page(pages: PageClient) -> None:
    html = pages.post("/rechten", {**SINGLE, "wealth-savings": "900.000"}).content.decode().lower()

    for word in ("komt niet in aanmerking", "niet gerechtigd", "afgewezen", "fraude"):
        assert word not in html


@pytest.mark.django_db
def test_nothing_is_kept_of_a_check(pages: PageClient) -> None:
    response = pages.post("/rechten", SINGLE)

    assert not response.cookies
    assert not Session.objects.exists()
    assert "no-store" in response.headers["Cache-Control"]


def test_the_page_is_light_enough_for_an_old_phone(pages: PageClient) -> None:
    question = pages.get("/rechten", headers={"accept-encoding": "gzip"})
    result = pages.post("/rechten", {**SINGLE, **FAMILY}, headers={"accept-encoding": "identity"})

    assert len(question.content) < 30_000
    assert len(result.content) < 400_000


@pytest.mark.parametrize(
    "error",
    [
        BadLaw("kapot.yaml: geheim 4711"),
        BeforeTheLaw("geheim 4711", "Zorgtoeslag", date(2020, 1, 1), date(2010, 1, 1)),
        UnknownTerm("geheim 4711", []),
    ],
)
def test_a_law_of_ours_that_is_broken_is_told_kindly(
    pages: PageClient, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def break_down(*_args: object, **_kwargs: object) -> None:
        raise error

    monkeypatch.setattr(queries, "evaluate", break_down)

    response = pages.post("/rechten", SINGLE)

    assert response.status_code == 503
    assert "Dat ligt aan ons, niet aan u" in response.content.decode()
    assert "4711" not in response.content.decode()


def test_what_only_the_law_sees_is_asked_again(pages: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise BadHousehold([Problem("persons.p0.birth_date", "deze persoon is nog niet geboren", "Kijk de datum na.")])

    monkeypatch.setattr(queries, "evaluate", refuse)

    html = pages.post("/rechten", SINGLE).content.decode()

    assert "deze persoon is nog niet geboren. Kijk de datum na." in html
    assert 'href="#id_p0-birth_date"' in html
