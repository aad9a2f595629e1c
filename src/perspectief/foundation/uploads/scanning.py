"""The virus scanner of the organisation: a clamd at `PERSPECTIEF_SCANNER` (`host:port`), spoken to by its own protocol.

Production without one takes no files. A practice copy without one does: what is taken in there was made anew anyhow.
"""

from __future__ import annotations

import socket
import struct

from django.conf import settings

ANSWERS_WITHIN_S = 20
PIECE = 64 * 1024
CLEAN = b"stream: OK"


class NoScanner(RuntimeError):
    """Nobody looks: nothing comes in."""


def can_take_files() -> bool:
    """Whether a page may ask for a file."""
    return bool(settings.SCANNER) or not settings.IS_PRODUCTION


def scan(content: bytes) -> bool:
    """Whether the scanner calls it clean. Raises NoScanner, OSError."""
    if not settings.SCANNER:
        if settings.IS_PRODUCTION:
            raise NoScanner
        return True
    return _ask(settings.SCANNER, content)


def _ask(address: str, content: bytes) -> bool:
    host, _, port = address.rpartition(":")
    with socket.create_connection((host, int(port)), timeout=ANSWERS_WITHIN_S) as line:
        line.sendall(b"zINSTREAM\0")
        for at in range(0, len(content), PIECE):
            piece = content[at : at + PIECE]
            line.sendall(struct.pack(">I", len(piece)) + piece)
        line.sendall(struct.pack(">I", 0))
        return line.recv(1024).rstrip(b"\0\n") == CLEAN
