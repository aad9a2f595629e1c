"""A film without what it tells of device, place and maker."""

from __future__ import annotations

import struct

from perspectief.foundation.uploads import boxes
from perspectief.foundation.uploads.reasons import Reason


def without_traces(content: bytes) -> tuple[bytes, str] | Reason:
    """The film anew and its content type, or why it is not taken in."""
    if content[4:8] != b"ftyp":
        return Reason.NO_FILM
    try:
        return boxes.without_traces(content, wanted=b"vide"), "video/mp4"
    except (ValueError, struct.error, IndexError, KeyError):
        return Reason.UNREADABLE_MEDIA
