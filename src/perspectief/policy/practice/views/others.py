"""The desk of the lobby, of questions of areas, and of ideas."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.foundation.ui.pages import allowed
from perspectief.policy.practice.choices import LobbyState
from perspectief.policy.practice.forms.lobby import LobbyMoveForm, RequestForm
from perspectief.policy.practice.forms.others import AnswerForm, FateForm, TakeOutForm
from perspectief.policy.practice.models import LobbyItem
from perspectief.policy.practice.permissions import may_triage
from perspectief.policy.practice.queries import ideas, lobby, questions, subjects
from perspectief.policy.practice.services import ideas as idea_services
from perspectief.policy.practice.services import lobby as lobby_services
from perspectief.policy.practice.services import questions as question_services
from perspectief.policy.practice.services.refusing import Refused
from perspectief.policy.practice.states import LOBBY, next_of
from perspectief.policy.practice.views.common import actor, found_or_404, see_other


# --- Lobby ------------------------------------------------------------------------------------------------------------
@allowed(may_triage)
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def new_request(request: HttpRequest) -> HttpResponse:
    """A request that begins without a cluster."""
    form = RequestForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                made = lobby_services.make(request=form.request, clusters=[], by=actor(request))
            return see_other("lobby-desk", made.key)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "practice/lobby_new.html", {"form": form})


@allowed(may_triage)
@require_safe
def lobby_desk(request: HttpRequest, key: str) -> HttpResponse:
    """One request with everything that the team can do with it."""
    return _request_page(request, found_or_404(lobby.find(key), key))


def _request_page(request: HttpRequest, item: LobbyItem, move: Any = None, change: Any = None) -> HttpResponse:
    first = {name: getattr(item, name) for name in ("title", "words", "addressee", "simulated")}
    steps = next_of(LOBBY, item.state)
    said = {
        "item": item,
        "move": move or (LobbyMoveForm(choices=steps, prefix="stand") if steps else None),
        "change": change or RequestForm(initial={**first, "theme": item.theme.key}),
        "changes": change is not None,
        "problems": [*(move.problems if move else []), *(change.problems if change else [])],
        "steps": list(item.steps.all())[::-1],
    }
    return render(request, "practice/lobby_desk.html", said)


@allowed(may_triage)
@require_POST
@transaction.atomic
def lobby_act(request: HttpRequest, key: str, step: str) -> HttpResponse:
    """Move it on, or write it down better."""
    item = found_or_404(lobby.find(key), key)
    if step not in ("stand", "schrijf"):
        raise Http404(step)
    form: Any = RequestForm(request.POST)
    if step == "stand":
        form = LobbyMoveForm(request.POST, choices=next_of(LOBBY, item.state), prefix="stand")
    shown = {"move": form} if step == "stand" else {"change": form}
    if not form.is_valid():
        return _request_page(request, item, **shown)
    try:
        with transaction.atomic():
            _lobby_do(item, form, request)
    except Refused as refused:
        form.refuse(refused)
        return _request_page(request, found_or_404(lobby.find(key), key), **shown)
    return see_other("lobby-desk", key)


def _lobby_do(item: LobbyItem, form: Any, request: HttpRequest) -> None:
    by = actor(request)
    if isinstance(form, RequestForm):
        lobby_services.change(item=item, request=form.request, by=by)
        return
    said = form.cleaned_data
    to = LobbyState(said["to"])
    lobby_services.move(item=item, to=to, words=said["words"], reply=said["reply"], by=by)


# --- Questions of areas -----------------------------------------------------------------------------------------------
@allowed(may_triage)
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def answer(request: HttpRequest, key: str) -> HttpResponse:
    """Answer a question of an area, or make the answer better."""
    question = found_or_404(questions.find(key), key)
    form = AnswerForm(request.POST if request.method == "POST" else None, initial={"answer": question.answer})
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                question_services.answer(question=question, text=form.cleaned_data["answer"], by=actor(request))
            return see_other("question-desk", key, more="?net=1")
        except Refused as refused:
            form.refuse(refused)
    said = {
        "question": question,
        "form": form,
        "area": subjects.area_name(question.area),
        "is_late": question.answered_on is None and question.due < timezone.localdate(),
        "just_done": request.GET.get("net", "") if request.method != "POST" else "",
        "steps": question.steps.all(),
    }
    return render(request, "practice/answer.html", said)


@allowed(may_triage)
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def take_out(request: HttpRequest, key: str) -> HttpResponse:
    """Somebody can be recognised: words of the question or the answer go for good."""
    question = found_or_404(questions.find(key), key)
    parts = questions.still_said(question)
    form = TakeOutForm(request.POST if request.method == "POST" else None, parts=parts)
    if parts and form.is_bound and form.is_valid():
        told = {"parts": form.chosen, "reason": form.cleaned_data["why"]}
        try:
            with transaction.atomic():
                question_services.take_out(question=question, by=actor(request), **told)
            return see_other("question-desk", key, more="?net=weg")
        except Refused as refused:
            form.refuse(refused)
    return render(request, "practice/take_out.html", {"question": question, "form": form, "can": bool(parts)})


# --- Ideas ------------------------------------------------------------------------------------------------------------
@allowed(may_triage)
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def fate(request: HttpRequest, key: str) -> HttpResponse:
    """Write down what became of an idea, and where that stands."""
    idea = found_or_404(ideas.find(key), key)
    form = FateForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                idea_services.tell_fate(idea=idea, **form.cleaned_data, by=actor(request))
            return see_other("ideas", more=f"?tafel={idea.table}#{idea.key}")
        except Refused as refused:
            form.refuse(refused)
    said = {"idea": idea, "form": form, "fates": list(idea.fates.all())[::-1]}
    return render(request, "practice/fate.html", said)
