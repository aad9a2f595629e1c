"""Drawings, sound and film that somebody sends: made anew without what they tell of place, device and moment."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import BinaryIO

from perspectief.foundation.uploads import films, pictures, sounds
from perspectief.foundation.uploads.looking import Accepted, Refused, Scanner, insist_on_clean, read_whole
from perspectief.foundation.uploads.reasons import Reason

MB = 1024 * 1024


class Medium(StrEnum):
    """What somebody sends."""

    PICTURE = "picture"
    SOUND = "sound"
    FILM = "film"


MOST: Mapping[Medium, int] = {Medium.PICTURE: 8 * MB, Medium.SOUND: 12 * MB, Medium.FILM: 25 * MB}
"""Bytes of each: a large drawing, some ten minutes of speech, a minute or two of film."""
ACCEPT: Mapping[Medium, str] = {
    Medium.PICTURE: "image/png,image/jpeg",
    Medium.SOUND: "audio/mpeg,audio/mp4,audio/x-m4a,audio/wav,.mp3,.m4a,.wav",
    Medium.FILM: "video/mp4,video/quicktime,.mp4,.mov",
}
"""What a form may offer to choose from."""
_ANEW: Mapping[Medium, Callable[[bytes], tuple[bytes, str] | Reason]] = {
    Medium.PICTURE: pictures.without_traces,
    Medium.SOUND: sounds.without_traces,
    Medium.FILM: films.without_traces,
}


def look_at_medium(stream: BinaryIO, medium: Medium, *, scanner: Scanner, most: int = 0) -> Accepted:
    """The file anew. Raises Refused. Its name is not asked: it is never used."""
    content = read_whole(stream, most or MOST[medium])
    made = _ANEW[medium](content)
    if isinstance(made, Reason):
        raise Refused(made)
    insist_on_clean(content, scanner)
    anew, content_type = made
    return Accepted(anew, hashlib.sha256(anew).hexdigest(), content_type)
