"""Refuses who guesses the code of a kept check or the number of a helper (`foundation/codes`)."""

from __future__ import annotations

from django.http import HttpRequest

from perspectief.foundation.codes import services as codes
from perspectief.foundation.codes.guessing import address_of
from perspectief.foundation.codes.services import TooOften
from perspectief.residents.kept_checks import guessing
from perspectief.residents.kept_checks.queries.guesses import ROOM

__all__ = ["TooOften", "ask", "ask_number", "failed", "failed_number", "right"]


def ask(request: HttpRequest) -> None:
    """Before a code is tried. Until it proves right it counts as wrong for this address. Raises TooOften."""
    codes.ask(ROOM, guessing.CODES, request)


def right(request: HttpRequest) -> None:
    """The code was right: it does not count."""
    codes.right(guessing.CODES, request)


def failed() -> None:
    """The code was wrong: it counts for everybody together."""
    codes.failed(ROOM)


def ask_number(request: HttpRequest) -> None:
    """Before the number of a helper is tried. Raises TooOften."""
    codes.ask_address(guessing.NUMBERS, request)


def failed_number(request: HttpRequest) -> None:
    """The number was wrong."""
    guessing.NUMBERS.add(address_of(request))
