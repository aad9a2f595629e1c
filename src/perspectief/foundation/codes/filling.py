"""Keeps strangers from filling the disk: how much may be left from one neighbourhood of addresses, and by all together.

Counted as wrong codes are (`guessing.py`): nobody can tell who left what. When everybody together left very much today,
a neighbourhood that left nothing yet may still leave something; above the last limit nobody may, until the next day.
"""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone

from perspectief.foundation.codes import stretching
from perspectief.foundation.codes.guessing import Tries, address_of

_LEFT: dict[str, Tries] = {}
"""By room."""


class TooMuch(Exception):
    """`seconds`: wait so long; None: nothing more today."""

    def __init__(self, seconds: int | None = None):
        super().__init__(seconds)
        self.seconds = seconds


class NoRoom(Exception):
    """There is no room for another file."""


def ask(room: str, request: HttpRequest, *, today: int) -> None:
    """Before something of a stranger is kept; it counts from now on. `today`: kept so far this day. Raises TooMuch."""
    day, address, left = timezone.localdate(), address_of(request), _of(room)
    made, wait = left.made(address)
    if made >= stretching.setting("left_per_address", day):
        raise TooMuch(wait)
    if today >= stretching.setting("left_in_all" if made else "left_at_most", day):
        raise TooMuch
    left.add(address)


def take_back(room: str, request: HttpRequest) -> None:
    """Nothing was kept after all."""
    _of(room).take_back(address_of(request))


def insist_on_room(*, kept: int, more: int) -> None:
    """Whether a file of `more` bytes fits beside the bytes that are kept. Raises NoRoom."""
    if kept + more > room_for_files():
        raise NoRoom


def room_for_files() -> int:
    """Bytes that the files of a room may take together."""
    return stretching.setting("files_at_most", timezone.localdate()) * 1024 * 1024


def forget() -> None:
    """Begin anew, in every room."""
    for one in _LEFT.values():
        one.forget()


def _of(room: str) -> Tries:
    return _LEFT.setdefault(room, Tries())
