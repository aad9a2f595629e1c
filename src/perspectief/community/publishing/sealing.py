"""Seals what somebody told, what is shown of it, an address and a file: the database alone says nothing."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import UUID

from perspectief.foundation import keys
from perspectief.foundation.codes.stretching import Place

TOLD, SHOWN, MAIL, FILE = "stories: told", "stories: shown", "stories: mail", "stories: file"
PLACE = Place("stories: lookup", b"stories/find")
FILLED_UP_TO = 512
"""Bytes: what was told is as long as the next multiple."""


@dataclass(frozen=True)
class Told:
    """What somebody told. `called`: how they want to be called; empty when they said nothing of it."""

    text: str = ""
    called: str = ""


@dataclass(frozen=True)
class Shown:
    """What may be seen of it. `alternative`: what a drawing, sound or film shows, in words.

    `because`: why the panel chose it; `answer`: what the teller reads when it did not.
    """

    text: str = ""
    called: str = ""
    alternative: str = ""
    because: str = ""
    answer: str = ""

    def now(self, **said: str) -> Shown:
        """The same with something else."""
        return replace(self, **said)


def seal_told(told: Told, story: UUID) -> bytes:
    """Sealed and bound to the row."""
    return _seal(TOLD, asdict(told), story)


def told_of(sealed: bytes, story: UUID) -> Told:
    """What was told; nothing when it was withdrawn. Raises keys.NotOurs."""
    return Told(**_open(TOLD, sealed, story))


def seal_shown(shown: Shown, story: UUID) -> bytes:
    """Sealed and bound to the row."""
    return _seal(SHOWN, asdict(shown), story)


def shown_of(sealed: bytes, story: UUID) -> Shown:
    """What may be seen; nothing when nobody looked at it yet, or it was withdrawn. Raises keys.NotOurs."""
    return Shown(**_open(SHOWN, sealed, story))


def seal_mail(address: str, story: UUID) -> bytes:
    """Sealed and bound to the row; nothing when there is none."""
    return keys.seal(MAIL, address.encode(), place(story)) if address else b""


def mail_of(sealed: bytes, story: UUID) -> str:
    """The address; empty when there is none. Raises keys.NotOurs."""
    return keys.unseal(MAIL, bytes(sealed), place(story)).decode() if sealed else ""


def seal_file(content: bytes, story: UUID) -> bytes:
    """Sealed and bound to the row."""
    return keys.seal(FILE, content, place(story))


def file_of(sealed: bytes, story: UUID) -> bytes:
    """The file. Raises keys.NotOurs."""
    return keys.unseal(FILE, bytes(sealed), place(story))


def place(story: UUID) -> bytes:
    """To what all of these are bound."""
    return b"story " + story.bytes


def _seal(label: str, said: dict[str, Any], story: UUID) -> bytes:
    plain = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
    return keys.seal(label, plain + b" " * (-len(plain) % FILLED_UP_TO), place(story))


def _open(label: str, sealed: bytes, story: UUID) -> dict[str, Any]:
    if not sealed:
        return {}
    opened: dict[str, Any] = json.loads(keys.unseal(label, bytes(sealed), place(story)))
    return opened
