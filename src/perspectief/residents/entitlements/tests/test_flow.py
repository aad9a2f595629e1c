"""One question per screen: forward, back, skip, stop, "weet ik niet", change, and always something at the end."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from perspectief.foundation.ui.testing import PageClient
from perspectief.residents.entitlements import services, speech
from perspectief.residents.entitlements.calc import order, screens, told, triggers
from perspectief.residents.entitlements.forms.question import QuestionForm, band_of, filled, word_of_band
from perspectief.residents.entitlements.services.names import titles_of
from perspectief.residents.entitlements.services.told import _sealed
from perspectief.residents.entitlements.tests.answering import MOTHER, as_told, carried, fill_in, follow
from perspectief.rules import read_household

pytestmark = pytest.mark.django_db
EVERYBODY = {"who": {"partner": "here", "children": 2, "grown": 1, "others": 1}}
EVERY_LINE = [
    f"{one.key}.{person}" if one.roles else one.key
    for one in triggers.TRIGGERS
    for person in (("p0", "p1", "p11", "p21", "p31") if one.roles else ("",))
]
MOTHER_ALONE = {"who": {"partner": "no", "children": 1, "grown": 0, "others": 0}}
EVERYTHING = {
    **EVERYBODY,
    "p11.birth_date": {"birth_date": "2014-01-01"},
    "p31.birth_date": {"birth_date": "1990-01-01", "relation": "tenant"},
    "p0.incomes": {"kinds": ["loon", "winst", "bijstand", "studiefinanciering", "aow", "studie"]},
    "home.tenure": {"tenure": "huur"},
    "triggers": {"ticked": EVERY_LINE, "offered": EVERY_LINE},
    "wealth.savings": {"kinds": ["other", "debts", "car"]},
}


def html(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def send(client: Client, screen: str, **fields: object) -> str:
    """Where an answer leads to."""
    return str(client.post(f"/rechten/vraag/{screen}", fields).headers["Location"])


def test_a_mother_with_a_small_job_reaches_an_amount(pages: PageClient) -> None:
    result = fill_in(pages, as_told(MOTHER)).content.decode()

    assert "Uw uitkomst" in result
    assert 'id="regeling-zorgtoeslag"' in result
    assert 'id="regeling-kindgebonden_budget"' in result


def test_who_knows_nothing_still_leaves_with_something_useful(pages: PageClient) -> None:
    result = fill_in(pages, lambda screen: {}).content.decode()

    assert "Uw uitkomst" in result
    assert "Vul in" in result
    assert "tel:" in result


def test_who_told_nothing_goes_kindly_to_the_start(pages: PageClient) -> None:
    for path in ("uitkomst", "antwoorden", "uitkomst/zorgtoeslag"):
        assert pages.get(f"/rechten/{path}").headers["Location"] == "/rechten", path
    assert pages.get("/rechten/verder").headers["Location"] == "/rechten/vraag/who"


def test_every_form_leads_on_with_303_and_no_answer_in_the_address(pages: PageClient) -> None:
    sent = pages.post("/rechten/vraag/who", MOTHER["who"])

    assert (sent.status_code, sent.headers["Location"]) == (303, "/rechten/vraag/p0.birth_date")


@pytest.mark.parametrize(
    "button", ["Volgende", "Weet ik niet", "Overslaan", "Stop en bekijk wat wij nu weten", "Wis alles"]
)
def test_every_question_has_the_same_ways_on(pages: PageClient, button: str) -> None:
    send(pages, "who", **MOTHER["who"])

    for path in ("who", "p0.birth_date", "p0.incomes", "triggers", "home.tenure", "wealth.savings"):
        assert button in html(pages, f"/rechten/vraag/{path}"), path


def test_every_question_says_why_and_how_far(pages: PageClient) -> None:
    send(pages, "who", **MOTHER["who"])

    page = html(pages, "/rechten/vraag/p0.birth_date")

    assert "Waarom vragen wij dit?" in page
    assert "Nog ongeveer" in page
    assert 'href="/rechten/vraag/who"' in page


def test_the_first_question_about_who_lives_here_says_that_nobody_sees_it(pages: PageClient) -> None:
    assert "Wij bewaren dit niet. De gemeente ziet het niet." in html(pages, "/rechten/vraag/who")


def test_what_is_certain_stands_there_while_one_is_asked(pages: PageClient) -> None:
    send(pages, "who", **MOTHER["who"])
    send(pages, "p0.birth_date", birth_date="1-5-1990")
    send(pages, "p11.birth_date", birth_date="1-3-2014")
    led_to = send(pages, "p12.birth_date", birth_date="1-9-2021")

    page = html(pages, led_to)

    assert "Al zeker" in page
    assert "Kinderbijslag" in page


def test_skipping_and_not_knowing_both_go_on_and_are_listed(pages: PageClient) -> None:
    send(pages, "who", do="unknown")
    led_to = send(pages, "p0.birth_date", do="skip")

    listed = html(pages, "/rechten/antwoorden")

    assert led_to.startswith("/rechten/vraag/")
    assert "Weet ik niet" in listed
    assert "Overgeslagen" in listed


def test_skipping_leaves_an_earlier_answer_as_it_was(pages: PageClient) -> None:
    send(pages, "who", **MOTHER["who"])
    send(pages, "who", do="skip")

    assert carried(pages).told["who"]["children"] == 2


def test_stopping_keeps_what_was_filled_in_and_shows_the_result(pages: PageClient) -> None:
    send(pages, "who", **MOTHER["who"])

    assert send(pages, "p0.birth_date", birth_date="1-5-1990", do="stop") == "/rechten/uitkomst"
    assert carried(pages).told["p0.birth_date"] == {"birth_date": "1990-05-01"}
    assert send(pages, "p11.birth_date", birth_date="geen idee", do="stop") == "/rechten/uitkomst"


def test_an_answer_that_is_not_understood_is_named_and_what_was_typed_stays(pages: PageClient) -> None:
    send(pages, "who", **MOTHER["who"])
    led_to = send(pages, "p0.birth_date", birth_date="31-31-1990")

    page = html(pages, led_to)

    assert led_to == "/rechten/vraag/p0.birth_date"
    assert "‘31-31-1990’ is geen datum. Typ dag, maand en jaar" in page
    assert 'value="31-31-1990"' in page
    assert 'role="alert" tabindex="-1" autofocus' in page


def test_next_without_any_answer_asks_to_choose_or_to_say_that_one_does_not_know(pages: PageClient) -> None:
    send(pages, "who", **MOTHER["who"])

    assert "Vul iets in, of druk op ‘Weet ik niet’." in html(pages, send(pages, "p0.birth_date"))
    assert "Kies wat klopt." in html(pages, send(pages, "who"))


def test_a_wage_needs_gross_or_net(pages: PageClient) -> None:
    screen = screens.screen("p0.income.loon", {"p0.incomes": {"kinds": ["loon"]}})
    assert screen is not None

    assert QuestionForm(screen, {"p0": "U"}, {"amount": "100", "per": "month"}).errors["gross"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"amount": "1.250,50", "per": "month", "gross": "ja"}, {"amount": 1250.5, "per": "month", "gross": True}),
        (
            {"amount": "900", "per": "week", "gross": "nee", "about": "ja"},
            {"amount": 900, "per": "week", "gross": False, "about": True},
        ),
        (
            {"amount": "800", "amount-tot": "600", "per": "four_weeks", "gross": "ja"},
            {"amount": {"between": [600, 800]}, "per": "four_weeks", "gross": True},
        ),
    ],
)
def test_money_is_read_as_people_type_it(typed: dict[str, str], said: dict[str, object]) -> None:
    screen = screens.screen("p0.income.loon", {"p0.incomes": {"kinds": ["loon"]}})
    assert screen is not None

    form = QuestionForm(screen, {"p0": "U"}, typed)

    assert form.problems() == []
    assert form.answer() == said
    assert QuestionForm(screen, {"p0": "U"}, filled(screen, said)).answer() == said


def test_a_year_alone_is_a_birth_date_too() -> None:
    screen = screens.screen("p0.birth_date", {})
    assert screen is not None

    form = QuestionForm(screen, {}, {"birth_date": "1990"})

    assert form.answer() == {"birth_date": {"between": ["1990-01-01", "1990-12-31"]}}
    assert QuestionForm(screen, {}, {"birth_date": "1790"}).errors


@pytest.mark.parametrize(
    "band", [{"at_most": 8000.0}, {"between": [8000.01, 16000.0]}, {"at_least": 38479.01}, {"at_least": 146011.01}]
)
def test_a_range_is_sent_as_itself(band: dict[str, object]) -> None:
    assert band_of(word_of_band(band)) == band


@pytest.mark.parametrize("word", ["", "x", "..", "5..1", "..99999999999", "-5..", "1e5.."])
def test_a_strange_range_is_none(word: str) -> None:
    assert band_of(word) is None


def test_savings_ask_on_which_side_of_the_limits_and_take_an_exact_amount_too(pages: PageClient) -> None:
    send(pages, "who", **MOTHER["who"])
    page = html(pages, "/rechten/vraag/wealth.savings")
    assert "of minder" in page
    assert "Of typ het precieze bedrag" in page

    send(pages, "wealth.savings", **{"savings-precies": "2.350,00"})

    assert carried(pages).told["wealth.savings"]["savings"] == 2350


def test_what_is_left_unticked_beside_an_answer_is_a_no_and_alone_it_is_nothing(pages: PageClient) -> None:
    send(pages, "who", **MOTHER["who"])

    assert send(pages, "wealth.savings") == "/rechten/vraag/wealth.savings"
    send(pages, "wealth.savings", **{"savings-precies": "2.350,00"})

    assert carried(pages).told["wealth.savings"]["kinds"] == []


def test_a_changed_answer_leads_straight_back_to_where_one_came_from(pages: PageClient) -> None:
    fill_in(pages, as_told(MOTHER))

    assert send(pages, "p0.birth_date/uitkomst", birth_date="2-5-1990") == "/rechten/uitkomst"
    assert send(pages, "p0.birth_date/antwoorden", birth_date="3-5-1990") == "/rechten/antwoorden"
    assert "3 mei 1990" in html(pages, "/rechten/antwoorden")


def test_a_mistake_while_changing_stays_on_the_way_back(pages: PageClient) -> None:
    fill_in(pages, as_told(MOTHER))

    led_to = send(pages, "p0.birth_date/uitkomst", birth_date="morgen")

    assert led_to == "/rechten/vraag/p0.birth_date/uitkomst"
    assert "Terug naar de uitkomst" in html(pages, led_to)


def test_every_open_question_of_the_result_leads_to_a_screen(pages: PageClient) -> None:
    answers = {"who": {"partner": "here", "children": 1}, "p0.incomes": {"kinds": ["loon"]}}
    for key in (
        "home.bare_rent_m",
        "persons.p0.income",
        "persons.p1.birth_date",
        "wealth.savings",
        "costs.energy_m",
        "persons.p0.income.0",
        "persons.p1.pregnant",
        "situation.broken_appliance",
        "home.tenure",
        "persons.p11.childcare.hours_m",
        "wealth.debts",
        "persons.p0.partner",
        "iets.onbekends",
    ):
        screen = services.screen_for_key(key, answers)
        assert screens.screen(screen, answers) is not None, (key, screen)


def test_a_question_that_does_not_fit_leads_to_the_next_that_does(pages: PageClient) -> None:
    for strange in ("p7.birth_date", "nonsense", "home.rent", "..", "<b>"):
        assert pages.get(f"/rechten/vraag/{strange}").status_code == 303, strange


def test_filling_in_together_begins_when_the_resident_agrees(pages: PageClient) -> None:
    refused = pages.post("/rechten/samen")
    assert "Zet eerst een vinkje" in html(pages, refused.headers["Location"])

    begun = pages.post("/rechten/samen", {"agreed": "ja"})

    assert begun.headers["Location"] == "/rechten/vraag/who"
    send(pages, "who", **MOTHER["who"])
    for path in ("vraag/p0.birth_date", "antwoorden", "uitkomst"):
        page = html(pages, f"/rechten/{path}")
        assert "U vult dit samen in." in page, path
        assert "Klaar: wis alles" in page, path


def test_filling_in_together_begins_with_empty_hands(pages: PageClient) -> None:
    send(pages, "who", **MOTHER["who"])
    pages.post("/rechten/samen", {"agreed": "ja"})

    assert carried(pages).told == {}


def test_after_filling_in_together_nothing_is_left(pages: PageClient) -> None:
    pages.post("/rechten/samen", {"agreed": "ja"})
    send(pages, "who", **MOTHER["who"])

    pages.post("/rechten/wissen")

    assert carried(pages).mode is services.Mode.ALONE
    assert "U vult dit samen in." not in html(pages, "/rechten/vraag/who")


def test_the_language_changes_and_the_answers_stay(pages: PageClient) -> None:
    send(pages, "who", **MOTHER["who"])

    assert carried(pages).told["who"]["children"] == 2
    assert pages.get("/en/rechten/antwoorden").status_code == 200


def test_every_screen_line_and_choice_has_words_of_its_own() -> None:
    found = screens.screens(EVERYTHING)
    names = titles_of([{"id": "p0"}])
    with translation.override("nl"):
        for screen in found:
            assert speech.words(screen).why, screen.template
            assert "%(" not in speech.title(screen, {**names, screen.person: "Kind 1"})
            for field in screen.fields:
                assert speech.label(screen, field, names) != field.name, (screen.template, field.name)
                assert [option for option in field.options if speech.option_word(field, option) == option] == []
                lines = [line.key for line in field.lines if speech.line(line) == line.key.partition(".")[0]]
                assert lines == []


def test_every_line_to_tick_is_shown_once() -> None:
    names = {"p0": "U", "p1": "Uw partner", "p11": "Kind 1", "p12": "Kind 2", "p21": "Kind 3", "p31": "Huisgenoot 1"}
    for screen in screens.screens(EVERYTHING):
        for field in screen.fields:
            heads = speech.groups(field, names)
            shown = [key for _head, keys in heads for key in keys]
            assert not heads or sorted(shown) == sorted(line.key for line in field.lines), screen.id


def test_every_screen_draws_a_whole_page(pages: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    once = order.look(MOTHER_ALONE)
    monkeypatch.setattr(services, "look", lambda request: once)
    for screen_id, said in EVERYTHING.items():
        held = carried(pages)
        held.told[screen_id] = dict(said)
        pages.cookies["rechten"] = _sealed(held)
    for screen in screens.screens(EVERYTHING):
        response = pages.get(f"/rechten/vraag/{screen.id}")
        assert response.status_code == 200, screen.id


def test_what_was_answered_is_read_by_the_law(pages: PageClient) -> None:
    fill_in(pages, as_told(MOTHER))

    assert len(read_household(told.household(carried(pages).told)).persons) == 3


def test_the_first_pages_are_light_on_an_old_phone(pages: PageClient) -> None:
    ui = Path(settings.BASE_DIR) / "src/perspectief/foundation/ui/static/ui"
    files = sum(
        len(gzip.compress(path.read_bytes())) for path in ui.iterdir() if path.suffix in (".css", ".js", ".svg")
    )
    for path in ("/", "/rechten", "/rechten/vraag/who"):
        page = pages.get(path).content
        assert len(gzip.compress(page)) + files < 100_000, path


def test_nothing_is_stored_on_the_result_page_of_somebody_else(pages: PageClient) -> None:
    fill_in(pages, as_told(MOTHER))

    stranger = PageClient(headers={"host": "localhost"})

    assert stranger.get("/rechten/uitkomst").headers["Location"] == "/rechten"
    assert follow(stranger, "/rechten").status_code == 200
