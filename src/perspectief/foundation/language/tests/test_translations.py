"""Catalogues: complete for our own pages, honest for the law."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils import translation

from perspectief.foundation.language import catalogues, law
from perspectief.foundation.language.languages import Language, languages
from perspectief.foundation.language.management.commands.translations import merge
from perspectief.foundation.language.texts import all_texts
from perspectief.foundation.ui.templatetags.ui import law_text

MUST_BE_COMPLETE = [one.code for one in languages().values() if one.complete and not one.source]
OTHERS = [one.code for one in languages().values() if not one.source]


def po(code: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / code / "LC_MESSAGES" / "django.po"


def catalogue(code: str) -> Catalog:
    with po(code).open("rb") as source:
        return read_po(source, locale=code)


@pytest.mark.parametrize("code", MUST_BE_COMPLETE)
def test_a_language_that_is_called_complete_is_complete(code: str) -> None:
    known = {message.id: message.string for message in catalogue(code) if message.id}
    wanted = {message.id for message in all_texts() if message.id}

    missing = [text for text in wanted if not _is_full(known.get(text))]
    assert not missing, f"`python manage.py translations {code}`, then translate {len(missing)}: {missing[:9]}"


def _is_full(translated: object) -> bool:
    return all(translated) if isinstance(translated, tuple | list) else bool(translated)


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_fills_in_the_same_values(code: str) -> None:
    translated = [message for message in catalogue(code) if message.id and message.string]
    wrong = [one.id for one in translated if not set(_values(one.string)) <= set(_values(one.id))]
    assert not wrong


@pytest.mark.parametrize("code", OTHERS)
def test_a_catalogue_has_the_plural_forms_of_its_language(code: str) -> None:
    head = catalogue(code)
    plurals = [one for one in head if isinstance(one.id, tuple)]

    assert head.num_plurals == {"ar": 6}.get(code, 2)
    assert all(len(one.string) == head.num_plurals for one in plurals)


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
    with translation.override("ar"):
        assert law_text("Deze zin bestaat niet.") == '<span lang="nl" dir="ltr">Deze zin bestaat niet.</span>'
    with translation.override("nl"):
        assert law_text("Deze zin bestaat niet.") == "Deze zin bestaat niet."


def test_a_day_is_said_in_the_reader_s_language() -> None:
    said = {}
    for code in ("nl", "en", "ar"):
        with translation.override(code):
            said[code] = law.say_date(dt.date(2026, 3, 31))

    assert said == {"nl": "31 maart 2026", "en": "31 March 2026", "ar": "31 مارس 2026"}


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


def test_numbers_addresses_and_what_is_filled_in_keep_their_order_from_right_to_left() -> None:
    assert catalogues.isolate("أكثر من {grens} في الشهر") == "أكثر من \u2068{grens}\u2069 في الشهر"
    assert catalogues.isolate("%(amount)s") == "\u2068%(amount)s\u2069"
    assert catalogues.isolate("اتصل 050 367 78 00.") == "اتصل \u2066050 367 78 00\u2069."
    assert catalogues.isolate("موقع gkb.nl/hulp.") == "موقع \u2066gkb.nl/hulp\u2069."
    assert catalogues.isolate("موقع gemeente.groningen.nl.") == "موقع \u2066gemeente.groningen.nl\u2069."
    assert catalogues.isolate("اكتب 130%% أو") == "اكتب \u2066130%%\u2069 أو", "an escaped percent sign stays whole"
    assert catalogues.isolate("كلام") == "كلام"


def test_a_catalogue_from_right_to_left_is_compiled_with_its_numbers_kept_together(tmp_path: Path) -> None:
    for code in ("ar", "en"):
        path = tmp_path / code / "LC_MESSAGES" / "django.po"
        texts = Catalog()
        texts.add("Bel 14 050.")
        merge(path, code, texts)
        path.write_text(
            path.read_text().replace('msgid "Bel 14 050."\nmsgstr ""', 'msgid "Bel 14 050."\nmsgstr "X 14 050."')
        )
    catalogues.compile_stale([tmp_path])

    told = {code: (tmp_path / code / "LC_MESSAGES" / "django.mo").read_bytes() for code in ("ar", "en")}
    assert "X \u206614 050\u2069.".encode() in told["ar"]
    assert b"X 14 050." in told["en"]


def test_a_new_language_gets_its_own_plural_forms(tmp_path: Path) -> None:
    texts = Catalog()
    texts.add(("%(n)s ding", "%(n)s dingen"))
    path = tmp_path / "ar" / "LC_MESSAGES" / "django.po"

    merge(path, "ar", texts)
    merge(path, "ar", texts)

    written = path.read_text()
    assert "nplurals=6" in written
    assert "n%100>=11" in written
    assert "msgstr[5]" in written


def test_a_translation_that_nobody_checked_needs_a_warning_and_the_source_does_not() -> None:
    assert not languages()["nl"].needs_a_warning
    assert Language("xx", "X", "ltr").needs_a_warning
    assert not Language("xx", "X", "ltr", checked_by_native=True).needs_a_warning


def test_a_checked_translation_names_the_day() -> None:
    assert all(one.checked_on for one in languages().values() if one.checked_by_native)


def test_every_language_is_named_in_itself() -> None:
    assert settings.LANGUAGES == [("nl", "Nederlands"), ("en", "English"), ("ar", "العربية")]
