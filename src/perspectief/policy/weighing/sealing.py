"""Seals a file that came with an application: the database alone says nothing of what is written in it."""

from __future__ import annotations

from uuid import UUID

from perspectief.foundation import keys

FILE = "weighing: file"


def seal_file(content: bytes, item: UUID) -> bytes:
    """Sealed and bound to the application."""
    return keys.seal(FILE, content, place(item))


def file_of(sealed: bytes, item: UUID) -> bytes:
    """The file. Raises keys.NotOurs."""
    return keys.unseal(FILE, bytes(sealed), place(item))


def place(item: UUID) -> bytes:
    """To what it is bound."""
    return b"weighing item " + item.bytes
