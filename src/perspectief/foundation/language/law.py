"""Sentences of the law in the reader's language. The Dutch sentence is the key of its translation."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from perspectief.foundation.language import dutch
from perspectief.foundation.language.catalogues import END, LEFT_TO_RIGHT
from perspectief.foundation.language.languages import languages


class Said(NamedTuple):
    """A sentence, and the language it turned out to be in: Dutch where no translation exists yet."""

    text: str
    language: str


def reader_language() -> str:
    """The language of this page, such as `nl`."""
    return (get_language() or "nl").split("-")[0]


def direction_of(language: str) -> str:
    """`rtl` for a language that is written from right to left, else `ltr`."""
    return languages()[language].direction


def say_date(day: dt.date) -> str:
    """A day with its month in the reader's language: `31 januari 1990`, `31 January 1990`."""
    return date_format(day, "j F Y")


def left_to_right(text: str) -> str:
    """A number, amount or address that keeps its own order when the reader's language runs from right to left."""
    return f"{LEFT_TO_RIGHT}{text}{END}" if text and direction_of(reader_language()) == "rtl" else text


def say_amount(amount: float) -> str:
    """`€ 1.250,50`: the sign stays before the number in every language."""
    return left_to_right(dutch.say_amount(amount))


def say(sentence: str) -> Said:
    """The sentence in the reader's language; Dutch, and marked as such, when it is not translated yet."""
    reader = reader_language()
    if reader == "nl" or not sentence:
        return Said(sentence, "nl")
    translated = gettext(sentence)
    return Said(translated, "nl" if translated == sentence else reader)
