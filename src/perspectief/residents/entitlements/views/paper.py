"""The result to take along on paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from perspectief.foundation.output import responses
from perspectief.residents.entitlements import paper as papers
from perspectief.residents.entitlements import services
from perspectief.residents.entitlements.services import with_answers
from perspectief.residents.entitlements.views.common import answers_of, see_other
from perspectief.rules import BadHousehold


@with_answers
@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """The result as PDF; who told nothing yet begins at the start."""
    household = services.household_of(request)
    if household is None:
        return see_other("check")
    try:
        answers = answers_of(request, household)
    except BadHousehold:
        return see_other("result")
    entry = request.build_absolute_uri(reverse("entitlements:check"))
    return responses.pdf(papers.make(answers, entry), papers.FILE_NAME)
