"""What a browser gets when it asks for a paper or a calendar: nothing is kept on the way."""

from __future__ import annotations

import re

from django.http import HttpResponse

PLAIN_NAME = re.compile(r"[a-z][a-z0-9-]*")


def pdf(content: bytes, name: str) -> HttpResponse:
    """Opens in the browser, to read or print: on a shared computer no copy stays among the downloads."""
    return _response(content, "application/pdf", f'inline; filename="{_plain(name)}.pdf"')


def calendar(content: bytes, name: str) -> HttpResponse:
    """Is handed to the calendar of the phone or computer."""
    return _response(content, "text/calendar; charset=utf-8", f'attachment; filename="{_plain(name)}.ics"')


def _plain(name: str) -> str:
    """A file name is our own fixed word, so that nothing personal can slip into it."""
    if not PLAIN_NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no file name of ours: small letters, digits and hyphens only.")
    return name


def _response(content: bytes, kind: str, disposition: str) -> HttpResponse:
    headers = {
        "Content-Disposition": disposition,
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex",
    }
    return HttpResponse(content, content_type=kind, headers=headers)
