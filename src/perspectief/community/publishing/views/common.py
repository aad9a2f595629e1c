"""What the pages of this room share."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from perspectief.community.publishing.forms.telling import Problem
from perspectief.foundation.ui import pages

RANGE = re.compile(r"bytes=(\d*)-(\d*)")
ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "audio/mpeg": "mp3", "audio/mp4": "m4a", "audio/wav": "wav"}


def see_other(name: str, *parts: Any) -> HttpResponse:
    """After a form: fetch that page of this room."""
    return pages.see_other(reverse(f"publishing:{name}", args=parts))


def file_response(request: HttpRequest, found: tuple[bytes, str]) -> HttpResponse:
    """A drawing, sound or film; of a film a player may ask one part. It stays in no cache: it can be withdrawn."""
    content, content_type = found
    start, end = _part(request.headers.get("Range", ""), len(content))
    whole = (start, end) == (0, len(content))
    response = HttpResponse(content[start:end], content_type=content_type, status=200 if whole else 206)
    if not whole:
        response["Content-Range"] = f"bytes {start}-{end - 1}/{len(content)}"
    ending = ENDINGS.get(content_type, "mp4")
    response["Content-Disposition"] = f'inline; filename="verhaal.{ending}"'
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "no-store"
    return response


def _part(asked: str, size: int) -> tuple[int, int]:
    """The first byte and the first that does not count; all of it when the question is odd."""
    found = RANGE.fullmatch(asked)
    if not found or not (found[1] or found[2]):
        return 0, size
    start = int(found[1]) if found[1] else max(0, size - int(found[2]))
    end = min(size, int(found[2]) + 1) if found[1] and found[2] else size
    return (start, end) if start < end else (0, size)


def too_often(request: HttpRequest, seconds: int) -> HttpResponse:
    """Too many wrong codes; when one may try again."""
    minutes = -(-seconds // 60)
    lead = ngettext(
        "Er zijn te veel foute codes getypt. Wacht %(number)s minuut. Probeer het dan weer.",
        "Er zijn te veel foute codes getypt. Wacht %(number)s minuten. Probeer het dan weer.",
        minutes,
    )
    context = {"heading": _("Wacht even"), "lead": lead % {"number": minutes}}
    response = render(request, "ui/message.html", context, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


def in_words(problems: list[Any]) -> list[Problem]:
    """What was not understood of six words, without what was typed. Each problem is a code word with its numbers."""
    return [Problem(_("Uw zes woorden"), _about_words(str(code), list(more)), "id_words") for code, *more in problems]


def _about_words(code: str, more: list[Any]) -> str:
    if code == "count":
        return _("Wij lezen er %(number)s. Het moeten er zes zijn.") % {"number": more[0]}
    if code == "places":
        words = ngettext(
            "Woord nummer %(numbers)s kennen wij niet. Kijk het na op uw papier.",
            "De woorden met nummer %(numbers)s kennen wij niet. Kijk ze na op uw papier.",
            len(more),
        )
        return words % {"numbers": ", ".join(map(str, more))}
    return _("Met deze woorden vinden wij geen verhaal. Kijk ze na. Of is de tijd voorbij? Dan is het verhaal gewist.")
