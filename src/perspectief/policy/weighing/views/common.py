"""What the pages of this room share."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from perspectief.foundation.output import spreadsheet
from perspectief.foundation.ui import pages
from perspectief.policy.weighing.models import Framework, Item, Round
from perspectief.policy.weighing.queries import frameworks, items, rounds
from perspectief.policy.weighing.queries.settings import setting

PAGE = "blad"


def see_other(name: str, *parts: Any) -> HttpResponse:
    """After a form: fetch that page of this room."""
    return pages.see_other(reverse(f"weighing:{name}", args=parts))


def found_round(key: str) -> Round:
    """The round of our municipality with this key, or nothing there."""
    return _there(rounds.find(settings.MUNICIPALITY, key), key)


def found_framework(key: str, version: int) -> Framework:
    """The version of our municipality, or nothing there."""
    return _there(frameworks.find(settings.MUNICIPALITY, key, version), key)


def found_item(key: UUID) -> Item:
    """What is weighed under this key, or nothing there."""
    return _there(items.find(settings.MUNICIPALITY, key), str(key))


def leaf(request: HttpRequest, rows: Any) -> Page[Any]:
    """One page of a long list; an odd number gives the nearest page."""
    return Paginator(rows, setting("rows_on_a_page")).get_page(request.GET.get(PAGE))


def desk_page(request: HttpRequest, template: str, said: dict[str, Any]) -> HttpResponse:
    """A page of the desk: what was refused and what was not understood stand first, when there is any of it."""
    return render(request, f"weighing/{template}.html", {"refused": "", "problems": [], **said})


def as_csv(name: str, lines: Iterable[Sequence[Any]]) -> HttpResponse:
    """A table for a spreadsheet: nothing in it is run as a formula."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response.write("\ufeff")
    writer = csv.writer(response, delimiter=";")
    writer.writerows(spreadsheet.row(map(str, line)) for line in lines)
    return response


def _there(found: Any, key: str) -> Any:
    if found is None:
        raise Http404(key)
    return found
