"""Where a check begins and ends: the home page, the ways to fill it in, and forgetting everything."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.foundation.ui.pages import public
from perspectief.foundation.ui.problems import FormProblem
from perspectief.residents.entitlements import services
from perspectief.residents.entitlements.services import carried_by, with_answers
from perspectief.residents.entitlements.views.common import see_other

HELPER = "helper"
"""Which form a draft belongs to."""


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, and where to begin."""
    return render(request, "entitlements/home.html")


@with_answers
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What to expect, and the ways to fill it in; who has begun may go on."""
    carried = carried_by(request)
    context = {"first": services.FIRST, "goes_on": bool(carried.told or carried.page), "lost": carried.lost}
    return render(request, "entitlements/start.html", context)


@with_answers
@require_http_methods(["GET", "HEAD", "POST"])
def helper(request: HttpRequest) -> HttpResponse:
    """Filling in together: what a helper does and does not do; it begins when the resident agrees."""
    if request.method == "POST":
        return _together(request)
    problems = []
    if carried_by(request).draft.get("at") == HELPER:
        problems.append(
            FormProblem(_("Toestemming"), _("Zet eerst een vinkje als u dit samen wilt doen."), "id_agreed")
        )
    return render(request, "entitlements/helper.html", {"problems": problems})


def _together(request: HttpRequest) -> HttpResponse:
    if not request.POST.get("agreed"):
        services.keep_draft(request, {"at": HELPER})
        return see_other("helper")
    services.start_together(request)
    return see_other("question", services.FIRST)


@with_answers
@require_POST
def wipe(request: HttpRequest) -> HttpResponse:
    """Forget everything at once."""
    services.wipe(request)
    return see_other("wiped")


@with_answers
@require_safe
def wiped(request: HttpRequest) -> HttpResponse:
    """Everything is forgotten."""
    return render(request, "entitlements/wiped.html")
