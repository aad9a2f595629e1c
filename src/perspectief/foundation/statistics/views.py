"""Which tables there are, how people in them are kept safe, and each table itself. Public."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from perspectief.foundation.disclosure import NotRegistered, PublishedTable, Reason, rule_on
from perspectief.foundation.places import queries as places
from perspectief.foundation.statistics import queries
from perspectief.foundation.statistics.calc.grid import Grid, grid_of
from perspectief.foundation.ui.pages import public


@public
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The rules, the reasons, and every table that exists."""
    rule = rule_on()
    said = {"rule": rule, "group_share": round(100 * rule.group_share)}
    said |= {"tables": queries.tables(), "reasons": list(Reason)}
    return render(request, "statistics/overview.html", said)


@public
@require_safe
def table(request: HttpRequest, key: str) -> HttpResponse:
    """One table."""
    found, grid = _found(key)
    return render(request, "statistics/table.html", {"spec": found.spec, "about": found.about, "grid": grid})


@public
@require_safe
def csv(_request: HttpRequest, key: str) -> HttpResponse:
    """The same as a file."""
    _table, grid = _found(key)
    response = HttpResponse(grid.csv(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{key}.csv"'
    return response


def _found(key: str) -> tuple[PublishedTable, Grid]:
    try:
        found = queries.published(key)
    except NotRegistered as unknown:
        raise Http404(key) from unknown
    areas = {one.code: one.name for one in places.areas_of(settings.MUNICIPALITY)} if found.spec.division else {}
    return found, grid_of(found, areas)
