"""Somebody pastes a plan or sends it as a file; a bad file gets a clear message."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from perspectief.foundation.ui.testing import PageClient
from perspectief.policy.simulator.models import Reform

pytestmark = pytest.mark.django_db
FILE = "/beleid/simulator/plan/bestand"
GOOD = """naam: Pas tot 130%
reden: Meer mensen kunnen meedoen.
vanaf: 2026-01-01
gemeente: GM0014
waarden:
  stadjerspas.inkomensgrens: 130%
"""


def upload(pages: PageClient, content: bytes) -> object:
    return pages.post(FILE, {"tekst": "", "bestand": SimpleUploadedFile("plan.yaml", content)})


def test_a_pasted_plan_is_kept(pages: PageClient) -> None:
    response = pages.post(FILE, {"tekst": GOOD})

    assert response.status_code == 303
    assert Reform.objects.get().name == "Pas tot 130%"


def test_a_sent_file_is_the_same_plan(pages: PageClient) -> None:
    pages.post(FILE, {"tekst": GOOD})
    response = upload(pages, b"\xef\xbb\xbf" + GOOD.encode())

    assert response.status_code == 303
    assert Reform.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Plak een plan, of kies een bestand."),
        ("gewoon een zin", "dit is geen lijst van namen en waarden"),
        ("naam: [", "dit is niet te lezen"),
        (GOOD.replace("130%", "130"), "130 is te groot voor een deel"),
        (GOOD.replace("130%", "heel veel"), "is geen getal"),
        (
            GOOD.replace("stadjerspas.inkomensgrens", "stadjerspas.inkomensgrans"),
            "Bedoelt u: stadjerspas.inkomensgrens_deel?",
        ),
        (GOOD.replace("waarden", "waarde"), "Bedoelt u 'waarden'?"),
        (GOOD.replace("GM0014", "Groningen"), "is geen code van een gemeente"),
        (GOOD.replace("2026-01-01", "morgen"), "is geen datum"),
        (GOOD + "schaft_af: [stadjespas]\n", "is geen regeling die wij kennen"),
        (GOOD.replace("Meer mensen", "Bel 06 1234 56789, meer mensen"), "staat iets over een persoon"),
        (GOOD + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 9)), "dit is niet te lezen"),
        ("x" * 70_000, "Dit is te groot."),
    ],
)
def test_a_bad_text_gets_a_clear_message_and_stays_in_sight(pages: PageClient, text: str, words: str) -> None:
    response = pages.post(FILE, {"tekst": text})

    page = response.content.decode()
    assert response.status_code == 200
    assert words.replace("'", "&#x27;") in page
    assert 'href="#id_tekst"' in page
    assert Reform.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe\x00bad", "Dit bestand is geen tekst."),
        (b"x" * 100_000, "Dit bestand is te groot."),
        (b"naam: Half plan\n", "reden: dit ontbreekt"),
    ],
)
def test_a_bad_file_gets_a_clear_message(pages: PageClient, content: bytes, words: str) -> None:
    page = upload(pages, content).content.decode()

    assert words in page
    assert 'href="#id_bestand"' in page
    assert Reform.objects.count() == 0


def test_every_problem_of_a_file_is_told(pages: PageClient) -> None:
    page = pages.post(FILE, {"tekst": "naam: Plan\nwaarden: {iets.anders: 1}\nschaft_af: [niets]\n"}).content.decode()

    for words in ("reden: dit ontbreekt", "vanaf: dit ontbreekt", "iets.anders", "schaft_af[1]"):
        assert words in page


def test_no_other_page_accepts_a_file(pages: PageClient) -> None:
    sent = {"naam": "Plan", "doe": "bekijk", "bestand": SimpleUploadedFile("plan.yaml", b"x" * 1000)}

    assert pages.post("/beleid/simulator/plan/nieuw", sent).status_code == 200
