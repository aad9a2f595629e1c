"""Whom to ask, and where on the pages a question is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from perspectief.foundation.language import law
from perspectief.residents.entitlements.queries.nouns import Assumed, Contact, OpenQuestion
from perspectief.rules.household.model import Assumption
from perspectief.rules.kernel.evaluate import question_of

PERSON_KEY = re.compile(r"persons\.(?P<person>[^.]+)\.(?P<name>.+)")
OTHER_FIELDS = {"income": "has_income", "childcare": "care-kind"}
"""Where a person's question stands on the page when the field is called otherwise."""
Screens = Callable[[str], str]
"""From a place in the household file to the address of the page that asks it; empty when no page does."""


def no_screen(key: str) -> str:
    """For where no question has a page of its own."""
    return ""


@lru_cache(maxsize=8192)
def say(sentence: str, language: str) -> law.Said:
    """A sentence of the law; `language` is the reader's. Kept, because a page says hundreds."""
    return law.say(sentence)


def question(key: str, names: Mapping[str, str], screens: Screens, language: str) -> OpenQuestion:
    """The question behind a place in the household file."""
    return OpenQuestion(say(_question_of(key), language), _whose(key, names), key, anchor_of(key), screens(key))


_question_of = lru_cache(maxsize=4096)(question_of)


def assumed(one: Assumption, names: Mapping[str, str], screens: Screens, language: str) -> Assumed:
    """What was presumed, in the reader's language."""
    said, value = say(one.question, language), say(one.value, language)
    return Assumed(_whose(one.key, names), said, value, anchor_of(one.key), screens(one.key))


def _whose(key: str, names: Mapping[str, str]) -> str:
    """Whose it is; "" for who lives alone."""
    found = PERSON_KEY.fullmatch(key)
    return names.get(found["person"], "") if found and len(names) > 1 else ""


def anchor_of(key: str) -> str:
    """The id of the field that asks for a place in the household file."""
    found = PERSON_KEY.fullmatch(key)
    if not found:
        return "id_" + key.replace(".", "-")
    name = found["name"].split(".")[0]
    return f"id_{found['person']}-{OTHER_FIELDS.get(name, name)}"


def contact(name: str, municipality: str = "") -> Contact:
    """What we know of somebody to ask; "uw gemeente" is somebody else in each municipality."""
    known = _contacts().get(name) or {}
    if municipality in known.get("here", {}):
        return contact(known["here"][municipality])
    return Contact(name, *(str(known.get(word) or "") for word in ("phone", "site", "desk")))


@cache
def _contacts() -> dict[str, Any]:
    path = files("perspectief.rules").joinpath("contacts.yaml")
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {} if path.is_file() else {}
