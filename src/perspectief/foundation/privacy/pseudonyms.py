"""Another name for the same person in each room, so that what two rooms hold cannot be laid side by side.

A pseudonym is a keyed hash of the key that a room knows somebody by. Without the data keys (outside the database)
nobody can make one, nor go from one room's name to another's. It carries the name of the key that made it.
"""

from __future__ import annotations

from perspectief.foundation import keys


def pseudonym(room: str, key: str) -> str:
    """What this room calls this person, under the newest data key: `<key id>.<64 hex digits>`, to store."""
    return keys.digest(_label(room), key)


def pseudonyms(room: str, key: str) -> tuple[str, ...]:
    """The same under every data key, newest first: to look up what was stored under an older one."""
    return tuple(keys.digests(_label(room), key))


def _label(room: str) -> str:
    if not room:
        raise ValueError("A pseudonym belongs to a room: name it.")
    return f"pseudonym of {room}"
