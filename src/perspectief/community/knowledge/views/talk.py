"""Questions between colleagues: ask, answer, choose what helped."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.community.knowledge.choices import QuestionState, Theme
from perspectief.community.knowledge.forms.writing import AnswerForm, AskForm, ReasonForm
from perspectief.community.knowledge.models import Answer, Question
from perspectief.community.knowledge.permissions import may_choose, may_keep, may_talk
from perspectief.community.knowledge.queries import questions as queries
from perspectief.community.knowledge.services import questions as services
from perspectief.community.knowledge.services.refusing import Refused
from perspectief.community.knowledge.views.common import actor_of, done
from perspectief.community.knowledge.views.words import WHY_CLOSED
from perspectief.community.knowledge.wording import from_whom
from perspectief.foundation.places import queries as places
from perspectief.foundation.provisions.queries import provisions_of
from perspectief.foundation.ui.pages import allowed, insist, see_other
from perspectief.foundation.ui.problems import FormProblem

ON_ONE_PAGE = 20


@allowed(may_talk)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """All questions, or those that wait."""
    state = request.GET.get("stand", "")
    found = queries.questions(settings.MUNICIPALITY)
    if state in QuestionState.values:
        found = found.filter(state=state)
    counts = queries.counts(settings.MUNICIPALITY)
    leaf = Paginator(found, ON_ONE_PAGE).get_page(request.GET.get("blad"))
    said = {
        "leaf": leaf,
        "rows": [(one, from_whom(one)) for one in leaf],
        "state": state if state in QuestionState.values else "",
        "states": [(one.value, one.label, counts[one]) for one in QuestionState if counts[one]],
    }
    return render(request, "knowledge/questions.html", said)


@allowed(may_talk)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask colleagues something."""
    offered = [(one.key, one.name) for one in provisions_of(settings.MUNICIPALITY)]
    form = AskForm(request.POST or None, provisions=offered, initial={"provision": request.GET.get("bij", "")})
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("title", "text", "case", "provision")}
        told["theme"] = Theme(form.cleaned_data["theme"])
        city = places.municipality(settings.MUNICIPALITY)
        by = actor_of(request)
        if made := done(form, lambda: services.ask(municipality=city, asked=services.Asked(**told), by=by)):
            return see_other(reverse("knowledge:question", args=[made.key]))
    return render(request, "knowledge/ask.html", {"form": form})


@allowed(may_talk)
@require_safe
def question(request: HttpRequest, key: str) -> HttpResponse:
    """One question with its answers."""
    return _page(request, _found(key), AnswerForm())


@allowed(may_talk)
@sensitive_post_parameters()
@require_POST
def answer(request: HttpRequest, key: str) -> HttpResponse:
    """Tell what you know about it."""
    found, form = _found(key), AnswerForm(request.POST)
    if form.is_valid():
        text = form.cleaned_data["text"]
        if made := done(form, lambda: services.answer(question=found, text=text, by=actor_of(request))):
            return see_other(f"{reverse('knowledge:question', args=[key])}#antwoord-{made.pk}")
    return _page(request, found, form)


@allowed(may_talk)
@require_POST
def act(request: HttpRequest, key: str, step: str) -> HttpResponse:
    """Close a question, open it again, say that no answer helped, or take its words out."""
    found, by = _found(key), actor_of(request)
    steps: dict[str, Any] = {
        "sluit": lambda: services.close(question=found, reason=request.POST.get("reason", ""), by=by),
        "open": lambda: services.open_again(question=found, by=by),
        "geen": lambda: services.choose_none(question=found, by=by),
        "weg": lambda: services.take_out_question(question=found, by=by),
    }
    return _step(request, found, steps, step)


@allowed(may_talk)
@require_POST
def act_on_answer(request: HttpRequest, key: str, number: int, step: str) -> HttpResponse:
    """This answer helped, or its words must go."""
    found, by = _found(key), actor_of(request)
    one = _answer(found, number)
    steps: dict[str, Any] = {
        "hielp": lambda: services.choose(answer=one, by=by),
        "weg": lambda: services.take_out_answer(answer=one, by=by),
    }
    return _step(request, found, steps, step)


def _step(request: HttpRequest, found: Question, steps: dict[str, Any], step: str) -> HttpResponse:
    if step not in steps:
        raise Http404(step)
    insist(may_keep(actor_of(request)) if step == "weg" else may_choose(actor_of(request), found))
    try:
        steps[step]()
    except Refused as refused:
        return _page(request, _found(found.key), AnswerForm(), [FormProblem("", str(refused), "id_reason")])
    return see_other(reverse("knowledge:question", args=[found.key]))


def _page(
    request: HttpRequest, found: Question, form: AnswerForm, problems: list[FormProblem] | None = None
) -> HttpResponse:
    by = actor_of(request)
    about = provisions_of(settings.MUNICIPALITY).filter(key=found.provision).first() if found.provision else None
    said = {
        "question": found,
        "whose": from_whom(found),
        "answers": [(one, from_whom(one)) for one in _in_order(found)],
        "provision": about,
        "form": form,
        "closing": ReasonForm(label=WHY_CLOSED),
        "problems": problems or form.problems,
        "may_choose": may_choose(by, found).allowed,
        "may_keep": may_keep(by).allowed,
        "item": found.item,
    }
    return render(request, "knowledge/question.html", said)


def _in_order(found: Question) -> list[Answer]:
    """What helped first, then as they came."""
    return sorted(found.answers.all(), key=lambda one: (not one.helped, one.on, one.pk))


def _found(key: str) -> Question:
    found = queries.find(settings.MUNICIPALITY, key)
    if found is None:
        raise Http404(key)
    return found


def _answer(question: Question, number: int) -> Answer:
    found = question.answers.filter(pk=number).first()
    if found is None:
        raise Http404(str(number))
    return found
