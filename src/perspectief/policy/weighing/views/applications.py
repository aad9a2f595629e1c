"""An organisation applies: in steps, each kept by itself, so that one can stop and go on later."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.foundation import keys
from perspectief.foundation.goals.queries import goals_on
from perspectief.foundation.organisations.queries import organisations_of as all_organisations
from perspectief.foundation.places.queries import areas_of
from perspectief.foundation.ui.pages import allowed, insist
from perspectief.foundation.ui.problems import FormProblem
from perspectief.foundation.uploads import Refused as NotTaken
from perspectief.foundation.uploads import look_at
from perspectief.foundation.uploads.looking import MOST_BYTES
from perspectief.foundation.uploads.receiving import take_one_file
from perspectief.foundation.uploads.scanning import can_take_files, scan
from perspectief.policy.weighing import letter_paper
from perspectief.policy.weighing.calc.framework import Content, canonical
from perspectief.policy.weighing.forms.applications import SEEN, StepForm, step_form
from perspectief.policy.weighing.models import Attachment, Item, Round
from perspectief.policy.weighing.permissions import (
    may_apply,
    may_fill_in,
    may_see_own,
    may_withdraw,
    organisations_of,
)
from perspectief.policy.weighing.queries import applications as queries
from perspectief.policy.weighing.queries import items, rounds
from perspectief.policy.weighing.queries.applications import Step
from perspectief.policy.weighing.queries.settings import setting
from perspectief.policy.weighing.services import applications as services
from perspectief.policy.weighing.services import letters
from perspectief.policy.weighing.services.refusing import Refused
from perspectief.policy.weighing.views.common import found_item, found_round, leaf, see_other

BOTH = ("GET", "HEAD", "POST")
STOP, FILE = "stop", "bestand"
MB = 1024 * 1024


@allowed(may_apply)
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """All files of the organisations of who looks, and the rounds in which one may apply now."""
    found = items.of_organisations(settings.MUNICIPALITY, organisations_of(request.actor))
    said = {
        "leaf": leaf(request, found),
        "rounds": queries.open_rounds(settings.MUNICIPALITY, timezone.localdate()),
        "coming": rounds.public_rounds(settings.MUNICIPALITY).filter(state="announced"),
        "organisations": _own_organisations(request),
    }
    return render(request, "weighing/mine.html", said)


def _own_organisations(request: HttpRequest) -> list[tuple[str, str]]:
    own = all_organisations(settings.MUNICIPALITY).filter(key__in=organisations_of(request.actor))
    return list(own.values_list("key", "name"))


@allowed(may_apply)
@require_http_methods(BOTH)
def apply(request: HttpRequest, round: str) -> HttpResponse:
    """Before the form: what it asks, and for which organisation. Then the first step."""
    found = found_round(round)
    if found not in rounds.public_rounds(settings.MUNICIPALITY):
        raise Http404(round)
    if request.method != "POST":
        return _apply(request, found)
    try:
        made = services.start(
            one=found,
            organisation=request.POST.get("organisatie", ""),
            key=_uuid(request.POST.get("sleutel", "")),
            by=request.actor,
        )
    except Refused as refused:
        return _apply(request, found, str(refused))
    return see_other("step", made.key, queries.ABOUT)


def _uuid(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        return uuid4()


def _apply(request: HttpRequest, found: Round, refused: str = "") -> HttpResponse:
    content = rounds.content_of(found)
    said = {
        "round": found,
        "takes": rounds.takes_applications(found, timezone.localdate()),
        "steps": queries.steps_of(content, with_files=can_take_files()),
        "organisations": _own_organisations(request),
        "key": uuid4(),
        "refused": refused,
    }
    return render(request, "weighing/apply.html", said)


# --- One file ---------------------------------------------------------------------------------------------------------
def _own(request: HttpRequest, key: UUID) -> Item:
    """The file of the organisation of who asks; another's is not there."""
    found = found_item(key)
    insist(may_see_own(request.actor, found))
    return found


@allowed(may_apply)
@require_safe
def file(request: HttpRequest, key: UUID) -> HttpResponse:
    """One file: how far it is, what to do now, and all that was said."""
    found = _own(request, key)
    return render(request, "weighing/file.html", _file_words(request, found))


def _file_words(request: HttpRequest, found: Item) -> dict[str, Any]:
    content = rounds.content_of(found.round)
    missing = queries.missing_of(found, content)
    return {
        **item_words(found, content),
        "steps": _with_states(found, content, missing),
        "missing": missing,
        "objection": _objection(found),
        "may_fill_in": may_fill_in(request.actor, found).allowed,
        "may_withdraw": may_withdraw(request.actor, found).allowed,
        "in_time": rounds.takes_applications(found.round, timezone.localdate()) or found.missing_until is not None,
    }


def _objection(found: Item) -> list[str]:
    """How to object to not taking part; nothing when it does."""
    day = queries.not_taken_on(found)
    if day is None:
        return []
    how = letters.objection(day)
    return letter_paper.objection_said(how, dt.date.fromisoformat(how["until"]))


def item_words(found: Item, content: Content) -> dict[str, Any]:
    """All that is known of one thing that is weighed, for its own page and that of an officer."""
    levels = items.levels_of(found)
    return {
        "item": found,
        "round": found.round,
        "organisation": items.name_of_organisation(found),
        "what": found.answers.get(queries.WHAT, ""),
        "whom": found.answers.get(queries.WHOM, ""),
        "goals": queries.goals_of(found),
        "groups": [(queries.group_words()[name], found.groups.get(name, 0)) for name in items.GROUPS],
        "areas": list(found.areas.values_list("name", flat=True)),
        "years": rounds.years_of(found.round),
        "levels": [(level, [(one.year, one.cost) for one in level.years.all()]) for level in levels],
        "answered": [(one, found.answers.get(one.key, "")) for one in content.questions],
        "child_question": content.child_question,
        "attachments": queries.attachments(found),
    }


def _with_states(found: Item, content: Content, missing: list[queries.Missing]) -> list[tuple[Step, bool]]:
    """Each step, and whether it is ready."""
    open_steps = {one.step for one in missing}
    steps = queries.steps_of(content, with_files=can_take_files())
    return [(step, step.key not in open_steps and (step.key != queries.CHECK or not missing)) for step in steps]


@allowed(may_apply)
@require_http_methods(BOTH)
def withdraw(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take it back, after saying that one is sure."""
    found, refused = _own(request, key), ""
    if request.method == "POST":
        try:
            services.withdraw(item=found, by=request.actor)
        except Refused as why:
            refused = str(why)
        else:
            return see_other("file", key)
    return render(
        request,
        "weighing/withdraw.html",
        {"item": found, "verdict": may_withdraw(request.actor, found), "refused": refused},
    )


# --- Steps of the form ------------------------------------------------------------------------------------------------
@allowed(may_apply)
@csrf_exempt
@require_http_methods(BOTH)
def step(request: HttpRequest, key: UUID, step: str) -> HttpResponse:
    """One step. The one with files takes a file in memory before anything of the form is read."""
    if step == queries.FILES:
        take_one_file(request, MOST_BYTES)
    return _step(request, key, step)


@csrf_protect
def _step(request: HttpRequest, key: UUID, name: str) -> HttpResponse:
    found = _own(request, key)
    content = rounds.content_of(found.round)
    steps = queries.steps_of(content, with_files=can_take_files())
    here = next((one for one in steps if one.key == name), None)
    if here is None:
        raise Http404(name)
    insist(may_fill_in(request.actor, found))
    if here.key == queries.FILES:
        return _files(request, found, here)
    if here.key == queries.CHECK:
        return _check(request, found, content)
    return _fill_in(request, found, here, content)


def _fill_in(request: HttpRequest, found: Item, here: Step, content: Content) -> HttpResponse:
    if request.method != "POST":
        return _show(request, found, here, _form(found, here, content, None))
    form = _form(found, here, content, request.POST)
    if form.data.get(SEEN) and form.data[SEEN] != _digest(found, here):
        form.is_valid()
        return _show(request, found, here, form, now=_form(found, here, content, None))
    is_right = form.is_valid()
    try:
        kept = services.keep(item=found, said=form.said(), by=request.actor)
    except Refused as refused:
        return _show(request, found, here, form, refused=str(refused))
    if not is_right:
        return _show(request, kept, here, form)
    if STOP in request.POST:
        return see_other("file", found.key)
    return see_other("step", found.key, _next(found, here, content).key)


def _form(found: Item, here: Step, content: Content, data: Any) -> StepForm:
    return step_form(
        found,
        here,
        asks=content.child_question,
        goals=goals_on(timezone.localdate(), settings.MUNICIPALITY),
        areas=areas_of(settings.MUNICIPALITY),
        data=data,
    )


def _next(found: Item, here: Step, content: Content) -> Step:
    steps = queries.steps_of(content, with_files=can_take_files())
    return steps[[one.key for one in steps].index(here.key) + 1]


def _digest(found: Item, here: Step) -> str:
    """Of what is kept now: another one than on the page means that a colleague was faster."""
    state = queries.step_state(found, here.key, [one.key for one in here.criteria])
    return hashlib.sha256(canonical(state).encode()).hexdigest()


def _show(
    request: HttpRequest, found: Item, here: Step, form: StepForm, *, refused: str = "", now: StepForm | None = None
) -> HttpResponse:
    said = {
        **_steps_words(found, here),
        "form": form,
        "problems": form.problems,
        "refused": refused,
        "now": now,
        "seen": _digest(found, here),
    }
    return render(request, "weighing/step.html", said)


def _steps_words(found: Item, here: Step) -> dict[str, Any]:
    content = rounds.content_of(found.round)
    missing = queries.missing_of(found, content)
    steps = _with_states(found, content, missing)
    names = [one.key for one, _ready in steps]
    number = names.index(here.key)
    return {
        "item": found,
        "here": here,
        "steps": steps,
        "number": number + 1,
        "many": len(steps),
        "back": names[number - 1] if number else "",
        "last_day": found.missing_until or found.round.closes_on,
        "missing": missing,
    }


def _files(request: HttpRequest, found: Item, here: Step) -> HttpResponse:
    problems: list[FormProblem] = []
    wrong_name = wrong_file = ""
    if request.method == "POST":
        sent, name = request.FILES.get(FILE), request.POST.get("naam", "").strip()
        wrong = _attach(request, found, sent, name)
        if not wrong:
            return see_other("step", found.key, here.key)
        if sent is not None and not name:
            wrong_name = wrong
            problems = [FormProblem(_("Wat is dit voor bestand?"), wrong, "id_naam", missing=True)]
        else:
            wrong_file = wrong
            problems = [FormProblem(_("Uw bestand"), wrong, "id_bestand", missing=sent is None)]
    said = {
        **_steps_words(found, here),
        "attachments": queries.attachments(found),
        "problems": problems,
        "wrong_name": wrong_name,
        "wrong_file": wrong_file,
        "named": request.POST.get("naam", ""),
        "most": setting("most_attachments"),
        "most_mb": MOST_BYTES // MB,
        "refused": "",
    }
    return render(request, "weighing/step_files.html", said)


def _attach(request: HttpRequest, found: Item, sent: Any, name: str) -> str:
    """Keep the file, or say what is wrong with it. The name of a file is not taken over: it may name somebody."""
    if sent is None:
        return _("Kies een bestand.")
    if not name:
        return _("Geef het bestand een naam.")
    try:
        accepted = look_at("bestand.pdf", sent.file, scanner=scan)
        services.attach(item=found, name=name, file=accepted, by=request.actor)
    except NotTaken as refused:
        return refused.reason.words
    except Refused as why:
        return str(why)
    return ""


@allowed(may_apply)
@require_POST
def detach(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    """Take a file away."""
    found = _own(request, key)
    insist(may_fill_in(request.actor, found))
    services.detach(item=found, number=number, by=request.actor)
    return see_other("step", key, queries.FILES)


def _check(request: HttpRequest, found: Item, content: Content) -> HttpResponse:
    refused = ""
    if request.method == "POST":
        try:
            services.submit(item=found, by=request.actor)
        except Refused as why:
            refused = str(why)
        else:
            return see_other("file", found.key)
    steps = queries.steps_of(content, with_files=can_take_files())
    said = {
        **item_words(found, content),
        **_steps_words(found, steps[-1]),
        "personal": queries.personal_in(found),
        "refused": refused,
        "problems": [],
    }
    return render(request, "weighing/step_check.html", said)


@allowed(may_apply)
@require_safe
def attachment(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    """A file of one's own."""
    return attachment_of(request, _own(request, key), number)


def attachment_of(
    request: HttpRequest, found: Item, number: int, opened: Callable[[Attachment], bytes] | None = None
) -> HttpResponse:
    """A file as a download, in no cache. `opened`: how a panel opens it."""
    kept = Attachment.objects.filter(item=found, pk=number).select_related("item__organisation").first()
    if kept is None:
        raise Http404(str(number))
    try:
        content = opened(kept) if opened else services.open_file(attachment=kept, by=request.actor)
    except keys.NotOurs as wrong:
        raise Http404(str(number)) from wrong
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="bijlage-{number}.pdf"'
    response["Cache-Control"] = "no-store"
    return response
