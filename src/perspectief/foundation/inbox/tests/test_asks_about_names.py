"""What looks like a name in words that others read is asked about: never refused, and seldom without ground."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from django import forms

from perspectief.foundation.inbox import queries
from perspectief.foundation.inbox.calc.names import suspicious
from perspectief.foundation.inbox.forms import AsksAboutNames
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.organisations.services import load_organisations
from perspectief.foundation.places.services import load_places

pytestmark = pytest.mark.django_db
OURS = Path(__file__).parents[3]


class Words(AsksAboutNames):
    text = forms.CharField(required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.ask_about_names("text")


def test_two_words_with_a_capital_in_a_sentence_are_asked_about_and_a_yes_lets_them_pass() -> None:
    said = {"text": "Gisteren zei Fatima Yilmaz dat het niet kon."}

    asked = Words(said)
    assert not asked.is_valid()
    assert asked.errors["sure"] == ["Is ‘Fatima Yilmaz’ een naam? Haal hem weg. Anders kruist u dit aan."]
    assert Words({**said, "sure": "on"}).is_valid()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "De bijstand stopt. Daarna komt Leergeld.",
        "De rechter in Den Haag besliste.",
        "Ga naar de Stadjerspas of naar WIJ Groningen.",
    ],
)
def test_what_is_no_name_is_not_asked_about(text: str) -> None:
    load_places()
    load_organisations()
    form = Words({"text": text})

    assert form.is_valid(), form.errors
    assert "sure" not in form.fields


def test_an_organisation_of_ours_is_no_name_of_somebody() -> None:
    load_places()
    load_organisations()
    known = max(Organisation.objects.values_list("name", flat=True), key=lambda name: (name.istitle(), len(name)))

    assert suspicious(f"Vraag het aan {known} in de stad.", queries.known_names()) == []


def test_of_our_own_texts_hardly_any_is_asked_about() -> None:
    load_places()
    load_organisations()
    texts, known = list(our_texts()), queries.known_names()
    asked = [text for text in texts if suspicious(text, known)]

    assert len(texts) > 100
    assert len(asked) / len(texts) < 0.02, asked


def our_texts() -> list[str]:
    """What public papers and invented examples say in these rooms."""
    found: list[str] = []
    for name in ("knowledge", "practice_questions", "research", "demo_practice", "ideas"):
        for file in OURS.rglob(f"data/**/{name}.yaml"):
            found += _texts(yaml.safe_load(file.read_text("utf-8")))
    return found


def _texts(told: Any, name: str = "") -> list[str]:
    if isinstance(told, dict):
        return [text for key, value in told.items() for text in _texts(value, key)]
    if isinstance(told, list):
        return [text for one in told for text in _texts(one)]
    return [told] if isinstance(told, str) and name in ("text", "words", "lead", "case", "why", "question") else []


def test_a_text_made_to_be_slow_is_not() -> None:
    assert suspicious("\n" * 4000 + "Aa Bb, " * 500)
