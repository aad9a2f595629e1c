"""For who sits at the table as a professional: the whole check on a page, two scenarios, and a summary to print."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from perspectief.foundation.ui.problems import FormProblem
from perspectief.residents.entitlements import forms, queries, services
from perspectief.residents.entitlements.calc import scenario
from perspectief.residents.entitlements.choices import Role
from perspectief.residents.entitlements.forms.filled import fields_of, posted
from perspectief.residents.entitlements.forms.scenario import ScenarioForm
from perspectief.residents.entitlements.services import carried_by, with_answers
from perspectief.residents.entitlements.views.common import problems_of_law, see_other, typed
from perspectief.rules import BadHousehold, evaluate, read_household

PAGE, OTHER = "page", "other"
"""Which form a draft belongs to."""


@with_answers
@require_http_methods(["GET", "HEAD", "POST"])
def one_page(request: HttpRequest, field: str = "") -> HttpResponse:
    """All questions on one page. `field`: id of the one to begin in. A button named `do` says what to do; without one:
    show the result."""
    if request.method == "POST":
        return _take(request)
    draft = carried_by(request).draft
    mine = draft if draft.get("at") == PAGE else {}
    said = mine.get("typed") or fields_of(services.household_of(request) or {}, services.with_holiday(request))
    check = forms.Check(posted(said), show_errors=bool(mine.get("asked")), focus=mine.get("focus", field))
    problems = _problems(check) if mine.get("asked") else []
    context = {"check": check, "problems": problems, "removed": mine.get("removed", "")}
    return render(request, "entitlements/one_page.html", context)


def _take(request: HttpRequest) -> HttpResponse:
    data, focus, asked, gone = request.POST, "", False, {}
    match request.POST.get("do", "show").split(":", 1):
        case ["add", role] if role in (Role.PARTNER, Role.CHILD, Role.OTHER):
            data, person = forms.with_one_more(request.POST, Role(role))
            focus = f"id_{person}-birth_date"
        case ["remove", person]:
            gone = _gone(request.POST, person)
            data = forms.without(request.POST, person)
        case ["back"]:
            data = forms.put_back(request.POST, posted(carried_by(request).draft.get("gone", {})))
        case ["income", person]:
            data, focus = forms.with_one_more_income(request.POST, person)
        case _:
            asked = True
    check = forms.Check(data)
    if asked and not _problems(check):
        services.keep_page(request, check.household(), check.with_holiday())
        return see_other("result")
    services.keep_draft(request, {"at": PAGE, "typed": typed(data), "focus": focus, "asked": asked, **gone})
    return see_other("one-page", at=focus)


def _gone(data: QueryDict, person: str) -> dict[str, Any]:
    """Who is taken out and what was typed about them, to put them back on the page that follows."""
    name = forms.Check(data).titles().get(person, "")
    return {"removed": name, "gone": typed(forms.about(data, person))} if name else {}


def _problems(check: forms.Check) -> list[FormProblem]:
    found = check.problems()
    if found:
        return found
    try:
        evaluate(read_household(check.household()))
    except BadHousehold as bad:
        return problems_of_law(bad)
    return []


@with_answers
@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: HttpRequest) -> HttpResponse:
    """Two scenarios side by side: what was told, and the same with a few facts changed."""
    household, names = services.household_of(request), services.names_of(request)
    if household is None:
        return see_other("one-page")
    carried = carried_by(request)
    adults = scenario.adults_of(household, names)
    if request.method == "POST":
        return _take_other(request, ScenarioForm(adults, request.POST))
    mine = carried.draft.get("typed", {}) if carried.draft.get("at") == OTHER else {}
    form = ScenarioForm(adults, posted(mine or carried.other.get("typed", {})))
    problems = form.problems()
    table, wrong = _table(household, carried.other) if carried.other and not problems else (None, [])
    context = {"form": form, "problems": problems + wrong, "table": table, "fields": list(form)}
    return render(request, "entitlements/compare.html", context)


def _take_other(request: HttpRequest, form: ScenarioForm) -> HttpResponse:
    if form.problems():
        services.keep_draft(request, {"at": OTHER, "typed": typed(request.POST)})
        return see_other("compare")
    services.keep_other(request, {"typed": typed(request.POST), "changes": form.changes()})
    return see_other("compare", at="verschil")


def _table(household: dict[str, Any], other: dict[str, Any]) -> tuple[Any, list[FormProblem]]:
    try:
        return scenario.compared(household, scenario.changed(household, other.get("changes", {}))), []
    except BadHousehold as bad:
        return None, [FormProblem(_("Controleer dit"), f"{one.found}. {one.advice}", "inhoud") for one in bad.problems]


@with_answers
@require_safe
def summary(request: HttpRequest) -> HttpResponse:
    """What was discussed, what can be asked, who does what: to print, with lines to write on."""
    household = services.household_of(request)
    if household is None:
        return see_other("one-page")
    answers = queries.answers_for(household, services.names_of(request))
    context = {"answers": answers, "lines": range(4)}
    return render(request, "entitlements/summary.html", context)
