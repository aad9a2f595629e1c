"""Figures to take along: as CSV, Parquet and JSON, and the catalogue that says which there are."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from perspectief.foundation.ui.pages import public
from perspectief.policy.monitor.queries import catalogue as queries
from perspectief.policy.monitor.queries.indicators import find
from perspectief.policy.monitor.queries.sheet import Sheet, sheet
from perspectief.policy.monitor.views.moment import read_moment

OPEN_DATA = {"Access-Control-Allow-Origin": "*"}


@public
@require_safe
def csv(request: HttpRequest, key: str) -> HttpResponse:
    """All figures of an indicator, for a spreadsheet."""
    return _file(request, _sheet(request, key).csv(), "text/csv; charset=utf-8", key, "csv")


@public
@require_safe
def parquet(request: HttpRequest, key: str) -> HttpResponse:
    """The same with types, and with what it says of itself inside."""
    return _file(request, _sheet(request, key).parquet(), "application/vnd.apache.parquet", key, "parquet")


@public
@require_safe
def json(request: HttpRequest, key: str) -> HttpResponse:
    """The same with every definition."""
    said = _sheet(request, key).document()
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False, "indent": 1}, headers=OPEN_DATA)


@public
@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Which data sets there are, after DCAT-AP-NL, for a catalogue to fetch."""
    said = queries.catalogue()
    kind = "application/ld+json; charset=utf-8"
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False}, content_type=kind, headers=OPEN_DATA)


def _sheet(request: HttpRequest, key: str) -> Sheet:
    indicator = find(key)
    made = sheet(indicator, as_of=read_moment(request).as_of) if indicator else None
    if made is None:
        raise Http404(key)
    return made


def _file(request: HttpRequest, content: str | bytes, kind: str, key: str, ending: str) -> HttpResponse:
    """What it means stands in the JSON of the same figures: the file says where."""
    moment = read_moment(request)
    meaning = request.build_absolute_uri(reverse("monitor:figure-json", args=[key])) + moment.query
    name = f"{key}-{moment.on.isoformat()}.{ending}"
    headers = {
        **OPEN_DATA,
        "Content-Disposition": f'attachment; filename="{name}"',
        "Link": f'<{meaning}>; rel="describedby"; type="application/json"',
    }
    return HttpResponse(content, content_type=kind, headers=headers)
