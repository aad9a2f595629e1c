"""The pages on which staff bring figures: from a file to published, by two people, without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from perspectief.foundation.demo.testing import look_along
from perspectief.foundation.demo.testing import reference as reference
from perspectief.foundation.ui.testing import PageClient
from perspectief.policy.monitor.choices import Unit
from perspectief.policy.monitor.models import Delivery, Observation, Quarantined, WaitingFile
from perspectief.policy.monitor.sources.settings import setting
from perspectief.policy.monitor.tests import making

pytestmark = pytest.mark.usefixtures("reference")
LIST = "/beheer/monitor/leveringen"
SAID = {"soort": "register", "bron": "Register Stadjerspas", "uitgave": "Stand 1 januari", "adres": ""}
FILE = "jaar;wijk;aantal\n2022;GM0014;22.300\n2023;GM0014;22.750\n2021;GM0014;veel\n2023;WK001401;7\n"
ROLES = {"kolom-0": "period", "kolom-1": "area", "kolom-2": "value:stadjerspas-mensen"}


@pytest.fixture(autouse=True)
def people(reference: None) -> None:
    made = making.indicator("stadjerspas-mensen", name="Mensen met een Stadjerspas")
    making.version(made, unit=Unit.PERSONS, decimals=0)


@pytest.fixture
def officer(pages: PageClient) -> PageClient:
    return look_along(pages, "beleid")


@pytest.fixture
def colleague(settings: Any) -> PageClient:
    return look_along(PageClient(headers={"host": "localhost"}), "team")


def bring(client: Client, content: str = FILE, **said: str) -> Any:
    file = SimpleUploadedFile("cijfers.csv", content.encode())
    return client.post(f"{LIST}/nieuw", {**SAID, **said, "bestand": file})


def brought(client: PageClient, content: str = FILE) -> str:
    response = bring(client, content)
    assert response.status_code == 303, response.content.decode()
    return f"{LIST}/{Delivery.objects.get().key}"


def html(response: Any) -> str:
    return response.content.decode()


def test_without_deliveries_the_page_says_so(officer: PageClient) -> None:
    assert "Er is nog geen levering." in html(officer.get(LIST))


def test_the_whole_way_by_two_people(officer: PageClient, colleague: PageClient) -> None:
    here = brought(officer)
    page = html(officer.get(f"{here}/kolommen"))
    assert "Bijvoorbeeld: 22.300 · 22.750 · veel" in page

    assert officer.post(f"{here}/kolommen", ROLES).headers["Location"] == f"{here}?net=nagekeken"
    page = html(officer.get(here))
    assert "2 regels aangehouden" in page
    assert "U bracht of veranderde deze cijfers zelf." in page

    held = Quarantined.objects.get(row=4)
    assert "‘…’ is geen getal" in html(officer.get(f"{here}/regel/{held.pk}"))
    mended = {"indicator": "stadjerspas-mensen", "period": "2021", "area": "GM0014", "value": "21.900"}
    assert officer.post(f"{here}/regel/{held.pk}", mended).status_code == 303
    assert "U kunt dit niet terugdraaien" in html(officer.get(f"{here}/laat-weg"))
    assert officer.post(f"{here}/laat-weg").status_code == 303

    assert "Ja, keur goed" in html(colleague.get(f"{here}/keur-goed"))
    assert f"Soort: {Delivery.objects.get().get_kind_display()}" in html(colleague.get(f"{here}/keur-goed"))
    assert colleague.post(f"{here}/keur-goed").status_code == 303
    assert "3 cijfers tellen dan mee" in html(officer.get(f"{here}/publiceer"))
    assert officer.post(f"{here}/publiceer").headers["Location"] == f"{here}?net=publiceer"

    assert "3 cijfers van deze levering gelden nu." in html(officer.get(f"{here}?net=publiceer"))
    assert sorted(Observation.objects.values_list("period", flat=True)) == ["2021", "2022", "2023"]


def test_who_brought_it_is_told_why_they_do_not_approve(officer: PageClient) -> None:
    here = brought(officer, "jaar;wijk;aantal\n2022;GM0014;22.300\n")
    officer.post(f"{here}/kolommen", ROLES)

    assert "Ja, keur goed" not in html(officer.get(f"{here}/keur-goed"))
    response = officer.post(f"{here}/keur-goed")

    assert response.status_code == 409
    assert "Vraag een collega" in html(response)
    assert Delivery.objects.get().state == "checked"


def test_a_published_delivery_is_taken_back_with_a_reason(officer: PageClient, colleague: PageClient) -> None:
    here = brought(officer, "jaar;wijk;aantal\n2022;GM0014;22.300\n")
    officer.post(f"{here}/kolommen", ROLES)
    colleague.post(f"{here}/keur-goed")
    colleague.post(f"{here}/publiceer")

    assert "Vul dit in." in html(officer.post(f"{here}/neem-terug", {"reden": ""}))
    assert officer.post(f"{here}/neem-terug", {"reden": "Verkeerde kolom."}).status_code == 303

    assert "Verkeerde kolom." in html(officer.get(here))
    assert Observation.objects.get(superseded_at=None).value is None


def test_a_small_number_stands_on_no_page_and_in_no_file(officer: PageClient) -> None:
    here = brought(officer, "jaar;wijk;aantal\n2022;GM0014;22.300\n2023;WK001401;7\n")
    officer.post(f"{here}/kolommen", ROLES)

    assert "te klein om hier te bewaren" in html(officer.get(here))
    problems = html(officer.get(f"{here}/problemen.csv"))
    assert problems.splitlines()[1].startswith("3;2023;WK001401;;stadjerspas-mensen;;;;;;Dit getal is te klein")


def test_problems_come_as_a_file_in_which_no_cell_is_a_formula(officer: PageClient) -> None:
    here = brought(officer, "jaar;wijk;aantal\n2022;=CMD();22.300\n")
    officer.post(f"{here}/kolommen", ROLES)

    assert "'=CMD()" in html(officer.get(f"{here}/problemen.csv"))


def test_all_that_is_wrong_with_the_form_is_told_at_once(officer: PageClient) -> None:
    response = officer.post(f"{LIST}/nieuw", {})

    assert response.status_code == 400
    page = html(response)
    for words in ("Kies wat voor cijfers het zijn.", "Kies een bestand.", "Bron: Vul dit in.", "Uitgave: Vul dit in."):
        assert words in page


def test_a_file_that_is_too_large_is_refused_before_it_is_read_to_the_end(officer: PageClient) -> None:
    response = bring(officer, "x" * (setting("file_bytes") + 100_000))

    assert response.status_code == 400
    assert "Dit bestand is te groot." in html(response)
    assert not Delivery.objects.exists()


def test_a_wrong_mapping_shows_every_problem_and_keeps_the_choice(officer: PageClient) -> None:
    here = brought(officer)

    response = officer.post(f"{here}/kolommen", {"kolom-0": "group"})

    assert response.status_code == 400
    assert "Wijs een kolom aan met de waarde." in html(response)
    assert WaitingFile.objects.exists()


def test_what_is_not_there_is_not_found(officer: PageClient) -> None:
    assert officer.get(f"{LIST}/00000000-0000-0000-0000-000000000000").status_code == 404
    here = brought(officer)
    assert officer.get(f"{here}/dans").status_code == 404


def test_the_origin_of_the_form_is_checked_after_the_file_is_read(pages: PageClient) -> None:
    strict = look_along(Client(headers={"host": "localhost"}, enforce_csrf_checks=True), "beleid")

    assert bring(strict).status_code == 403
    assert not Delivery.objects.exists()


@pytest.mark.parametrize("key", ["raad", "moeder", "partner"])
def test_these_pages_are_for_those_who_steer_the_monitor(pages: PageClient, key: str) -> None:
    visitor = look_along(pages, key)

    assert visitor.get(LIST).status_code == 403
    assert bring(visitor).status_code == 403


def test_the_example_names_the_columns_that_we_know(officer: PageClient) -> None:
    assert html(officer.get(f"{LIST}/voorbeeld.csv")).startswith("\ufeffjaar;gebied;indicator;waarde;groep")
