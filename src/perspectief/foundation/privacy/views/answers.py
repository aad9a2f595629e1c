"""Answers that the pages of this room share: back to a page, a file."""

from __future__ import annotations

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from perspectief.foundation.ui.pages import see_other


def number_of(request: HttpRequest, name: str = "blad", otherwise: int = 1) -> int:
    """Which page of a list is asked for, or another number."""
    asked = request.POST.get(name) or request.GET.get(name, "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 16 else otherwise


def to(name: str, done: str = "") -> HttpResponse:
    """On to a page, which says what was done."""
    address = reverse(name) + (f"?gedaan={done}" if done else "")
    return see_other(address)


def as_json_file(content: object, name: str) -> HttpResponse:
    """Data as a file to keep."""
    text = json.dumps(content, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    return HttpResponse(text, content_type="application/json; charset=utf-8", headers=as_file(f"{name}.json"))


def as_file(name: str) -> dict[str, str]:
    """Headers of a file: its name is a fixed word of ours."""
    return {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
