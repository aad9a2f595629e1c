"""The public form: somebody sees that something is not right, and stays nobody."""

from __future__ import annotations

import pytest

from perspectief.foundation.inbox.models import Signal
from perspectief.foundation.ui.testing import PageClient

pytestmark = pytest.mark.django_db
FORM = "/klopt-niet/over/zorgtoeslag"


def test_a_message_is_kept_with_the_scheme_and_without_anybody_in_it(pages: PageClient) -> None:
    response = pages.post(FORM, {"kind": "wrong", "text": "Het bedrag klopt niet."})

    assert response.status_code == 303
    assert response.headers["Location"] == "/klopt-niet/dank"
    assert not response.cookies
    signal = Signal.objects.get()
    assert (signal.page, signal.kind, signal.text) == ("/zorgtoeslag", "wrong", "Het bedrag klopt niet.")
    assert "Dank u wel" in pages.get("/klopt-niet/dank").content.decode()


def test_the_form_says_what_it_is_about_and_what_is_kept(pages: PageClient) -> None:
    html = pages.get(FORM).content.decode()

    assert "Zorgtoeslag" in html
    assert "Wij bewaren alleen uw bericht, niet wie u bent." in html
    assert "Wij bewaren niets van wat u invult." not in html
    assert pages.get("/klopt-niet").status_code == 200


@pytest.mark.parametrize("text", ["Bel mij: 06-12345678", "jan@voorbeeld.nl", "Ik woon op 9711 AB", "Mijn naam is Jan"])
def test_who_somebody_is_is_refused_kindly_and_not_kept(pages: PageClient, text: str) -> None:
    html = pages.post(FORM, {"kind": "stuck", "text": text}).content.decode()

    assert "Haal dat weg. Dan kunnen wij uw bericht bewaren." in html
    assert text in html.replace("&#x27;", "'"), "nobody has to type it again"
    assert not Signal.objects.exists()


def test_a_kind_is_needed_and_a_text_is_not(pages: PageClient) -> None:
    assert "Kies wat er aan de hand is." in pages.post(FORM, {"text": "Iets."}).content.decode()
    assert not Signal.objects.exists()

    assert pages.post(FORM, {"kind": "unclear"}).status_code == 303


def test_a_text_that_is_too_long_is_told(pages: PageClient) -> None:
    assert "Maak het korter" in pages.post(FORM, {"kind": "wrong", "text": "a " * 600}).content.decode()
    assert not Signal.objects.exists()


def test_a_form_of_another_site_is_refused(pages: PageClient) -> None:
    response = pages.post(FORM, {"kind": "wrong"}, headers={"sec-fetch-site": "cross-site"})

    assert response.status_code == 403
    assert not Signal.objects.exists()


def test_the_page_is_never_kept_in_a_cache(pages: PageClient) -> None:
    assert "no-store" in pages.get(FORM).headers["Cache-Control"]
