"""What the pages of the check share."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from perspectief.foundation.ui import pages
from perspectief.foundation.ui.problems import FormProblem
from perspectief.residents.entitlements import queries, services
from perspectief.rules import BadHousehold, Problem

LONGEST = 60
"""Characters of one typed answer that travel along to be shown once more."""


def see_other(name: str, *parts: Any, at: str = "") -> HttpResponse:
    """After a form: fetch that page, of this room unless `name` says which. `at`: id of the field to begin in."""
    address = reverse(name if ":" in name else f"entitlements:{name}", args=parts) + (f"#{at}" if at else "")
    return pages.see_other(address)


def answers_of(request: HttpRequest, household: dict[str, Any]) -> queries.Answers:
    """The result as page and paper draw it, with the address of each question. Raises BadHousehold."""
    standing = services.standing_of(request) if services.carried_by(request).told else None
    return queries.answers_for(
        household,
        services.names_of(request),
        doors=standing.doors if standing else (),
        screens=services.addresses(request),
        help=queries.roads(settings.MUNICIPALITY),
        result=standing.result if standing else None,
    )


def typed(data: QueryDict) -> dict[str, Any]:
    """What was typed in a form and is not blank, to be shown once more."""
    said = {name: [value[:LONGEST] for value in values if value] for name, values in data.lists()}
    return {name: values[0] if len(values) == 1 else values for name, values in said.items() if values and name != "do"}


def problems_of_law(bad: BadHousehold) -> list[FormProblem]:
    """What only the law saw, such as a birth date in another century, at its field of the one-page check."""
    return [FormProblem(_("Controleer dit"), _said(one), queries.anchor_of(one.place)) for one in bad.problems]


def addresses_of_law(request: HttpRequest, bad: BadHousehold) -> list[FormProblem]:
    """The same, each with the address of its question."""
    address_of = services.addresses(request)
    return [FormProblem("", _said(one), address_of(one.place)) for one in bad.problems]


def _said(problem: Problem) -> str:
    return f"{problem.found}. {problem.advice}"
