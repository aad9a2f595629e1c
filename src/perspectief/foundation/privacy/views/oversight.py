"""Behind the public register: terms with their ground, what is over its term, and what nobody checked yet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from perspectief.foundation.privacy import queries
from perspectief.foundation.privacy.permissions import may_see_register
from perspectief.foundation.privacy.queries import oversight
from perspectief.foundation.ui.pages import allowed


@allowed(may_see_register)
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The export, the terms, what is kept where, and how retention goes. Numbers only, no person."""
    lines, others = oversight.store_lines(), oversight.other_places()
    said = {
        "terms": oversight.all_terms(),
        "unchecked": oversight.unchecked(),
        "stores": lines,
        "others": others,
        "overdue": sum(line.overdue for line in lines) + sum(others.values()),
        "last_run": queries.last_run(),
        "is_behind": queries.is_behind(),
    }
    return render(request, "privacy/oversight.html", said)
