"""Catalogues: complete for our own pages, honest for the law."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils import translation

from perspectief.foundation.language import catalogues, law
from perspectief.foundation.language.texts import all_texts, in_code, in_pages
from perspectief.foundation.ui.templatetags.ui import law_text

ENGLISH = Path(settings.LOCALE_PATHS[0]) / "en" / "LC_MESSAGES" / "django.po"


def english() -> dict[object, object]:
    with ENGLISH.open("rb") as source:
        return {message.id: message.string for message in read_po(source, locale="en") if message.id}


def test_every_text_of_our_own_pages_is_translated() -> None:
    known = english()
    own = {text for text, _where in (*in_code(), *in_pages()) if text}

    missing = [text for text in own if not known.get(text)]
    assert not missing, f"run `python manage.py translations`, then translate: {sorted(map(str, missing))}"


def test_a_translation_fills_in_the_same_values() -> None:
    with ENGLISH.open("rb") as source:
        translated = [message for message in read_po(source, locale="en") if message.id and message.string]
    wrong = [one.id for one in translated if not set(_values(one.string)) <= set(_values(one.id))]
    assert not wrong


def _values(text: object) -> list[str]:
    whole = " ".join(text) if isinstance(text, tuple | list) else str(text)
    return re.findall(r"\{\w+\}|%\(\w+\)s", whole)


def test_the_law_is_among_the_texts() -> None:
    found = {text if isinstance(text, str) else text[0] for text in (message.id for message in all_texts()) if text}

    assert "Een bijdrage aan de kosten van uw zorgverzekering." in found
    assert "Hoe woont u?" in found


def test_a_sentence_without_translation_stays_dutch_and_says_so() -> None:
    with translation.override("en"):
        assert law.say("Deze zin bestaat niet.") == law.Said("Deze zin bestaat niet.", "nl")
        assert law_text("Deze <zin> bestaat niet.") == '<span lang="nl">Deze &lt;zin&gt; bestaat niet.</span>'
    with translation.override("nl"):
        assert law_text("Deze zin bestaat niet.") == "Deze zin bestaat niet."


def test_a_translated_question_is_in_the_reader_s_language() -> None:
    with translation.override("en"):
        assert law.say("Hoe woont u?") == law.Said("How do you live?", "en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en" / "LC_MESSAGES").mkdir(parents=True)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    (tmp_path / "en" / "LC_MESSAGES" / "django.po").write_text(f'{head}\nmsgid "a"\nmsgstr "b"\n')
    return tmp_path


def test_a_catalogue_is_compiled_when_it_is_older_than_its_source(folder: Path) -> None:
    assert len(catalogues.compile_stale([folder])) == 1
    assert (folder / "en" / "LC_MESSAGES" / "django.mo").exists()
    assert catalogues.compile_stale([folder]) == []
