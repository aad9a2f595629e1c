"""Languages, quick exit, reading aloud, pictograms, weight, and the accessibility statement."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.utils import translation

from perspectief.foundation.ui import accessibility, pictograms
from perspectief.foundation.ui.templatetags import ui
from perspectief.foundation.ui.testing import PageClient

UI = Path(__file__).parents[1]
ONWARD = "ps-pictogram--turns"


def page(pages: PageClient, path: str) -> str:
    return pages.get(path).content.decode()


# ---- languages ----


@pytest.mark.parametrize(
    ("path", "language", "direction"), [("/", "nl", "ltr"), ("/en/", "en", "ltr"), ("/ar/", "ar", "rtl")]
)
def test_a_page_tells_its_language_and_direction(pages: PageClient, path: str, language: str, direction: str) -> None:
    assert f'<html lang="{language}" dir="{direction}"' in page(pages, path)


def test_the_languages_come_before_the_first_question_each_in_its_own_name_and_set_no_cookie(pages: PageClient) -> None:
    response = pages.get("/gegevens")
    drawn = response.content.decode()

    assert '<strong lang="nl">Nederlands</strong>' in drawn
    assert '<a href="/en/gegevens" lang="en" dir="ltr" hreflang="en">English</a>' in drawn
    assert '<a href="/ar/gegevens" lang="ar" dir="rtl" hreflang="ar">العربية</a>' in drawn
    assert drawn.index("العربية") < drawn.index("<h1")
    assert not response.cookies


def test_a_translation_that_no_native_reader_checked_says_so(pages: PageClient) -> None:
    assert "ps-unchecked" not in page(pages, "/")
    assert "ps-unchecked" in page(pages, "/en/")
    assert "ps-unchecked" in page(pages, "/ar/")


def test_amounts_and_phone_numbers_keep_their_order_only_where_text_runs_from_right_to_left() -> None:
    with translation.override("ar"):
        assert ui.left_to_right("14 050") == "\u206614 050\u2069"
        assert ui.euro(1250) == "\u2066€\u00a01.250\u2069"
        assert ui.left_to_right("") == ""
    with translation.override("nl"):
        assert ui.left_to_right("14 050") == "14 050"
        assert ui.euro(1250) == "€\u00a01.250"


def test_no_style_knows_left_or_right() -> None:
    physical = re.compile(r"(?<![\w-])(?:(?:margin|padding|border)-)?(?:left|right)\b|text-align: *(?:left|right)")
    found = [
        f"{path.name}: {line.strip()}"
        for path in sorted((UI / "styles").glob("*.css"))
        for line in re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL).splitlines()
        if physical.search(line)
    ]
    assert not found


# ---- quick exit and reading aloud ----


def test_the_quick_exit_is_a_link_that_works_without_javascript(pages: PageClient) -> None:
    assert '<a class="ps-exit" href="/weg" rel="noreferrer nofollow" data-leave>' in page(pages, "/en/")


def test_the_quick_exit_removes_every_cookie_and_goes_to_an_everyday_page(pages: PageClient) -> None:
    pages.cookies["antwoorden"] = "geheim"
    response = pages.get("/weg")

    assert response.status_code == 302
    assert response.headers["Location"] == django_settings.QUICK_EXIT_URL
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response.headers["Cache-Control"]
    assert response.cookies["antwoorden"].value == ""
    assert response.cookies["antwoorden"]["max-age"] == 0


def test_the_quick_exit_works_beside_a_cookie_of_another_site_with_an_odd_name(pages: PageClient) -> None:
    headers = {"cookie": "a[b]=1; foo(bar)=2; x y=3; a@b=4; a/b=5; antwoorden=geheim"}
    response = pages.get("/weg", headers=headers)

    assert response.status_code == 302
    assert response.cookies["antwoorden"]["max-age"] == 0


def test_the_button_to_read_aloud_is_hidden_until_a_script_finds_a_voice(pages: PageClient) -> None:
    assert re.search(r'<button class="ps-aloud"[^>]* data-read-aloud hidden>', page(pages, "/"))


def test_only_a_voice_on_the_device_itself_may_read() -> None:
    script = (UI / "static" / "ui" / "help.js").read_text()

    assert "voice.localService === true" in script
    assert script.count("synth.speak(") == 1
    assert script.index("if (!voice) return;") < script.index("synth.speak(")


# ---- weight ----


def test_the_first_page_is_light_enough_for_a_slow_network(pages: PageClient) -> None:
    response = pages.get("/", headers={"accept-encoding": "gzip"})
    linked = re.findall(r'(?:href|src)="/static/([^"]+)"', gzip.decompress(response.content).decode())
    files = [Path(str(finders.find(name))).read_bytes() for name in linked]

    assert len(files) >= 3
    assert len(response.content) + sum(len(gzip.compress(one)) for one in files) < 100_000


# ---- pictograms ----


@pytest.mark.parametrize("name", pictograms.DRAWINGS)
def test_a_pictogram_is_a_drawing_that_a_screen_reader_passes_over(name: str) -> None:
    drawn = Template(f'{{% pictogram "{name}" %}}').render(Context())

    assert 'aria-hidden="true"' in drawn
    assert f'd="{pictograms.DRAWINGS[name]}"' in drawn
    assert (ONWARD in drawn) == (name in pictograms.POINTS_ONWARD)


def test_the_tag_names_every_pictogram() -> None:
    assert set(pictograms.DRAWINGS) <= set((ui.pictogram.__doc__ or "").split())


# ---- accessibility statement ----


def test_the_statement_tells_what_was_tested_and_when(pages: PageClient) -> None:
    drawn = page(pages, "/toegankelijkheid")

    assert "Mensen met een voorleesprogramma hebben de site nog niet getest." in drawn
    assert "22 november 2026" in drawn
    assert "nog geen status gekozen" in drawn


def test_the_organisation_sets_the_status(pages: PageClient, settings: Any) -> None:
    settings.ACCESSIBILITY_STATUS = "B"
    settings.ACCESSIBILITY_SIGNED = "hoofd communicatie, 1 december 2026"
    settings.ACCESSIBILITY_CONTACT = "toegankelijk@example.org"
    drawn = page(pages, "/toegankelijkheid")

    assert "Status B." in drawn
    assert "De site voldoet voor een deel." in drawn
    assert "hoofd communicatie, 1 december 2026" in drawn
    assert "toegankelijk@example.org" in drawn


def test_a_status_that_does_not_exist_is_refused(settings: Any) -> None:
    settings.ACCESSIBILITY_STATUS = "A+"

    with pytest.raises(accessibility.BadStatement, match="choose one of A, B, C, D"):
        accessibility.statement()


def test_hard_words_that_must_appear_are_explained(pages: PageClient) -> None:
    drawn = page(pages, "/woorden")

    assert '<dt lang="nl">bewindvoerder</dt>' in drawn
    assert "iemand die uw geld regelt, omdat de rechter dat wil" in drawn
