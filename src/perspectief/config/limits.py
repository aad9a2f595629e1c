"""How often one visitor may ask in a minute, counted without keeping an address.

A counter goes by a keyed hash of the address. The key is made by chance, lives in memory only and is thrown away every
minute together with the counters: nobody, we included, can tell afterwards who asked. Each process counts for itself.
"""

from __future__ import annotations

import secrets
import time
from collections import Counter
from collections.abc import Callable
from hashlib import blake2b
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from perspectief.config.problems import API_PATH, problem

WINDOW_S = 60
MOST_VISITORS = 50_000
"""More counters than this in a minute is an attack from many addresses: then nobody is counted, so memory holds."""
READING = ("GET", "HEAD", "OPTIONS")


class Counters:
    """How often each address asked in this minute."""

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self._clock, self._lock = clock, Lock()
        self._begin()

    def _begin(self) -> None:
        self._since, self._key, self._counts = self._clock(), secrets.token_bytes(32), Counter[bytes]()

    def ask(self, address: str) -> tuple[int, int]:
        """One question more: how many it makes in this minute, and in how many seconds a new minute begins."""
        with self._lock:
            if self._clock() - self._since >= WINDOW_S:
                self._begin()
            who = blake2b(address.encode(), key=self._key, digest_size=16).digest()
            if len(self._counts) < MOST_VISITORS or who in self._counts:
                self._counts[who] += 1
            return self._counts[who], max(1, round(WINDOW_S - (self._clock() - self._since)))


def not_too_often(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Refuses kindly, with the seconds to wait, who sends more than `settings.MOST_ASKED_PER_MINUTE`; 0 counts nobody.

    Only what makes us compute or store counts: a library or neighbourhood team shares one address, and reads freely.
    """
    counters = Counters()

    def middleware(request: HttpRequest) -> HttpResponse:
        most = settings.MOST_ASKED_PER_MINUTE
        if request.method in READING or not most:
            return get_response(request)
        asked, wait = counters.ask(address_of(request))
        return get_response(request) if asked <= most else _too_often(request, wait)

    return middleware


def address_of(request: HttpRequest) -> str:
    """Where a request comes from; behind our own proxy that is the last address that the proxy wrote down."""
    if settings.BEHIND_PROXY:
        return str(request.headers.get("X-Forwarded-For", "")).rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def _too_often(request: HttpRequest, wait: int) -> HttpResponse:
    if request.path.startswith(API_PATH):
        response = problem(429, f"Wacht {wait} seconden en probeer het dan opnieuw.")
    else:
        lead = _("Wacht een minuut en probeer het dan nog een keer. Uw antwoorden zijn er nog.")
        heading = _("Het is nu even te druk")
        response = render(request, "ui/message.html", {"heading": heading, "lead": lead}, status=429)
    response.headers["Retry-After"] = str(wait)
    response.headers["Cache-Control"] = "no-store"
    return response
