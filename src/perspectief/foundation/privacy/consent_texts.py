"""The texts to which somebody may say yes, by key and version. An old version stays here, as proof of what it said."""

from __future__ import annotations

import hashlib
from typing import Any

from django.utils import translation


class UnknownText(LookupError):
    """A text that no room registered: nobody can say yes to it."""


_TEXTS: dict[tuple[str, str], Any] = {}


def register_text(key: str, version: str, text: Any) -> None:
    """Name a text, at start-up. `text`: lazily translated. The same key and version with other words is refused."""
    if _TEXTS.setdefault((key, version), text) != text:
        raise ValueError(f"Consent text '{key}', version {version}, has other words: give it a new version.")


def text_of(key: str, version: str, language: str) -> str:
    """What the person read. Raises UnknownText."""
    if (key, version) not in _TEXTS:
        raise UnknownText(f"{key}, version {version}")
    with translation.override(language):
        return str(_TEXTS[key, version])


def hash_of(key: str, version: str, language: str) -> str:
    """SHA-256 of what the person read, in hex. Raises UnknownText."""
    return hashlib.sha256(text_of(key, version, language).encode()).hexdigest()
