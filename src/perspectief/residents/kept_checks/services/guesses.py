"""Refuses who guesses. A wrong code counts for its neighbourhood of addresses and for everybody together.

When everybody together was wrong very often, a neighbourhood that was not wrong yet may still try: a resident is not
shut out by somebody else. Above the last limit nobody may, until the next hour; what is kept is safe meanwhile.
"""

from __future__ import annotations

import datetime as dt

from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from perspectief.residents.kept_checks import guessing, sealing
from perspectief.residents.kept_checks.models import WrongCodes
from perspectief.residents.kept_checks.queries.guesses import failed_in_hour, this_hour


class TooOften(Exception):
    """Wait `seconds` before the next try."""

    def __init__(self, seconds: int):
        super().__init__(seconds)
        self.seconds = seconds


def ask(request: HttpRequest) -> None:
    """Before a code is tried. Until it proves right it counts as wrong for this address. Raises TooOften."""
    made = _ask(guessing.CODES, request)
    now = timezone.now()
    wrong, day = failed_in_hour(now), timezone.localdate(now)
    most = sealing.setting("wrong_codes_in_all" if made else "wrong_codes_at_most", day)
    if wrong >= most:
        raise TooOften(_until_next_hour(now))
    guessing.CODES.add(guessing.address_of(request))


def right(request: HttpRequest) -> None:
    """The code was right: it does not count."""
    guessing.CODES.take_back(guessing.address_of(request))


def failed() -> None:
    """The code was wrong: it counts for everybody together."""
    hour = this_hour(timezone.now())
    WrongCodes.objects.get_or_create(hour=hour)
    WrongCodes.objects.filter(hour=hour).update(count=F("count") + 1)


def ask_number(request: HttpRequest) -> None:
    """Before the number of a helper is tried. Raises TooOften."""
    _ask(guessing.NUMBERS, request)


def failed_number(request: HttpRequest) -> None:
    """The number was wrong."""
    guessing.NUMBERS.add(guessing.address_of(request))


def _ask(tries: guessing.Tries, request: HttpRequest) -> int:
    made, wait = tries.made(guessing.address_of(request))
    if made >= sealing.setting("wrong_codes_per_address", timezone.localdate()):
        raise TooOften(wait)
    return made


def _until_next_hour(now: dt.datetime) -> int:
    return int((this_hour(now) + dt.timedelta(hours=1) - now).total_seconds()) + 1
