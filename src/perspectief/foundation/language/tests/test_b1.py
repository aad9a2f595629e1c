"""Every sentence that a resident sees is plain enough, and the gate sees what is not."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from perspectief.foundation.language import b1, data_texts, glossary, texts


def kinds(text: str) -> set[str]:
    return {found.kind for found in b1.judge(text)}


def test_every_sentence_that_a_resident_sees_is_plain() -> None:
    findings = b1.judge_all(texts.for_residents())

    assert not findings, "\n".join(f"{where}: {finding}" for finding, where in findings)


def test_sentences_are_short_on_average() -> None:
    lengths = [b1.length(one) for text, _where in texts.for_residents() for one in b1.sentences(text)]

    assert sum(lengths) / len(lengths) < 10


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Een " + "heel " * 15 + "lange zin.", "long_sentence"),
        ("Wij vragen u om uw vermogensbestanddelen.", "hard_word"),
        ("U krijgt een beschikking.", "jargon"),
        ("De gemeente handelt conform de wet.", "jargon"),
        ("De gemeente doet verhaal op uw ex.", "jargon"),
        ("U komt niet in aanmerking.", "forbidden"),
        ("U dient dit formulier in te vullen.", "forbidden"),
        ("U kreeg dit geld ten onrechte.", "forbidden"),
        ("Uw aanvraag wordt door de gemeente behandeld.", "passive"),
        ("Het bedrag werd vorige week betaald.", "passive"),
        ("Uw toeslag wordt later toegekend.", "passive"),
        ("U krijgt niets zonder papieren.", "double_negation"),
        ("Dit is niet onmogelijk.", "double_negation"),
        ("U vraagt dit aan voor het betalen van uw huur.", "nominal"),
        ("Neem papieren mee, bijv. uw paspoort.", "abbreviation"),
    ],
)
def test_the_gate_sees_what_is_too_hard(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "U kunt huurtoeslag krijgen.",
        "Wordt uw kind 18 jaar?",
        "De hulp wordt minder als u meer geld heeft.",
        "Weet u iets niet? Laat het leeg.",
        "Wij vragen niet naar uw naam en bewaren geen antwoorden.",
        "Bel de gemeente: 14 050. Of kijk op gemeente.groningen.nl.",
        "Uw inkomen is hoger dan {inkomensgrens_m_gezin} per maand.",
        "Neem uw huurcontract en uw energierekening mee.",
        "U praat met iemand van Buurtkamer Bernoulli.",
        "U kiest zelf wie uw verhaal ziet.",
    ],
)
def test_the_gate_leaves_plain_sentences_in_peace(text: str) -> None:
    assert b1.judge(text) == []


def test_what_stands_after_a_colon_is_a_sentence_of_its_own() -> None:
    assert list(b1.sentences("Dit ziet u: welk bedrag. En waarom?")) == ["Dit ziet u:", "welk bedrag.", "En waarom?"]


def test_a_hard_word_in_the_name_of_a_scheme_is_part_of_that_name() -> None:
    assert b1.judge("U krijgt bijzondere bijstand.") == []
    assert kinds("U krijgt een bijzondere kostenvergoedingsregeling.") == {"hard_word"}


def test_every_advice_names_the_word_and_what_to_do() -> None:
    [found] = b1.judge("Wij handelen conform de wet.")

    assert found.advice == "“conform” is een moeilijk woord. Makkelijker: volgens."


def test_every_exception_has_a_reason_and_is_still_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    allowed = b1.exceptions()
    assert all(reason for _pattern, _kind, reason in allowed)

    monkeypatch.setattr(b1, "exceptions", lambda: ())
    findings = [found for found, _where in b1.judge_all(texts.for_residents())]
    unused = [
        pattern.pattern
        for pattern, kind, _reason in allowed
        if not any(found.kind == kind and pattern.search(found.sentence) for found in findings)
    ]
    assert not unused


def test_every_explained_name_is_used_somewhere() -> None:
    said = " ".join(text for text, _where in texts.for_residents()).lower()
    unused = [word for word in glossary.explained() if word.lower() not in said]

    assert not unused


def test_a_word_of_every_day_is_listed_only_when_the_gate_does_not_know_it(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = b1.everyday()
    monkeypatch.setattr(b1, "everyday", frozenset)
    b1.is_known.cache_clear()

    assert [word for word in sorted(listed) if b1.is_known(word)] == []
    b1.is_known.cache_clear()


@pytest.mark.parametrize(
    "word", ["verlaagt", "gewist", "typt", "huurcontract", "energierekening", "zorgtoeslag", "UWV"]
)
def test_forms_of_verbs_joined_words_and_names_are_known(word: str) -> None:
    assert b1.is_known(word.lower())


@pytest.mark.parametrize(
    "word", ["retroactief", "bezwaarschrift", "draagkrachtberekening", "inkomensondersteuningsregeling"]
)
def test_rare_and_very_long_words_are_not_known(word: str) -> None:
    assert not b1.is_known(word)


def test_a_room_registers_the_texts_of_its_data_files(monkeypatch: pytest.MonkeyPatch) -> None:
    readers: dict[str, Callable[[], list[str]]] = {}
    monkeypatch.setattr(data_texts, "_readers", readers)
    data_texts.register("proef/data", lambda: ["Uw proef begint morgen.", ""])

    assert ("Uw proef begint morgen.", "proef/data") in texts.for_residents()


def test_texts_for_developers_and_partners_are_not_judged() -> None:
    places = {where for _text, where in texts.for_residents()}

    assert "foundation/ui/templates/ui/api_docs.html" not in places
    assert "foundation/ui/templates/ui/base.html" in places
    assert "rules/facts" in places


def test_the_command_prints_advice_and_fails(tmp_path: Path) -> None:
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("b1", "U krijgt een beschikking.", stdout=out)
    assert "brief met ons besluit" in out.getvalue()

    letter = tmp_path / "brief.txt"
    letter.write_text("U krijgt geld.\n")
    call_command("b1", str(letter), stdout=out)
    assert "0 te moeilijk" in out.getvalue()
