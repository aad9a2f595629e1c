"""What every page knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.urls import reverse, translate_url

from perspectief.foundation.access import NOBODY
from perspectief.foundation.language import law
from perspectief.foundation.language.languages import languages


def page(request: HttpRequest) -> dict[str, Any]:
    """Demo or not; logged in or not; the language, its direction, whether anybody checked it; this page in each."""
    reader = languages()[law.reader_language()]
    return {
        "demo_mode": settings.DEMO_MODE,
        "is_logged_in": is_logged_in(request),
        "reader_language": reader.code,
        "direction": reader.direction,
        "translation_is_unchecked": reader.needs_a_warning,
        "languages": _in_each_language(request),
    }


def is_logged_in(request: HttpRequest) -> bool:
    """Without the cookie of a session nothing is looked up: a page for nobody touches neither session nor database."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    try:
        return bool(getattr(request, "actor", NOBODY).is_known)
    except DatabaseError:  # the page that says so must come all the same
        return False


def _in_each_language(request: HttpRequest) -> list[dict[str, Any]]:
    """This page; of an address that is not there nothing is repeated, and the way leads to the home page."""
    here = request.path if request.resolver_match else reverse("home")
    return [
        {
            "code": one.code,
            "name": one.name,
            "direction": one.direction,
            "url": translate_url(here, one.code),
            "is_now": one.code == law.reader_language(),
        }
        for one in languages().values()
    ]
