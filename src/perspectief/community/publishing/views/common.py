"""What the pages of this room share."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from perspectief.foundation.codes import answers
from perspectief.foundation.ui import pages
from perspectief.foundation.ui.problems import FormProblem

RANGE = re.compile(r"bytes=([0-9]{0,15})-([0-9]{0,15})")
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


def in_words(problems: list[Any]) -> list[FormProblem]:
    """What was not understood of six words, without what was typed. Each problem is a code word with its numbers."""
    not_found = _(
        "Met deze woorden vinden wij geen verhaal. Kijk ze na. Of is de tijd voorbij? Dan is het verhaal gewist."
    )
    return [
        FormProblem(_("Uw zes woorden"), answers.in_words(str(code), more, not_found=not_found), "id_words")
        for code, *more in problems
    ]
