"""Keeps guessing slow: how often a wrong code was typed, from one address in this process and by everybody together.

An address is counted as a whole neighbourhood of addresses (the first 24 bits, or 48 of a long one), under a keyed hash
of which the key is made by chance, lives in memory and goes every quarter of an hour. Nobody can tell who typed what.
"""

from __future__ import annotations

import ipaddress
import secrets
import time
from collections import Counter
from collections.abc import Callable
from hashlib import blake2b
from threading import Lock

from django.conf import settings
from django.http import HttpRequest

WINDOW_S = 15 * 60
MOST_ADDRESSES = 50_000
"""More in a window is an attack from many addresses: then the count of everybody together holds it back."""


class Tries:
    """How many wrong codes came from each neighbourhood of addresses in this window."""

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self._clock, self._lock = clock, Lock()
        self._begin()

    def _begin(self) -> None:
        self._since, self._key, self._counts = self._clock(), secrets.token_bytes(32), Counter[bytes]()

    def made(self, address: str) -> tuple[int, int]:
        """How many until now, and in how many seconds a new window begins."""
        with self._lock:
            self._turn()
            return self._counts[self._who(address)], max(1, round(WINDOW_S - (self._clock() - self._since)))

    def add(self, address: str) -> None:
        """One more."""
        with self._lock:
            self._turn()
            who = self._who(address)
            if len(self._counts) < MOST_ADDRESSES or who in self._counts:
                self._counts[who] += 1

    def take_back(self, address: str) -> None:
        """The last one was right after all."""
        with self._lock:
            who = self._who(address)
            if self._counts[who]:
                self._counts[who] -= 1

    def forget(self) -> None:
        """Begin anew."""
        with self._lock:
            self._begin()

    def _turn(self) -> None:
        if self._clock() - self._since >= WINDOW_S:
            self._begin()

    def _who(self, address: str) -> bytes:
        return blake2b(neighbourhood(address).encode(), key=self._key, digest_size=16).digest()


def neighbourhood(address: str) -> str:
    """The first part of an address on the internet; the whole text when it is none."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    mapped = getattr(found, "ipv4_mapped", None) or found
    return str(ipaddress.ip_network(f"{mapped}/{24 if mapped.version == 4 else 48}", strict=False))


def address_of(request: HttpRequest) -> str:
    """Where a request comes from; behind our own proxy that is the last address that the proxy wrote down."""
    if settings.BEHIND_PROXY:
        return str(request.headers.get("X-Forwarded-For", "")).rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
