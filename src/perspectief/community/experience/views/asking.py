"""Organisations and the municipality ask experts: a question, who is interested, and what is agreed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.community.experience.choices import AgreementState, TaskState
from perspectief.community.experience.forms.common import ReasonForm
from perspectief.community.experience.forms.tasks import TaskForm, TermsForm
from perspectief.community.experience.models import Agreement, Expert, Need, Task
from perspectief.community.experience.permissions import (
    may_ask,
    may_coordinate,
    may_see_task,
    organisations_of,
)
from perspectief.community.experience.queries import people
from perspectief.community.experience.queries import tasks as queries
from perspectief.community.experience.queries import words as named
from perspectief.community.experience.sealing import NEEDS, text_of
from perspectief.community.experience.services import tasks as services
from perspectief.community.experience.services.people import log_looks
from perspectief.community.experience.services.refusing import Refused
from perspectief.community.experience.views.common import actor, see_other, tried
from perspectief.foundation.access import Actor
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.organisations.queries import organisations_of as all_organisations
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.ui.pages import allowed, insist
from perspectief.foundation.ui.problems import FormProblem

ON_ONE_PAGE = 20
SAID_NO = (AgreementState.DECLINED, AgreementState.STOPPED)
"""No list shows who said no or stopped."""


@allowed(may_ask)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The questions that somebody may follow."""
    by = actor(request)
    found = queries.tasks_for(by, all_of_them=may_coordinate(by).allowed)
    state = request.GET.get("stand", "")
    if state in TaskState.values:
        found = found.filter(state=state)
    leaf = Paginator(found, ON_ONE_PAGE).get_page(request.GET.get("blad"))
    context = {"leaf": leaf, "states": TaskState.choices, "state": state}
    return render(request, "experience/tasks.html", context)


# --- Ask --------------------------------------------------------------------------------------------------------------
@allowed(may_ask)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """A new question for experts; `?voor=` names where experience is needed."""
    by, need = actor(request), _need(request)
    areas = sorted(named.areas().items(), key=lambda one: one[1])
    mine = _own_organisations(by)
    data = request.POST if request.method == "POST" else None
    form = TaskForm(data, organisations=_choices(by, mine), areas=areas, need=need)
    if form.is_bound and form.is_valid():
        try:
            made = services.ask(by=by, asked=form.asked, organisation=_chosen(form, by, mine), need=need)
        except Refused as refused:
            form.refuse(refused)
        else:
            return see_other("asked", made.key)
    return render(request, "experience/ask.html", {"form": form, "need": need})


def _need(request: HttpRequest) -> Need | None:
    try:
        return queries.need(UUID(request.GET.get("voor", "")))
    except ValueError:
        return None


def _own_organisations(by: Actor) -> list[Organisation]:
    return list(all_organisations(settings.MUNICIPALITY).filter(key__in=organisations_of(by)))


def _choices(by: Actor, mine: list[Organisation]) -> list[tuple[str, Any]]:
    city = [("", _("de gemeente"))] if may_coordinate(by).allowed else []
    return [*city, *((one.key, one.name) for one in mine)]


def _chosen(form: TaskForm, by: Actor, mine: list[Organisation]) -> Organisation | None:
    """The only one there is, or the one that was chosen."""
    key = form.cleaned_data.get("organisation", "")
    found = next((one for one in mine if one.key == key), None)
    return found if found or may_coordinate(by).allowed else next(iter(mine), None)


# --- One question -----------------------------------------------------------------------------------------------------
@allowed(may_ask)
@require_safe
@transaction.atomic
def asked(request: HttpRequest, key: UUID) -> HttpResponse:
    """One question: how far it is, who would perhaps do it, and what was agreed."""
    return _draw(request, _found(request, key))


def _found(request: HttpRequest, key: UUID) -> Task:
    found = queries.task(key)
    if found is None:
        raise Http404
    insist(may_see_task(actor(request), organisation=found.organisation.key if found.organisation else ""))
    return found


def _draw(request: HttpRequest, found: Task, problems: list[FormProblem] | None = None) -> HttpResponse:
    by = actor(request)
    agreements = queries.agreements_on(found)
    taken = {one.expert_id for one in agreements}
    receiver = services.receiver_for(found, by)
    experts = [one for one in queries.interested(found) if one.pk not in taken] if found.state == TaskState.OPEN else []
    shown = [people.seen_by(one, receiver) for one in experts]
    context = {
        "task": found,
        "asker": named.asker_words(found.organisation),
        "reward": named.reward_words(found),
        "area": named.area_words(found.area),
        "kinds": named.kind_words([found.kind]),
        "interested": [(one, named.theme_words(one.themes)) for one in shown],
        "agreements": [_told(one, receiver) for one in agreements],
        "coordinates": may_coordinate(by).allowed,
        "refuse": ReasonForm(label=_("Waarom zetten wij dit niet door?")),
        "cancel": ReasonForm(label=_("Waarom gaat het niet door?"), auto_id=False),
        "problems": problems or [],
        "can_ask_more": found.state == TaskState.OPEN,
    }
    response = render(request, "experience/asked.html", context)
    named_experts = (one.expert for one in agreements if one.state not in SAID_NO)
    everybody = {one.pk: one for one in (*experts, *named_experts)}
    log_looks(everybody.values(), by, Action.VIEW, reason="experience_task")
    return response


def _told(one: Agreement, receiver: str) -> dict[str, Any]:
    needs = text_of(NEEDS, one.sealed, one.pk) if one.state == AgreementState.AGREED else ""
    called = (
        _("Iemand die nee zei of stopte") if one.state in SAID_NO else people.seen_by(one.expert, receiver).told.called
    )
    return {"agreement": one, "called": called, "reward": named.reward_words(one), "needs": needs}


@allowed(may_ask)
@require_POST
@transaction.atomic
def move(request: HttpRequest, key: UUID, step: str) -> HttpResponse:
    """Open it, refuse it, take it back or close it."""
    found, by = _found(request, key), actor(request)
    reason = request.POST.get("reason", "")[:400]
    steps = {
        "open": lambda: services.open_task(task=found, by=by),
        "niet": lambda: services.refuse_task(task=found, by=by, reason=reason),
        "terug": lambda: services.withdraw_task(task=found, by=by),
        "klaar": lambda: services.close_task(task=found, by=by),
    }
    if step not in steps:
        raise Http404
    problems = tried(steps[step])
    return _draw(request, found, problems) if problems else see_other("asked", key)


@allowed(may_ask)
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def propose(request: HttpRequest, key: UUID, expert: UUID) -> HttpResponse:
    """Propose an agreement to somebody who would perhaps do it."""
    found, by = _found(request, key), actor(request)
    wanted = _interested(found, expert)
    form = TermsForm(request.POST if request.method == "POST" else None, task=found)
    if form.is_bound and form.is_valid():
        try:
            services.propose(task=found, expert=wanted, by=by, terms=form.terms)
        except Refused as refused:
            form.refuse(refused)
        else:
            return see_other("asked", key)
    profile = people.seen_by(wanted, services.receiver_for(found, by))
    context = {"form": form, "task": found, "profile": profile}
    response = render(request, "experience/propose.html", context)
    log_looks([wanted], by, Action.VIEW, reason="experience_task")
    return response


def _interested(found: Task, key: UUID) -> Expert:
    wanted = next((one for one in queries.interested(found) if one.pk == key), None)
    if wanted is None:
        raise Http404
    return wanted


@allowed(may_ask)
@require_POST
@transaction.atomic
def settle(request: HttpRequest, key: UUID, agreement: UUID, step: str) -> HttpResponse:
    """The task was done, or cannot go on."""
    found, by = _found(request, key), actor(request)
    made = queries.agreement_on(found, agreement)
    if made is None or step not in ("gedaan", "afzeggen"):
        raise Http404
    reason = request.POST.get("reason", "")[:400]
    if step == "gedaan":
        problems = tried(lambda: services.finish(agreement=made, by=by))
    else:
        problems = tried(lambda: services.cancel(agreement=made, by=by, reason=reason))
    return _draw(request, found, problems) if problems else see_other("asked", key)
