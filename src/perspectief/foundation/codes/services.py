"""Refuses who guesses. A wrong code counts for its neighbourhood of addresses and for everybody together.

When everybody together was wrong very often, a neighbourhood that was not wrong yet may still try: a resident is not
shut out by somebody else. Above the last limit nobody may, until the next hour; what is kept is safe meanwhile.
"""

from __future__ import annotations

import datetime as dt

from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from perspectief.foundation.codes import guessing, stretching
from perspectief.foundation.codes.models import WrongCodes
from perspectief.foundation.codes.queries import failed_in_hour, this_hour


class TooOften(Exception):
    """Wait `seconds` before the next try."""

    def __init__(self, seconds: int):
        super().__init__(seconds)
        self.seconds = seconds


def ask(room: str, tries: guessing.Tries, request: HttpRequest) -> None:
    """Before a code of a room is tried. Until it proves right it counts as wrong for this address. Raises TooOften."""
    made = ask_address(tries, request)
    now = timezone.now()
    wrong, day = failed_in_hour(room, now), timezone.localdate(now)
    most = stretching.setting("wrong_codes_in_all" if made else "wrong_codes_at_most", day)
    if wrong >= most:
        raise TooOften(_until_next_hour(now))
    tries.add(guessing.address_of(request))


def ask_address(tries: guessing.Tries, request: HttpRequest) -> int:
    """How often this neighbourhood of addresses was wrong until now. Raises TooOften when that was too often."""
    made, wait = tries.made(guessing.address_of(request))
    if made >= stretching.setting("wrong_codes_per_address", timezone.localdate()):
        raise TooOften(wait)
    return made


def right(tries: guessing.Tries, request: HttpRequest) -> None:
    """The code was right: it does not count."""
    tries.take_back(guessing.address_of(request))


def failed(room: str) -> None:
    """The code was wrong: it counts for everybody together."""
    hour = this_hour(timezone.now())
    WrongCodes.objects.get_or_create(room=room, hour=hour)
    WrongCodes.objects.filter(room=room, hour=hour).update(count=F("count") + 1)


def _until_next_hour(now: dt.datetime) -> int:
    return int((this_hour(now) + dt.timedelta(hours=1) - now).total_seconds()) + 1
