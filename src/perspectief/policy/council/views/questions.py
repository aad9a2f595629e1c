"""Questions, motions, promises and messages: everybody reads, the council asks, officers answer."""

from __future__ import annotations

import csv
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.foundation.access import NOBODY, Actor
from perspectief.foundation.output import spreadsheet
from perspectief.foundation.places import queries as places
from perspectief.foundation.ui.pages import allowed, public, see_other
from perspectief.foundation.ui.problems import FormProblem
from perspectief.policy.council.choices import WAITING, AboutKind, Owner, QuestionState
from perspectief.policy.council.forms.questions import (
    AnswerForm,
    AskForm,
    ChooseQuestions,
    DutyForm,
    WordsForm,
    WriteDownForm,
)
from perspectief.policy.council.forms.targets import TargetForm
from perspectief.policy.council.models.questions import Question
from perspectief.policy.council.permissions import may_answer, may_ask, may_judge, may_steer
from perspectief.policy.council.queries import questions as queries
from perspectief.policy.council.queries import subjects
from perspectief.policy.council.services import questions as services
from perspectief.policy.council.services.refusing import Refused
from perspectief.policy.council.states import question_may_go
from perspectief.policy.council.views.words import ENOUGH, FROM_START, LATE, MORE_IS_NEEDED, WHY_CLOSED
from perspectief.policy.monitor.queries import indicators
from perspectief.policy.monitor.services import targets
from perspectief.policy.monitor.services.problems import Refused as TargetRefused

ON_ONE_PAGE = 20


# --- Everybody --------------------------------------------------------------------------------------------------------
@public
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """All of them, newest first, by kind, state, line and words."""
    day = timezone.localdate()
    form = _choose(request)
    found = queries.chosen(settings.MUNICIPALITY, form.wanted, day).prefetch_related("about")
    leaf = Paginator(found, ON_ONE_PAGE).get_page(request.GET.get("blad"))
    said = {
        "form": form,
        "leaf": leaf,
        "rows": _rows(list(leaf)),
        "counts": _counts(),
        "may_ask": may_ask(_actor(request)).allowed,
        "may_answer": may_answer(_actor(request)).allowed,
    }
    return render(request, "council/questions.html", said)


def _choose(request: HttpRequest) -> ChooseQuestions:
    return ChooseQuestions(request.GET, lines=subjects.lines(settings.MUNICIPALITY, timezone.localdate()))


def _counts() -> list[tuple[Any, int]]:
    known = queries.counts(settings.MUNICIPALITY, timezone.localdate())
    late = [(LATE, known[queries.LATE])] if known[queries.LATE] else []
    return [*((state.label, known[state]) for state in QuestionState if known[state]), *late]


def _rows(found: list[Question]) -> list[dict[str, Any]]:
    """What a list shows of each."""
    day = timezone.localdate()
    asked = [one for question in found for one in question.about.all()]
    names = subjects.names(settings.MUNICIPALITY, day, asked)
    return [
        {
            "question": one,
            "is_late": queries.is_late(one, day),
            "waits": one.state in WAITING,
            "about": [names[about.kind, about.key] for about in one.about.all()],
        }
        for one in found
    ]


@public
@require_safe
def as_file(request: HttpRequest) -> HttpResponse:
    """Those of this choice as a table for a spreadsheet."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="vragen-van-de-raad.csv"'
    rows = queries.rows_for_a_file(settings.MUNICIPALITY, _choose(request).wanted, timezone.localdate())
    csv.writer(response).writerows(map(spreadsheet.row, rows))
    return response


@public
@never_cache
@require_safe
def look(request: HttpRequest, key: str) -> HttpResponse:
    """One of them: its words, its answer, and everything that happened."""
    return _page(request, _found(key))


def _page(request: HttpRequest, question: Question, trouble: list[FormProblem] | None = None) -> HttpResponse:
    by = _actor(request)
    answers = list(question.answers.all())
    judges = may_judge(by).allowed and question.state == QuestionState.ANSWERED
    said = {
        "row": _rows([question])[0],
        "question": question,
        "name": getattr(question, "name", None),
        "owner": Owner(question.owner).label,
        "answer": answers[-1] if answers else None,
        "older": answers[-2::-1],
        "history": queries.history(question),
        "judges": judges,
        "enough": WordsForm(label=ENOUGH, needed=False, prefix="genoeg") if judges else None,
        "again": WordsForm(label=MORE_IS_NEEDED, prefix="opnieuw") if judges else None,
        "may_answer": may_answer(by).allowed,
        "may_ask": may_ask(by).allowed,
        "indicators": [one.key for one in question.about.all() if one.kind == AboutKind.INDICATOR],
        "problems": trouble or [],
    }
    return render(request, "council/question.html", said)


# --- The council ------------------------------------------------------------------------------------------------------
@allowed(may_ask)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """A member of the council asks something."""
    form = AskForm(request.POST or None, initial=_from_address(request), subjects=_subjects())
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        words = {name: said[name] for name in ("kind", "title", "text", "faction", "name")}
        asked = services.Asked(**words, about=form.about)
        if made := _asked(request, form, asked):
            return see_other(reverse("council:question", args=[made.key]))
    return render(request, "council/ask.html", {"form": form})


def _asked(request: HttpRequest, form: AskForm, asked: services.Asked) -> Question | None:
    try:
        city = places.municipality(settings.MUNICIPALITY)
        return services.ask(municipality=city, asked=asked, by=_actor(request))
    except Refused as refused:
        form.add_error("text", str(refused))
        return None


def _subjects() -> list[subjects.Subject]:
    return subjects.every(settings.MUNICIPALITY, timezone.localdate())


def _from_address(request: HttpRequest) -> dict[str, list[str]]:
    """A page of a goal, line or figure may bring its subject: `?over=indicator:bijstand`."""
    asked = request.GET.get("over", "")
    kind = asked.partition(":")[0]
    return {f"about_{kind}": [asked]} if kind in AboutKind.values else {}


@allowed(may_judge)
@require_POST
def judge(request: HttpRequest, key: str, step: str) -> HttpResponse:
    """The council says that an answer is enough, or what is missing in it."""
    question, by = _found(key), _actor(request)
    words = request.POST.get(f"{step}-words", "")
    try:
        if step == "genoeg":
            services.accept(question=question, by=by, words=words)
        elif step == "opnieuw":
            services.ask_again(question=question, words=words, by=by)
        else:
            raise Http404(step)
    except Refused as refused:
        place = MORE_IS_NEEDED if step == "opnieuw" else ENOUGH
        return _page(request, _found(key), [FormProblem(str(place), str(refused), f"id_{step}-words")])
    return see_other(reverse("council:question", args=[key]))


@allowed(may_ask)
@require_http_methods(["GET", "HEAD", "POST"])
def propose_target(request: HttpRequest, indicator: str) -> HttpResponse:
    """A member of the council proposes what the city should want to reach; from a question when `?vraag=` names it."""
    wanted = indicators.find(indicator)
    if wanted is None:
        raise Http404(indicator)
    question = queries.find(settings.MUNICIPALITY, request.GET.get("vraag", ""))
    form = TargetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        source = FROM_START % {"key": question.key} if question else ""
        try:
            targets.propose_target(
                indicator=wanted,
                wish=form.wish,
                by=_actor(request),
                reason=form.cleaned_data["reason"],
                source=source,
            )
        except TargetRefused as refused:
            form.add_error(refused.field if refused.field in form.fields else "reason", str(refused))
        else:
            return see_other(f"{reverse('council:target', args=[indicator])}?gedaan=1")
    said = {"form": form, "indicator": wanted, "question": question}
    said["proposed"] = "gedaan" in request.GET and request.method != "POST"
    return render(request, "council/target.html", said)


# --- Officers ---------------------------------------------------------------------------------------------------------
@allowed(may_answer)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for an answer, what the council looks at, and what can be closed."""
    city = settings.MUNICIPALITY
    lists = (queries.waiting(city), queries.judged_next(city), queries.accepted(city))
    found = [_rows(list(one.prefetch_related("about"))) for one in lists]
    return render(
        request, "council/questions_desk.html", dict(zip(("waiting", "judged", "accepted"), found, strict=True))
    )


@allowed(may_steer)
@require_http_methods(["GET", "HEAD", "POST"])
def write_down(request: HttpRequest) -> HttpResponse:
    """Put a question, motion, promise or message on the list."""
    first = {"asked_on": f"{timezone.localdate():%d-%m-%Y}", **_from_address(request)}
    form = WriteDownForm(request.POST or None, initial=first, subjects=_subjects())
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        fields = ("kind", "title", "text", "asker", "faction", "asked_on", "source_url", "owner", "due")
        asked = services.Asked(**{name: said[name] for name in fields}, about=form.about)
        if made := _asked(request, form, asked):
            return see_other(reverse("council:question-desk", args=[made.key]))
    return render(request, "council/write_down.html", {"form": form})


@allowed(may_answer)
@require_safe
def desk_of_one(request: HttpRequest, key: str) -> HttpResponse:
    """One question with everything an officer can do with it."""
    return _desk(request, _found(key))


def _desk(request: HttpRequest, question: Question, form: Any = None, said: str = "") -> HttpResponse:
    """`form`: the one that was sent and not understood; `said`: which one that is."""
    waits = question.state in WAITING
    duty = {"owner": question.owner, "due": f"{question.due:%d-%m-%Y}"}
    answers = list(question.answers.all())
    text = {"text": answers[-1].text} if answers else {}
    forms = {
        "antwoord": AnswerForm(initial=text, again=not waits) if question_may_go(question.state, "answered") else None,
        "taak": DutyForm(initial=duty) if waits else None,
        "sluit": WordsForm(label=WHY_CLOSED) if question_may_go(question.state, "closed") else None,
    }
    if form is not None:
        forms[said] = form
    shown = {
        "row": _rows([question])[0],
        "question": question,
        "owner": Owner(question.owner).label,
        "name": getattr(question, "name", None),
        "answers": answers[::-1],
        "history": queries.history(question),
        "forms": forms,
        "problems": form.problems if form is not None else [],
    }
    return render(request, "council/question_desk.html", shown)


@allowed(may_answer)
@require_POST
def act(request: HttpRequest, key: str, step: str) -> HttpResponse:
    """Answer, give the task to another, close it, or take a name away."""
    question, by = _found(key), _actor(request)
    form = _form_of(step, request, question)
    if form is not None and not form.is_valid():
        return _desk(request, question, form, step)
    try:
        _do(step, question, by, form.cleaned_data if form is not None else {})
    except Refused as refused:
        if form is None:
            raise Http404(step) from refused
        form.add_error(next(iter(form.fields)), str(refused))
        return _desk(request, _found(key), form, step)
    return see_other(reverse("council:question-desk", args=[key]))


def _form_of(step: str, request: HttpRequest, question: Question) -> Any:
    if step == "antwoord":
        return AnswerForm(request.POST, again=question.state not in WAITING)
    if step == "taak":
        return DutyForm(request.POST)
    if step == "sluit":
        return WordsForm(request.POST, label=WHY_CLOSED)
    if step == "naam-weg":
        return None
    raise Http404(step)


def _do(step: str, question: Question, by: Actor, said: dict[str, Any]) -> None:
    if step == "antwoord":
        services.answer(question=question, text=said["text"], reason=said.get("reason", ""), by=by)
    elif step == "taak":
        owner = Owner(said["owner"] or Owner.POLICY_OFFICER)
        services.assign(question=question, owner=owner, due=said["due"], reason=said["reason"], by=by)
    elif step == "sluit":
        services.close(question=question, reason=said["words"], by=by)
    else:
        services.forget_name(question=question, by=by)


def _found(key: str) -> Question:
    found = queries.find(settings.MUNICIPALITY, key)
    if found is None:
        raise Http404(key)
    return found


def _actor(request: HttpRequest) -> Actor:
    return getattr(request, "actor", NOBODY)
