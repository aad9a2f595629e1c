"""Officers make frameworks: a new version, question by question, compare two versions, bring one out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.foundation.places.queries import municipality
from perspectief.foundation.ui.pages import allowed
from perspectief.foundation.uploads.receiving import take_one_file
from perspectief.foundation.uploads.scanning import can_take_files
from perspectief.policy.weighing.calc import framework as calc
from perspectief.policy.weighing.calc.framework_changes import changes
from perspectief.policy.weighing.choices import FrameworkState
from perspectief.policy.weighing.forms.frameworks import (
    MOST_JSON_BYTES,
    CriterionForm,
    HeadForm,
    JsonForm,
    NewFrameworkForm,
)
from perspectief.policy.weighing.models import Framework
from perspectief.policy.weighing.permissions import may_steer
from perspectief.policy.weighing.queries import frameworks as queries
from perspectief.policy.weighing.services import frameworks as services
from perspectief.policy.weighing.services.refusing import Refused
from perspectief.policy.weighing.views.common import desk_page, found_framework, see_other
from perspectief.policy.weighing.views.public import framework_words

BOTH = ("GET", "HEAD", "POST")
NEW = "nieuw"


@allowed(may_steer)
@require_safe
def framework(request: HttpRequest, key: str, version: int) -> HttpResponse:
    """One version with all that may be done with it."""
    return _framework(request, found_framework(key, version))


def _framework(request: HttpRequest, found: Framework, refused: str = "") -> HttpResponse:
    others = queries.frameworks(settings.MUNICIPALITY).filter(key=found.key).exclude(version=found.version)
    said = {
        **framework_words(found),
        "is_draft": found.state == FrameworkState.DRAFT,
        "others": others,
        "may_steps": [(name, words) for name, (words, state, _act) in STEPS.items() if found.state in state],
        "rounds": found.rounds.all(),
        "form": NewFrameworkForm(),
        "refused": refused,
    }
    return desk_page(request, "desk_framework", said)


Act = Callable[..., Framework]
STEPS: Mapping[str, tuple[Any, tuple[FrameworkState, ...], Act]] = {
    "openbaar": (_("Maak openbaar"), (FrameworkState.DRAFT,), services.publish),
    "terug": (_("Haal terug om te veranderen"), (FrameworkState.PUBLISHED,), services.back_to_draft),
    "versie": (
        _("Maak een nieuwe versie"),
        (FrameworkState.PUBLISHED, FrameworkState.FROZEN, FrameworkState.CLOSED),
        services.new_version,
    ),
    "sluit": (_("Sluit dit kader af"), (FrameworkState.FROZEN,), services.close),
}
"""What may be done: words, in which state, and by what."""


@allowed(may_steer)
@require_POST
def act(request: HttpRequest, key: str, version: int, step: str) -> HttpResponse:
    """Bring out, take back, make a next version, or close."""
    found = found_framework(key, version)
    if step not in STEPS:
        raise Http404(step)
    try:
        made = STEPS[step][2](framework=found, by=request.actor)
    except Refused as refused:
        return _framework(request, found, str(refused))
    return see_other("desk-framework", made.key, made.version)


@allowed(may_steer)
@require_POST
def copy(request: HttpRequest, key: str, version: int) -> HttpResponse:
    """Another framework that begins as this one."""
    found, form = found_framework(key, version), NewFrameworkForm(request.POST)
    if not form.is_valid():
        return _framework(request, found, " ".join(problem.message for problem in form.problems))
    if queries.newest(settings.MUNICIPALITY, form.cleaned_data["sleutel"]):
        return _framework(request, found, str(_("Er is al een kader met deze sleutel.")))
    made = services.make_framework(
        municipality=municipality(settings.MUNICIPALITY),
        key=form.cleaned_data["sleutel"],
        name=form.cleaned_data["naam"],
        content=found.content,
        valid_from=timezone.localdate(),
        source=found.source,
        by=request.actor,
    )
    return see_other("desk-framework", made.key, made.version)


# --- Change a draft ---------------------------------------------------------------------------------------------------
@allowed(may_steer)
@require_http_methods(BOTH)
def head(request: HttpRequest, key: str, version: int) -> HttpResponse:
    """Name, scale, main questions, and how it counts."""
    found = found_framework(key, version)
    form = HeadForm(request.POST or None, initial=HeadForm.of(found), content=found.content)
    return _change(request, found, form, _("Naam, schaal en hoe het telt"), lambda: (form.changed(), form.head()))


@allowed(may_steer)
@require_http_methods(BOTH)
def criterion(request: HttpRequest, key: str, version: int, criterion: str) -> HttpResponse:
    """One question, or a new one."""
    found = found_framework(key, version)
    known = {one["key"]: one for one in found.content["criteria"]}
    is_new = criterion == NEW
    if not is_new and known.get(criterion, {}).get("kind", calc.QUESTION) != calc.QUESTION:
        raise Http404(criterion)
    if not is_new and criterion not in known:
        raise Http404(criterion)
    form = CriterionForm(
        request.POST or None,
        initial=CriterionForm.of(known.get(criterion, {})),
        groups=found.content["groups"],
        others=frozenset(known),
        is_new=is_new,
    )
    title = _("Nieuwe vraag") if is_new else _("Verander deze vraag")
    return _change(request, found, form, title, lambda: (_with(found.content, form, criterion), {}), criterion)


def _with(content: Mapping[str, Any], form: CriterionForm, key: str) -> dict[str, Any]:
    """The content with this question changed in its place, or a new one behind the last of the questions."""
    if form.is_new:
        made = form.criterion(form.cleaned_data["sleutel"])
        questions = [one for one in content["criteria"] if one.get("kind", calc.QUESTION) == calc.QUESTION]
        others = [one for one in content["criteria"] if one.get("kind", calc.QUESTION) != calc.QUESTION]
        return {**content, "criteria": [*questions, made, *others]}
    made = form.criterion(key)
    return {**content, "criteria": [made if one["key"] == key else one for one in content["criteria"]]}


@allowed(may_steer)
@require_POST
def remove(request: HttpRequest, key: str, version: int, criterion: str) -> HttpResponse:
    """Leave a question out of a draft."""
    found = found_framework(key, version)
    left = [one for one in found.content["criteria"] if one["key"] != criterion]
    if not any(one.get("kind", calc.QUESTION) == calc.QUESTION for one in left):
        return _framework(request, found, str(_("Een kader heeft ten minste één vraag.")))
    try:
        services.change(framework=found, by=request.actor, content={**found.content, "criteria": left})
    except Refused as refused:
        return _framework(request, found, str(refused))
    return see_other("desk-framework", key, version)


@allowed(may_steer)
@csrf_exempt
@require_http_methods(BOTH)
def as_json(request: HttpRequest, key: str, version: int) -> HttpResponse:
    """The whole as text, to paste another over it or bring it as a file. A file is read in memory; the form is checked
    for its origin after the way of reading is chosen."""
    take_one_file(request, MOST_JSON_BYTES)
    return _as_json(request, key, version)


@csrf_protect
def _as_json(request: HttpRequest, key: str, version: int) -> HttpResponse:
    found = found_framework(key, version)
    start = {"inhoud": json.dumps(found.content, ensure_ascii=False, indent=1)}
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = JsonForm(*sent, initial=start, takes_files=can_take_files())
    return _change(request, found, form, _("Het kader als JSON"), lambda: (form.content, {}))


Said = Callable[[], tuple[Mapping[str, Any], Mapping[str, Any]]]
"""The new content and head, once the form is right."""


def _change(
    request: HttpRequest, found: Framework, form: Any, title: Any, said: Said, criterion: str = ""
) -> HttpResponse:
    refused = ""
    if request.method == "POST" and form.is_valid():
        content, head = said()
        try:
            services.change(framework=found, by=request.actor, content=content, head=head)
        except Refused as why:
            refused = str(why)
        else:
            return see_other("desk-framework", found.key, found.version)
    words = {
        "framework": found,
        "title": title,
        "form": form,
        "problems": form.problems,
        "refused": refused,
        "is_draft": found.state == FrameworkState.DRAFT,
        "criterion": "" if criterion == NEW else criterion,
    }
    return desk_page(request, "desk_framework_form", words)


@allowed(may_steer)
@require_safe
def difference(request: HttpRequest, key: str, version: int, other: int) -> HttpResponse:
    """What is different from another version."""
    found, before = found_framework(key, version), found_framework(key, other)
    said = {"framework": found, "before": before, "changes": changes(before.content, found.content)}
    return desk_page(request, "desk_framework_diff", said)
