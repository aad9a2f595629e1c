"""The number of the request in hand: a line of the access log and a line of the technical log share it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_now: ContextVar[str] = ContextVar("trace", default="")


def trace_id() -> str:
    """At most 32 signs: the same for all that one request does; outside any request a new one each time."""
    return _now.get() or secrets.token_hex(16)


def operation_id() -> str:
    """16 hex digits, for one thing done."""
    return secrets.token_hex(8)


@contextmanager
def one_trace(number: str = "") -> Iterator[str]:
    """All that happens within this has one number: a request, a job, a command."""
    token = _now.set(number or secrets.token_hex(16))
    try:
        yield _now.get()
    finally:
        _now.reset(token)
