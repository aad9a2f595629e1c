"""Somebody makes a plan: from an example, from the law as it is, or by changing one."""

from __future__ import annotations

import pytest

from perspectief.foundation.ui.testing import PageClient
from perspectief.policy.simulator.models import Reform
from perspectief.simulation.reforms import gallery, read_reform

pytestmark = pytest.mark.django_db
MAKE = "/beleid/simulator/plan/nieuw"
CEILING = "waarde:stadjerspas.inkomensgrens_deel"


def sent(**changed: object) -> dict[str, object]:
    said = {"naam": "Mijn plan", "reden": "Omdat het kan.", "vanaf": "1-1-2026", "doe": "bewaar"}
    return {**said, **changed}


def make(pages: PageClient, start: str = "stadjerspas_130", **changed: object) -> object:
    return pages.post(f"{MAKE}?van={start}", sent(**changed))


def only() -> Reform:
    return Reform.objects.get()


def test_the_first_page_shows_every_example_and_says_that_the_city_is_made_up(pages: PageClient) -> None:
    text = pages.get("/beleid/simulator").content.decode()

    assert "synthetisch" in text
    assert all(f"/beleid/simulator/plan/{key}" in text for key in gallery())


@pytest.mark.parametrize("key", sorted(gallery()))
def test_every_example_has_a_page_with_its_sentences_and_its_file(pages: PageClient, key: str) -> None:
    text = pages.get(f"/beleid/simulator/plan/{key}").content.decode()
    file = pages.get(f"/beleid/simulator/plan/{key}.yaml")

    assert "Dit plan begint op 1 januari 2026." in text
    assert read_reform(file.content.decode()).values == gallery()[key].values


def test_the_form_shows_what_a_value_is_now_and_where_that_stands(pages: PageClient) -> None:
    text = pages.get(f"{MAKE}?van=stadjerspas_130").content.decode()

    assert "120% van de bijstandsnorm" in text
    assert "Beleid gemeente" in text
    assert "/regels/begrip/stadjerspas.inkomensgrens_deel" in text


def test_a_value_that_nobody_knows_is_called_so(pages: PageClient) -> None:
    assert "Wat dit nu is, weten wij niet." in pages.get(f"{MAKE}?van=stadjerspas_130").content.decode()


@pytest.mark.parametrize("typed", ["135%", "1,35", "1.35", " 135 % "])
def test_a_share_is_typed_as_people_type_it(pages: PageClient, typed: str) -> None:
    make(pages, **{CEILING: typed})

    assert read_reform(only().text).values["stadjerspas.inkomensgrens_deel"] == 1.35


def test_an_empty_field_leaves_the_value_as_it_is(pages: PageClient) -> None:
    make(pages, **{CEILING: "", "waarde:leergeld.inkomensgrens_deel": "140%"})

    assert set(read_reform(only().text).values) == {"leergeld.inkomensgrens_deel"}


def test_what_the_form_does_not_ask_stays_as_it_was(pages: PageClient) -> None:
    make(pages, start="een_kindpakket", **{"waarde:kindpakket.bedrag_per_kind_y": "600"})

    plan = read_reform(only().text)
    assert plan.values["kindpakket.bedrag_per_kind_y"] == 600
    assert plan.merged == gallery()["een_kindpakket"].merged


def test_a_plan_gets_a_link_that_belongs_to_its_text(pages: PageClient) -> None:
    first = make(pages, **{CEILING: "135%"})
    second = make(pages, **{CEILING: "135%"})

    assert first.status_code == 303
    assert first.headers["Location"] == second.headers["Location"]
    assert Reform.objects.count() == 1
    assert "135%" in pages.get(first.headers["Location"]).content.decode()


def test_the_browser_remembers_keys_of_plans_and_nothing_else(pages: PageClient) -> None:
    make(pages, **{CEILING: "135%"})
    cookie = pages.cookies["plannen"]

    assert cookie.value == str(only().key)
    assert cookie["httponly"]
    assert not cookie["max-age"]
    assert "Mijn plan" in pages.get("/beleid/simulator").content.decode()


def test_a_cookie_with_nonsense_is_no_problem(pages: PageClient) -> None:
    pages.cookies["plannen"] = "x.y.'; drop"

    assert "Uw plannen" not in pages.get("/beleid/simulator").content.decode()


def test_a_look_keeps_nothing(pages: PageClient) -> None:
    text = make(pages, doe="bekijk", **{CEILING: "135%"}).content.decode()

    assert "naar 135% van de bijstandsnorm" in text
    assert Reform.objects.count() == 0


def test_another_law_brings_its_values_and_what_was_typed_stays(pages: PageClient) -> None:
    text = make(pages, doe="erbij", nieuwe_regeling="bijstand", **{CEILING: "135%"}).content.decode()

    assert 'name="waarde:bijstand.vermogensgrens_alleenstaande"' in text
    assert 'value="135%"' in text
    assert '<input type="hidden" name="regeling" value="bijstand">' in text
    assert Reform.objects.count() == 0


def test_values_of_a_law_that_was_added_are_kept(pages: PageClient) -> None:
    make(pages, start="", regeling="bijstand", **{"waarde:bijstand.vermogensgrens_alleenstaande": "10.000"})

    assert read_reform(only().text).values == {"bijstand.vermogensgrens_alleenstaande": 10_000}


def test_schemes_stop_or_come_by_themselves(pages: PageClient) -> None:
    make(pages, start="", schaft_af=["witgoed"], vanzelf=["stadjerspas"])

    plan = read_reform(only().text)
    assert (plan.abolished, plan.automatic) == (("witgoed",), ("stadjerspas",))


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({CEILING: "veel"}, CEILING, "‘veel’ is geen deel. Typ bijvoorbeeld 130% of 1,30."),
        ({CEILING: "130"}, CEILING, "130% schrijft u als 1.3"),
        ({"naam": ""}, "naam", "Geef het plan een naam."),
        ({"naam": "x" * 200}, "naam", "Maak de naam korter."),
        ({"reden": " "}, "reden", "Schrijf in een paar woorden waarom."),
        ({"reden": "Bel 06 1234 5678 9"}, "reden", "Hier staat iets over een persoon. Haal dat weg."),
        ({"naam": "Plan van jan@voorbeeld.nl"}, "naam", "Hier staat iets over een persoon. Haal dat weg."),
        ({"vanaf": ""}, "vanaf", "Typ de dag waarop het plan begint"),
        ({"vanaf": "1-1-1990"}, CEILING, "wij kennen deze waarde pas vanaf"),
        ({"vanzelf": ["witgoed"], "schaft_af": ["witgoed"]}, "vanzelf", "stopt in dit plan"),
    ],
)
def test_a_problem_stands_at_its_field(pages: PageClient, changed: dict[str, object], field: str, words: str) -> None:
    response = make(pages, **{CEILING: "135%", **changed})

    text = response.content.decode()
    assert response.status_code == 200
    assert words.replace("'", "&#x27;") in text
    assert f'href="#id_{field}"' in text
    assert Reform.objects.count() == 0


def test_all_problems_are_told_together(pages: PageClient) -> None:
    text = make(pages, naam="", reden="", **{CEILING: "veel"}).content.decode()

    assert "Er is nog iets nodig" in text
    assert text.count('class="utrecht-link utrecht-link--html-a" href="#id_') == 3


def test_a_date_in_a_reason_is_nobody(pages: PageClient) -> None:
    response = make(pages, reden="Vanaf 2026-01-01 tot 31-12-2026.", **{CEILING: "135%"})

    assert response.status_code == 303


def test_a_form_of_another_site_is_refused(pages: PageClient) -> None:
    response = pages.post(MAKE, sent(), headers={"Sec-Fetch-Site": "cross-site"})

    assert response.status_code == 403
    assert Reform.objects.count() == 0


@pytest.mark.parametrize("path", ["plan/nieuw?van=bestaat_niet", "plan/bestaat_niet", "plan/bestaat_niet.yaml"])
def test_a_plan_that_is_not_there_is_not_found(pages: PageClient, path: str) -> None:
    assert pages.get(f"/beleid/simulator/{path}").status_code == 404


def test_a_plan_that_the_law_left_behind_says_so(pages: PageClient) -> None:
    row = Reform.objects.create(
        key="12345678-1234-1234-1234-123456789012",
        name="Oud plan",
        text="naam: Oud plan\nreden: Ooit.\nvanaf: 2026-01-01\nwaarden: {bijstand.weg: 1}\n",
    )
    text = pages.get(f"/beleid/simulator/plan/{row.key}").content.decode()

    assert "Dit plan past niet meer op de wet" in text
    assert "Reken het door" not in text
