"""Sessions and the counting of guesses: what is stored of them cannot be read, and a session ends by itself.

A session begins at login, ends after a quarter of an hour of silence, and after a working day whatever happens.
"""

from __future__ import annotations

import json
import time
from collections.abc import MutableMapping
from typing import Any

from django.conf import settings

from perspectief.foundation import keys

_BEGAN, _SEEN = "began", "seen"
_NOTED_EVERY_S = 60
"""So often at most the moment of the last request is written down."""


class Sealed:
    """Writes a session (`SESSION_SERIALIZER`) so that whoever reads the table learns nothing from it."""

    _LABEL = "session"

    def dumps(self, obj: Any) -> bytes:
        """Sealed with the newest data key."""
        return keys.seal(self._LABEL, json.dumps(obj, separators=(",", ":")).encode())

    def loads(self, data: bytes) -> Any:
        """The same back. Raises NotOurs, upon which Django begins a new session."""
        return json.loads(keys.unseal(self._LABEL, data))


def hashed_key(key: str, _prefix: str, version: int) -> str:
    """The key of something in the cache, as a keyed hash: names and addresses cannot be read in the table."""
    return keys.digest("cache", f"{version}:{key}")


def begin(session: MutableMapping[str, Any]) -> None:
    """Somebody logged in now."""
    session[_BEGAN] = session[_SEEN] = int(time.time())


def is_over(session: MutableMapping[str, Any]) -> bool:
    """Whether it was silent for too long, or lasted too long."""
    now = time.time()
    silent, lasts = now - session.get(_SEEN, now), now - session.get(_BEGAN, now)
    return bool(silent > settings.SESSION_IDLE_SECONDS or lasts > settings.SESSION_COOKIE_AGE)


def touch(session: MutableMapping[str, Any]) -> None:
    """A request came in."""
    now = int(time.time())
    session.setdefault(_BEGAN, now)
    if now - session.get(_SEEN, 0) >= _NOTED_EVERY_S:
        session[_SEEN] = now


def idle_minutes() -> int:
    """How long a session may be silent, for a page that says so."""
    return int(settings.SESSION_IDLE_SECONDS // 60)
