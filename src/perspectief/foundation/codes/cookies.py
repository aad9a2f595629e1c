"""What a browser holds after a code was typed: sealed in a cookie that goes with the browser, and in no database."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from perspectief.foundation import keys

CLOCKS_DIFFER = 60
"""Seconds that two of our own machines may differ."""
LARGEST = 3_000


def full_name(name: str) -> str:
    """In production a browser takes it only from this very host, over a safe connection."""
    return f"__Host-{name}" if settings.SESSION_COOKIE_SECURE else name


def read(label: str, text: str) -> dict[str, Any]:
    """What is in it, with `at`: the second of 1970 when it was written. What is not ours is nothing."""
    if not text or len(text) > LARGEST:
        return {}
    try:
        said: dict[str, Any] = json.loads(keys.unseal(label, base64.urlsafe_b64decode(text.encode("ascii"))))
    except (keys.NotOurs, ValueError):
        return {}
    return said


def is_fresh(at: int, now: int, minutes: int) -> bool:
    """Whether something written then may still be used."""
    return -CLOCKS_DIFFER <= now - at <= minutes * 60


def take_along(
    request: HttpRequest, response: HttpResponse, *, name: str, label: str, said: Mapping[str, Any], now: int
) -> None:
    """The answer brings the cookie along; with nothing in it the cookie goes."""
    if said:
        sealed = keys.seal(label, json.dumps({**said, "at": now}, separators=(",", ":")).encode())
        response.set_cookie(name, base64.urlsafe_b64encode(sealed).decode(), **_attributes())
    elif name in request.COOKIES:
        response.delete_cookie(name, path="/", samesite="Strict")


def _attributes() -> dict[str, Any]:
    """No end date: gone when the browser closes."""
    return {"path": "/", "httponly": True, "samesite": "Strict", "secure": settings.SESSION_COOKIE_SECURE}
