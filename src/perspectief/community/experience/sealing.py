"""Seals what experts tell of themselves, what they lived through, need and felt, and what children say."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from perspectief.foundation import keys

PROFILE, LIVED = "experience: profile", "experience: lived themes"
NEEDS, AFTER, WORD = "experience: needs", "experience: aftercare", "experience: youth"
FILLED_UP_TO = 256
"""Bytes: what was told is as long as the next multiple."""


@dataclass(frozen=True)
class Told:
    """What an expert tells. `called`: how they want to be called; `talents`: what they are good at; `needs`: what they
    need to do it; `certificate`: of what, in their own words."""

    called: str = ""
    talents: str = ""
    needs: str = ""
    certificate: str = ""


def seal_told(told: Told, expert: UUID) -> bytes:
    """Sealed and bound to the row."""
    return _seal(PROFILE, asdict(told), expert)


def told_of(sealed: bytes, expert: UUID) -> Told:
    """What was told. Raises keys.NotOurs."""
    return Told(**_open(PROFILE, sealed, expert)) if sealed else Told()


def seal_themes(themes: list[str], expert: UUID) -> bytes:
    """Sealed and bound to the row."""
    return _seal(LIVED, themes, expert)


def themes_of(sealed: bytes, expert: UUID) -> list[str]:
    """The themes. Raises keys.NotOurs."""
    return list(_open(LIVED, sealed, expert)) if sealed else []


def seal_text(label: str, text: str, row: UUID) -> bytes:
    """Sealed and bound to the row; nothing when there is nothing."""
    return _seal(label, text, row) if text else b""


def text_of(label: str, sealed: bytes, row: UUID) -> str:
    """The text; empty when there is none. Raises keys.NotOurs."""
    return str(_open(label, sealed, row)) if sealed else ""


def place(row: UUID) -> bytes:
    """To what all of these are bound."""
    return b"experience " + row.bytes


def _seal(label: str, said: Any, row: UUID) -> bytes:
    plain = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
    return keys.seal(label, plain + b" " * (-len(plain) % FILLED_UP_TO), place(row))


def _open(label: str, sealed: bytes, row: UUID) -> Any:
    return json.loads(keys.unseal(label, bytes(sealed), place(row)))
