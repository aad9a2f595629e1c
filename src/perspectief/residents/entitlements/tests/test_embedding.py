"""The start button for partners: a link and a picture. It follows nobody."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.test import Client

from perspectief.foundation.language.languages import languages
from perspectief.foundation.ui.testing import PageClient


@pytest.mark.parametrize("code", [code for code, one in languages().items() if not one.source] + [""])
def test_the_button_is_a_picture_in_the_language_of_its_address(client: Client, code: str) -> None:
    response = client.get(f"/{code}/insluiten/knop.svg" if code else "/insluiten/knop.svg")

    picture = ElementTree.fromstring(response.content)  # noqa: S314 - our own picture
    assert response.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert picture.get("aria-label")
    assert (picture.get("direction") == "rtl") == (code == "ar")
    texts = [one.text for one in picture.iter() if one.tag.endswith("text")]
    assert texts == [picture.get("aria-label")]


def test_the_button_holds_no_script_and_fetches_nothing(client: Client) -> None:
    picture = client.get("/insluiten/knop.svg").content.decode()

    assert "<script" not in picture
    assert "href" not in picture
    assert "url(" not in picture


def test_any_site_may_show_the_button_and_it_sets_no_cookie(client: Client) -> None:
    response = client.get("/insluiten/knop.svg")

    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "public" in response.headers["Cache-Control"]
    assert not response.cookies


def test_the_page_gives_the_lines_to_copy_with_whole_addresses(pages: PageClient) -> None:
    page = pages.get("/insluiten").content.decode()

    assert "&lt;a href=&quot;http://localhost/rechten&quot;" in page or '&lt;a href="http://localhost/rechten"' in page
    assert "http://localhost/insluiten/knop.svg" in page
    assert 'alt="Waar heb ik recht op?"' in page


def test_the_page_is_read_only(client: Client) -> None:
    assert client.post("/insluiten").status_code == 405
    assert client.post("/insluiten/knop.svg").status_code == 405
