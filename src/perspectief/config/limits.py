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
from ipaddress import IPv4Address, ip_address, ip_network
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from perspectief.config.problems import API_PATH, problem

WINDOW_S = 60
MOST_VISITORS = 50_000
"""More counters than this in a minute is an attack from many addresses: then all others share one, so memory holds."""
NETWORK = 64
"""Bits of a long address (IPv6) that count: one visitor has all that come after them."""
OTHERS = b"others"
READING = ("GET", "HEAD", "OPTIONS")
HEAVY = frozenset(
    {
        *("simulator:run", "simulator:file", "simulator:pdf", "api-1.0.0:what_if"),
        *("entitlements:paper", "life_events:paper", "privacy:pack-pdf"),
        *("inbox:report", "account_reset_password"),
        *("kept_checks:keep", "kept_checks:open", "kept_checks:save", "kept_checks:share", "kept_checks:words-paper"),
        *("kept_checks:pack-json", "kept_checks:pack-pdf"),
        *("publishing:tell", "publishing:open", "publishing:pack-json"),
        *("practice:report", "practice:open", "practice:paper", "experience:say", "experience:reward"),
    }
)
"""What takes long to work out, makes a paper, stores what anybody sends, or sends mail: by the name of its address."""


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
            who = blake2b(_network(address).encode(), key=self._key, digest_size=16).digest()
            if len(self._counts) >= MOST_VISITORS and who not in self._counts:
                who = OTHERS
            self._counts[who] += 1
            return self._counts[who], max(1, round(WINDOW_S - (self._clock() - self._since)))


def _network(address: str) -> str:
    """The part of an address that one visitor cannot change at will."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return address
    return found.ipv4_mapped.compressed if found.ipv4_mapped else str(ip_network((found, NETWORK), strict=False))


PAPERS = ("/papier", ".pdf", ".json")
"""How addresses of papers and of packs end: the only thing to look at that counts."""


def not_too_often(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Refuses kindly, with the seconds to wait, who sends more than `settings.MOST_ASKED_PER_MINUTE`; 0 counts nobody.

    Only what makes us compute or store counts: a library or neighbourhood team shares one address, and reads freely.
    What is heavy counts apart, papers too, up to `settings.MOST_HEAVY_PER_MINUTE`.
    """
    sent, heavy = Counters(), Counters()

    def middleware(request: HttpRequest) -> HttpResponse:
        wait = max(_wait(heavy, request, _most_heavy(request)), _wait(sent, request, _most_sent(request)))
        return _too_often(request, wait) if wait else get_response(request)

    return middleware


def _wait(counters: Counters, request: HttpRequest, most: int) -> int:
    """Seconds until a new minute, when this was one too many; otherwise 0."""
    if not most:
        return 0
    asked, wait = counters.ask(address_of(request))
    return wait if asked > most else 0


def _most_sent(request: HttpRequest) -> int:
    return 0 if request.method in READING else settings.MOST_ASKED_PER_MINUTE


def _most_heavy(request: HttpRequest) -> int:
    only_looks = request.method in READING and not request.path_info.endswith(PAPERS)
    if only_looks or not settings.MOST_ASKED_PER_MINUTE or _name(request) not in HEAVY:
        return 0
    return settings.MOST_HEAVY_PER_MINUTE


def _name(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return ""


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
