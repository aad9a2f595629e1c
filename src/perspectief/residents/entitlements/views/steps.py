"""Two clicks from a result: how one answer was reached."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from perspectief.residents.entitlements import queries, services
from perspectief.residents.entitlements.services import with_answers
from perspectief.residents.entitlements.views.common import see_other
from perspectief.rules import BadHousehold


@with_answers
@require_safe
def steps(request: HttpRequest, key: str) -> HttpResponse:
    """Every step behind one scheme, with article, source and date."""
    household = services.household_of(request)
    if household is None:
        return see_other("check")
    try:
        calculation = queries.steps_for(household, services.names_of(request), key)
    except BadHousehold:
        return see_other("result")
    if calculation is None:
        raise Http404
    return render(request, "entitlements/steps.html", {"calculation": calculation})
