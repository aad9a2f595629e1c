"""The advice register: everybody reads; who works here asks, experts give and look, the owner answers with a reason."""

from __future__ import annotations

import csv
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.community.experience.choices import AdviceState, Panel
from perspectief.community.experience.forms.advice import (
    AnswerForm,
    AskForm,
    CheckForm,
    ChooseAdvice,
    GiveForm,
    NameForm,
    TakeOutForm,
)
from perspectief.community.experience.forms.common import ReasonForm, Telling
from perspectief.community.experience.models import Advice
from perspectief.community.experience.permissions import (
    may_act_on_advice,
    may_answer,
    may_ask_advice,
    may_check,
    may_give_advice,
    may_supervise,
    organisations_of,
)
from perspectief.community.experience.queries import advice as queries
from perspectief.community.experience.queries import people
from perspectief.community.experience.services import advice as services
from perspectief.community.experience.services.refusing import Refused
from perspectief.community.experience.states import ADVICE, NoSuchStep, may_go
from perspectief.community.experience.views.common import actor, see_other
from perspectief.foundation.access import Actor, Verdict
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.organisations.queries import organisations_of as all_organisations
from perspectief.foundation.output import spreadsheet
from perspectief.foundation.ui.pages import allowed, insist, public
from perspectief.foundation.ui.problems import FormProblem

ON_ONE_PAGE = 20


# --- Everybody --------------------------------------------------------------------------------------------------------
@public
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """All advice, what is late on top."""
    by, day = actor(request), timezone.localdate()
    form = ChooseAdvice(request.GET)
    leaf = Paginator(queries.chosen(form.wanted, day), ON_ONE_PAGE).get_page(request.GET.get("blad"))
    known = queries.counts(day)
    context = {
        "form": form,
        "leaf": leaf,
        "rows": [(one, queries.days_late(one, day)) for one in leaf],
        "counts": [(state.label, known[state]) for state in AdviceState if known[state]],
        "late": [(one, queries.days_late(one, day)) for one in queries.late(day)],
        "may_ask": may_ask_advice(by).allowed,
        "may_give": may_give_advice(by).allowed,
    }
    return render(request, "experience/advices.html", context)


@public
@require_safe
def as_file(request: HttpRequest) -> HttpResponse:
    """Those of this choice as a table for a spreadsheet."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="adviezen.csv"'
    rows = queries.rows_for_a_file(ChooseAdvice(request.GET).wanted, timezone.localdate())
    csv.writer(response).writerows(map(spreadsheet.row, rows))
    return response


@public
@never_cache
@require_safe
def look(request: HttpRequest, key: str) -> HttpResponse:
    """One piece of advice: asked, given, answered, looked at; with what somebody may do now."""
    return _page(request, _found(key))


def _found(key: str) -> Advice:
    found = queries.find(key)
    if found is None:
        raise Http404(key)
    return found


FORMS: dict[str, tuple[Any, Any]] = {
    "geven": (_("Geef advies"), _("Maak dit advies openbaar")),
    "antwoord": (_("Geef antwoord"), _("Maak dit antwoord openbaar")),
    "nakijken": (_("Klopt het?"), _("Bewaar dit")),
    "naam": (_("Uw naam erbij"), _("Zet mijn naam erbij")),
    "intrekken": (_("Trek de vraag in"), _("Trek de vraag in")),
    "weg": (_("Is iemand te herkennen?"), _("Haal de woorden weg")),
}
"""By the word in the address: heading and button."""


def _who(step: str, one: Advice, by: Actor) -> Verdict:
    """Who may."""
    return {
        "geven": may_supervise(by) if one.panel == Panel.YOUTH else may_give_advice(by),
        "antwoord": may_answer(by),
        "nakijken": may_check(by),
        "naam": may_give_advice(by),
        "intrekken": may_answer(by),
        "weg": may_answer(by),
    }[step]


def _can(step: str, one: Advice) -> bool:
    """Whether it can be, as far as it is."""
    start = one.state
    return {
        "geven": may_go(ADVICE, start, AdviceState.GIVEN),
        "antwoord": may_go(ADVICE, start, AdviceState.ANSWERED),
        "nakijken": start == AdviceState.ANSWERED,
        "naam": one.given_at is not None and one.panel == Panel.EXPERTS,
        "intrekken": may_go(ADVICE, start, AdviceState.WITHDRAWN),
        "weg": bool(queries.still_said(one)),
    }[step]


def _form(step: str, one: Advice, by: Actor, data: Any = None) -> Telling:
    if step == "geven":
        return GiveForm(data)
    if step == "antwoord":
        return AnswerForm(data, for_children=one.panel == Panel.YOUTH)
    if step == "nakijken":
        return CheckForm(data)
    if step == "intrekken":
        return ReasonForm(data, label=_("Waarom trekt u de vraag in?"))
    if step == "weg":
        return TakeOutForm(data, said=queries.still_said(one))
    expert = people.expert_of(by) if data is None else None
    return NameForm(data, initial={"name": people.own_profile(expert).told.called if expert else ""})


def _page(request: HttpRequest, one: Advice, sent: tuple[str, Telling] | None = None) -> HttpResponse:
    """`sent`: the form that was sent and not understood, with its word."""
    by, day = actor(request), timezone.localdate()
    has_signed = queries.signed_by(one, by)
    steps = [step for step in FORMS if _can(step, one) and _who(step, one, by).allowed]
    if has_signed and "naam" in steps:
        steps.remove("naam")
    drawn = [(step, *FORMS[step], sent[1] if sent and sent[0] == step else _form(step, one, by)) for step in steps]
    answers, checks = list(one.answers.all()), list(one.checks.all())
    problems: list[FormProblem] = sent[1].problems if sent else []
    context = {
        "one": one,
        "from_whom": queries.from_whom(one),
        "days_late": queries.days_late(one, day),
        "answer": answers[-1] if answers else None,
        "older": answers[-2::-1],
        "checks": checks[::-1],
        "is_checked": bool(answers and checks and checks[-1].at >= answers[-1].at),
        "names": queries.names_under(one),
        "history": queries.history(one),
        "forms": drawn,
        "has_signed": has_signed,
        "problems": problems,
        "supervises": one.panel == Panel.YOUTH and may_supervise(by).allowed,
    }
    return render(request, "experience/advice.html", context)


# --- Who works with it ------------------------------------------------------------------------------------------------
@allowed(may_ask_advice)
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def ask(request: HttpRequest) -> HttpResponse:
    """Put something before a panel. Any page may bring its address: `?over=/rechten`."""
    by = actor(request)
    mine = _organisations(by)
    choices = [(one.key, one.name) for one in mine]
    data = request.POST if request.method == "POST" else None
    form = AskForm(data, initial=_from_address(request), organisations=choices)
    if form.is_bound and form.is_valid():
        try:
            made = services.ask(question=form.asked, by=by, organisation=_chosen(form, mine))
        except Refused as refused:
            form.refuse(refused)
        else:
            return see_other("advice", made.key)
    return render(request, "experience/ask_advice.html", {"form": form})


def _from_address(request: HttpRequest) -> dict[str, str]:
    """The path of a page of ours; nothing that stands after `?`, and no other site."""
    over = request.GET.get("over", "")
    is_ours = over.startswith("/") and not over.startswith("//")
    return {"page": over.partition("?")[0][:200], "about": "screen"} if is_ours else {}


def _organisations(by: Actor) -> list[Organisation]:
    """Of a partner: those for which they may ask. Who answers for the municipality asks for none."""
    if may_answer(by).allowed:
        return []
    return list(all_organisations(settings.MUNICIPALITY).filter(key__in=organisations_of(by)))


def _chosen(form: AskForm, mine: list[Organisation]) -> Organisation | None:
    """The one that was chosen, or the only one there is."""
    key = form.cleaned_data.get("organisation")
    return next((one for one in mine if key in (None, one.key)), None)


@allowed(may_give_advice)
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def unasked(request: HttpRequest) -> HttpResponse:
    """Experts advise of themselves."""
    form = AskForm(request.POST if request.method == "POST" else None, unasked=True, initial=_from_address(request))
    if form.is_bound and form.is_valid():
        try:
            made = services.give_unasked(question=form.asked, given=form.given, by=actor(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            return see_other("advice", made.key)
    return render(request, "experience/ask_advice.html", {"form": form})


@allowed(may_act_on_advice)
@require_POST
@transaction.atomic
def act(request: HttpRequest, key: str, step: str) -> HttpResponse:
    """Give it, answer it, look at it, put a name under it or take that away."""
    one, by = _found(key), actor(request)
    if step == "naam-weg":
        services.take_name_away(advice=one, by=by)
        return see_other("advice", key)
    if step not in FORMS:
        raise Http404(step)
    insist(_who(step, one, by))
    if not _can(step, one):  # somebody else did it a moment ago
        return see_other("advice", key)
    form = _form(step, one, by, request.POST)
    if form.is_valid():
        try:
            _do(step, one, by, form)
        except Refused as refused:
            form.refuse(refused)
        except NoSuchStep:  # somebody else did it a moment ago
            return see_other("advice", key)
        else:
            return see_other("advice", key)
    return _page(request, _found(key), (step, form))


def _do(step: str, one: Advice, by: Actor, form: Any) -> None:
    said = form.cleaned_data
    if step == "geven":
        services.give(advice=one, given=form.given, by=by)
    elif step == "antwoord":
        services.answer(advice=one, told=form.told, by=by)
    elif step == "nakijken":
        services.look(advice=one, holds=said["holds"], words=said["words"], by=by)
    elif step == "naam":
        services.sign(advice=one, name=said["name"], by=by)
    elif step == "weg":
        services.take_out(advice=one, said=form.chosen, reason=said["why"], by=by)
    else:
        services.take_back(advice=one, reason=said["reason"], by=by)
