"""What the code words of messages are called on a page. A room names its own at start-up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

_WORDS: dict[str, Any] = {"account": _("inloggen en account")}


def register_words(words: Mapping[str, Any]) -> None:
    """What a message with this `about` is about, in a few words for staff."""
    _WORDS.update(words)


def in_words(about: str) -> str:
    """What it is called; the code itself when no room named it."""
    return str(_WORDS.get(about, about))


def codes_with(words: str) -> list[str]:
    """The codes of which the name holds these words."""
    return [code for code, name in _WORDS.items() if words.casefold() in str(name).casefold()]
