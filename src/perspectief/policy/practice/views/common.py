"""What the pages of this room share."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from perspectief.foundation.access import NOBODY, Actor
from perspectief.foundation.output import spreadsheet
from perspectief.foundation.ui import pages

Found = TypeVar("Found")
ON_ONE_PAGE = 20


def actor(request: HttpRequest) -> Actor:
    """Who asks."""
    return getattr(request, "actor", NOBODY)


def see_other(name: str, *parts: Any, more: str = "") -> HttpResponse:
    """After a form: fetch that page of this room."""
    return pages.see_other(reverse(f"practice:{name}", args=parts) + more)


def found_or_404(found: Found | None, what: object) -> Found:
    """It, or there is no such page."""
    if found is None:
        raise Http404(str(what))
    return found


def leaf_of(request: HttpRequest, rows: Any, size: int = ON_ONE_PAGE) -> Page:
    """One page of a long list."""
    return Paginator(rows, size).get_page(request.GET.get("blad"))


def table(rows: Iterable[Sequence[str]], name: str) -> HttpResponse:
    """Rows as a table for a spreadsheet."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    csv.writer(response).writerows(map(spreadsheet.row, rows))
    return response
