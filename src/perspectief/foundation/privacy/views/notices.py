"""What we do with data, for everybody: in short, one notice for each activity, and the register itself."""

from __future__ import annotations

import csv

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from perspectief.foundation.privacy import notices
from perspectief.foundation.privacy.register import UnknownActivity
from perspectief.foundation.ui.pages import public


@public
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What we do with what somebody fills in, per part of the site."""
    said = {"groups": notices.groups(), "controller": notices.controller()}
    return render(request, "privacy/overview.html", said)


@public
@require_safe
def notice(request: HttpRequest, key: str) -> HttpResponse:
    """One activity: why, on what ground, which data, who sees them, how long, and what somebody can do."""
    try:
        said = notices.notice(key)
    except UnknownActivity:
        raise Http404 from None
    return render(request, "privacy/notice.html", {"notice": said, "controller": notices.controller()})


@public
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """All activities, in full."""
    said = {"notices": notices.notices(), "controller": notices.controller(), "today": timezone.localdate()}
    return render(request, "privacy/register.html", said)


@public
@require_safe
def register_json(_request: HttpRequest) -> HttpResponse:
    """The register for other programs."""
    content = {
        "gemaaktOp": timezone.localdate().isoformat(),
        "verantwoordelijke": notices.controller()["name"],
        "verwerkingen": list(notices.as_rows()),
    }
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="register.json"'
    return response


@public
@require_safe
def register_csv(_request: HttpRequest) -> HttpResponse:
    """The register for a spreadsheet: one line for each activity."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="register.csv"'
    rows = [{name: _cell(value) for name, value in row.items()} for row in notices.as_rows()]
    writer = csv.DictWriter(response, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return response


def _cell(value: object) -> object:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return value
