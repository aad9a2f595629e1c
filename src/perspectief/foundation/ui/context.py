"""What every page knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url

from perspectief.foundation.language import law
from perspectief.foundation.language.languages import languages


def page(request: HttpRequest) -> dict[str, Any]:
    """Demo or not; the language, its direction, and whether anybody checked it; this page in each language."""
    reader = languages()[law.reader_language()]
    return {
        "demo_mode": settings.DEMO_MODE,
        "reader_language": reader.code,
        "direction": reader.direction,
        "translation_is_unchecked": reader.needs_a_warning,
        "languages": _in_each_language(request),
    }


def _in_each_language(request: HttpRequest) -> list[dict[str, Any]]:
    return [
        {
            "code": one.code,
            "name": one.name,
            "direction": one.direction,
            "url": translate_url(request.path, one.code),
            "is_now": one.code == law.reader_language(),
        }
        for one in languages().values()
    ]
