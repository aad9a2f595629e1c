"""What every page knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url

from perspectief.foundation.language import law


def page(request: HttpRequest) -> dict[str, Any]:
    """Demo or not, the language, and this same page in the other languages."""
    return {
        "demo_mode": settings.DEMO_MODE,
        "reader_language": law.reader_language(),
        "other_languages": _other_languages(request),
    }


def _other_languages(request: HttpRequest) -> list[dict[str, str]]:
    now = law.reader_language()
    return [
        {"code": code, "name": name, "url": translate_url(request.path, code)}
        for code, name in settings.LANGUAGES
        if code != now
    ]
