"""Sentences of the law in the reader's language. The Dutch sentence is the key of its translation."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import get_language, gettext


class Said(NamedTuple):
    """A sentence, and the language it turned out to be in: Dutch where no translation exists yet."""

    text: str
    language: str


def reader_language() -> str:
    """The language of this page, such as `nl`."""
    return (get_language() or "nl").split("-")[0]


def say(sentence: str) -> Said:
    """The sentence in the reader's language; Dutch, and marked as such, when it is not translated yet."""
    reader = reader_language()
    if reader == "nl" or not sentence:
        return Said(sentence, "nl")
    translated = gettext(sentence)
    return Said(translated, "nl" if translated == sentence else reader)
