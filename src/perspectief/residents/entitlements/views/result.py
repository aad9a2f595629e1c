"""The result of a check."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from perspectief.residents.entitlements import services
from perspectief.residents.entitlements.services import with_answers
from perspectief.residents.entitlements.views.common import addresses_of_law, answers_of, see_other
from perspectief.rules import BadHousehold


@with_answers
@require_safe
def result(request: HttpRequest) -> HttpResponse:
    """What the household is entitled to; who told nothing yet begins at the start."""
    household = services.household_of(request)
    if household is None:
        return see_other("check")
    try:
        answers = answers_of(request, household)
    except BadHousehold as bad:
        return render(request, "entitlements/impossible.html", {"problems": addresses_of_law(request, bad)})
    return render(request, "entitlements/result.html", {"answers": answers})
