"""The outside of a message: neutral, for a partner, child or neighbour may see it first."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

WORDS = Path(__file__).parent / "data" / "not_on_an_envelope.yaml"
CODE = re.compile(r"[a-z][a-z0-9-]{1,39}")
KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9:._-]{2,119}")
CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class NotNeutral(ValueError):
    """The outside of a message says more than that there is one. A mistake in the room that writes it."""


class BadMessage(ValueError):
    """A message that cannot be written down: its code, key or address is none."""


def insist_on_a_neutral_outside(*, subject: str, about: str) -> None:
    """Raises NotNeutral or BadMessage."""
    if not CODE.fullmatch(about):
        raise BadMessage("A message is about one code word: small letters, digits and '-'.")
    if CONTROL.search(subject) or not subject.strip():
        raise BadMessage("A subject is one line of text.")
    for text in (subject, about):
        word = telling_word(text)
        if word:
            raise NotNeutral(f"'{word}' may not stand on the outside of a message.")


def insist_on_a_key(idempotency_key: str) -> None:
    """Raises BadMessage; an address or a name does not fit in a key."""
    if not KEY.fullmatch(idempotency_key):
        raise BadMessage("An idempotency key has 3 to 120 letters, digits and : . _ -")


def telling_word(text: str) -> str:
    """The first word in it that tells what a message is about; empty when there is none."""
    small = text.casefold().replace("-", " ")
    return next((word for word in words() if word in small), "")


@cache
def words() -> tuple[str, ...]:
    """What may not stand there."""
    return tuple(word.casefold() for word in yaml.safe_load(WORDS.read_text(encoding="utf-8"))["words"])
