"""The home page, the check and its result. Answers live in the page only: nothing is kept here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from perspectief.foundation.ui.pages import public, public_without_storage
from perspectief.residents.entitlements import forms, queries
from perspectief.residents.entitlements.choices import Role
from perspectief.rules import BadHousehold


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, and where to begin."""
    return render(request, "entitlements/home.html")


@public_without_storage
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """All questions on one page. A button named `do` says what to do with the answers; without one: show the result."""
    if request.method != "POST":
        return _form(request, forms.Check(QueryDict(), show_errors=False))
    match request.POST.get("do", "show").split(":", 1):
        case ["add", role] if role in (Role.PARTNER, Role.CHILD, Role.OTHER):
            data, person = forms.with_one_more(request.POST, Role(role))
            return _form(request, forms.Check(data, show_errors=False, focus=f"id_{person}-birth_date"))
        case ["remove", person]:
            return _form(request, forms.Check(forms.without(request.POST, person), show_errors=False))
        case ["income", person]:
            data, anchor = forms.with_one_more_income(request.POST, person)
            return _form(request, forms.Check(data, show_errors=False, focus=anchor))
        case ["edit", *anchor]:
            return _form(request, forms.Check(request.POST, show_errors=False, focus="".join(anchor)))
    return _result(request, forms.Check(request.POST))


def _form(request: HttpRequest, asked: forms.Check, problems: list[forms.FormProblem] | None = None) -> HttpResponse:
    context = {"check": asked, "problems": problems or [], "here": reverse("entitlements:check")}
    return render(request, "entitlements/check.html", context)


def _result(request: HttpRequest, asked: forms.Check) -> HttpResponse:
    problems = asked.problems()
    if problems:
        return _form(request, asked, problems)
    try:
        answers = queries.answers_for(asked.household(), asked.titles())
    except BadHousehold as bad:
        return _form(request, asked, [_problem(problem) for problem in bad.problems])
    context = {"answers": answers, "check": asked, "here": reverse("entitlements:check")}
    return render(request, "entitlements/result.html", context)


def _problem(problem: object) -> forms.FormProblem:
    """Something that only the law saw, such as a birth date in another century."""
    place = str(getattr(problem, "place", ""))
    words = f"{getattr(problem, 'found', '')}. {getattr(problem, 'advice', '')}"
    anchor = queries.anchor_of(place)
    return forms.FormProblem(_("Controleer dit"), words, anchor)
