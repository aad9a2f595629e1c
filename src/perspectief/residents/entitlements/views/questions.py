"""One question per screen, and the list of answers."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.foundation.language import law
from perspectief.residents.entitlements import queries, services, speech
from perspectief.residents.entitlements.calc import screens
from perspectief.residents.entitlements.calc.kinds import Screen
from perspectief.residents.entitlements.calc.order import Look
from perspectief.residents.entitlements.forms.filled import posted
from perspectief.residents.entitlements.forms.question import QuestionForm, filled
from perspectief.residents.entitlements.services import Mode, carried_by, with_answers
from perspectief.residents.entitlements.views.common import see_other, typed
from perspectief.rules import Outcome

BACK = {"uitkomst": "result", "antwoorden": "answers"}
"""Where somebody came from to change an answer, and the page that goes back there."""
AHEAD = "vooruitblik-"
"""So begins the word of who came from a page that looks ahead; the name of that page follows."""


@with_answers
@require_safe
def go_on(request: HttpRequest) -> HttpResponse:
    """The next question; the result when no question is left."""
    carried = carried_by(request)
    if carried.page:
        return see_other("result")
    return _next(request) if carried.told else see_other("question", services.FIRST)


@with_answers
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, screen_id: str, back: str = "") -> HttpResponse:
    """One screen. `back`: to where an answer that is changed leads back. A button named `do` says what to do."""
    if carried_by(request).page:
        return see_other("one-page")
    screen = services.shown(request, screen_id)
    if screen is None:
        return see_other("continue")
    if request.method == "POST":
        return _take(request, screen, back)
    return _show(request, screen, back)


def _take(request: HttpRequest, screen: Screen, back: str) -> HttpResponse:
    wanted = request.POST.get("do", "next")
    form = QuestionForm(screen, services.names_of(request), request.POST)
    told = carried_by(request).told
    if wanted == "unknown":
        services.answer(request, screen.id, screens.UNKNOWN)
    elif wanted == "skip":
        services.answer(request, screen.id, _as_it_was(screen, told))
    elif wanted in ("next", "stop") and not form.problems():
        services.answer(request, screen.id, form.answer())
    elif wanted == "next":
        services.keep_draft(request, {"at": screen.id, "typed": typed(request.POST)})
        return see_other("question", screen.id, *([back] if back else []))
    if wanted == "stop":
        return see_other("result")
    if back.startswith(AHEAD):
        return see_other("outlook:change", back.removeprefix(AHEAD))
    return see_other(BACK[back]) if back in BACK else _next(request)


def _next(request: HttpRequest) -> HttpResponse:
    following = services.look(request).next
    return see_other("question", following.id) if following else see_other("result")


def _as_it_was(screen: Screen, told: dict[str, Any]) -> dict[str, Any]:
    """Who skips leaves an earlier answer as it is; of a tick list they have now seen these lines."""
    said: dict[str, Any] = told.get(screen.id, screens.SKIPPED)
    return {**said, "offered": [line.key for line in screen.fields[0].lines]} if "ticked" in said else said


def _show(request: HttpRequest, screen: Screen, back: str) -> HttpResponse:
    carried, names = carried_by(request), services.names_of(request)
    wrong = carried.draft.get("typed", {}) if carried.draft.get("at") == screen.id else None
    said = carried.told.get(screen.id)
    form = _form(screen, names, said, wrong)
    look, title = services.look(request) if carried.told else None, speech.title(screen, names)
    context: dict[str, Any] = {
        "screen": screen,
        "title": title,
        "words": speech.words(screen),
        "whose": names.get(screen.person, "") if screen.person not in ("", "p0") else "",
        "form": form,
        "asks_once": speech.label(screen, screen.fields[0], names) == title or len(screen.fields) == 1,
        "problems": form.problems() if wrong is not None else [],
        "answered": said is not None,
        "back": back,
        "ahead": back.removeprefix(AHEAD) if back.startswith(AHEAD) else "",
        "before": services.before(request, screen.id),
        "left": look.left if look else 0,
        "certain": _certain(look, services.household_of(request) or {}) if look else [],
    }
    return render(request, "entitlements/question.html", context)


def _form(screen: Screen, names: dict[str, str], said: dict[str, Any] | None, wrong: Any) -> QuestionForm:
    if wrong is not None:
        return QuestionForm(screen, names, posted(wrong))
    return QuestionForm(screen, names, initial=filled(screen, said or {}))


def _certain(look: Look, household: dict[str, Any]) -> list[dict[str, Any]]:
    """What is sure already: name and amount of every scheme that is a yes, no answer can change and nobody gets yet."""
    sure = [look.result[key] for key in look.settled]
    gets, claimant = queries.told_in(household), look.result.persons[0]
    good = [one for one in sure if one.outcome in (Outcome.JA, Outcome.WAARSCHIJNLIJK) and not gets(one, claimant)]
    return [{"name": law.say(one.scheme.name), "amount": _amount(one.amount), "per": one.per} for one in good]


def _amount(amount: float | None) -> str:
    return law.say_amount(amount) if amount else ""


@with_answers
@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """Everything that was answered, to read and to change."""
    carried = carried_by(request)
    if carried.mode is Mode.PAGE or carried.page:
        return see_other("one-page")
    if not carried.told:
        return see_other("check")
    names = services.names_of(request)
    context = {"parts": _parts(carried.told, names), "removed": services.name_of_removed(request)}
    return render(request, "entitlements/answers.html", context)


def _parts(told: dict[str, Any], names: dict[str, str]) -> list[dict[str, Any]]:
    """The answers by person, the household first; then what nobody asked and may be contradicted."""
    shown = screens.screens(told)
    parts = []
    for person in ("", *names):
        own = [one for one in shown if one.person == person and one.id in told]
        parts.append(
            {"person": person, "name": names.get(person, ""), "lines": [_line(one, told, names) for one in own]}
        )
    more = [_line(one, told, names) for one in shown if one.optional and one.id not in told]
    return [part for part in [*parts, {"person": "more", "name": "", "lines": more}] if part["lines"]]


def _line(screen: Screen, told: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    said = told.get(screen.id)
    spoken = [] if said is None else speech.answer(screen, said, names)
    return {"id": screen.id, "title": speech.title(screen, names), "said": spoken}


@with_answers
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, person: str) -> HttpResponse:
    """Asks whether a person may go, and with them what was answered about them."""
    names = services.names_of(request)
    if person not in names or person == "p0" or carried_by(request).page:
        return see_other("answers")
    if request.method == "POST":
        services.remove(request, person)
        return see_other("answers")
    return render(request, "entitlements/remove.html", {"name": names[person], "person": person})


@with_answers
@require_POST
def put_back(request: HttpRequest) -> HttpResponse:
    """The person who was taken out last is back, with all answers."""
    services.put_back(request)
    return see_other("answers")
